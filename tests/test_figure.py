"""Figures as printed: the sets they stand for, their units, and what is refused."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck import numeral_grammar
from claimcheck.figure import MOST_CHARACTERS, Figure, FigureError, Force, cell, locate, match, read
from claimcheck.hedge import AFTER, BEFORE, Hedge, Sets, rounded
from claimcheck.interval import CLOSED, EVERYTHING, OPEN, End, Interval

PAGE = (Path(__file__).parent.parent / "docs" / "figures.md").read_text(encoding="utf-8")


def rows(columns: str) -> list[list[str]]:
    """The rows of all tables of the page whose first line is `columns`."""
    found: list[list[str]] = []
    lines = iter(PAGE.splitlines())
    for line in lines:
        if line == columns:
            next(lines)
            for row in lines:
                if not row.startswith("|"):
                    break
                found.append([part.strip() for part in row.strip("|").split("|")])
    return found


SETS = rows("| printed | plain | generous | expected |")
HEDGES = rows("| hedge | before the figure | after it |")


def interval(text: str) -> Interval:
    """An interval as the page prints it: [1.25 billion, 1.35 billion]."""
    if text.startswith("{"):
        return Interval.point(_number(text[1:-1]))
    low, high = text[1:-1].split(", ")
    return Interval(
        None if low == "−∞" else _number(low),
        None if high == "∞" else _number(high),
        _end(text[0], "["),
        _end(text[-1], "]"),
    )


def _end(bracket: str, closed: str) -> End:
    return CLOSED if bracket == closed else OPEN


def _number(text: str) -> Fraction:
    found = numeral_grammar.match(text)
    assert found is not None
    assert found[1] == len(text)
    return found[0].value


class TestThePage:
    def test_has_its_tables(self) -> None:
        assert len(SETS) > 50
        assert len(HEDGES) == len(Hedge)

    @pytest.mark.parametrize("row", SETS, ids=lambda row: row[0])
    def test_prints_what_is_read(self, row: list[str]) -> None:
        figure = read(row[0])
        assert [figure.plain, figure.generous, figure.expected] == [interval(text) for text in row[1:]]

    def test_lists_each_hedge(self) -> None:
        listed = {(words, row[0]) for row in HEDGES for words in row[1].split(" · ")}
        assert listed == {(words, hedge.value) for words, hedge in BEFORE.items()}
        after = {(words, row[0]) for row in HEDGES for words in row[2].split(" · ") if words}
        assert after == {(words, hedge.value) for words, hedge in AFTER.items()}


@pytest.mark.parametrize(
    ("printed", "value", "unit", "hedge", "rate"),
    [
        ("$195 million per annum", "195000000", "USD", "", "year"),
        ("over $2.6 billion annually", "2600000000", "USD", "over", "year"),
        ("US$5m", "5000000", "USD", "", ""),
        ("five million dollars", "5000000", "USD", "", ""),
        ("€5 bn", "5e9", "EUR", "", ""),
        ("£5 m", "5000000", "GBP", "", ""),
        ("PKR 5 billion", "5e9", "PKR", "", ""),
        ("Rs. 5 crore", "50000000", "rupees", "", ""),
        ("5 crore rupees", "50000000", "rupees", "", ""),
        ("$5,000 per student", "5000", "USD", "", "student"),
        ("$300 per capita", "300", "USD", "", "head"),
        ("12 deaths per 100,000 people", "12", "deaths", "", "100,000"),
        ("5 per cent", "5", "%", "", ""),
        ("5-percent", "5", "%", "", ""),
        ("About a 0.3 percentage point", "0.3", "percentage points", "about", ""),
        ("About a 0.3 percentage point increase", "0.3", "percentage points", "about", ""),
        ("half a percentage point", "1/2", "percentage points", "", ""),
        ("3 pp", "3", "percentage points", "", ""),
        ("25 basis points", "25", "basis points", "", ""),
        ("3x", "3", "times", "", ""),
        ("threefold", "3", "times", "", ""),
        ("nearly tripled", "3", "times", "nearly", ""),
        ("half as many", "1/2", "times", "", ""),
        ("4th", "4", "rank", "", ""),
        ("the fourth largest", "4", "rank", "", ""),
        ("10 million km", "10000000", "km", "", ""),
        ("5,000 Undergraduate Students a year", "5000", "undergraduate students", "", "year"),
        ("an estimated 300 people", "300", "people", "about", ""),
        ("500+", "500", "", "at least", ""),
        ("5 or more students", "5", "students", "at least", ""),
        ("5 students or more", "5", "students", "at least", ""),
        ("nearly one in five", "1/5", "", "nearly", ""),
        ("the majority", "1/2", "", "majority", ""),
        ("most", "1/2", "", "most", ""),
        ("around\n10,164", "10164", "", "about", ""),
        ("grew by 47%", "47", "%", "", ""),
        ("up 5%", "5", "%", "", ""),
        ("up to 5%", "5", "%", "up to", ""),
        ("down about 5%", "-5", "%", "about", ""),
        ("a 5% decline", "-5", "%", "", ""),
        ("−$5 million", "-5000000", "USD", "", ""),
        ("$−5 million", "-5000000", "USD", "", ""),
        ("three dollars and 50 cents", "3.5", "USD", "", ""),
        ("12p", "12", "pence", "", ""),
        ("52.2C", "52.2", "°C", "", ""),
        ("20 degrees Celsius", "20", "degrees celsius", "", ""),
        ("14 out of 1,500", "14/1500", "", "", ""),
        ("an hour and a half", "3/2", "hour", "", ""),
        ("a 12-member", "12", "member", "", ""),
        ("$81.50 a barrel", "81.5", "USD", "", "barrel"),
        ("10 micrograms per cubic metre", "10", "micrograms", "", "cubic metre"),
        ("1,300-plus witnesses", "1300", "witnesses", "at least", ""),
        ("a drop of 16 percent", "-16", "%", "", ""),
    ],
)
def test_reads(printed: str, value: str, unit: str, hedge: str, rate: str) -> None:
    figure = read(printed)
    assert (figure.value, figure.unit, figure.hedge, figure.rate) == (Fraction(value), unit, hedge, rate)
    assert figure.printed == printed


def test_spans_lie_in_the_printed_words() -> None:
    figure, end = match("in all, over $2.6 billion annually", 8) or (read("1"), 0)
    assert end == 34
    assert figure.value_span is not None
    assert figure.unit_span is not None
    assert figure.printed[slice(*figure.value_span)] == "2.6 billion"
    assert figure.printed[slice(*figure.unit_span)] == "$"


class TestBoundaries:
    """The examples of the design, with the nearest value on the other side."""

    @pytest.mark.parametrize(
        ("printed", "inside", "outside"),
        [
            ("about 60%", "57", "56.4"),
            ("one in four", "0.24", "0.22"),
            ("about 0.3 percentage points", "0.347", "0.366"),
            ("47%", "47.5", "47.51"),
            ("more than doubled", "2.01", "2"),
            ("more than halved", "0.49", "0.5"),
            ("almost halved", "0.565", "0.5"),
            ("at least halved", "0.5", "0.51"),
            ("more than half as many", "0.51", "0.5"),
            ("at least 5", "5", "4.9"),
            ("nearly half", "0.4", "0.39"),
            ("half", "0.525", "0.526"),
            ("doubled", "2.1", "2.11"),
            ("$412,000", "412000.5", "412001"),
            ("over 500 and under 2,000", "500.1", "500"),
            ("over 500 and under 2,000", "1999", "2000"),
            ("at least 5% but no more than 7%", "7", "7.01"),
            ("at most 90 and at least 20", "20", "19"),
            ("barely 900", "945", "945.1"),
        ],
    )
    def test_plain(self, printed: str, inside: str, outside: str) -> None:
        figure = read(printed)
        assert Fraction(inside) in figure.plain
        assert Fraction(outside) not in figure.plain

    @pytest.mark.parametrize(
        ("printed", "quiet", "noted"), [("nearly half", "0.45", "0.44"), ("nearly 60%", "57", "51")]
    )
    def test_expected(self, printed: str, quiet: str, noted: str) -> None:
        figure = read(printed)
        assert Fraction(quiet) in figure.expected
        assert Fraction(noted) in figure.plain
        assert Fraction(noted) not in figure.expected

    def test_zeros_count_from_a_hundred(self) -> None:
        assert read("90").generous == Interval.point(90)
        assert read("100").generous == Interval.closed(90, 110)
        assert read("110").generous == Interval.closed(105, 115)
        assert read("101").generous == Interval.point(101)

    def test_a_multiple_with_decimals_is_rounded(self) -> None:
        assert read("1.2 times").plain == Interval.closed(Fraction("1.15"), Fraction("1.25"))

    def test_a_frequency_is_counted(self) -> None:
        assert read("3 times a year").plain == Interval.point(3)
        assert read("3 times").plain != Interval.point(3)


class TestForce:
    def test_the_bound_of_up_to_can_be_cancelled(self) -> None:
        assert read("up to 500").force is Force.CANCELLABLE
        assert read("at most 500").force is Force.BINDING

    @pytest.mark.parametrize("printed", ["several", "numerous", "a handful of startups", "various"])
    def test_vague_words_only_give_notes(self, printed: str) -> None:
        figure = read(printed)
        assert (figure.force, figure.value) == (Force.VAGUE, None)

    def test_numerous_is_unchecked(self) -> None:
        assert read("numerous").generous == EVERYTHING

    def test_several_hundred_is_hundreds(self) -> None:
        several, hundreds = read("several hundred students"), read("hundreds of students")
        assert (several.plain, several.expected, several.unit) == (hundreds.plain, hundreds.expected, "students")
        assert several.force is Force.BINDING


class TestRanges:
    @pytest.mark.parametrize(
        ("printed", "low", "high", "unit"),
        [
            ("between 5 and 10 million", 5 * 10**6, 10**7, ""),
            ("between two hundred and five hundred", 200, 500, ""),
            ("between one hundred and five and two hundred", 105, 200, ""),
            ("$3–5 billion", 3 * 10**9, 5 * 10**9, "USD"),
            ("$3 billion to $5 billion", 3 * 10**9, 5 * 10**9, "USD"),
            ("5-10 percent", 5, 10, "%"),
            ("5% to 10%", 5, 10, "%"),
            ("between 500,000 and 2 million", 500_000, 2 * 10**6, ""),
            ("20 to 30 students", 20, 30, "students"),
            ("two or three days", 2, 3, "days"),
            ("5 through 12", 5, 12, ""),
        ],
    )
    def test_share_their_unit_and_scale(self, printed: str, low: int, high: int, unit: str) -> None:
        figure = read(printed)
        assert (figure.value, figure.hedge, figure.unit) == (None, "between", unit)
        assert figure.expected == Interval.closed(low, high)

    @pytest.mark.parametrize(
        "printed", ["between 10 and 5", "5-5", "between 900 and 1.2 million", "$3 to €5", "up to 5–10", "5% to 10 km"]
    )
    def test_refused(self, printed: str) -> None:
        with pytest.raises(FigureError):
            read(printed)

    def test_about_widens_each_end_by_its_own_share(self) -> None:
        assert read("about 20 to 40").plain == Interval.closed(19, 42)


class TestChanges:
    def test_a_fall_mirrors_the_sets(self) -> None:
        rise, fall = read("rose by about 5%"), read("fell by about 5%")
        assert (fall.plain, fall.generous, fall.expected) == (-rise.plain, -rise.generous, -rise.expected)

    def test_a_verb_leaves_no_change_the_other_way(self) -> None:
        assert read("fell by less than 3%").plain == Interval(Fraction(-3), Fraction(0), OPEN, CLOSED)
        assert read("grew by less than 3%").plain == Interval(Fraction(0), Fraction(3), CLOSED, OPEN)

    @pytest.mark.parametrize("printed", ["fell by −3%", "fell threefold", "fell to 3%", "rose from 3% to 5%"])
    def test_refused(self, printed: str) -> None:
        with pytest.raises(FigureError):
            read(printed)

    def test_more_has_a_second_reading(self) -> None:
        assert read("three times more").also == Interval.closed(Fraction("3.8"), Fraction("4.2"))
        assert read("more than three times more").also == Interval.above(4)
        assert read("three times as many").also is None


@pytest.mark.parametrize(
    ("printed", "message"),
    [
        ("", "the figure is empty"),
        ("  ", "the figure is empty"),
        ("1" * 201, "a figure has at most 200 characters; this has 201"),
        ("1" * 51, "a figure has at most 50 digits; this has 51"),
        ("1e999", "'1e999' is not how prose prints a number: write its digits, or a scale word such as million"),
        ("NaN", "'NaN' is not a number"),
        ("-inf", "'-inf' is not a number"),
        ("٣", "'٣' (ARABIC-INDIC DIGIT THREE) is not one of the digits 0 to 9"),
        ("5\u200b%", "a hidden character, U+200B, stands in the figure"),
        ("5\x1b[31m%", "a hidden character, U+001B, stands in the figure"),
        ("10 and 5", "two figures in '10 and 5': '10' and '5'"),
        (
            "five students six teachers",
            "two figures in 'five students six teachers': 'five students' and 'six teachers'",
        ),
        ("47% of trade", "'of trade' is what '47%' is part of, not part of the figure: leave it out"),
        ("1 in 4 Americans", "'Americans' is what '1 in 4' is part of, not part of the figure: leave it out"),
        ("5 students!", "'!' is not understood after '5 students'"),
        ("300 one of many", "two figures in '300 one of many': '300' and 'one'"),
        ("about 5 or more", "'or more' is not understood after 'about 5'"),
        ("$5 students", "'students' is not understood after '$5'"),
        ("1,2345", "no figure is understood in '1,2345'"),
        ("192.168.100.200", "no figure is understood in '192.168.100.200'"),
        ("0^-2", "two figures in '0^-2': '0' and '-2'"),
        ("over 900 and under 500", "two figures in 'over 900 and under 500': 'over 900' and 'under 500'"),
        ("2022/23", "no figure is understood in '2022/23'"),
        ("trade", "no figure is understood in 'trade'"),
    ],
)
def test_refuses(printed: str, message: str) -> None:
    with pytest.raises(FigureError, match=f"^{re.escape(message)}$"):
        read(printed)


def test_a_noun_phrase_has_at_most_six_words() -> None:
    assert read("300 very big old red round apples").unit == "very big old red round apples"
    with pytest.raises(FigureError, match="'indeed' is not understood after '300 very big old red round apples'"):
        read("300 very big old red round apples indeed")


class TestLocating:
    TEXT = "It fell by 5 students or more a year"

    def test_the_value_is_as_printed(self) -> None:
        found = locate(self.TEXT, 3)
        assert found is not None
        assert (found.value, found.rises, found.figure.value) == (Fraction(5), False, Fraction(-5))

    @pytest.mark.parametrize(
        ("text", "hedge"),
        [
            ("roughly 5%", "roughly"),
            ("an estimated 300 people", "estimated"),
            ("5 students or more", "or more"),
            ("5 or more students a year", "or more"),
            ("$5 a year or so", "or so"),
            ("between 5 and 10", "between"),
            ("5–10", None),
        ],
    )
    def test_the_hedge_has_a_place(self, text: str, hedge: str | None) -> None:
        found = locate(text)
        assert found is not None
        assert (text[slice(*found.hedge_span)] if found.hedge_span else None) == hedge

    def test_a_change_and_the_level_it_led_to_are_no_range(self) -> None:
        for text, change in (
            ("rose by $1 to $15", "rose by $1"),
            ("fell by 11,000 to 7 million", "fell by 11,000"),
            ("grew by 1,900 to 17,400", "grew by 1,900"),
            ("rose by 640 million to 5.84 billion", "rose by 640 million"),
            # What lies nearer together, or is small, may well be a range.
            ("grew by 1,900 to 7,400", "grew by 1,900 to 7,400"),
            ("grew by 2 to 17", "grew by 2 to 17"),
            ("grew by 5 to 7 million", "grew by 5 to 7 million"),
        ):
            found = locate(text)
            assert found is not None
            assert found.printed == change

    def test_apart_does_not_join_what_to_links(self) -> None:
        joined, apart = locate("41 to 56"), locate("41 to 56", apart=True)
        assert joined is not None
        assert apart is not None
        assert (joined.printed, apart.printed) == ("41 to 56", "41")

    def test_a_year_earlier_is_no_rate(self) -> None:
        found = locate("$5 billion a year earlier")
        assert found is not None
        assert (found.printed, found.rate) == ("$5 billion", "")


class TestCells:
    def test_take_the_scale_of_their_column(self) -> None:
        in_table, in_prose = cell("2596", Fraction(10**6), "USD"), read("2,596 million USD")
        assert in_table.value == in_prose.value
        assert in_table.step == 10**6

    @pytest.mark.parametrize(
        ("digits", "unit", "printed"),
        [
            ("554321", "people", "554,321 people"),
            ("554,321", "people", "554,321 people"),
            ("47", "%", "47%"),
            ("7", "USD", "$7"),
            ("5.20", "%", "5.20%"),
            ("−3.1", "%", "−3.1%"),
            ("-3.1", "%", "-3.1%"),
            ("1\u2009001", "USD", "$1,001"),
        ],
    )
    def test_read_as_prose_does(self, digits: str, unit: str, printed: str) -> None:
        in_table, in_prose = cell(digits, Fraction(1), unit), read(printed)
        assert in_table.value == in_prose.value
        if in_table.step:
            assert rounded(in_table.value, in_table.step) == Sets(in_prose.plain, in_prose.generous, in_prose.plain)
        else:
            assert in_prose.plain == in_prose.generous == Interval.point(in_table.value)

    def test_zeros_at_the_end_count_in_a_table(self) -> None:
        assert cell("554000", Fraction(1), "people").step == 0
        assert read("554,000 people").generous == Interval.closed(553_500, 554_500)
        assert cell("412000", Fraction(1), "USD").step == 1

    def test_rounded_to_the_step_of_the_publisher(self) -> None:
        assert cell("554000", Fraction(1), "people", Fraction(1000)).step == 1000
        assert cell("2,595", Fraction(10**6), "USD", Fraction(5)).step == 5_000_000

    @pytest.mark.parametrize(
        "digits", ["", "n/a", "5 million", "5%", "(5)", "1e9", "1,2345", "5-6", "٣", "--5", "1" * 51, "1/2", "four"]
    )
    def test_refuse_what_is_no_number(self, digits: str) -> None:
        with pytest.raises(FigureError):
            cell(digits, Fraction(1), "USD")

    def test_refuse_a_scale_of_zero(self) -> None:
        with pytest.raises(FigureError, match="greater than zero"):
            cell("5", Fraction(0), "USD")


class TestRunningText:
    TEXT = (
        "The United States sent $1.3 billion in 2022, about 60% more than before, and over half a million people of "
        "Pakistani origin live there. Most startups are new. The most recent grew by 47 percent; 20 African nations "
        "saw it fall to 3% between 2019 and 2021, up 5-10%."
    )

    def test_finds_the_longest_figure_at_each_place(self) -> None:
        found, at = [], 0
        starts = [word.start() for word in re.finditer(r"(?<!\S)\S", self.TEXT)]
        for start in starts:
            if start >= at and (hit := match(self.TEXT, start)):
                found.append(hit[0].printed)
                at = hit[1]
        assert found == [
            "$1.3 billion",
            "2022",
            "about 60%",
            "over half a million people",
            "Most",
            "grew by 47 percent",
            "20 African nations",
            "3%",
            "between 2019 and 2021",
            "up 5-10%",
        ]

    @pytest.mark.parametrize("text", ["A4", "covid-19x", "3D", "the", "of", "over there", "between us", "up", "$", "a"])
    def test_finds_none(self, text: str) -> None:
        assert match(text) is None

    def test_does_not_start_inside_a_word_or_number(self) -> None:
        assert match("A4", 1) is None
        assert match("2022", 1) is None
        assert match("covid-19", 5) is None
        assert match("A$5", 1) is None
        assert match("1,000", 2) is None
        assert match("(5)", 1) is not None
        assert match("5", 1) is None

    def test_a_paragraph_ends_a_figure(self) -> None:
        assert (match("5\n\nmillion") or (None, 0))[1] == 1
        assert (match("5\nmillion") or (None, 0))[1] == 9

    @pytest.mark.parametrize(
        "piece",
        [
            "1",
            "1,",
            "1,000",
            "about ",
            "a ",
            "hundred ",
            "one hundred and ",
            "-",
            " ",
            "\n ",
            "$",
            "a million ",
            "5-",
            "x-",
        ],
    )
    @pytest.mark.parametrize("head", ["", "5", "about 5 ", "between 5 and ", "5 small", "1 in "])
    def test_reads_only_what_is_near(self, piece: str, head: str) -> None:
        """What is matched at a place does not change when the text behind is doubled, however hostile."""
        short, long = head + piece * 2_000, head + piece * 200_000
        assert match(short) == match(long)
        assert (match(short) or (None, 0))[1] < 1_000


# Figures as an editor would print them, and what is read from them.

HEDGE_WORDS = st.sampled_from(["", "about ", "over ", "at least ", "under ", "nearly ", "just over ", "up to "])
NUMBERS = st.one_of(
    st.integers(0, 10**9).map("{:,}".format),
    st.decimals(0, 9999, places=1, allow_nan=False).map("{:,}".format),
    st.integers(1, 999).map("{} million".format),
    st.sampled_from(["half a million", "twenty-three", "two hundred", "a dozen", "2½", "−5", "-0.3"]),
)
UNITS = st.sampled_from(
    ["{}", "{}%", "{} percentage points", "{} students", "{} km", "{} dollars", "{} times", "{} a year"]
)
FIGURES = st.builds(lambda hedge, number, unit: hedge + unit.format(number), HEDGE_WORDS, NUMBERS, UNITS)


@given(FIGURES)
@example("nearly 0%")
@example("about −5%")
def test_plain_lies_within_generous(printed: str) -> None:
    figure = read(printed)
    assert figure.plain.within(figure.generous)
    assert not figure.plain.is_empty
    assert not figure.expected.is_empty


@given(FIGURES, st.sampled_from(["", "said ", "(", "— "]), st.sampled_from(["", ".", ", and", ")", "\n\n5"]))
def test_a_figure_reads_alike_alone_and_in_a_sentence(printed: str, before: str, after: str) -> None:
    found = match(before + printed + after, len(before))
    assert found == (read(printed), len(before) + len(printed))


@given(st.integers(-(10**12), 10**12), st.integers(0, 4), st.sampled_from(["%", "USD", "people", ""]))
def test_a_printed_value_reads_back(digits: int, decimals: int, unit: str) -> None:
    value = Fraction(digits, 10**decimals)
    whole, part = divmod(abs(digits), 10**decimals)
    text = ("−" if digits < 0 else "") + f"{whole:,}" + (f".{part:0{decimals}}" if decimals else "")
    found = cell(text, Fraction(1), unit)
    assert found.value == value
    assert found.step == (0 if unit in ("people", "") and not decimals else Fraction(1, 10**decimals))


def read_or_refused(text: str) -> Figure | None:
    """The figure, or None where it is refused in so many words; any other error is a fault."""
    try:
        return read(text)
    except FigureError:
        return None


@given(st.text(max_size=MOST_CHARACTERS + 5))
def test_any_text_is_read_or_refused(text: str) -> None:
    figure = read_or_refused(text)
    assert figure is None or figure.printed == text.strip()


WORDS = (
    "about over 5 % a half of million $ and between in one times or more fell by hundreds three - , . per year 2,000"
)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=9).map(" ".join))
def test_any_words_of_figures_are_read_or_refused(text: str) -> None:
    found = match(text)
    alone = read_or_refused(text)
    for figure in (found[0] if found else None, alone):
        if figure is not None:
            assert text.startswith(figure.printed)
            assert figure.plain.within(figure.generous)
            assert not figure.plain.is_empty
    # What stands alone as a figure is found in running text too, except that its noun may be cut shorter.
    assert alone is None or found is not None


class TestTheGrammar:
    """Every row of the tables of `docs/grammar.md` is read as it says."""

    ROWS = re.findall(
        r"^\| (?!printed)([^|]+) \| ([-0-9.]+) \| ([^|]*?) ?\|(?: ([^|]*?) ?\| ([^|]*?) ?\|)?$",
        (Path(__file__).parent.parent / "docs" / "grammar.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )

    def test_has_rows(self) -> None:
        page = (Path(__file__).parent.parent / "docs" / "grammar.md").read_text(encoding="utf-8")
        lines = [
            line for line in page.splitlines() if line.startswith("|") and not line.startswith(("|-", "| printed"))
        ]
        assert len(self.ROWS) == len(lines) > 40

    @pytest.mark.parametrize(("printed", "value", "unit", "hedge", "rate"), ROWS)
    def test_reads_what_the_page_says(self, printed: str, value: str, unit: str, hedge: str, rate: str) -> None:
        figure = read(printed)
        assert (figure.value, figure.unit) == (Fraction(value), unit)
        assert (figure.hedge, figure.rate) == (hedge, rate)
