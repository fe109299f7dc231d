"""What follows: the values that the rest leaves a claim, the chain that gives them, and `claimcheck why`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from reviewed import trade

from claimcheck.checker import review
from claimcheck.finding import Verdict
from claimcheck.judgement import Review
from claimcheck.loading.loader import load, read


@pytest.fixture(scope="module")
def article(project: Path) -> Review:
    return review(load(project / "claims" / "pakistani-american-diaspora"))


@pytest.mark.parametrize(
    ("claim", "values"),
    [("out", "123 million USD to 127 million USD"), ("both", "373 million USD to 377 million USD")],
)
def test_the_rest_leaves_a_claim_a_range_with_its_chain(claim: str, values: str) -> None:
    (found,) = review(read(trade(375))).following(claim)
    assert found.values == values
    assert found.chain
    others = {"out", "in", "both"} - {claim}
    assert all(any(f"({other})" in step for step in found.chain) for other in others)
    assert not any(f"({claim})" in step for step in found.chain)


def test_nothing_follows_for_a_claim_that_states_nothing() -> None:
    assert review(read(trade(375))).following("alone") == ()


def test_a_level_that_only_a_source_knows_is_left_what_the_source_says(article: Review) -> None:
    (found,) = article.following("us-remittances")
    assert found.values == "3.21 billion USD"
    assert "3,209.839 million USD, from State Bank of Pakistan" in found.chain[0]


def test_a_change_and_a_level_without_a_period_imply_where_it_began(article: Review) -> None:
    implied = next(one for one in article.following("it-exports-growth") if "it-exports-level" in one.quantity)
    assert implied.values == "over 1.77 billion USD"
    assert "fiscal 2020 has 1,440 million USD" in implied.chain[0]


def test_the_true_statement_is_not_drawn_into_the_contradiction(article: Review) -> None:
    assert article.verdict("it-exports-level") is Verdict.CONSISTENT
    assert not any("it-exports-level" in one.claims for one in article.findings if one.slips)


def test_the_command_says_all_of_one_claim(run: Callable[[str], CompletedProcess[str]]) -> None:
    done = run("claimcheck why it-exports-growth claims")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].startswith("it-exports-growth is contradicted")
    heads = [line for line in lines if line and not line.startswith(" ")][1:]
    assert heads == ["Compared with", "Drawn", "The rest leaves it", "Slips"]
    assert any(line.startswith("  ✗ calendar 2020 to calendar 2023 ") for line in lines)
    assert "over 1.77 billion USD" in done.stdout


def test_the_command_says_when_nothing_is_known(run: Callable[[str], CompletedProcess[str]]) -> None:
    done = run("claimcheck why journals")
    assert done.returncode == 0, done.stderr
    assert "  any value: nothing else says anything of it" in done.stdout.splitlines()


def test_a_claim_that_is_not_there_is_one_fault_with_what_is_close(
    run: Callable[[str], CompletedProcess[str]],
) -> None:
    done = run("claimcheck why it-export-growth")
    assert done.returncode == 2
    assert "did you mean 'it-exports-growth'" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_json_has_what_follows_for_each_claim(run: Callable[[str], CompletedProcess[str]]) -> None:
    (dossier,) = json.loads(run("claimcheck check claims --output-format json").stdout)["dossiers"]
    follows = {claim["id"]: claim["follows"] for claim in dossier["claims"]}
    assert any(one["values"] == "over 1.77 billion USD" for one in follows["it-exports-growth"])
    assert follows["journals"] == []
