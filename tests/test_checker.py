"""What verdicts mean: each class quotes the sentence that its tests prove, on claim files of a few lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import Final

import pytest

from claimcheck.case import Case
from claimcheck.checker import review
from claimcheck.finding import Finding, Severity, Verdict
from claimcheck.judgement import Review
from claimcheck.loading.loader import read
from claimcheck.reading import readings
from claimcheck.relation import Agreement
from claimcheck.rule import Fact, Requirement, Rule, Yield, of_module
from claimcheck.rules import (
    agrees_with_source,
    change_between,
    identity,
    same_quantity,
    share_of_whole,
    total_of_parts,
)
from claimcheck.trial import Result
from claimcheck.weighing import MOST_COMBINATIONS

SOURCE: Final = of_module(agrees_with_source)
SAME: Final = of_module(same_quantity)
CHANGE: Final = of_module(change_between)
SHARE: Final = of_module(share_of_whole)
TOTAL: Final = of_module(total_of_parts)
IDENTITY: Final = of_module(identity)

TODAY: Final = date(2026, 7, 1)

EXPORTS: Final = """
article: {published: 2025}
calendars:
  fiscal: {starts: July, named_by: the year it ends in}
quantities:
  exports: {measure: exports, unit: USD, per: year, by: country, members: {Norland: [], Sudland: []}}
sources:
  bank: {title: Exports, publisher: Central Bank, standing: official}
  model: {title: Estimates, publisher: Institute, standing: modelled}
"""


def checked(text: str, *rules: Rule, today: date = TODAY) -> Review:
    """The review by these rules, or by all there are."""
    return review(read(text), rules or None, today=today)


def level(name: str, figure: str, period: str | None = "2023", more: str = "") -> str:
    """A claim for the exports of all countries, one line of a claim file."""
    when = "" if period is None else f", period: {period}"
    return f"""
  - {{id: {name}, quote: "{name} says {figure}", kind: level, quantity: exports, figure: "{figure}"{when}{more}}}"""


def observed(rows: str, source: str = "bank", more: str = "") -> str:
    lines = "\n".join(f"      {row}" for row in rows.split())
    return f"""
  - quantity: exports
    source: {source}
    unit: million USD
    whole: all
    rows: |
{lines}
{more}"""


def exports(rows: str, *claims: str, header: str = "period,value") -> str:
    return f"{EXPORTS}\nevidence:{observed(f'{header} {rows}')}\nclaims:{''.join(claims)}\n"


def only(found: Review) -> Finding:
    assert not found.failures
    (finding,) = found.findings
    return finding


class TestTheTwoSets:
    """“Equalities hold when the sets meet and are broken when they are disjoint … strained (fits only by generous
    rounding …)”."""

    @pytest.mark.parametrize(
        ("figure", "verdict"),
        [
            ("$2.6 billion", Verdict.CONSISTENT),
            # Truncated: 2,650 lies outside [2.45, 2.55) rounded to 2.5, inside (2.5, 2.7).
            ("$2.5 billion", Verdict.STRAINED),
            ("$2.4 billion", Verdict.CONTRADICTED),
            ("over $2.5 billion", Verdict.CONSISTENT),
            ("over $2.6 billion", Verdict.CONTRADICTED),
            ("at least $2.596 billion", Verdict.CONSISTENT),
        ],
    )
    def test_a_figure_against_its_source(self, figure: str, verdict: Verdict) -> None:
        found = checked(exports("2023,2596", level("figure", figure)), SOURCE)
        assert found.verdict("figure") is verdict

    def test_severity_follows_the_set(self) -> None:
        """“error, broken in the generous sets; warning, strained”."""
        strained = checked(exports("2023,2596", level("figure", "$2.5 billion")), SOURCE)
        assert only(strained).severity is Severity.WARNING
        assert not strained.failed
        broken = checked(exports("2023,2596", level("figure", "$2.4 billion")), SOURCE)
        assert only(broken).severity is Severity.ERROR
        assert broken.failed

    def test_a_claim_that_nothing_compares_is_unchecked(self) -> None:
        """“Silence is never shown as agreement”."""
        found = checked(exports("2023,2596", level("figure", "$9 billion", "2019")), SOURCE)
        assert found.verdict("figure") is Verdict.UNCHECKED
        assert not found.findings


class TestContradictedAndDisputed:
    """“contradicted (a requirement whose only article claim it is, is broken in every reading) · disputed (a broken
    requirement ties several article claims, none of them contradicted alone …)”."""

    def test_two_claims_without_a_source_dispute_each_other(self) -> None:
        found = checked(exports("2019,1", level("one", "$2.3 billion"), level("other", "$2.6 billion")), SAME)
        assert [judged.verdict for judged in found.judged] == [Verdict.DISPUTED, Verdict.DISPUTED]
        assert only(found).claims == ("other", "one")

    def test_a_claim_contradicted_alone_explains_the_rest(self) -> None:
        text = exports("2023,2596", level("right", "$2.6 billion"), level("wrong", "$2.2 billion"))
        found = checked(text, SOURCE, SAME)
        assert found.verdict("wrong") is Verdict.CONTRADICTED
        assert found.verdict("right") is Verdict.CONSISTENT
        assert only(found).rule == "agrees-with-source"
        assert found.counts.explained == 1

    def test_without_the_source_nothing_explains_it(self) -> None:
        text = exports("2023,2596", level("right", "$2.6 billion"), level("wrong", "$2.2 billion"))
        assert checked(text, SAME).counts.explained == 0


class TestWhatASourceBearsOut:
    """What only strains between several claims is left to those that no source bears out."""

    def test_the_claim_that_its_source_bears_out_is_not_strained_by_another(self) -> None:
        rough = exports("2023,3187", level("rough", "$3.18 billion"), level("exact", "$3,187 million"))
        found = checked(rough, SOURCE, SAME)
        assert found.verdict("rough") is Verdict.STRAINED
        assert found.verdict("exact") is Verdict.CONSISTENT

    def test_without_the_source_both_are(self) -> None:
        claims = level("rough", "$3.18 billion"), level("exact", "$3,187 million")
        found = checked(exports("2021,2000", *claims), SOURCE, SAME)
        assert {found.verdict("rough"), found.verdict("exact")} == {Verdict.STRAINED}


class TestReadings:
    """“A claim takes one reading throughout a component, and is contradicted only when no reading of its words fits. A
    bare year is calendar or fiscal unless the text decides.”."""

    ROWS: Final = "calendar 2022,2108 fiscal 2022,1900 calendar 2023,2596 fiscal 2023,2300".replace(" 20", "_20")

    def text(self, *claims: str) -> str:
        return exports(self.ROWS, *claims).replace("_20", " 20")

    @pytest.mark.parametrize("figure", ["$2.6 billion", "$2.3 billion"])
    def test_a_bare_year_fits_in_either_calendar(self, figure: str) -> None:
        assert checked(self.text(level("figure", figure)), SOURCE).verdict("figure") is Verdict.CONSISTENT

    def test_a_named_calendar_is_the_only_one(self) -> None:
        found = checked(self.text(level("figure", "$2.6 billion", "fiscal 2023")), SOURCE)
        assert found.verdict("figure") is Verdict.CONTRADICTED

    def test_a_bare_year_that_fits_in_no_calendar(self) -> None:
        finding = only(checked(self.text(level("figure", "$2.9 billion")), SOURCE))
        assert finding.verdict is Verdict.CONTRADICTED
        assert "2,596 million USD in calendar 2023; 2,300 million USD in fiscal 2023" in finding.message

    def test_one_reading_for_a_claim_and_all_it_is_tied_to(self) -> None:
        """A bare year follows the claim that names its calendar where it agrees with that."""
        found = checked(
            self.text(
                level("calendar", "$2.6 billion", "calendar 2023"),
                level("fiscal", "$2.3 billion", "fiscal 2023"),
                level("bare", "$2.3 billion"),
            ),
            SAME,
        )
        assert not found.findings
        assert [judged.reading for judged in found.judged] == ["", "", "in fiscal years"]
        assert [judged.verdict for judged in found.judged] == [
            Verdict.UNCHECKED,
            Verdict.CONSISTENT,
            Verdict.CONSISTENT,
        ]

    def test_a_bare_year_is_read_where_its_sum_holds(self) -> None:
        """With the bare year in one calendar the sum holds, in the other it breaks: it is read in the first."""
        claims = (
            level("part", "$1.0 billion", "2023", ", member: Norland"),
            level("calendar-whole", "$3.0 billion", "calendar 2023"),
            level("calendar-rest", "$2.0 billion", "calendar 2023", ", member: Sudland"),
            level("fiscal-whole", "$4.0 billion", "fiscal 2023"),
            level("fiscal-rest", "$2.0 billion", "fiscal 2023", ", member: Sudland"),
        )
        text = f"{EXPORTS}identities:\n  - exports = exports[Norland] + exports[Sudland]\nclaims:{''.join(claims)}\n"
        found = checked(text, IDENTITY)
        assert not found.findings
        assert {judged.claim.id: judged.reading for judged in found.judged}["part"] == "in calendar years"
        # With the calendar sum broken as well, no reading of the year is left.
        finding = only(checked(text.replace("$3.0 billion", "$5.0 billion"), IDENTITY))
        assert finding.verdict is Verdict.DISPUTED
        assert "part" in finding.claims

    def test_a_claim_that_one_rule_needs_in_one_calendar_and_another_in_the_other(self) -> None:
        """Its source has it for the calendar year, its parts give it for the fiscal one: no reading fits both."""
        parts = (
            level(f"{calendar}-{member}", figure, f"{calendar} 2023", f", member: {member}")
            for calendar, figure in (("calendar", "$1.0 billion"), ("fiscal", "$1.3 billion"))
            for member in ("Norland", "Sudland")
        )
        text = self.text(level("whole", "$2.6 billion"), *parts)
        text = text.replace("evidence:", "identities:\n  - exports = exports[Norland] + exports[Sudland]\nevidence:")
        assert checked(text, SOURCE).verdict("whole") is Verdict.CONSISTENT
        assert checked(text, IDENTITY).verdict("whole") is Verdict.CONSISTENT
        found = checked(text, SOURCE, IDENTITY)
        # Its source bears it out in the calendar year, so that the parts of that year are doubted.
        assert found.verdict("whole") is Verdict.CONSISTENT
        assert found.verdict("calendar-Norland") is found.verdict("calendar-Sudland") is Verdict.DISPUTED


class TestOtherReadings:
    """“or: lists other readings … strained (fits only by … a secondary reading)”."""

    OTHER: Final = ', or: [{label: "of Norland", member: Norland}]'

    def test_one_that_fits_strains_and_names_what_breaks(self) -> None:
        text = exports(
            "all,2023,9000 Norland,2023,2596",
            level("figure", "$2.6 billion", more=self.OTHER),
            header="member,period,value",
        )
        finding = only(checked(text, SOURCE))
        assert (finding.severity, finding.verdict) == (Severity.WARNING, Verdict.STRAINED)
        assert finding.message.startswith("“$2.6 billion” is not what the source says: 9,000 million USD")
        assert "it fits only read as of Norland: 2,596 million USD" in finding.message

    def test_the_words_as_they_stand_come_first(self) -> None:
        text = exports(
            "all,2023,2600 Norland,2023,2596",
            level("figure", "$2.6 billion", more=self.OTHER),
            header="member,period,value",
        )
        assert checked(text, SOURCE).verdict("figure") is Verdict.CONSISTENT

    def test_none_that_fits(self) -> None:
        text = exports(
            "all,2023,9000 Norland,2023,100",
            level("figure", "$2.6 billion", more=self.OTHER),
            header="member,period,value",
        )
        assert only(checked(text, SOURCE)).verdict is Verdict.CONTRADICTED


class TestAnUnstatedPeriod:
    """“An unstated period means the two newest observations at publication; an older one that fits is strained”."""

    ROWS: Final = "2021,1700 2022,2108 2023,2596 2024,3200 2025,4100 2026,5200"

    @pytest.mark.parametrize(
        ("figure", "verdict"),
        [
            # Published in 2025: the newest are 2025 and 2024, and 2026 is not known yet.
            ("$4.1 billion", Verdict.CONSISTENT),
            ("$3.2 billion", Verdict.CONSISTENT),
            ("$2.6 billion", Verdict.STRAINED),
            ("$1.7 billion", Verdict.STRAINED),
            ("$5.2 billion", Verdict.CONTRADICTED),
        ],
    )
    def test_by_its_age(self, figure: str, verdict: Verdict) -> None:
        assert checked(exports(self.ROWS, level("figure", figure, None)), SOURCE).verdict("figure") is verdict

    def test_the_older_period_is_named(self) -> None:
        finding = only(checked(exports(self.ROWS, level("figure", "$2.6 billion", None)), SOURCE))
        assert "calendar 2023" in finding.message


class TestTheReference:
    """“the newest vintage of the best standing … a claim that fits only a superseded vintage or a lower standing is
    strained, and that source is named as its likely origin”."""

    def text(self, figure: str) -> str:
        newest = observed("period,value,vintage 2023,2596,2025-05 2023,2400,2023-01")
        modelled = observed("period,value 2023,1300", "model")
        return f"{EXPORTS}\nevidence:{modelled}{newest}\nclaims:{level('figure', figure)}\n"

    def test_the_newest_official_vintage(self) -> None:
        assert checked(self.text("$2.6 billion"), SOURCE).verdict("figure") is Verdict.CONSISTENT

    @pytest.mark.parametrize(
        ("figure", "origin"), [("$2.4 billion", "Central Bank, 2023-01"), ("$1.3 billion", "Institute")]
    )
    def test_a_superseded_or_lesser_one_is_named(self, figure: str, origin: str) -> None:
        finding = only(checked(self.text(figure), SOURCE))
        assert finding.verdict is Verdict.STRAINED
        assert f"fits an older or lesser source, {origin}:" in finding.message

    def test_none_of_them(self) -> None:
        assert only(checked(self.text("$9 billion"), SOURCE)).verdict is Verdict.CONTRADICTED

    def test_both_levels_of_a_change_come_from_one_vintage(self) -> None:
        """“both levels of a change come from one vintage”: from 2,000 of the old to 3,000 of the new is no growth."""
        rows = "2022,2000,2023-01 2023,2200,2023-01 2022,2700,2025-05 2023,3000,2025-05"
        change = """
  - {id: growth, quote: grew by %s, kind: change, quantity: exports, period: 2022..2023, figure: %s}"""
        for figure, verdict in (("11%", Verdict.CONSISTENT), ("10%", Verdict.STRAINED), ("50%", Verdict.CONTRADICTED)):
            text = exports(rows, change % (figure, figure), header="period,value,vintage")
            assert checked(text, CHANGE).verdict("growth") is verdict


class TestDefinitions:
    """“A mismatch of definition … is said in the message and lowers contradicted to disputed, unless an identity
    declares the two comparable”."""

    def test_it_is_said_and_lowers(self) -> None:
        other = observed("period,value 2023,2596", more="    definition: goods and services\n")
        text = f"{EXPORTS}\nevidence:{other}\nclaims:{level('figure', '$2.2 billion')}\n"
        finding = only(checked(text, SOURCE))
        assert finding.verdict is Verdict.DISPUTED
        assert "the sources may not count the same thing (goods and services)" in finding.message

    def test_the_same_definition_does_not(self) -> None:
        same = observed("period,value 2023,2596")
        text = f"{EXPORTS}\nevidence:{same}\nclaims:{level('figure', '$2.2 billion')}\n"
        assert only(checked(text, SOURCE)).verdict is Verdict.CONTRADICTED

    def test_an_identity_declares_them_comparable(self) -> None:
        other = observed("member,period,value Norland,2023,2596", more="    definition: goods and services\n")
        text = (
            f"{EXPORTS}\nidentities:\n  - exports[Norland] <= exports\nevidence:{other}\n"
            f"claims:{level('figure', '$2.2 billion')}\n"
        )
        assert only(checked(text, IDENTITY)).verdict is Verdict.CONTRADICTED


class TestTheForceOfWords:
    """“up to (a conflict is at most strained)”, and of vague words “notes only, never contradicted”."""

    @pytest.mark.parametrize(
        ("figure", "verdict"),
        [
            ("at most 50 guests", Verdict.CONTRADICTED),
            ("up to 50 guests", Verdict.STRAINED),
            ("up to 60 guests", Verdict.CONSISTENT),
            ("several guests", Verdict.CONSISTENT),
        ],
    )
    def test_against_a_count_of_sixty(self, figure: str, verdict: Verdict) -> None:
        assert self.found(figure, 60).verdict("guests") is verdict

    def test_a_vague_word_only_gives_notes(self) -> None:
        found = self.found("several guests", 1)
        assert only(found).severity is Severity.NOTE
        assert found.verdict("guests") not in (Verdict.CONTRADICTED, Verdict.DISPUTED, Verdict.STRAINED)

    def found(self, figure: str, count: int) -> Review:
        return checked(
            f"""
quantities:
  guests: {{measure: guests, unit: guests}}
sources:
  list: {{title: List, publisher: Host}}
evidence:
  - {{quantity: guests, source: list, rows: "period,value\\n2024,{count}"}}
claims:
  - {{id: guests, quote: "{figure}", kind: level, quantity: guests, period: 2024, figure: "{figure}"}}
""",
            SOURCE,
        )


class TestOrders:
    """“Orders … hold when every pair of values satisfies them, are broken when none does, and else are undecided at the
    printed precision”."""

    @pytest.mark.parametrize(
        ("part", "verdict"),
        [("$2.5 billion", Verdict.CONSISTENT), ("$2.6 billion", Verdict.UNDECIDED), ("$2.9 billion", Verdict.DISPUTED)],
    )
    def test_a_part_and_its_whole(self, part: str, verdict: Verdict) -> None:
        text = (
            f"{EXPORTS}\nidentities:\n  - exports[Norland] <= exports\nclaims:"
            f"{level('part', part, more=', member: Norland')}{level('whole', '$2.6 billion')}\n"
        )
        assert checked(text, IDENTITY).verdict("whole") is verdict


def pairs(case: Case) -> Iterator[Yield]:
    """Every two statements of one quantity agree."""
    for stated, found in case.stating.items():
        for one, other in combinations(found, 2):
            yield Requirement(Agreement(stated), other, "they differ", lambda trial: trial.theirs.said, others=(one,))


class TestHedged:
    """“A hedged figure is doubted after a bare one”, and a claim is consistent only where “all hold”."""

    def found(self, change: str) -> Review:
        grew = f"""
  - {{id: grew, quote: "{change} from 2022 to 2023", kind: change, quantity: exports, period: 2022..2023,
     figure: "{change}"}}"""
        return checked(exports("2015,1", level("start", "$1.00 billion", "2022"), level("end", "$2.40 billion"), grew))

    def test_a_claim_in_a_conflict_that_nothing_decides_is_disputed_too(self) -> None:
        found = self.found("more than tripled")
        assert next(one for one in found.findings if one.rule == "change-between").suspects == ("end", "start")
        assert [found.verdict(claim) for claim in ("start", "end", "grew")] == [Verdict.DISPUTED] * 3

    def test_what_the_rest_leaves_it_counts_as_compared_only_where_it_fits(self) -> None:
        told = next(judged for judged in self.found("more than tripled").judged if judged.claim.id == "grew")
        assert [one.result for one in told.compared] == [Result.BROKEN]

    def test_one_that_holds_is_consistent(self) -> None:
        assert self.found("more than doubled").verdict("grew") is Verdict.CONSISTENT


class TestTooManyReadings:
    """“At most 64 combinations a component, then undecided”."""

    def test_a_conflict_beyond_the_bound_is_undecided(self) -> None:
        within, beyond = self.found(6), self.found(7)
        assert MOST_COMBINATIONS == 2**6
        assert {finding.verdict for finding in within.findings} == {Verdict.DISPUTED, Verdict.STRAINED}
        assert {finding.verdict for finding in beyond.findings} == {Verdict.UNDECIDED}
        assert not beyond.failed
        assert all("too many readings" in finding.message for finding in beyond.findings)

    def found(self, claims: int) -> Review:
        """So many bare years, each in two calendars, no two figures of which agree."""
        rows = "calendar_2019,1 fiscal_2019,1"
        figures = (level(f"claim-{number}", f"${number}.0 billion") for number in range(1, claims + 1))
        rule = Rule("pairs", "agreement", Severity.ERROR, pairs, {}, {})
        return checked(exports(rows, *figures).replace("_20", " 20"), rule)


def ruled(name: str, found: Iterable[Yield] | Exception) -> Rule:
    """A rule that yields just this, or raises it."""

    def check(case: Case) -> Iterator[Yield]:
        if isinstance(found, Exception):
            raise found
        yield from found

    return Rule(name, "text", Severity.ERROR, check, {}, {})


class TestARuleThatRaises:
    """“A rule that raises is named and the run fails”."""

    def test_it_is_named_and_the_others_still_count(self) -> None:
        text = exports("2023,2596", level("figure", "$2.4 billion"))
        found = checked(text, ruled("faulty", KeyError("exports")), SOURCE)
        assert [(failure.rule, failure.error) for failure in found.failures] == [("faulty", "KeyError: 'exports'")]
        assert found.failed
        assert found.verdict("figure") is Verdict.CONTRADICTED
        assert found.counts.failures == 1

    def test_a_run_without_findings_fails_too(self) -> None:
        found = checked(exports("2023,2596", level("figure", "$2.6 billion")), ruled("faulty", ValueError("x")), SOURCE)
        assert not found.findings
        assert found.failed


class TestAcceptedFindings:
    """“An accepted finding needs a reason, is counted, may have a date, and an acceptance that no longer matches
    anything is itself a finding”."""

    def found(self, figure: str, today: date = TODAY) -> Review:
        accept = ", accept: [{rule: agrees-with-source, reason: the minister said so, until: 2026-06-30}]"
        return checked(exports("2023,2596", level("figure", figure, more=accept)), SOURCE, today=today)

    def test_with_its_reason_it_is_counted_and_does_not_fail(self) -> None:
        found = self.found("$2.4 billion", date(2026, 6, 30))
        assert only(found).accepted == "the minister said so"
        assert (found.counts.accepted, found.counts.findings[Severity.ERROR]) == (1, 0)
        assert not found.failed

    def test_the_day_after_its_last_it_has_run_out(self) -> None:
        found = self.found("$2.4 billion", date(2026, 7, 1))
        assert [finding.rule for finding in found.findings] == ["agrees-with-source", "unused-acceptance"]
        assert found.findings[0].accepted is None
        assert found.findings[1].message == "the acceptance of agrees-with-source ran out on 2026-06-30"
        assert found.failed

    def test_one_that_matches_nothing_is_a_finding(self) -> None:
        finding = only(self.found("$2.6 billion", date(2026, 6, 1)))
        assert finding.rule == "unused-acceptance"
        assert "that is not there (reason given: the minister said so)" in finding.message

    def test_one_in_a_claim_that_is_only_tied_says_where_the_finding_is(self) -> None:
        accept = ", accept: [{rule: same-quantity, reason: the first print}]"
        found = checked(
            exports("2015,1", level("first", "$2.4 billion", more=accept), level("last", "$2.6 billion")), SAME
        )
        assert found.findings[0].primary == "last"
        assert found.findings[1].message.endswith("; one that ties this claim is found in last: accept it there")

    def test_of_a_rule_that_did_not_run_nothing_is_said(self) -> None:
        accept = ", accept: [{rule: agrees-with-source, reason: the minister said so}]"
        assert not checked(exports("2023,2596", level("figure", "$2.4 billion", more=accept)), SAME).findings


class TestFacts:
    """“Yes/no rules (a missing source, a lapsed limit) yield facts”, and “only arithmetic and comparison may
    contradict; a heuristic may at most note”."""

    TEXT: Final = exports("2023,2596", level("figure", "$2.6 billion"))

    def test_a_note_leaves_the_claim_unchecked(self) -> None:
        found = checked(self.TEXT, ruled("noted", [Fact("figure", "says nothing", Severity.NOTE)]))
        assert found.verdict("figure") is Verdict.UNCHECKED

    def test_a_warning_with_a_verdict_weighs_against_an_agreement(self) -> None:
        fact = Fact("figure", "a limit has lapsed", Severity.WARNING, Verdict.STRAINED)
        found = checked(self.TEXT, SOURCE, ruled("lapsed", [fact]))
        assert found.verdict("figure") is Verdict.STRAINED
        assert not found.failed

    def test_one_about_a_reading_that_was_not_chosen_is_left_out(self) -> None:
        rows = "calendar_2023,2596 fiscal_2023,2300"
        text = exports(rows, level("figure", "$2.3 billion")).replace("_20", " 20")
        calendar, fiscal = readings(read(text))
        facts = [Fact("figure", one.label, Severity.NOTE, reading=one) for one in (calendar, fiscal)]
        assert only(checked(text, SOURCE, ruled("labelled", facts))).message == "in fiscal years"


class TestCounts:
    """“What cannot be checked is said: claims that no rule touched, rules that could not run”."""

    def test_they_add_up(self) -> None:
        claims = (
            level("right", "$2.6 billion"),
            level("wrong", "$2.2 billion"),
            level("rounded", "$2.1 billion", "2022"),
            level("unknown", "$1 billion", "2010"),
            """
  - {id: growth, quote: grew by 47%, kind: change, quantity: exports, period: 2010..2011, figure: 47%}""",
        )
        found = checked(exports("2022,2196 2023,2596", *claims), SOURCE, SAME, CHANGE)
        counts = found.counts
        assert counts.claims == len(found.judged) == sum(counts.verdicts.values()) == 5
        assert counts.verdicts == {
            Verdict.CONSISTENT: 1,
            Verdict.CONTRADICTED: 1,
            Verdict.STRAINED: 1,
            Verdict.UNCHECKED: 2,
        }
        assert sum(counts.findings.values()) + counts.accepted == len(found.findings)
        assert counts.rules == 3
        # The change has no levels to follow from, so its requirement is counted as one that could not be tested.
        assert counts.untested == 1
        assert counts.explained == 1
        # Three figures have a source; two are statements of one quantity.
        assert sum(counts.trials.values()) == 4

    def test_a_share_without_its_whole_is_counted_as_untested(self) -> None:
        text = exports(
            "Norland,2023,1000",
            """
  - {id: share, quote: "Norland, 40%", kind: share, quantity: exports, member: Norland, period: 2023, figure: 40%}""",
            header="member,period,value",
        )
        found = checked(text, SHARE)
        assert found.verdict("share") is Verdict.UNCHECKED
        assert found.counts.untested == 1


class TestTheSameInput:
    """“the same input gives the same report”."""

    def test_twice_and_in_any_order_of_the_claims(self) -> None:
        claims = [level("one", "$2.3 billion"), level("two", "$2.6 billion"), level("three", "$2.9 billion", "2022")]
        rows = "2022,2196 2023,2596"
        first = checked(exports(rows, *claims), SOURCE, SAME)
        assert checked(exports(rows, *claims), SOURCE, SAME).findings == first.findings
        turned = checked(exports(rows, *reversed(claims)), SOURCE, SAME)
        assert {judged.claim.id: judged.verdict for judged in turned.judged} == {
            judged.claim.id: judged.verdict for judged in first.judged
        }

    def test_a_dossier_without_claims(self) -> None:
        found = checked(EXPORTS, SOURCE, SAME, TOTAL)
        assert (found.judged, found.findings, found.failed) == ((), (), False)


class TestTwoCalendars:
    """“Periods are types: fiscal and calendar years of one quantity are different periods, and using one for the other
    is said.”"""

    def test_bare_years_that_fit_only_in_two_calendars_are_strained(self) -> None:
        text = (
            "calendars:\n  fiscal: {starts: July, named_by: the year it ends in}\n"
            "quantities:\n  exports: {measure: exports, unit: USD}\n"
            "sources:\n  office: {title: Exports, publisher: Office}\n"
            "evidence:\n  - quantity: exports\n    source: office\n    unit: million USD\n    rows: |\n"
            "      period,value\n      calendar 2020,900\n      fiscal 2020,800\n"
            "claims:\n"
            "  - {id: one, quote: $2.3 billion in 2023, kind: level, quantity: exports, period: 2023,"
            " figure: $2.3 billion}\n"
            "  - {id: two, quote: $2.6 billion in 2023, kind: level, quantity: exports, period: 2023,"
            " figure: $2.6 billion}\n"
        )
        found = review(read(text))
        (finding,) = [one for one in found.findings if one.rule == "same-quantity"]
        assert finding.verdict is Verdict.STRAINED
        assert finding.message == (
            "“$2.6 billion” is not what the article says elsewhere: “$2.6 billion” beside “$2.3 billion” (one); it "
            "fits only when one bare year is read in one calendar and the other in another"
        )


class TestScores:
    """As the unit of a quantity, points are a score that is counted, and no percentage points."""

    LEAGUE = """
quantities:
  table: {measure: league points, unit: points, by: club, members: {City: []}}
sources:
  league: {title: Final table, publisher: League, standing: official}
evidence:
  - quantity: table
    source: league
    rows: |
      member,period,value
      City,2022,93
      City,2023,89
claims:
  - {id: points, quote: City had FIGURE, kind: KIND, quantity: table, member: City, period: PERIOD, figure: FIGURE}
"""

    @pytest.mark.parametrize(
        ("kind", "period", "figure", "verdict"),
        [
            ("level", "2023", "89 points", Verdict.CONSISTENT),
            ("level", "2023", "88 points", Verdict.CONTRADICTED),
            ("level", "2023", "almost 90 points", Verdict.CONSISTENT),
            ("change", "2022..2023", "lost 4 points", Verdict.CONSISTENT),
            ("change", "2022..2023", "lost 3 points", Verdict.CONTRADICTED),
            ("change", "2022..2023", "-4%", Verdict.CONSISTENT),
        ],
    )
    def test_a_score(self, kind: str, period: str, figure: str, verdict: Verdict) -> None:
        direction = ", direction: fall" if figure.startswith("lost") else ""
        figure = figure.removeprefix("lost ")
        text = self.LEAGUE.replace("KIND", kind).replace("PERIOD", period).replace("FIGURE}", f"FIGURE{direction}}}")
        found = review(read(text.replace("FIGURE", f'"{figure}"')), today=TODAY)
        assert found.verdict("points") is verdict
