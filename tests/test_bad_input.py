"""Bad input has a defined outcome: faults in words an editor understands, or a verdict; never a traceback."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from claimcheck import cli
from claimcheck.checker import review
from claimcheck.fault import InputError
from claimcheck.finding import Severity
from claimcheck.judgement import Review
from claimcheck.loading.loader import read

SOURCES: Final = "sources: {s: {title: Yearbook, publisher: Office, standing: official}}\n"


def quantities(*names: str, more: str = "") -> str:
    return "quantities:\n" + "".join(f"  {name}: {{measure: {name}{more}}}\n" for name in names)


def evidence(**series: str) -> str:
    """Evidence for quantities by name: rows of a period and a value, with semicolons between them."""
    entries = (
        f"  - quantity: {name}\n    source: s\n    rows: |\n      period,value\n"
        + "".join(f"      {row.strip()}\n" for row in rows.split(";"))
        for name, rows in series.items()
    )
    return SOURCES + "evidence:\n" + "".join(entries)


def claims(*lines: str) -> str:
    return "claims:\n" + "".join(f"  - {{{line}}}\n" for line in lines)


def level(quantity: str, figure: str, period: str = "2023", name: str = "") -> str:
    words = f"id: {name or quantity}, kind: level, quantity: {quantity}"
    return f"{words}, period: '{period}', figure: '{figure}', quote: '{figure} then'"


PART_OF_WHOLE: Final = quantities("part", "whole", more=", unit: people")
SHARE: Final = "id: share, quote: 40% of them, kind: share, quantity: part, of: whole, period: 2023, figure: 40%"
PEOPLE: Final = "id: people, quote: 5 people then, kind: level, quantity: m, period: 2023, figure: 5 people"
RANK: Final = "id: rank, quote: '{0} of all', kind: rank, quantity: m, period: 2023, position: '{0}'"


def reviewed(text: str) -> Review:
    found = review(read(text))
    assert found.failures == ()
    return found


def verdicts(text: str) -> dict[str, str]:
    return {judged.claim.id: judged.verdict.value for judged in reviewed(text).judged}


def errors(text: str) -> dict[str, list[str]]:
    """The rules that find an error, with the claims each is about."""
    found: dict[str, list[str]] = {}
    for finding in reviewed(text).findings:
        if finding.severity is Severity.ERROR:
            found.setdefault(finding.rule, []).append(finding.primary)
    return found


def faults(text: str) -> list[str]:
    with pytest.raises(InputError) as raised:
        read(text)
    return [fault.message for fault in raised.value.faults]


class TestWholes:
    """A share of nothing, of less than nothing, and of a whole that nobody gives."""

    @pytest.mark.parametrize("whole", ["0", "-10"])
    def test_no_part_is_a_share_of_a_whole_that_is_not_positive(self, whole: str) -> None:
        text = PART_OF_WHOLE + evidence(part="2023,4", whole=f"2023,{whole}") + claims(SHARE)
        assert verdicts(text) == {"share": "contradicted"}
        assert list(errors(text)) == ["share-of-whole"]

    def test_without_its_whole_a_share_is_unchecked(self) -> None:
        text = PART_OF_WHOLE + evidence(part="2023,4", whole="2022,10") + claims(SHARE)
        assert verdicts(text) == {"share": "unchecked"}

    @pytest.mark.parametrize("part", [{}, {"part": "2023,0"}], ids=["part unknown", "no part"])
    def test_a_percentage_of_nobody_is_strained(self, part: dict[str, str]) -> None:
        text = PART_OF_WHOLE + evidence(**part, whole="2023,0") + claims(SHARE)
        assert verdicts(text) == {"share": "strained"}
        assert errors(text) == {}

    def test_a_negative_share_is_none(self) -> None:
        text = PART_OF_WHOLE + claims(SHARE.replace("40%", "-40%"))
        assert errors(text)["share-in-range"] == ["share"]

    def test_a_part_of_itself_is_all_of_it(self) -> None:
        own = SHARE.replace("of: whole", "of: part")
        text = PART_OF_WHOLE + evidence(part="2023,5")
        assert verdicts(text + claims(own)) == {"share": "contradicted"}
        assert verdicts(text + claims(own.replace("40%", "100%"))) == {"share": "consistent"}

    def test_nothing_is_a_multiple_of_itself_but_once(self) -> None:
        own = "id: r, quote: twice as many, kind: ratio, quantity: part, to: part, period: 2023, figure: twice as many"
        assert errors(PART_OF_WHOLE + evidence(part="2023,5") + claims(own)) == {"multiple": ["r"]}

    @pytest.mark.parametrize("figure", ["5%", "doubled"])
    def test_nothing_grows_from_zero_by_a_factor(self, figure: str) -> None:
        change = f"id: g, quote: up {figure}, kind: change, quantity: m, period: 2022..2023, figure: {figure}"
        text = quantities("m") + evidence(m="2022,0; 2023,5") + claims(change)
        assert errors(text) == {"change-between": ["g"]}

    def test_from_zero_an_amount_can_be_added(self) -> None:
        change = "id: g, quote: up by 5, kind: change, quantity: m, period: 2022..2023, figure: '5'"
        assert verdicts(quantities("m") + evidence(m="2022,0; 2023,5") + claims(change)) == {"g": "consistent"}

    def test_a_count_below_zero_in_a_table_is_held_against_the_claim(self) -> None:
        text = quantities("m", more=", unit: people") + evidence(m="2023,-5") + claims(PEOPLE)
        assert errors(text) == {"agrees-with-source": ["people"]}


class TestSamples:
    """Means over nobody."""

    @pytest.mark.parametrize("key", ["n", "items"])
    @pytest.mark.parametrize("number", ["0", "-3", "2.5", "1000000000", "9" * 5000])
    def test_a_sample_has_a_whole_number_of_people_and_answers(self, key: str, number: str) -> None:
        mean = ", ".join({"n": "n: 28", "items": "items: 1"}[one] for one in ("n", "items") if one != key)
        text = quantities("m") + claims(level("m", "3.4") + f", mean: {{{mean}, {key}: {number}}}")
        (message,) = faults(text)
        assert message.endswith("is no whole number from 1 to 999,999,999")

    def test_one_answer_is_its_own_mean(self) -> None:
        sample = "mean: {n: 1, items: 1, sd: 0.0}"
        assert errors(quantities("m") + claims(f"{level('m', '3.4')}, {sample}")) == {"attainable-mean": ["m"]}
        assert errors(quantities("m") + claims(f"{level('m', '3.0')}, {sample}")) == {}


class TestEmpty:
    """Lists, tables and files with nothing in them."""

    @pytest.mark.parametrize(
        "text", ["claims: []\n", "article: {title: A}\n", "sources: {}\nevidence: []\nclaims: []\n"]
    )
    def test_a_file_without_claims_says_nothing(self, text: str) -> None:
        found = reviewed(text)
        assert found.judged == ()
        assert not found.failed

    def test_an_empty_file_is_a_fault(self) -> None:
        assert faults("") == ["the document is empty"]

    @pytest.mark.parametrize("figure", ["", ", figure: three cities"])
    def test_a_list_that_names_nothing_is_unchecked(self, figure: str) -> None:
        text = claims(f"id: a, quote: three cities, kind: list, items: [], complete: yes{figure}")
        assert verdicts(text) == {"a": "unchecked"}

    def test_a_table_without_rows_knows_nothing(self) -> None:
        text = quantities("m") + SOURCES + "evidence:\n  - {quantity: m, source: s, rows: 'period,value'}\n"
        assert verdicts(text + claims(level("m", "3"))) == {"m": "unchecked"}

    @pytest.mark.parametrize(
        ("row", "message"),
        [
            ("2023,", "the figure is empty"),
            ("2023,nan", "'nan' in a table is not a number: write it in digits, such as 2,596 or −0.3"),
            ("2023,inf", "'inf' in a table is not a number: write it in digits, such as 2,596 or −0.3"),
            ("2023,1e99", "'1e99' in a table is not a number: write it in digits, such as 2,596 or −0.3"),
        ],
    )
    def test_a_cell_is_a_number_in_digits(self, row: str, message: str) -> None:
        assert faults(quantities("m") + evidence(m=row)) == [message]


class TestYears:
    """Years before the first, and the first itself."""

    @pytest.mark.parametrize("year", ["0", "44", "10000", "-44", "44 BC"])
    def test_a_year_has_four_digits_and_is_of_this_era(self, year: str) -> None:
        (message,) = faults(quantities("m") + claims(level("m", "3", period=year)))
        assert f"'{year}' is not a" in message

    def test_there_is_no_year_0(self) -> None:
        (message,) = faults(quantities("m") + claims(level("m", "3", period="0000")))
        assert message.endswith("the year 0000 is out of reach: periods lie from 0001-01-01 to 9999-12-30")

    def test_a_table_has_no_such_year_either(self) -> None:
        (message,) = faults(quantities("m") + evidence(m="-44,3"))
        assert message.startswith("'-44' is not a period")

    def test_nor_has_a_date_that_is_printed(self) -> None:
        dated = "id: a, quote: founded in 44 BC, kind: date, quantity: m, figure: 44 BC"
        (message,) = faults(quantities("m", more=", unit: date") + claims(dated))
        assert "'44 BC' is not a date" in message

    def test_nor_a_limit(self) -> None:
        (message,) = faults("limits: {l: {measure: l, value: 5, side: above, in_force: -44-01-01..}}\n")
        assert "'-44-01-01' is not a period" in message

    def test_looking_back_ends_with_the_first_year(self) -> None:
        text = quantities("m") + evidence(m="0001,3; 0002,4")
        rank = "id: r, quote: the highest, kind: rank, quantity: m, period: '0002', window: 0001..0002"
        rise = "id: g, quote: it rose, kind: change, quantity: m, period: 0001..0002, direction: rise"
        assert verdicts(text + claims(rank, rise)) == {"r": "consistent", "g": "consistent"}

    def test_a_fiscal_year_that_begins_before_the_first_day_is_a_fault(self) -> None:
        calendar = "calendars: {fiscal: {starts: July, named_by: the year it ends in}}\n"
        (message,) = faults(calendar + quantities("m") + evidence(m="fiscal 0001,3"))
        assert message.startswith("the fiscal year 0001 is out of reach")

    def test_a_range_runs_forward(self) -> None:
        (message,) = faults(quantities("m") + claims(level("m", "3", period="2023..2020")))
        assert "the range 2023..2020 ends before it begins" in message


class TestSeries:
    """Series with gaps, in two units, and at odds with themselves."""

    def test_a_gap_leaves_a_superlative_open(self) -> None:
        rank = "id: peak, quote: the most since 2018, kind: rank, quantity: m, period: 2023, since: 2018"
        text = quantities("m") + evidence(m="2019,641; 2021,602; 2023,655") + claims(rank)
        (finding,) = (one for one in reviewed(text).findings if one.rule == "superlative-window")
        assert verdicts(text) == {"peak": "undecided"}
        assert "no source gives calendar 2020, calendar 2022" in finding.message

    def test_a_change_from_a_gap_is_unchecked(self) -> None:
        change = "id: g, quote: up 2%, kind: change, quantity: m, period: 2020..2023, figure: 2%"
        assert verdicts(quantities("m") + evidence(m="2019,641; 2023,655") + claims(change)) == {"g": "unchecked"}

    def test_two_units_that_convert_are_one_series_each(self) -> None:
        tables = SOURCES + (
            'evidence:\n  - {quantity: m, source: s, unit: km, rows: "period,value\\n2022,100\\n2023,110"}\n'
            '  - {quantity: m, source: s, unit: miles, rows: "period,value\\n2022,62.1\\n2023,68.4"}\n'
        )
        change = "id: g, quote: up 10%, kind: change, quantity: m, period: 2022..2023, figure: 10%"
        text = quantities("m", more=", unit: km") + tables + claims(level("m", "110 km"), change)
        assert verdicts(text) == {"m": "consistent", "g": "consistent"}
        assert "sources-agree" not in {finding.rule for finding in reviewed(text).findings}
        apart = text.replace("68.4", "75")
        assert verdicts(apart) == {"m": "consistent", "g": "consistent"}
        assert "sources-agree" in {finding.rule for finding in reviewed(apart).findings}

    def test_two_units_that_do_not_convert_are_a_fault(self) -> None:
        table = 'evidence:\n  - {quantity: m, source: s, unit: USD, rows: "period,value\\n2022,100"}\n'
        text = quantities("m", more=", unit: km") + SOURCES + table
        assert faults(text) == ["USD and km are different types: money and length"]

    def test_a_unit_does_not_stand_in_a_cell(self) -> None:
        (message,) = faults(quantities("m", more=", unit: km") + evidence(m="2022,100 km"))
        assert message.startswith("'100 km' in a table is not a number")

    def test_one_table_says_one_thing_of_a_quantity(self) -> None:
        assert faults(quantities("m") + evidence(m="2023,5; 2023,6")) == ["m@calendar 2023 stands here and in line 9"]

    def test_two_sources_at_odds_are_no_fault_of_a_claim_that_has_one_of_them(self) -> None:
        sources = "sources: {s: {title: A, publisher: Office, standing: official}, "
        sources += "t: {title: B, publisher: Bureau, standing: official}}\n"
        tables = "evidence:\n" + "".join(
            f'  - {{quantity: m, source: {source}, rows: "period,value\\n2023,{value}"}}\n'
            for source, value in (("s", 5), ("t", 6))
        )
        text = quantities("m") + sources + tables + claims(level("m", "6"))
        assert verdicts(text) == {"m": "strained"}
        assert {finding.rule for finding in reviewed(text).findings} >= {"agrees-with-source", "sources-agree"}
        assert errors(text) == {}

    def test_a_claim_that_neither_source_has_is_contradicted(self) -> None:
        text = quantities("m") + evidence(m="2023,5") + claims(level("m", "7"))
        assert errors(text) == {"agrees-with-source": ["m"]}


class TestPlaces:
    """Ranks that are none."""

    @pytest.mark.parametrize("position", ["0", "0th", "-1", "1.5", "top 0"])
    def test_a_place_is_the_first_or_a_later_one(self, position: str) -> None:
        (message,) = faults(quantities("m") + claims(RANK.format(position)))
        assert message == f"'{position}' is no position in a ranking: write it as printed, such as fourth or top five"

    def test_a_word_that_is_no_place_is_a_fault(self) -> None:
        assert faults(quantities("m") + claims(RANK.format("zeroth"))) == ["no figure is understood in 'zeroth'"]

    def test_nobody_stands_above_the_first_or_above_themselves(self) -> None:
        members = "quantities: {m: {measure: m, by: city, members: {A: [], B: []}}}\n"
        rank = "id: a, quote: 'A is first, after B and A', kind: rank, quantity: m, member: A, period: 2023, "
        text = members + claims(rank + "position: first, after: [B, A]")
        assert errors(text) == {"rank-names": ["a", "a"]}

    def test_since_looks_back(self) -> None:
        rank = "id: a, quote: the most since 2024, kind: rank, quantity: m, period: 2023, since: 2024"
        assert faults(quantities("m") + claims(rank)) == ["since 2024 looks back from 2023, so it lies before it"]


class TestDigits:
    """Figures longer than any that is printed."""

    @pytest.mark.parametrize("digits", [51, 100, 200])
    def test_a_figure_has_at_most_fifty_digits(self, digits: int) -> None:
        (message,) = faults(quantities("m") + claims(level("m", "9" * digits)))
        assert message == f"a figure has at most 50 digits; this has {digits}"
        (message,) = faults(quantities("m") + evidence(m="2023," + "9" * digits))
        assert message == f"a figure has at most 50 digits; this has {digits}"

    def test_five_thousand_digits_are_refused_unread(self) -> None:
        long = level("m", "9" * 5000).replace(f"quote: '{'9' * 5000} then'", "quote: very many")
        (message,) = faults(quantities("m") + claims(long))
        assert message == "a figure has at most 200 characters; this has 5000"
        (message,) = faults(quantities("m") + evidence(m="2023," + "9" * 5000))
        assert message == "a figure has at most 200 characters; this has 5000"

    def test_the_last_of_fifty_digits_counts(self) -> None:
        stated, other = "9" * 50, "9" * 49 + "8"
        text = quantities("m") + evidence(m=f"2023,{stated}")
        assert verdicts(text + claims(level("m", stated))) == {"m": "consistent"}
        assert verdicts(text + claims(level("m", other))) == {"m": "contradicted"}


class TestIdentities:
    """Identities that nothing can meet, that run in a circle, or that name a quantity twice."""

    CIRCLE: Final = quantities("a", "b", "c") + "identities: [a = b + 1, b = c + 1, c = LAST]\n"
    STATED: Final = claims(level("a", "7"), level("b", "6"), level("c", "5"))

    def test_a_circle_that_closes_is_consistent(self) -> None:
        assert set(verdicts(self.CIRCLE.replace("LAST", "a - 2") + self.STATED).values()) == {"consistent"}

    def test_a_circle_that_does_not_close_is_an_error_and_nobody_passes_for_right(self) -> None:
        text = self.CIRCLE.replace("LAST", "a + 1") + self.STATED
        assert errors(text) == {"identity": ["c"]}
        assert verdicts(text)["c"] == "disputed"

    def test_two_orders_that_exclude_each_other_are_an_error(self) -> None:
        text = quantities("a", "b") + "identities: [a < b, b < a]\n" + claims(level("a", "7"), level("b", "6"))
        assert errors(text) == {"identity": ["b"]}
        assert verdicts(text)["b"] == "disputed"

    def test_a_quantity_is_no_part_of_a_sum_that_it_is(self) -> None:
        text = quantities("a", "b") + "identities: [a = a + b]\n" + claims(level("a", "5"), level("b", "3"))
        assert "identity" in errors(text)
        zero = quantities("a", "b") + "identities: [a = a + b]\n" + claims(level("a", "5"), level("b", "0"))
        assert errors(zero) == {}

    def test_a_figure_that_the_identities_alone_refute_is_told_with_them(self) -> None:
        text = quantities("a", "b", "c") + "identities: [a = b + c, b = c + a, c = a + b]\n"
        first, *_ = (one for one in reviewed(text + claims(level("a", "5"), level("b", "3"))).findings)
        assert first.message == "cannot all hold: “5” (a); by b@2023 = (c@2023 + a@2023) and c@2023 = (a@2023 + b@2023)"

    def test_a_quotient_by_zero_has_no_value(self) -> None:
        stated = claims(level("a", "7"), level("b", "6"), level("c", "0"))
        text = quantities("a", "b", "c") + "identities: [a = b / c]\n" + stated
        (finding,) = (one for one in reviewed(text).findings if one.rule == "identity")
        assert "has no value" in finding.message
        assert finding.severity is Severity.ERROR


class TestDays:
    """Days that are printed without their year."""

    DAY: Final = "id: d, quote: 'on Monday, 11 August', kind: date, figure: 'Monday, 11 August'"

    @pytest.mark.parametrize(("period", "wrong"), [("2025", []), ("2025-08", []), ("2024", ["d"])])
    def test_the_period_gives_the_year(self, period: str, wrong: list[str]) -> None:
        assert errors(claims(f"{self.DAY}, period: {period}")) == ({"weekday-of-date": wrong} if wrong else {})

    @pytest.mark.parametrize("period", ["", ", period: 2024..2025"])
    def test_without_one_year_it_is_a_fault(self, period: str) -> None:
        (message,) = faults(claims(self.DAY + period))
        assert message == "'Monday, 11 August' names no year: give it as the `period`"


class TestThemselves:
    """Claims that nothing else is needed to refute."""

    @pytest.mark.parametrize(
        ("claim", "rule"),
        [
            (
                "id: s, quote: 140% of all, kind: share, quantity: m, member: Ayr, of: m, period: 2023, figure: 140%",
                "share-in-range",
            ),
            (
                "id: r, quote: 'third, after Ayr and Bute', kind: rank, quantity: m, member: Ayr, period: 2023, "
                "position: third, after: [Ayr, Bute]",
                "rank-names",
            ),
            (
                "id: l, quote: 'three crops, tea and rice', kind: list, figure: three, items: [tea, rice], "
                "complete: yes",
                "list-count",
            ),
        ],
    )
    def test_one_that_contradicts_itself_is_contradicted_alone(self, claim: str, rule: str) -> None:
        text = quantities("m", more=", by: town, members: {Ayr: [], Bute: []}") + claims(claim)
        assert list(errors(text)) == [rule]
        assert set(verdicts(text).values()) == {"contradicted"}


class TestRings:
    """Claims in a ring, each of which stands above the next."""

    def test_a_long_one_ends_and_its_message_stays_short(self) -> None:
        names = [f"m{number}" for number in range(40)]
        above = (
            f"id: {one}, quote: it is more, kind: comparison, quantity: {one}, relation: more than, than: {other}, "
            "period: 2023"
            for one, other in zip(names, (*names[1:], names[0]), strict=True)
        )
        found = reviewed(quantities(*names) + claims(*above))
        assert {judged.verdict.value for judged in found.judged} == {"disputed"}
        message = next(one.message for one in found.findings if one.severity is Severity.ERROR)
        assert "“it is more” (m7) and 32 more" in message
        assert "m8" not in message.partition(";")[0]


class TestMembers:
    """Names of members that mean two, and members that are counted twice."""

    TOWNS: Final = "quantities:\n  q: {measure: visitors, unit: people, by: town, members: {Ayr: [A], Bute: [NAME]}}\n"

    def test_one_name_is_of_one_member(self) -> None:
        assert faults(self.TOWNS.replace("NAME", "a")) == ["'a' is a name of 'Ayr' and of 'Bute'"]
        assert faults(self.TOWNS.replace("NAME", "ayr")) == ["'ayr' is a name of 'Ayr' and of 'Bute'"]
        assert verdicts(self.TOWNS.replace("NAME", "bute") + claims(PEOPLE.replace("quantity: m", "quantity: q")))

    @pytest.mark.parametrize(("together", "times"), [("[Ayr, Ayr]", 2), ("[Ayr, A, ayr]", 3)])
    def test_members_taken_together_are_each_taken_once(self, together: str, times: int) -> None:
        both = PEOPLE.replace("quantity: m", f"quantity: q, member: {together}")
        text = self.TOWNS.replace("NAME", "B") + claims(both)
        assert faults(text) == [f"'Ayr' stands {times} times among the members taken together"]
        assert verdicts(text.replace(together, "[Ayr, B]")) == {"people": "unchecked"}


class TestOpenEnds:
    """Figures whose set of values has no end."""

    def test_a_bound_meets_all_beyond_it(self) -> None:
        text = quantities("m", more=", signed: yes") + evidence(m="2022,2; 2023,50")
        stated = claims(
            level("m", "more than 5", name="above"),
            level("m", "at most 60", name="below"),
            "id: more, quote: it more than doubled, kind: change, quantity: m, period: 2022..2023, "
            "figure: more than doubled",
        )
        assert set(verdicts(text + stated).values()) == {"consistent"}
        refuted = stated.replace("more than 5", "more than 50").replace("at most 60", "at most 49")
        found = verdicts(text + refuted)
        assert (found["above"], found["below"]) == ("contradicted", "contradicted")

    def test_a_share_of_bounds_is_whatever_they_leave(self) -> None:
        stated = claims(level("part", "at least 5 people"), level("whole", "over 9 people"), SHARE)
        assert verdicts(PART_OF_WHOLE + stated)["share"] == "consistent"
        small = claims(level("part", "at least 50 people"), level("whole", "under 90 people"), SHARE)
        assert verdicts(PART_OF_WHOLE + small)["share"] in ("contradicted", "disputed")

    def test_a_range_runs_upward(self) -> None:
        (message,) = faults(quantities("m") + claims(level("m", "between 9 and 5")))
        assert message.startswith(
            "'between 9 and 5' is not one figure: a range runs from the lower number to the higher"
        )

    def test_a_rate_is_not_per_zero(self) -> None:
        rate = "id: r, quote: 4 per 0, kind: ratio, quantity: part, to: whole, period: 2023, figure: 4 per 0"
        assert faults(PART_OF_WHOLE + claims(rate)) == ["two figures in '4 per 0': '4' and '0'"]


class TestCommandLine:
    """What cannot be used ends with status 2 and a line for each fault; what can be judged, with 0 or 1."""

    BAD: Final = quantities("m") + claims(
        level("m", "9" * 100, name="long"),
        level("m", "3", period="0000", name="early"),
        RANK.format("0th"),
        level("m", "3.4", name="nobody") + ", mean: {n: 0, items: 1}",
        level("m", "between 9 and 5", name="backward"),
    )

    @pytest.fixture(autouse=True)
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.chdir(tmp_path)
        return tmp_path

    def test_each_fault_has_its_line(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "claims.yaml").write_text(self.BAD, encoding="utf-8")
        assert cli.main(["claims.yaml"]) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        lines = printed.err.splitlines()
        assert len(lines) == 5
        places = [re.findall(r"^claims\.yaml:(\d+):\d+: ", line) for line in lines]
        assert places == [["4"], ["5"], ["6"], ["7"], ["8"]]

    def test_a_table_has_its_lines_too(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        entry = "evidence:\n  - {table: m.csv, quantity: m, source: s}\n"
        (folder / "claims.yaml").write_text(quantities("m") + SOURCES + entry, encoding="utf-8")
        (folder / "m.csv").write_text("period,value\n0000,1\n2023,\n2024,nan\n2022,5\n2022,6\n", encoding="utf-8")
        assert cli.main(["claims.yaml"]) == 2
        lines = capsys.readouterr().err.splitlines()
        assert [line.split(": ")[0] for line in lines] == ["m.csv:2", "m.csv:3", "m.csv:4", "m.csv:6"]

    @pytest.mark.parametrize(
        ("text", "status"),
        [
            (PART_OF_WHOLE + evidence(part="2023,4", whole="2023,0") + claims(SHARE), 1),
            (PART_OF_WHOLE + evidence(part="2023,4", whole="2022,10") + claims(SHARE), 0),
            (TestIdentities.CIRCLE.replace("LAST", "a + 1") + TestIdentities.STATED, 1),
            ("claims: []\n", 0),
            ("", 2),
            ("- not\n- keys\n", 2),
        ],
    )
    def test_the_status_says_what_came_of_it(
        self, folder: Path, capsys: pytest.CaptureFixture[str], text: str, status: int
    ) -> None:
        (folder / "claims.yaml").write_text(text, encoding="utf-8")
        assert cli.main(["claims.yaml"]) == status
        printed = capsys.readouterr()
        assert bool(printed.err) is (status == 2)
        assert "Traceback" not in printed.out + printed.err
