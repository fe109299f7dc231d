"""The example dossiers: the report says what their pages say, and every rule both fires and stays quiet in them."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from conftest import ROOT

from claimcheck.checker import review
from claimcheck.finding import Verdict
from claimcheck.judgement import Review
from claimcheck.loading.loader import load
from claimcheck.rules import RULES
from claimcheck.trial import Result

EXAMPLES: Final = ROOT / "docs" / "examples"
FOLDERS: Final = {
    "Ostermouth": "ostermouth-budget",
    "Tarnholm": "tarnholm-annual-figures",
    "Kestrel Bay": "kestrel-bay-marathon",
}

CLAIM_FILE: Final = "claims.yaml"
ARTICLE: Final = "article.txt"

OCCASIONS: Final = {
    "share-in-range": (CLAIM_FILE, "59 per cent", "159 per cent"),
    "point-or-percent": (CLAIM_FILE, "1.5 percentage points", "1.5 per cent"),
    "attainable-share": (CLAIM_FILE, "71 per cent", "72 per cent"),
    "attainable-mean": (CLAIM_FILE, "3.46", "3.48"),
    "rank-unique": (CLAIM_FILE, "joint third", "second"),
    "rank-scope": (
        CLAIM_FILE,
        "    period: calendar 2023\n    position: third-largest\n",
        "    position: third-largest\n",
    ),
    "limit-lapsed": (CLAIM_FILE, "in_force: 2012-01-01..", "in_force: 2012-01-01..2023-12-31"),
    "limit-basis": (CLAIM_FILE, "of: contract\n    period", "of: debt\n    period"),
    "sources-agree": ("evidence/revenue.csv", "2024,812.4", "2024,822.4"),
    "within-magnitude": (CLAIM_FILE, "1.9 million crowns", "1.9 billion crowns"),
    "hedge-and-precision": (CLAIM_FILE, "about 40,000 crowns", "about 40,127 crowns"),
    "bound-informative": ("evidence/race-2024.csv", ",484,", ",412,"),
    "follows-as-printed": (CLAIM_FILE, "9.4 per cent", "9.41 per cent"),
    "period-stated": (CLAIM_FILE, "    period: 2024\n    figure: 3,912 runners", "    figure: 3,912 runners"),
    "stale": ("evidence/countries.csv", "2024-03,43", "2024-02,43\ninvented figures,2024-03,44"),
    "unit-matches-measure": (CLAIM_FILE, "€398.4 million", "$398.4 million"),
    "weekday-of-date": (CLAIM_FILE, "Sunday, 6 October", "Monday, 6 October"),
    "has-source": (CLAIM_FILE, "    sources: [bulletin]\n", ""),
    "source-covers-period": (CLAIM_FILE, "published: 2024-05-02", "published: 2023-05-02"),
    "circular-sources": (CLAIM_FILE, "https://tarnholm.example/report-2024", "https://ledger.example/tarnholm-2024"),
    "archived": (CLAIM_FILE, "    archived: https://archive.example/ostermouth/budget-2025\n", ""),
    "quoted-figure": (CLAIM_FILE, "Expenditure 412.6 million", "Expenditure 421.6 million"),
    "quote-found": (ARTICLE, "Three groups carried the plan: the Greens", "The Greens voted for it"),
    "number-changed": (ARTICLE, "3,912 runners", "3,921 runners"),
    "unclaimed-number": (CLAIM_FILE, "  - quote: On a scale from 0 to 10\n", "  - quote: a scale that is not there\n"),
    "hidden-character": (ARTICLE, "3,912 runners", "3,9\u200b12 runners"),
}
"""For rules that see facts: a change of one file after which the rule fires on the claim on which it was quiet."""

TRUTHS: Final = ("true", "false", "open")


@cache
def reviewed(folder: str) -> Review:
    return review(load(EXAMPLES / folder))


def table(page: Path, columns: int) -> list[tuple[str, ...]]:
    """The rows of the table of a page whose first cell is a name in code."""
    rows = re.findall(r"^\| (`.*) \|$", page.read_text(encoding="utf-8"), re.MULTILINE)
    cells = [tuple(cell.strip().replace("`", "") for cell in row.split("|")) for row in rows]
    return [row for row in cells if len(row) == columns]


def stated(folder: str) -> dict[str, tuple[str, str, str]]:
    """What the page of a dossier says of each claim: its truth, the verdict of the report, and why."""
    return {claim: (truth, verdict, why) for claim, truth, verdict, why in table(EXAMPLES / folder / "README.md", 4)}


CLAIMS: Final = [
    pytest.param(folder, claim, truth, verdict, why, id=f"{folder}:{claim}")
    for folder in FOLDERS.values()
    for claim, (truth, verdict, why) in stated(folder).items()
]
PLACES: Final = {
    rule: tuple((FOLDERS[cell.rpartition(" ")[0]], cell.rpartition(" ")[2]) for cell in (fires, quiet))
    for rule, fires, quiet in table(EXAMPLES / "index.md", 3)
}


@pytest.mark.parametrize("folder", FOLDERS.values())
def test_a_page_lists_every_claim_of_its_dossier_in_order(folder: str) -> None:
    assert list(stated(folder)) == [judged.claim.id for judged in reviewed(folder).judged]


@pytest.mark.parametrize("folder", FOLDERS.values())
def test_an_example_is_reviewed_without_a_rule_that_raises(folder: str) -> None:
    assert reviewed(folder).failures == ()


@pytest.mark.parametrize(("folder", "claim", "truth", "verdict", "why"), CLAIMS)
def test_the_report_says_what_the_page_says(folder: str, claim: str, truth: str, verdict: str, why: str) -> None:
    assert reviewed(folder).verdict(claim).value == verdict
    assert truth in TRUTHS
    assert why or (truth == "true" and verdict == "consistent"), "the page says why"


@pytest.mark.parametrize(("folder", "claim", "truth", "verdict", "why"), CLAIMS)
def test_no_true_claim_is_contradicted_and_no_false_one_passes(
    folder: str, claim: str, truth: str, verdict: str, why: str
) -> None:
    refused = {
        "true": {Verdict.CONTRADICTED},
        "false": {Verdict.CONSISTENT, Verdict.UNCHECKED},
        "open": {Verdict.CONTRADICTED, Verdict.CONSISTENT},
    }
    assert reviewed(folder).verdict(claim) not in refused[truth]


@pytest.mark.parametrize("folder", FOLDERS.values())
def test_tables_say_that_their_figures_are_invented(folder: str) -> None:
    tables = sorted((EXAMPLES / folder / "evidence").glob("*.csv"))
    assert tables
    for one in tables:
        header, *rows = one.read_text(encoding="utf-8").splitlines()
        assert header.startswith("note,")
        assert rows
        assert all(row.startswith("invented figures,") for row in rows)
    used = set(re.findall(r"table: evidence/(\S+)", (EXAMPLES / folder / CLAIM_FILE).read_text(encoding="utf-8")))
    assert used == {one.name for one in tables}


def test_the_page_has_a_place_for_every_rule_in_the_order_of_the_catalogue() -> None:
    assert list(PLACES) == [rule.id for rule in RULES]


@pytest.mark.parametrize("rule", PLACES)
def test_a_rule_fires_where_the_page_says(rule: str) -> None:
    (folder, claim), _ = PLACES[rule]
    assert claim in fired(reviewed(folder), rule)


@pytest.mark.parametrize("rule", PLACES)
def test_a_rule_stays_quiet_where_the_page_says_and_has_looked(rule: str, tmp_path: Path) -> None:
    """A requirement was compared and held; for a fact, one change in the dossier makes the rule speak of the claim."""
    _, (folder, claim) = PLACES[rule]
    found = reviewed(folder)
    assert claim not in fired(found, rule)
    if rule not in OCCASIONS:
        judged = next(one for one in found.judged if one.claim.id == claim)
        assert any(one.rule == rule and one.about == claim and one.result is Result.HOLDS for one in judged.compared)
        return
    name, old, new = OCCASIONS[rule]
    copy = tmp_path / folder
    shutil.copytree(EXAMPLES / folder, copy)
    text = (copy / name).read_text(encoding="utf-8")
    assert old in text
    (copy / name).write_text(text.replace(old, new), encoding="utf-8")
    alone = [one for one in RULES if one.id == rule]
    assert claim in fired(review(load(copy), alone), rule)


def fired(found: Review, rule: str) -> set[str]:
    """The claims that the findings of a rule name."""
    return {claim for finding in found.findings if finding.rule == rule for claim in finding.claims}
