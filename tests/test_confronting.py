"""Which statements give a requirement's quantities: readings, evidence, and what confronting them says."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Final

import pytest

from claimcheck.case import Case
from claimcheck.checker import review
from claimcheck.dossier import Dossier
from claimcheck.finding import Severity, Verdict
from claimcheck.interval import Interval
from claimcheck.judgement import Review
from claimcheck.loading.loader import read
from claimcheck.period import GREGORIAN
from claimcheck.quantity import ChangeFrom, Quantity
from claimcheck.reading import NEWEST, Reading, older_readings, readings

TODAY: Final = date(2026, 1, 1)

HEAD: Final = """
article: {published: 2025}
calendars:
  fiscal: {starts: July, named_by: the year it ends in}
quantities:
  exports: {measure: exports, unit: USD, per: year, by: country, members: {Norland: [NL], Sudland: [], Union: []}}
  salary: {measure: pay, unit: USD, per: month}
  balance: {measure: trade balance, unit: USD, per: year, signed: yes}
  jobless: {measure: unemployment, unit: "%"}
  guests: {measure: guests, unit: guests, by: place}
sources:
  bank: {title: Exports, publisher: Central Bank, standing: official}
  press: {title: News, publisher: Newspaper, standing: reported}
  model: {title: Estimates, publisher: Institute, standing: modelled}
"""


def table(
    *rows: str, quantity: str = "exports", source: str = "bank", header: str = "period,value", **keys: str
) -> str:
    """One table of evidence, in the unit of its quantity unless `keys` name another."""
    more = "".join(f"    {key}: {value}\n" for key, value in keys.items())
    lines = "".join(f"      {row}\n" for row in (header, *rows))
    return f"  - quantity: {quantity}\n    source: {source}\n{more}    rows: |\n{lines}"


def claim(name: str, kind: str, figure: str, **keys: str) -> str:
    """One claim; its quote is its name and its figure."""
    more = "".join(f", {'or' if key == 'other' else key}: {value}" for key, value in keys.items())
    return f'  - {{id: {name}, quote: "{name} {figure}", kind: {kind}, figure: "{figure}"{more}}}\n'


def level(name: str, figure: str, quantity: str = "exports", **keys: str) -> str:
    return claim(name, "level", figure, quantity=quantity, **keys)


def dossier(*claims: str, evidence: str = "") -> Dossier:
    tables = f"evidence:\n{evidence}" if evidence else ""
    listed = f"claims:\n{''.join(claims)}" if claims else ""
    return read(f"{HEAD}{tables}{listed}")


def checked(*claims: str, evidence: str = "") -> Review:
    return review(dossier(*claims, evidence=evidence), today=TODAY)


def read_as(*claims: str, evidence: str = "") -> list[Reading]:
    return list(readings(dossier(*claims, evidence=evidence)))


def quantity(member: str = "", year: int = 2022, measure: str = "exports") -> Quantity:
    return Quantity(measure, tuple(member.split("+")) if member else (), GREGORIAN.year(year))


class TestTheReadingsOfAClaim:
    """“Words leave readings open, and a checker that picks one for the author raises false alarms.”"""

    def test_a_bare_year_is_calendar_or_fiscal_where_evidence_knows_both(self) -> None:
        both = table("calendar 2022,1", "fiscal 2022,2")
        found = read_as(level("a", "$5", period="2022"), evidence=both)
        assert [(one.number, one.label) for one in found] == [(0, "in calendar years"), (1, "in fiscal years")]

    def test_and_one_of_them_where_evidence_knows_one(self) -> None:
        found = read_as(level("a", "$5", period="2022"), evidence=table("fiscal 2022,2"))
        assert [str(one.period) for one in found] == ["fiscal 2022"]

    def test_an_unstated_period_is_one_of_the_newest_at_publication(self) -> None:
        evidence = table(*(f"{year},1" for year in range(2019, 2028)))
        case = dossier(level("a", "$5"), evidence=evidence)
        assert [str(one.period) for one in readings(case)] == ["calendar 2025", "calendar 2024"]
        older = list(older_readings(case, case.claims[0], NEWEST))
        assert [one.number for one in older] == [2, 3, 4, 5, 6]
        assert all(one.secondary and one.older for one in older)
        assert str(older[0].period) == "calendar 2023"

    def test_of_a_share_both_must_be_known(self) -> None:
        rows = ("Norland,2024,1", "all,2024,9", "all,2025,9")
        share = claim("a", "share", "5%", quantity="exports", member="Norland")
        found = read_as(share, evidence=table(*rows, header="member,period,value", whole="all"))
        assert [str(one.period) for one in found] == ["calendar 2024"]

    def test_listed_ones_come_after_the_words_and_are_secondary(self) -> None:
        found = read_as(level("a", "$5", period="calendar 2022", other='[{label: "of NL", member: NL}]'))
        assert [(one.number, one.secondary, one.label) for one in found] == [(0, False, ""), (1, True, "of NL")]
        assert found[1].stated == quantity("Norland")

    @pytest.mark.parametrize(
        ("figure", "direction", "plain"),
        [
            ("3%", "fall", Interval.closed(Fraction(-7, 2), Fraction(-5, 2))),
            ("more than 3%", "fall", Interval.below(-3)),
            ("less than 3%", "fall", Interval(Fraction(-3), Fraction(0), low_end=Interval.open(0, 1).low_end)),
            ("less than 3%", "rise", Interval(Fraction(0), Fraction(3), high_end=Interval.open(0, 1).high_end)),
            ("up to 3%", "fall", Interval.closed(-3, 0)),
            ("at least 3%", "rise", Interval.at_least(3)),
        ],
    )
    def test_a_change_keeps_to_its_direction(self, figure: str, direction: str, plain: Interval) -> None:
        change = claim(
            "a", "change", figure, quantity="exports", period="calendar 2021..calendar 2022", direction=direction
        )
        (found,) = read_as(change)
        assert isinstance(found.stated, ChangeFrom)
        assert found.plain == plain

    @pytest.mark.parametrize(
        ("quantity_of", "figure", "period", "value"),
        [
            ("exports", "$100 a month", "calendar 2022", 1200),
            ("exports", "$300 a quarter", "calendar 2022", 1200),
            ("exports", "$1,200 a year", "calendar 2022", 1200),
            ("exports", "$1,200 a year", "2022-Q2", 1200),
            ("exports", "$100 a month", "2022-Q2", 300),
            ("exports", "$100 a month", "2022-08", 100),
            ("salary", "$100 a month", "calendar 2022", 100),
        ],
    )
    def test_a_rate_over_time_is_the_flow_of_its_period(
        self, quantity_of: str, figure: str, period: str, value: int
    ) -> None:
        (found,) = read_as(level("a", figure, quantity_of, period=period))
        assert found.plain is not None
        assert value in found.plain
        assert value * 2 not in found.plain
        assert value * Fraction(2, 3) not in found.plain

    @pytest.mark.parametrize(("measure", "low"), [("exports", Fraction(0)), ("balance", None)])
    def test_a_bound_from_above_begins_where_the_quantity_does(self, measure: str, low: Fraction | None) -> None:
        (found,) = read_as(level("a", "under $5", measure, period="calendar 2022"))
        assert found.plain is not None
        assert (found.plain.low, found.plain.high) == (low, Fraction(5))


class TestTheReference:
    """“Per quantity and definition there is one reference: the newest vintage of the best standing (official, then
    reported, then modelled)”."""

    EVIDENCE: Final = (
        table("2022,300", source="model", vintage="2025-01")
        + table("2022,200", source="press", vintage="2025-02")
        + table("2022,101", vintage="2023-01")
        + table("2022,111", vintage="2024-01")
    )

    def reference(self, evidence: str, wanted: Quantity | None = None) -> str | None:
        found = dossier(evidence=evidence).evidence.reference(wanted or quantity())
        return None if found is None else f"{found.printed} {found.series.name}"

    def test_standing_before_vintage_and_the_newest_vintage(self) -> None:
        assert self.reference(self.EVIDENCE) == "111 USD Central Bank, 2024-01"

    def test_the_order_of_the_tables_does_not_matter(self) -> None:
        parts = [f"  - quantity{part}" for part in self.EVIDENCE.split("  - quantity")[1:]]
        assert self.reference("".join(reversed(parts))) == "111 USD Central Bank, 2024-01"

    def test_the_definition_of_the_article_before_standing(self) -> None:
        other = table("2022,500", definition="with services")
        assert self.reference(other + table("2022,200", source="model")) == "200 USD Institute"

    def test_a_period_that_only_a_lesser_source_knows(self) -> None:
        assert self.reference(self.EVIDENCE + table("2021,7", source="model"), quantity(year=2021)) == "7 USD Institute"

    @pytest.mark.parametrize(
        ("figure", "verdict", "origin"),
        [
            ("$111", Verdict.CONSISTENT, ""),
            ("$101", Verdict.STRAINED, "Central Bank, 2023-01"),
            ("$200", Verdict.STRAINED, "Newspaper"),
            ("$300", Verdict.STRAINED, "Institute"),
            ("$400", Verdict.CONTRADICTED, ""),
        ],
    )
    def test_what_fits_only_another_names_it(self, figure: str, verdict: Verdict, origin: str) -> None:
        found = checked(level("a", figure, period="calendar 2022"), evidence=self.EVIDENCE)
        assert found.verdict("a") is verdict
        assert origin in "".join(finding.message for finding in found.findings)

    def test_the_last_of_many_vintages_still_counts(self) -> None:
        """A publisher who revises each month has more vintages than a figure is likely to come from."""
        tables = "".join(
            table(f"2022,{1_000 + 10 * number}", vintage=f"20{10 + number // 12}-{number % 12 + 1:02d}")
            for number in range(40)
        )
        found = checked(level("a", "$1,001", period="calendar 2022"), evidence=tables.replace(",1000\n", ",1001\n"))
        assert found.verdict("a") is Verdict.STRAINED


class TestSeveralQuantities:
    """“both levels of a change come from one vintage”."""

    def supplies(self, evidence: str, *wanted: Quantity) -> list[list[str]]:
        found = dossier(evidence=evidence).evidence.supplies(wanted)
        return [[f"{supply.printed} {supply.series.vintage}" for supply in one.values()] for one in found]

    def test_from_one_series(self) -> None:
        evidence = table("2021,1", "2022,2", vintage="2023") + table("2022,3", vintage="2024")
        assert self.supplies(evidence, quantity(year=2021), quantity(year=2022)) == [["1 USD 2023", "2 USD 2023"]]

    def test_two_levels_that_no_series_has_both_are_not_joined(self) -> None:
        evidence = table("2021,1", vintage="2023") + table("2022,3", vintage="2024")
        assert self.supplies(evidence, quantity(year=2021), quantity(year=2022)) == []

    def test_a_part_and_a_whole_of_one_period_may_be(self) -> None:
        evidence = table("Norland,2022,1", header="member,period,value", vintage="2023") + table(
            "2022,3", vintage="2024"
        )
        assert self.supplies(evidence, quantity("Norland"), quantity()) == [["1 USD 2023", "3 USD 2024"]]

    def test_a_change_on_the_older_vintage_that_has_both_levels(self) -> None:
        evidence = table("2021,100", "2022,150", vintage="2023") + table("2022,300", vintage="2024")
        for figure, verdict in (("50%", Verdict.CONSISTENT), ("200%", Verdict.CONTRADICTED)):
            change = claim("a", "change", figure, quantity="exports", period="calendar 2021..calendar 2022")
            assert checked(change, evidence=evidence).verdict("a") is verdict


class TestSumsOfMembers:
    """“`groups`: rows that bundle members: they are never ranked, and never summed with members”."""

    ROWS: Final = ("Norland,2022,40", "Sudland,2022,25", "Union,2022,50", "all,2022,100")

    def given(self, wanted: Quantity, **keys: str) -> tuple[str, Interval] | None:
        evidence = table(*self.ROWS, header="member,period,value", quantity="guests", whole="all", **keys)
        found = dossier(evidence=evidence).evidence.reference(wanted)
        return None if found is None else (found.printed, found.plain)

    def test_members_together_are_their_sum(self) -> None:
        wanted = quantity("Norland+Sudland", measure="guests")
        assert self.given(wanted) == ("65 guests (40 + 25)", Interval.point(65))

    def test_a_member_that_the_table_lacks_gives_no_sum(self) -> None:
        assert self.given(quantity("Norland+Westland", measure="guests")) is None

    def test_a_group_is_no_summand(self) -> None:
        assert self.given(quantity("Norland+Union", measure="guests"), groups="[Union]") is None
        assert self.given(quantity("Union", measure="guests"), groups="[Union]") is not None

    @pytest.mark.parametrize(("keys", "highest"), [({}, 0), ({"groups": "[Union]"}, 35), ({"complete": "yes"}, None)])
    def test_one_that_is_not_listed_has_at_most_the_rest(self, keys: dict[str, str], highest: int | None) -> None:
        """100 − 40 − 25 is 35; a group may hold members listed, so it is not taken off as well."""
        found = self.given(quantity("(largest that the table does not list)", measure="guests"), **keys)
        assert found == (None if highest is None else ("the rest of 100 guests", Interval.closed(0, highest)))


class TestDefinitions:
    """“A mismatch of definition … is said in the message and lowers contradicted to disputed”."""

    OTHER: Final = table("2022,900", definition="goods with services")

    def test_it_does_not_explain_a_clash_of_two_claims_away(self) -> None:
        claims = (level("one", "$500", period="calendar 2022"), level("two", "$700", period="calendar 2022"))
        found = checked(*claims, evidence=self.OTHER)
        assert {finding.rule for finding in found.findings if finding.severity is Severity.ERROR} == {
            "agrees-with-source",
            "same-quantity",
        }
        assert found.counts.explained == 0

    def test_a_source_of_the_same_definition_does(self) -> None:
        claims = (level("one", "$500", period="calendar 2022"), level("two", "$700", period="calendar 2022"))
        found = checked(*claims, evidence=table("2022,500"))
        assert (found.verdict("one"), found.verdict("two")) == (Verdict.CONSISTENT, Verdict.CONTRADICTED)
        assert found.counts.explained == 1


class TestAnotherReadingThatEvades:
    """“strained (fits only by … a secondary reading)”, also where it is another claim that it evades."""

    CLAIMS: Final = (
        level("first", "$5 billion", period="calendar 2022", other='[{label: "of Norland", member: Norland}]'),
        level("second", "$9 billion", period="calendar 2022"),
    )

    @pytest.mark.parametrize("claims", [CLAIMS, CLAIMS[::-1]])
    def test_it_is_said(self, claims: tuple[str, ...]) -> None:
        found = checked(*claims)
        (finding,) = (one for one in found.findings if one.rule == "same-quantity")
        assert (finding.primary, finding.verdict) == ("first", Verdict.STRAINED)
        assert finding.message.endswith("it fits only with first read as of Norland")
        assert found.verdict("second") is not Verdict.STRAINED


class TestWhatIsCompared:
    """“consistent (at least one requirement compared it with something else, and all hold)”."""

    def test_a_vague_word_that_does_not_hold_is_not_consistent(self) -> None:
        evidence = table("2022,1", quantity="guests")
        assert checked(level("a", "several guests", "guests", period="2022"), evidence=evidence).verdict("a") is (
            Verdict.UNCHECKED
        )

    def test_every_claim_of_an_open_order_is_undecided(self) -> None:
        parts = (
            level("part", "$2.6 billion", member="Norland", period="calendar 2022"),
            level("whole", "$2.6 billion", period="calendar 2022"),
        )
        text = f"{HEAD}identities:\n  - exports[Norland] <= exports\nclaims:\n{''.join(parts)}"
        found = review(read(text), today=TODAY)
        assert (found.verdict("part"), found.verdict("whole")) == (Verdict.UNDECIDED, Verdict.UNDECIDED)

    def test_a_claim_without_an_article_text_is_judged_all_the_same(self) -> None:
        found = checked(level("a", "$400", period="calendar 2022"), evidence=table("2022,500"))
        (finding,) = (one for one in found.findings if one.severity is Severity.ERROR)
        assert finding.words is None
        assert Case(found.dossier, ()).dossier.article.text is None

    @pytest.mark.parametrize(("start", "verdict"), [("0", Verdict.CONTRADICTED), ("-5", Verdict.UNCHECKED)])
    def test_a_change_from_nothing_or_below_does_not_divide_by_it(self, start: str, verdict: Verdict) -> None:
        """No percentage leads away from nothing, and from a loss none has an agreed meaning."""
        evidence = table(f"2021,{start}", "2022,50", quantity="balance")
        change = claim("a", "change", "20%", quantity="balance", period="calendar 2021..calendar 2022")
        found = checked(change, evidence=evidence)
        assert not found.failures
        assert found.verdict("a") is verdict


class TestCompleteMembers:
    """“When the members make up the whole”: a table that leaves one of them out ranks nobody for certain."""

    @pytest.mark.parametrize(
        ("rows", "verdict"),
        [
            (("Hill,2023,40", "Mill,2023,20"), Verdict.UNDECIDED),
            (("Hill,2023,40", "Mill,2023,20", "Quay,2023,30"), Verdict.CONSISTENT),
            (("Hill,2023,40", "Mill,2023,20", "Quay,2023,10"), Verdict.CONTRADICTED),
        ],
    )
    def test_third(self, rows: tuple[str, ...], verdict: Verdict) -> None:
        body = "\n".join(f"      {row}" for row in ("member,period,value", *rows))
        dossier = read(
            "article: {published: 2025}\n"
            "quantities:\n  loans: {measure: loans, unit: books, by: branch, members: {Hill: [], Mill: [], Quay: []},"
            " complete: yes}\n"
            "sources:\n  town: {title: Return, publisher: Town}\n"
            f"evidence:\n  - quantity: loans\n    source: town\n    rows: |\n{body}\n"
            "claims:\n  - {id: mill, quote: Mill came third, kind: rank, quantity: loans, member: Mill, period: 2023,"
            " position: third}\n"
        )
        assert review(dossier, today=TODAY).verdict("mill") is verdict
