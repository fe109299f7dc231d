"""Slips: which mistake explains a conflict, how it is shown, and that none is named where nothing is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from reviewed import trade

from claimcheck.chance import chance
from claimcheck.checker import review
from claimcheck.explain import SLIPS_COMMAND, slip_files
from claimcheck.figure import read as read_figure
from claimcheck.finding import Finding, Severity, Verdict
from claimcheck.interval import Interval
from claimcheck.judgement import Review
from claimcheck.loading.loader import load, read
from claimcheck.naming import MOST_FINDINGS, NOT_LOOKED_FOR
from claimcheck.reading import readings
from claimcheck.rewording import decimals_of, digits_of, moved, showing, with_digits
from claimcheck.rules import RULES
from claimcheck.slip import HEADINGS, Family, Looked, Slip, Undone
from claimcheck.slips import SLIPS

every_slip = pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.id)


NAMED = [pytest.param(slip, example, id=f"{slip.id}: {name}") for slip in SLIPS for name, example in slip.named.items()]
NOT_NAMED = [
    pytest.param(slip, text, id=f"{slip.id}: {name}") for slip in SLIPS for name, text in slip.not_named.items()
]


def slips_of(found: Review) -> list[str]:
    return [sentence for finding in found.findings for sentence in finding.slips]


@pytest.fixture(scope="module")
def article(project: Path) -> Review:
    return review(load(project / "claims" / "pakistani-american-diaspora"))


# The library.


@every_slip
def test_a_page_begins_with_a_sentence_and_has_every_heading_in_order(slip: Slip) -> None:
    assert slip.summary.endswith(".")
    assert tuple(re.findall(r"^#+ (.+)$", slip.page, re.MULTILINE)) == HEADINGS
    assert all(part.strip() for part in re.split(r"^## .+$", slip.page, flags=re.MULTILINE)), "a part is empty"


@every_slip
def test_a_slip_is_in_a_file_of_its_name_and_shows_both_kinds_of_example(slip: Slip, project: Path) -> None:
    assert (project / "src" / "claimcheck" / "slips" / f"{slip.id.replace('-', '_')}.py").is_file()
    assert slip.named
    assert slip.not_named


def test_the_library_has_every_slip_once_by_family() -> None:
    assert len({slip.id for slip in SLIPS}) == len(SLIPS)
    assert [slip.family for slip in SLIPS] == sorted(slip.family for slip in SLIPS)


@pytest.mark.parametrize(("slip", "example"), NAMED)
def test_a_slip_is_named_first_with_its_sentence(slip: Slip, example: Any) -> None:
    found = review(read(example.text))
    said = [finding for finding in found.findings if finding.slips]
    assert [finding.primary for finding in said] == [example.claim]
    assert said[0].slips[0] == example.sentence
    assert example.sentence.startswith(f"{slip.id}: ")


@pytest.mark.parametrize(("slip", "text"), NOT_NAMED)
def test_no_slip_is_named_for_a_claim_that_is_right(slip: Slip, text: str) -> None:
    assert slips_of(review(read(text))) == []


@pytest.mark.parametrize(("slip", "example"), NAMED)
def test_looking_for_slips_changes_no_verdict_and_no_message(slip: Slip, example: Any) -> None:
    dossier = read(example.text)
    one, other = review(dossier), review(dossier, slips=False)
    assert [judged.verdict for judged in one.judged] == [judged.verdict for judged in other.judged]
    bare = [replace(finding, slips=(), suspects=()) for finding in one.findings]
    assert bare == list(other.findings)


def test_no_rule_example_that_passes_has_a_slip() -> None:
    for rule in RULES:
        for text in rule.passing.values():
            assert slips_of(review(read(text), [rule])) == []


def test_the_pages_in_the_documentation_are_current(project: Path) -> None:
    folder = project / "docs" / "slips"
    written = {file.name: file.read_text(encoding="utf-8") for file in folder.glob("*.md")}
    assert written == slip_files(), f"run {SLIPS_COMMAND}"


# What is said.


def test_the_growth_of_the_article_is_that_of_one_fiscal_year(article: Review) -> None:
    finding = about(article, "it-exports-growth")
    first = finding.slips[0]
    assert first.startswith("other-period: “47%” is fiscal 2020 to fiscal 2021: 1,440 to 2,123 million USD is +47.4%")
    assert "1,440 to 2,108 million USD is +46.4% (revision" in first
    assert re.search(r"; 1 in [0-9]+ figures of this precision would fit as well$", first)


def test_the_remittances_of_the_article_are_those_of_other_years(article: Review) -> None:
    listed = next(one for one in about(article, "us-remittances").slips if one.startswith("other-period"))
    official, modelled = listed.index("calendar 2005"), listed.index("calendar 2017")
    assert "official" in listed[official:modelled]
    assert "calendar 2016 (1.33 billion USD)" in listed
    assert "modelled" in listed[modelled:]


def test_only_conflicts_of_the_article_have_slips(article: Review) -> None:
    for finding in article.findings:
        if finding.slips:
            assert finding.verdict in (Verdict.CONTRADICTED, Verdict.DISPUTED)
            assert finding.severity is Severity.ERROR


def about(found: Review, claim: str) -> Finding:
    return next(finding for finding in found.findings if finding.primary == claim and finding.slips)


def test_where_several_claims_are_doubted_each_slip_names_its_claim_and_a_claim_that_has_one_comes_first() -> None:
    found = review(read(trade(357)))
    finding = next(one for one in found.findings if one.severity is Severity.ERROR)
    assert finding.slips[0].startswith("digits-swapped: “$357 million” (both) stands for “$375 million”")
    assert "both" in finding.suspects[:1] or any(f"({finding.suspects[0]})" in one for one in finding.slips)


def test_a_slip_that_leaves_another_conflict_of_the_component_is_not_named() -> None:
    more = trade(357) + "  - {id: again, quote: trade was $800 million, kind: level, quantity: trade, period: 2022,\n"
    found = review(read(more + "     figure: $800 million}\n"))
    assert not any("(both)" in sentence for sentence in slips_of(found))


def test_a_fit_that_is_likely_by_chance_is_said_to_be_so() -> None:
    years = "".join(f"      {2000 + number},{100 + 7 * number}\n" for number in range(20))
    found = review(
        read(
            "quantities:\n  exports: {measure: exports, unit: USD, per: year}\n"
            "sources:\n  bank: {title: Exports, publisher: Bank}\n"
            f"evidence:\n  - quantity: exports\n    source: bank\n    rows: |\n      period,value\n{years}"
            "claims:\n  - {id: growth, quote: grew by 30% from 2005 to 2006, kind: change, quantity: exports,\n"
            "     period: calendar 2005..calendar 2006, figure: 30%}\n"
        )
    )
    assert any("likely by chance" in sentence or "1 in" in sentence for sentence in slips_of(found))


def levels(printed: str, value: str, more: str = "", unit: str = "million USD") -> Review:
    """A level as printed beside the one that the only source gives, in the unit."""
    return review(
        read(
            "quantities:\n  sales: {measure: sales, unit: USD, per: year}\n"
            "  costs: {measure: costs, unit: USD, per: year}\n  profit: {measure: profit, unit: USD, per: year}\n"
            "identities:\n  - profit = sales - costs\n"
            "sources:\n  book: {title: Books, publisher: Company, standing: official}\n"
            f"evidence:\n  - quantity: sales\n    source: book\n    unit: {unit}\n    rows: |\n"
            f"      period,value\n      2022,{value}\n"
            "claims:\n"
            f"  - {{id: sales, quote: 'sales of {printed}', kind: level, quantity: sales, period: calendar 2022,\n"
            f"     figure: '{printed}'}}\n{more}"
        )
    )


def test_another_way_to_print_the_same_value_is_no_slip() -> None:
    assert slips_of(levels("$2.0 million", "3.6")) == []
    assert [one.partition(":")[0] for one in slips_of(levels("$2.0 million", "20.4"))] == ["times-ten"]


def test_a_slip_is_named_beside_what_is_wrong_without_the_claim_too() -> None:
    wrong = (
        "  - {id: costs, quote: costs of $100 million, kind: level, quantity: costs, period: calendar 2022,\n"
        "     figure: $100 million}\n"
        "  - {id: again, quote: costs of $700 million, kind: level, quantity: costs, period: calendar 2022,\n"
        "     figure: $700 million}\n"
        "  - {id: profit, quote: profit of $146.3 million, kind: level, quantity: profit, period: calendar 2022,\n"
        "     figure: $146.3 million}\n"
    )
    found = about(levels("$264.3 million", "246.3", wrong), "sales")
    assert found.slips[0].startswith("digits-swapped: “$264.3 million” stands for “$246.3 million”: ")


def test_what_one_slip_makes_of_one_claim_stands_in_one_line_and_what_fits_no_better_is_counted() -> None:
    (line,) = slips_of(levels("$12.8 million", "124.8"))
    assert line.startswith("digit-dropped: “$12.8 million” stands for “$124.8 million”")


def test_a_whole_number_of_things_stands_for_no_part_of_one() -> None:
    found = review(
        read(
            "quantities:\n  ships: {measure: ships, unit: ships}\n  ferries: {measure: ferries, unit: ships}\n"
            "identities:\n  - ferries <= ships\nclaims:\n"
            "  - {id: ships, quote: 9 ships, kind: level, quantity: ships, period: 2022, figure: 9 ships}\n"
            "  - {id: ferries, quote: 14 ferries, kind: level, quantity: ferries, period: 2022, figure: 14}\n"
        )
    )
    assert slips_of(found)
    assert not any(re.search(r"stands for “[0-9]*\.", one) for one in slips_of(found))


def test_a_date_is_not_moved_by_centuries() -> None:
    found = review(
        read(
            "quantities:\n  opened: {measure: opening of the hall, unit: date}\n"
            "  closed: {measure: closing of the hall, unit: date}\nidentities:\n  - opened <= closed\nclaims:\n"
            "  - {id: opened, quote: opened in 1962, kind: date, quantity: opened, figure: '1962'}\n"
            "  - {id: closed, quote: closed in 1931, kind: date, quantity: closed, figure: '1931'}\n"
        )
    )
    assert any("stands for “1926”" in one for one in slips_of(found))
    assert not any(re.search("“(1692|9[0-9]{3})”", one) for one in slips_of(found))


@pytest.mark.parametrize(
    ("printed", "value", "slip"),
    [
        ("$13.6 million", "13.68", "digit-dropped"),
        ("$13.7 million", "13.68", ""),
        ("$13.7 million", "13.62", ""),
        ("over $13.7 million", "13.68", ""),
    ],
)
def test_a_figure_that_fits_by_generous_rounding_gets_a_slip_by_which_it_fits_plainly(
    printed: str, value: str, slip: str
) -> None:
    assert [one.partition(":")[0] for one in slips_of(levels(printed, value)) if slip] == ([slip] if slip else [])


def test_a_slip_is_told_where_its_claim_is(project: Path) -> None:
    found = review(load(project / "docs" / "examples" / "ostermouth-budget"))
    told = [(one, re.match(r"[a-z-]+: “[^”]*” \(([^)]+)\)", said)) for one in found.findings for said in one.slips]
    assert all(named is None or named[1] in one.claims for one, named in told)
    headline = about(found, "headline")
    assert headline.suspects == ("headline",)
    assert headline.slips[0].startswith("digits-swapped: “€421.6 million” stands for “€412.6 million”")


@given(
    st.sampled_from([one for one in SLIPS if one.rewrites is not None]),
    st.decimals(min_value="0.2", max_value="3", places=1),
    st.integers(1, 40),
    st.integers(1, 9),
)
@settings(max_examples=30)
def test_the_chance_is_the_share_of_figures_that_the_slip_turns_into_one_that_fits(
    slip: Slip, printed: Any, low: int, width: int
) -> None:
    dossier = read(
        f"quantities:\n  n: {{measure: n, unit: USD}}\nclaims:\n"
        f"  - {{id: n, quote: 'USD {printed}', kind: level, quantity: n, figure: 'USD {printed}'}}\n"
    )
    reading = next(iter(readings(dossier)))
    needed = Interval.closed(Fraction(low, 10), Fraction(low + width, 10))
    looked = Looked(dossier, reading, (needed,))
    assert looked.figure is not None
    assert looked.figure.value is not None
    assert slip.rewrites is not None
    grid = range(ceil(looked.figure.value), floor(looked.figure.value * 100) + 1)
    fit = 0
    for place in grid:
        texts = slip.rewrites(f"{place // 10}.{place % 10}")
        halves = [(Fraction(text.replace(",", "")), Fraction(1, 2 * 10 ** decimals_of(text))) for text in texts]
        fit += any(Interval.closed(value - half, value + half).meets(needed) for value, half in halves)
    said = chance(slip, looked, Undone(reading.claim))
    assert said is not None
    # Zeros at the end are written or left out, so that a slip is its own inverse but for those.
    assert abs(said * len(grid) - max(fit, 1)) <= 2 + Fraction(fit, 10)


def test_a_file_of_many_conflicts_says_where_slips_are_not_looked_for() -> None:
    rows = "".join(f"      place{number},2022,{1000 + number}\n" for number in range(MOST_FINDINGS + 1))
    claims = "".join(
        f"  - {{id: c{number}, quote: 7 people, kind: level, quantity: people, member: place{number}, period: 2022,\n"
        "     figure: 7 people}\n"
        for number in range(MOST_FINDINGS + 1)
    )
    found = review(
        read(
            "quantities:\n  people: {measure: people, unit: people, by: place}\n"
            "sources:\n  office: {title: People, publisher: Office}\n"
            f"evidence:\n  - quantity: people\n    source: office\n    complete: no\n    rows: |\n"
            f"      member,period,value\n{rows}claims:\n{claims}"
        )
    )
    assert slips_of(found).count(NOT_LOOKED_FOR) == 1


# Rewriting.


@pytest.mark.parametrize(
    ("digits", "places", "expected"),
    [
        ("4.7", 1, "47"),
        ("47", -1, "4.7"),
        ("12,000", -1, "1,200"),
        ("1,200", 1, "12,000"),
        ("0.3", 1, "3"),
        ("0.3", -1, "0.03"),
        ("1,440", 3, "1,440,000"),
        ("0", 1, None),
    ],
)
def test_a_point_is_moved(digits: str, places: int, expected: str | None) -> None:
    assert moved(digits, places) == expected


@given(st.decimals(min_value="0.01", max_value="9999", places=2), st.sampled_from([1, 3]))
def test_moving_a_point_there_and_back_keeps_the_value(value: Any, places: int) -> None:
    there = moved(str(value), places)
    assert there is not None
    back = moved(there, -places)
    assert back is not None
    assert Fraction(back.replace(",", "")) == Fraction(value)


@pytest.mark.parametrize("printed", ["over $2.6 billion", "about 12,000 students", "fell by 5.5%", "−12.6 million USD"])
def test_a_figure_with_its_own_digits_is_the_figure(printed: str) -> None:
    figure = read_figure(printed)
    assert figure.value is not None
    digits = digits_of(printed)
    assert digits is not None
    assert with_digits(figure, digits) is None
    assert showing(figure, figure.value) is None


def test_another_value_is_shown_at_the_same_place_in_the_same_words() -> None:
    shown = showing(read_figure("over $2.6 billion"), Fraction(3_149_000_000))
    assert shown is not None
    assert shown.printed == "over $3.1 billion"


@pytest.mark.parametrize(
    ("key", "printed", "expected"),
    [
        ("kind: level, figure", "47 members", ["48 members", "46 members"]),
        ("kind: level, figure", "one member", []),
        ("kind: level, figure", "two members", ["three members"]),
        ("kind: level, figure", "99 members", ["100 members", "98 members"]),
        ("kind: level, figure", "Twenty members", ["Nineteen members"]),
        ("kind: level, figure", "101 members", []),
        ("kind: level, figure", "about 47 members", []),
        ("kind: level, figure", "47%", []),
        ("kind: level, figure", "47.0 members", []),
        ("kind: rank, position", "joint third", ["joint fourth", "joint second"]),
        ("kind: rank, position", "first", ["second"]),
        ("kind: rank, position", "top five", ["top six", "top four"]),
    ],
)
def test_a_count_or_a_place_is_one_more_and_one_less(key: str, printed: str, expected: list[str]) -> None:
    unit = "'%'" if "%" in printed else "members"
    dossier = read(
        f"quantities:\n  n: {{measure: n, unit: {unit}}}\nclaims:\n"
        f"  - {{id: n, quote: 'it is {printed}', quantity: n, {key}: '{printed}'}}\n"
    )
    slip = next(one for one in SLIPS if one.id == "one-off")
    made = list(slip.make(Looked(dossier, next(iter(readings(dossier))))))
    assert [claim.printed for claim in made] == expected


@pytest.mark.parametrize("slip", [one for one in SLIPS if one.family is not Family.MEANING], ids=lambda slip: slip.id)
def test_a_slip_of_digits_undoes_what_it_makes(slip: Slip) -> None:
    dossier = read(
        "quantities:\n  n: {measure: n, unit: people}\nclaims:\n"
        "  - {id: n, quote: 43 people, kind: level, quantity: n, figure: 43 people}\n"
    )
    reading = next(iter(readings(dossier)))
    made = list(slip.make(Looked(dossier, reading)))
    assert made
    for claim in made:
        undone = slip.undo(Looked(dossier, replace(reading, claim=claim)))
        values = {one.claim.figure.value for one in undone if getattr(one.claim, "figure", None)}  # type: ignore[union-attr]
        assert Fraction(43) in values


def test_a_slip_that_raises_is_named_and_fails_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def undo(looked: Looked) -> Iterator[Undone]:
        raise ZeroDivisionError(looked.claim.id)

    monkeypatch.setattr("claimcheck.slipping.SLIPS", (replace(SLIPS[0], undo=undo),))
    found = review(read(trade(357)))
    assert found.failed
    assert [(one.rule, one.error.partition(":")[0]) for one in found.failures] == [(SLIPS[0].id, "ZeroDivisionError")]
