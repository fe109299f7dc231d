"""Coverage: each quantity is claimed, exempted by name, or reported with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Run
from paragraphs import PARAGRAPHS, Paragraph

from claimcheck.coverage import By, Coverage, coverage
from claimcheck.drafting import sketches
from claimcheck.fault import InputError
from claimcheck.loading.loader import load, read
from claimcheck.report.coverage import MOST_SKETCHED, document, percent, text

ARTICLE = """
article:
  body: |
    In 2023 the city had 12,000 residents. Call 555-0100-2000. Its harbour took in $1.3 billion in 2022.
    Exports grew by 47% from 2020 to 2023, more than those of the three rivals, Ada, Bo and Cy.
"""


def of(claims: str) -> Coverage:
    return coverage(read(ARTICLE + claims))


def by(found: Coverage, text: str) -> tuple[By, str]:
    """What accounts for the number that holds these words."""
    (number,) = (one for one in found.numbers if text in one.text)
    return number.by, number.name


def test_without_claims_every_quantity_is_reported_with_its_place() -> None:
    found = of("")
    assert found.percent == 0
    assert found.quantities == len(found.unclaimed) > 0
    assert [(one.line, one.column) for one in found.unclaimed if one.text.startswith("$1.3")] == [(1, 80)]


def test_a_claim_covers_its_figure_and_the_dates_in_its_words_and_no_other_number() -> None:
    found = of(
        "claims:\n  - {id: growth, quote: 'Exports grew by 47% from 2020 to 2023, more than those of the three rivals',"
        " kind: change, figure: 47%}\n"
    )
    assert by(found, "47%") == (By.CLAIM, "growth")
    assert by(found, "2020") == (By.CLAIM, "growth")
    assert by(found, "three")[0] is By.NOTHING
    assert by(found, "12,000")[0] is By.NOTHING


def test_a_list_covers_its_count_by_its_items_too() -> None:
    found = of(
        "claims:\n  - {id: rivals, quote: 'the three rivals, Ada, Bo and Cy', kind: list, items: [Ada, Bo, Cy]}\n"
    )
    assert by(found, "three") == (By.CLAIM, "rivals")


def test_a_claim_without_a_figure_covers_what_its_words_hold() -> None:
    found = of("claims:\n  - {id: open, quote: 'the city had 12,000 residents', kind: untyped}\n")
    assert by(found, "12,000") == (By.CLAIM, "open")


def test_an_exemption_covers_with_its_reason_and_one_that_is_lost_is_told() -> None:
    found = of(
        "exemptions:\n  - {quote: 'the city had 12,000 residents', reason: a guess}\n"
        "  - {quote: 99 cats, reason: gone}\n"
    )
    assert by(found, "12,000") == (By.EXEMPTION, "a guess")
    assert [one.quote for one in found.lost] == ["99 cats"]
    assert "the words of this exemption are not in the article" in text([found])


def test_a_number_that_a_rule_of_scan_exempts_is_no_quantity() -> None:
    found = of("")
    assert [one.name for one in found.numbers if one.by is By.RULE] == ["phone-number"]
    assert found.quantities + found.count(By.RULE) == len(found.numbers)


def test_claims_of_the_same_words_in_several_places_take_them_in_turn() -> None:
    body = "article:\n  body: We sold 5 cats. They sold 5 cats.\nclaims:\n"
    one = "  - {id: one, quote: sold 5 cats, kind: level, figure: 5}\n"
    assert coverage(read(body + one)).percent == 50
    assert coverage(read(body + one + one.replace("one", "two"))).percent == 100


def test_a_quote_that_is_lost_covers_nothing() -> None:
    found = of("claims:\n  - {id: city, quote: 'the city had 12,500 residents', kind: level, figure: '12,500'}\n")
    assert by(found, "12,000")[0] is By.NOTHING


def test_a_dossier_without_text_cannot_be_covered() -> None:
    with pytest.raises(InputError, match="no text to cover"):
        coverage(read("claims: []\n"))


def test_a_text_without_numbers_is_covered() -> None:
    assert coverage(read("article: {body: Nothing here.}\n")).percent == 100


def test_only_a_whole_hundred_reads_a_hundred() -> None:
    body = "article:\n  body: We sold 5 cats and 6 dogs and 7 birds.\nclaims:\n"
    found = coverage(read(body + "  - {id: cats, quote: sold 5 cats, kind: level, figure: 5}\n"))
    assert percent(found) == "33.3"


def test_the_shipped_dossier_is_covered(project: Path) -> None:
    found = coverage(load(project / "claims" / "pakistani-american-diaspora"))
    assert found.percent == 100
    assert found.lost == ()
    assert text([found]).startswith(str(project))


def test_the_report_shows_the_sentence_and_a_claim_to_paste() -> None:
    found = coverage(read("article:\n  body: We sold 5 cats in 2020. Sales rose by 5%, “at last”.\nclaims: []\n"))
    assert text([found]) == (
        """\
claims.yaml:1:9: “5 cats” (count) is in no claim
    We sold [5 cats] in 2020
claims.yaml:1:19: “2020” (period) is in no claim
    We sold 5 cats in [2020]
claims.yaml:1:31: “rose by 5%” (change) is in no claim
    Sales [rose by 5%], “at last”

To claim these, paste under `claims:` and name the quantity:

  - id: cats
    quote: >-
      We sold 5 cats in 2020
    kind: level
    figure: 5
    period: 2020
  - id: sales-change
    quote: >-
      Sales rose by 5%, “at last”
    kind: change
    figure: 5%
    direction: rise

To leave out what needs no claim, paste its words under `exemptions:` with your reason:

  - quote: We sold 5 cats in 2020
    reason: …

claims.yaml: coverage 0%
  3 quantities: 0 claimed, 0 exempted with a reason, 3 in no claim
"""
    )


@pytest.mark.parametrize("paragraph", PARAGRAPHS, ids=lambda paragraph: paragraph.name)
def test_what_the_report_says_to_paste_loads_and_covers(paragraph: Paragraph) -> None:
    """All claims of a text pasted, under a claim file that declares nothing."""
    body = f"article:\n  body: |\n    {paragraph.text}\nclaims:\n"
    pasted = body + "\n".join(sketches(paragraph.text).values()) + "\n"
    assert coverage(read(pasted)).percent == 100
    taken = sketches(paragraph.text, [claim.id for claim in read(pasted).claims])
    assert read(pasted + "\n".join(taken.values()) + "\n").claims


def test_of_many_only_the_first_are_there_to_paste() -> None:
    body = " ".join(f"We sold {number} cats." for number in range(5, 5 + MOST_SKETCHED + 1))
    said = text([coverage(read(f"article:\n  body: {body}\nclaims: []\n"))])
    assert said.count("is in no claim") == MOST_SKETCHED + 1
    assert f"the first {MOST_SKETCHED} of {MOST_SKETCHED + 1}" in said
    assert said.count("  - id: ") == MOST_SKETCHED


def test_the_document_has_every_number() -> None:
    (dossier,) = document([of("")])["dossiers"]
    assert dossier["unclaimed"] == dossier["quantities"]
    assert {number["by"] for number in dossier["numbers"]} == {"nothing", "rule"}


def test_the_command_gates(run: Run, desk: Path) -> None:
    assert run("claimcheck coverage --fail-under 100").returncode == 0
    article = desk / "claims" / "pakistani-american-diaspora" / "article.txt"
    article.write_text(article.read_text(encoding="utf-8") + "\nSome 77 ships called.\n", encoding="utf-8")
    gated = run("claimcheck coverage --fail-under 100 --output-format json")
    assert gated.returncode == 1
    assert json.loads(gated.stdout)["dossiers"][0]["unclaimed"] == 1
    assert "Some 77 ships" in run("claimcheck coverage").stdout
    assert run("claimcheck coverage --fail-under 90").returncode == 0
    assert run("claimcheck coverage --fail-under 101").returncode == 2
    assert run("claimcheck coverage --fail-under nan").returncode == 2
    assert run("claimcheck coverage nowhere").returncode == 2
