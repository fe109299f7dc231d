"""Guard: which figures could change without anybody noticing, what it says of them, and the command."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from claimcheck.guarding import Guarding, guard
from claimcheck.loading.loader import load, read
from claimcheck.report import guard as report

CHECKED = """
quantities:
  exports: {measure: exports, unit: USD, per: year}
  students: {measure: students, unit: students}
sources:
  bank: {title: Exports, publisher: Bank}
evidence:
  - quantity: exports
    source: bank
    unit: million USD
    rows: |
      period,value
      2021,1250
      2022,1310
claims:
  - {id: exports, quote: exports of $1.31 billion, kind: level, quantity: exports, period: 2022, figure: $1.31 billion}
  - {id: students, quote: "543 students", kind: level, quantity: students, period: 2022, figure: 543 students}
  - {id: several, quote: several students, kind: level, quantity: students, figure: several students}
"""


def test_a_figure_that_evidence_has_is_guarded_and_one_that_nothing_has_is_not() -> None:
    found = guard(read(CHECKED))
    assert [one.claim.id for one in found.guarded] == ["exports"]
    assert [one.claim.id for one in found.unguarded] == ["students"]
    unseen = {(one.slip, one.printed) for one in found.guarded[0].changes if not one.noticed}
    # Of 2023 nothing is known, and $1.3 billion is the same figure with a digit less.
    assert unseen == {("other-period", "$1.31 billion in 2023"), ("digit-dropped", "$1.3 billion")}
    assert 0 < found.score < 100


def test_it_is_said_what_would_guard_a_figure() -> None:
    assert guard(read(CHECKED)).unguarded[0].needs == (
        "an observation of students@calendar 2022 in a table of evidence, or another claim of it"
    )


def test_a_vague_figure_is_none_that_could_change() -> None:
    assert [claim.id for claim in guard(read(CHECKED)).unchanged] == ["several"]


def test_a_place_and_a_count_in_words_are_changed_to_the_next() -> None:
    found = guard(
        read(
            "quantities:\n  exports: {measure: exports, unit: USD, per: year, by: country}\n"
            "sources:\n  bank: {title: Exports, publisher: Bank, standing: official}\n"
            "evidence:\n  - quantity: exports\n    source: bank\n    complete: yes\n    rows: |\n"
            "      member,period,value\n      Norland,2022,30\n      Sudland,2022,20\n      Ostia,2022,10\n"
            "claims:\n"
            "  - {id: place, quote: Sudland is second, kind: rank, quantity: exports, member: Sudland, period: 2022,\n"
            "     position: second}\n"
            "  - {id: names, quote: 'two countries, Norland and Sudland', kind: list, figure: two countries,\n"
            "     items: [Norland, Sudland], complete: yes}\n"
        )
    )
    changed = {one.claim.id: [(each.printed, each.noticed) for each in one.changes] for one in found.figures}
    assert changed["place"] == [("third", True), ("first", True)]
    assert ("three countries", True) in changed["names"]
    assert found.unchanged == ()


def test_another_claim_of_the_same_guards_a_figure() -> None:
    more = CHECKED + (
        "  - {id: again, quote: students numbered 543, kind: level, quantity: students, period: 2022,\n"
        "     figure: '543'}\n"
    )
    assert guard(read(more)).unguarded == ()


def test_the_score_is_the_share_of_changes_that_are_noticed() -> None:
    found = guard(read(CHECKED))
    assert found.score == 100 * found.noticed / found.changes
    assert guard(read("claims: []\n")).score == 100


def test_progress_is_told_after_each_claim() -> None:
    told: list[tuple[int, int]] = []
    guard(read(CHECKED), progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.fixture(scope="module")
def article(project: Path) -> Guarding:
    return guard(load(project / "claims" / "pakistani-american-diaspora"))


def test_every_figure_of_the_article_that_something_could_check_is_guarded(article: Guarding) -> None:
    evidence = article.dossier.evidence
    for figured in article.unguarded:
        claim = figured.claim
        quantity = getattr(claim, "quantity", None)
        assert quantity is None or evidence.reference(article.dossier.quantity(quantity, claim.member)) is None  # type: ignore[union-attr]
        others = [
            other
            for other in article.dossier.claims
            if other.id != claim.id and getattr(other, "quantity", None) == quantity and other.printed
        ]
        assert not others


@pytest.fixture
def small(desk: Path) -> Path:
    """A dossier of three claims on the desk."""
    folder = desk / "small"
    folder.mkdir()
    (folder / "claims.yaml").write_text(CHECKED, encoding="utf-8")
    return folder


@pytest.mark.usefixtures("small")
def test_the_command_prints_the_score_and_fails_under_it(run: Callable[[str], CompletedProcess[str]]) -> None:
    done = run("claimcheck guard small --fail-under 10")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == (
        "Guard score 41%: 9 of 22 changes would be noticed; 1 of 2 figures are guarded."
    )
    assert run("claimcheck guard small --fail-under 50").returncode == 1


@pytest.mark.usefixtures("small")
def test_the_command_writes_json(run: Callable[[str], CompletedProcess[str]]) -> None:
    done = run("claimcheck guard small --output-format json")
    (dossier,) = json.loads(done.stdout)["dossiers"]
    assert dossier["noticed"] == sum(one["noticed"] for figure in dossier["figures"] for one in figure["changes"])
    assert all((figure["needs"] is None) == figure["guarded"] for figure in dossier["figures"])


def test_a_folder_without_a_dossier_is_one_fault(run: Callable[[str], CompletedProcess[str]]) -> None:
    done = run("claimcheck guard nowhere")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_an_article_without_a_title_is_named_once() -> None:
    lines = report.text([guard(read(CHECKED))]).splitlines()
    assert len(lines[:2]) == 2
    assert lines[0]
    assert lines[1] == ""
