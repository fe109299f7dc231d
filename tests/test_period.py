"""Periods: what each form stands for, and the laws of calendars."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from claimcheck.interval import Interval
from claimcheck.period import (
    GREGORIAN,
    Calendar,
    Granularity,
    NamedBy,
    Period,
    PeriodError,
    day,
    month,
    open_year,
    span,
)
from claimcheck.period_grammar import read, read_printed, weekday_of

FISCAL = Calendar("fiscal", 7, NamedBy.END)
ACADEMIC = Calendar("academic", 8, NamedBy.START)
CALENDARS = {"fiscal": FISCAL, "academic": ACADEMIC}

# Far enough from both ends that shifting by up to 100 years stays inside.
years = st.integers(102, 9890)
calendars = st.builds(
    Calendar, st.just("house"), st.integers(1, 12), st.sampled_from(NamedBy), st.sampled_from(["", "2022/23", "2022"])
)
single = st.one_of(
    st.builds(open_year, years),
    st.builds(GREGORIAN.year, years),
    st.builds(GREGORIAN.quarter, years, st.integers(1, 4)),
    st.builds(Calendar.year, calendars, years),
    st.builds(Calendar.quarter, calendars, years, st.integers(1, 4)),
    st.builds(month, years, st.integers(1, 12)),
    st.dates(date(102, 1, 1), date(9890, 12, 31)).map(lambda on: day(on.year, on.month, on.day)),
)


@st.composite
def ranges(draw: st.DrawFn) -> Period:
    first = draw(single)
    last = first
    for _ in range(draw(st.integers(0, 5))):
        last = last.next()
    return span(first, last)


periods = single | ranges()


def calendar_of(period: Period) -> Calendar:
    """The calendar that a drawn period was made with, found again from its first year or quarter."""
    part = period.first or period
    for naming, written in product(NamedBy, ("", "2022/23", "2022")):
        for starts in range(1, 13):
            house = Calendar("house", starts, naming, written)
            if part in (house.year(part.year), *(house.quarter(part.year, number) for number in range(1, 5))):
                return house
    return GREGORIAN


class TestReading:
    @pytest.mark.parametrize(
        ("text", "normal", "start", "last"),
        [
            ("2022", "2022", date(2022, 1, 1), date(2022, 12, 31)),
            ("calendar 2022", "calendar 2022", date(2022, 1, 1), date(2022, 12, 31)),
            ("fiscal 2022", "fiscal 2022", date(2021, 7, 1), date(2022, 6, 30)),
            ("FY2022", "fiscal 2022", date(2021, 7, 1), date(2022, 6, 30)),
            ("FY 2022", "fiscal 2022", date(2021, 7, 1), date(2022, 6, 30)),
            ("fiscal 2021/22", "fiscal 2022", date(2021, 7, 1), date(2022, 6, 30)),
            ("fiscal 2021-22", "fiscal 2022", date(2021, 7, 1), date(2022, 6, 30)),
            ("academic 2022/23", "academic 2022/23", date(2022, 8, 1), date(2023, 7, 31)),
            ("academic 2022-23", "academic 2022/23", date(2022, 8, 1), date(2023, 7, 31)),
            ("academic 2022/2023", "academic 2022/23", date(2022, 8, 1), date(2023, 7, 31)),
            ("academic 2022", "academic 2022/23", date(2022, 8, 1), date(2023, 7, 31)),
            ("academic 1999/00", "academic 1999/00", date(1999, 8, 1), date(2000, 7, 31)),
            ("2022-Q3", "2022-Q3", date(2022, 7, 1), date(2022, 9, 30)),
            ("calendar 2022-Q3", "2022-Q3", date(2022, 7, 1), date(2022, 9, 30)),
            ("fiscal 2022-Q1", "fiscal 2022-Q1", date(2021, 7, 1), date(2021, 9, 30)),
            ("fiscal 2022-Q3", "fiscal 2022-Q3", date(2022, 1, 1), date(2022, 3, 31)),
            ("academic 2022/23-Q4", "academic 2022/23-Q4", date(2023, 5, 1), date(2023, 7, 31)),
            ("2022-08", "2022-08", date(2022, 8, 1), date(2022, 8, 31)),
            ("0476-09", "0476-09", date(476, 9, 1), date(476, 9, 30)),
            ("2011-12", "2011-12", date(2011, 12, 1), date(2011, 12, 31)),
            ("2022-08-14", "2022-08-14", date(2022, 8, 14), date(2022, 8, 14)),
            ("2024-02-29", "2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
            ("2020..2023", "2020..2023", date(2020, 1, 1), date(2023, 12, 31)),
            ("fiscal 2020..2023", "fiscal 2020..fiscal 2023", date(2019, 7, 1), date(2023, 6, 30)),
            ("fiscal 2020 .. fiscal 2023", "fiscal 2020..fiscal 2023", date(2019, 7, 1), date(2023, 6, 30)),
            ("academic 2020/21..2021-22", "academic 2020/21..academic 2021/22", date(2020, 8, 1), date(2022, 7, 31)),
            ("fiscal 2020-Q4..2021-Q1", "fiscal 2020-Q4..fiscal 2021-Q1", date(2020, 4, 1), date(2020, 9, 30)),
            ("1996-01-01..2020-12-31", "1996-01-01..2020-12-31", date(1996, 1, 1), date(2020, 12, 31)),
            ("2022..2022", "2022..2022", date(2022, 1, 1), date(2022, 12, 31)),
            ("0001", "0001", date(1, 1, 1), date(1, 12, 31)),
            ("9998", "9998", date(9998, 1, 1), date(9998, 12, 31)),
            ("fiscal 0001-Q3", "fiscal 0001-Q3", date(1, 1, 1), date(1, 3, 31)),
            ("fiscal 9999", "fiscal 9999", date(9998, 7, 1), date(9999, 6, 30)),
            ("9999-Q3", "9999-Q3", date(9999, 7, 1), date(9999, 9, 30)),
            ("9999-12-30", "9999-12-30", date(9999, 12, 30), date(9999, 12, 30)),
        ],
    )
    def test_forms(self, text: str, normal: str, start: date, last: date) -> None:
        period = read(f" {text} ", CALENDARS)
        assert (str(period), period.start, period.end) == (normal, start, last + timedelta(days=1))

    @pytest.mark.parametrize(
        ("text", "year", "is_open", "granularity"),
        [
            ("2022", 2022, True, Granularity.YEAR),
            ("2020..2023", 2020, True, Granularity.RANGE),
            ("calendar 2022", 2022, False, Granularity.YEAR),
            ("fiscal 2021/22", 2022, False, Granularity.YEAR),
            ("fiscal 2022-Q1", 2022, False, Granularity.QUARTER),
            ("2022-Q3", 2022, False, Granularity.QUARTER),
            ("2022-08", 2022, False, Granularity.MONTH),
            ("2022-08-14", 2022, False, Granularity.DAY),
            ("academic 2022/23..2024/25", 2022, False, Granularity.RANGE),
        ],
    )
    def test_year_and_openness(self, text: str, year: int, is_open: bool, granularity: Granularity) -> None:
        period = read(text, CALENDARS)
        assert (period.year, period.is_open, period.granularity) == (year, is_open, granularity)

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("", "'' is not a period: write a year"),
            ("last year", "not a period"),
            ("2022-8", "not a period"),
            ("2022-08-14T00:00", "not a period"),
            ("fiscal2022", "not a period"),
            ("٢٠٢٢", "not a period"),
            ("2022-Q3-01", "not a period"),
            ("22", "'22' is not a year: write four digits, 0001 to 9998"),
            ("10000", "'10000' is not a year"),
            ("0", "'0' is not a year"),
            ("0000", "the year 0000 is out of reach: periods lie from 0001-01-01 to 9999-12-30"),
            ("9999", "the year 9999 is out of reach"),
            ("0000-01-01", "the year 0000 is out of reach"),
            ("9999-12", "the year 9999 is out of reach"),
            ("9999-12-31", "the day is out of reach"),
            ("fiscal 0001", "the fiscal year 0001 is out of reach"),
            ("fiscal 0001-Q2", "the fiscal year 0001 is out of reach"),
            ("academic 9999/00", "the academic year 9999 is out of reach"),
            ("academic 9999", "the academic year 9999 is out of reach"),
            ("2022-13", "there is no month 13: months are 01 to 12"),
            ("2022-00", "there is no month 0"),
            ("2022-13-01", "there is no month 13"),
            ("2021-02-29", "there is no day 29 in February 2021"),
            ("2021-02-30", "there is no day 30 in February 2021"),
            ("2021-02-00", "there is no day 0 in February 2021"),
            ("2022-Q0", "there is no quarter 0: quarters are Q1 to Q4"),
            ("2022-Q5", "there is no quarter 5"),
            ("academic 2022/24", "is not one year: after 2022 comes 23"),
            ("academic 2022/2024", "is not one year: after 2022 comes 2023"),
            ("academic 2022-08", "is not one year: after 2022 comes 23"),
            ("academic 2022-08-14", "months and days are those of the calendar year"),
            ("fiscal 2020..2021-08", "'2021-08' is not one year: after 2021 comes 22"),
            ("2022/23", "'2022/23' needs the name of its calendar in front"),
            ("calendar 2022/23", "the calendar year lies in one year"),
            ("Fiscal 2022", "no calendar is named 'Fiscal'; known are academic, calendar, fiscal"),
            ("lunar 2022", "no calendar is named 'lunar'; known are academic, calendar, fiscal"),
            ("2023..2020", r"the range 2023\.\.2020 ends before it begins"),
            ("2020..2022-03", "a range goes from one year to another, not from 2020 to 2022-03, which is a month"),
            ("2020..fiscal 2023", "a range keeps to one calendar: 2020 and fiscal 2023"),
            ("fiscal 2020..calendar 2023", "a range keeps to one calendar"),
            ("2020..", "has a first and a last part"),
            ("..2020", "has a first and a last part"),
            ("2020..2021..2022", "has a first and a last part"),
            ("2" * 5000, "is too long for a period: at most 120 characters"),
            ("20\u202e22", r"'20\\u202e22' is not a period"),
        ],
    )
    def test_what_is_no_period_is_refused(self, text: str, message: str) -> None:
        with pytest.raises(PeriodError, match=message):
            read(text, CALENDARS)

    def test_fy_needs_a_calendar_named_fiscal(self) -> None:
        with pytest.raises(PeriodError, match="no calendar is named 'fiscal'; known are calendar"):
            read("FY2022")

    @given(st.text(max_size=150) | st.text(st.sampled_from("0129-/Q. fiscalFY"), max_size=30))
    def test_any_text_is_read_or_refused(self, text: str) -> None:
        try:
            period = read(text, CALENDARS)
        except PeriodError:
            return
        assert read(str(period), CALENDARS) == period


class TestCalendar:
    @pytest.mark.parametrize("name", ["", "fiscal ", "FY22", "a..b", "a\nb", "a" * 41])
    def test_names_that_would_not_read_back_are_refused(self, name: str) -> None:
        with pytest.raises(PeriodError, match="cannot name a calendar"):
            Calendar(name, 7, NamedBy.END)

    @pytest.mark.parametrize("starts", [0, 13])
    def test_months_are_one_to_twelve(self, starts: int) -> None:
        with pytest.raises(PeriodError, match=f"cannot start in month {starts}"):
            Calendar("fiscal", starts, NamedBy.END)

    def test_the_calendar_year_starts_in_january(self) -> None:
        with pytest.raises(PeriodError, match="starts in January"):
            Calendar("calendar", 7, NamedBy.END)

    def test_a_year_that_starts_in_january_has_one_name(self) -> None:
        for naming in NamedBy:
            assert Calendar("fiscal", 1, naming).year(2022).start == date(2022, 1, 1)
            assert str(Calendar("fiscal", 1, naming).year(2022)) == "fiscal 2022"


class TestLaws:
    @given(periods)
    def test_the_normal_form_reads_back(self, period: Period) -> None:
        assert read(str(period), {"house": calendar_of(period)}) == period

    @given(calendars, years)
    def test_quarters_and_months_tile_the_year(self, calendar: Calendar, number: int) -> None:
        year = calendar.year(number)
        assert year.quarters() == tuple(calendar.quarter(number, quarter) for quarter in range(1, 5))
        for parts, count in ((year.quarters(), 4), (year.months(), 12)):
            assert len(parts) == count
            assert [part.start for part in parts] + [year.end] == [year.start] + [part.end for part in parts]
        assert tuple(m for quarter in year.quarters() for m in quarter.months()) == year.months()

    @given(calendars, years, st.integers(1, 4), st.integers(1, 30))
    def test_divisions_tile_the_period_with_parts_of_one_kind(
        self, calendar: Calendar, number: int, quarter: int, length: int
    ) -> None:
        first = calendar.quarter(number, quarter)
        last = first
        for _ in range(length):
            last = last.next()
        for whole in (calendar.year(number), first, span(first, last), span(first.months()[1], last.months()[1])):
            divisions = list(whole.divisions())
            assert divisions
            for parts in divisions:
                assert len(parts) > 1
                assert len({part.granularity for part in parts}) == 1
                assert [part.start for part in parts] + [whole.end] == [whole.start] + [part.end for part in parts]
        assert not list(first.months()[0].divisions())

    @given(calendars, years)
    def test_a_calendar_keeps_the_number_of_an_open_year(self, calendar: Calendar, number: int) -> None:
        assert open_year(number).within(calendar) == calendar.year(number)
        assert open_year(number).within(calendar).year == number
        assert open_year(number).overlaps(calendar.year(number))
        assert open_year(number).contains(calendar.year(number)) == (not calendar.crosses)

    @given(calendars, years, st.integers(0, 20))
    def test_a_calendar_keeps_the_numbers_of_an_open_range(self, calendar: Calendar, first: int, more: int) -> None:
        read_in = span(open_year(first), open_year(first + more)).within(calendar)
        assert read_in == span(calendar.year(first), calendar.year(first + more))

    @given(periods, calendars)
    def test_a_period_in_a_calendar_stays_in_it(self, period: Period, calendar: Calendar) -> None:
        assume(not period.is_open)
        assert period.within(calendar) is period

    @given(periods, st.integers(-100, 100))
    def test_shifting_there_and_back(self, period: Period, by: int) -> None:
        assume("02-29" not in str(period))
        shifted = period.shifted(by)
        assert shifted.shifted(-by) == period
        assert (shifted.year, shifted.start.month) == (period.year + by, period.start.month)

    @given(periods)
    def test_next_and_previous_touch_and_undo_each_other(self, period: Period) -> None:
        assert period.next().start == period.end
        assert period.next().previous() == period == period.previous().next()
        assert len(list(period.next().parts())) == len(list(period.parts()))

    @given(periods)
    def test_parts_tile_a_range(self, period: Period) -> None:
        parts = list(period.parts())
        assert [part.start for part in parts] + [period.end] == [period.start] + [part.end for part in parts]
        assert (parts[0], parts[-1]) == (period.first or period, period.last or period)

    @given(periods, periods)
    def test_periods_overlap_where_their_days_meet(self, one: Period, other: Period) -> None:
        assert one.overlaps(other) == one.days().meets(other.days())
        assert one.contains(other) == other.days().within(one.days())

    @given(single)
    @example(open_year(2022))
    def test_a_neighbour_is_another_period(self, period: Period) -> None:
        assert not period.overlaps(period.next())
        assert span(period, period.next()).contains(period)
        assert span(period, period.next()).overlaps(period.next())


class TestMoving:
    def test_a_year_is_written_as_its_calendar_writes_it(self) -> None:
        season = Calendar("season", 7, NamedBy.END, "2022/23")
        assert str(season.year(2023)) == "season 2022/23"
        assert str(season.year(2023).next()) == "season 2023/24"
        assert str(season.quarter(2023, 4)) == "season 2022/23-Q4"
        assert str(season.year(2023).quarters()[3].next()) == "season 2023/24-Q1"
        assert str(Calendar("house", 7, NamedBy.START, "2022").year(2022)) == "house 2022"
        assert str(Calendar("house", 4, NamedBy.START, "2022-23").year(2022)) == "house 2022/23"

    def test_a_range_in_words_names_its_calendar_once(self) -> None:
        assert span(FISCAL.year(2020), FISCAL.year(2023)).words == "fiscal 2020 to 2023"
        assert span(open_year(2020), open_year(2023)).words == "2020 to 2023"
        assert span(month(2020, 1), month(2020, 3)).words == "2020-01 to 2020-03"
        assert FISCAL.year(2020).words == "fiscal 2020"

    def test_quarters_go_on_across_years(self) -> None:
        assert str(FISCAL.quarter(2022, 4).next()) == "fiscal 2023-Q1"
        assert str(ACADEMIC.quarter(2022, 1).previous()) == "academic 2021/22-Q4"

    def test_a_range_moves_by_its_number_of_parts(self) -> None:
        assert str(read("2020..2023").next()) == "2024..2027"
        assert str(read("2020-11..2021-01").previous()) == "2020-08..2020-10"

    def test_29_february_needs_a_leap_year(self) -> None:
        assert str(day(2024, 2, 29).shifted(4)) == "2028-02-29"
        with pytest.raises(PeriodError, match="there is no day 29 in February 2025"):
            day(2024, 2, 29).shifted(1)

    @pytest.mark.parametrize("text", ["9998", "fiscal 9999", "9999-Q3", "9999-11", "9999-12-30", "9990..9998"])
    def test_there_is_no_next_beyond_the_dates(self, text: str) -> None:
        period = read(text, CALENDARS)
        for move in (period.next, lambda: period.shifted(20)):
            with pytest.raises(PeriodError, match="out of reach"):
                move()

    @pytest.mark.parametrize("text", ["0001", "fiscal 0002", "0001-Q1", "0001-01", "0001-01-01", "0001..0002"])
    def test_there_is_no_previous_before_the_dates(self, text: str) -> None:
        with pytest.raises(PeriodError, match="out of reach"):
            read(text, CALENDARS).previous()

    def test_days_are_counted_first_to_last(self) -> None:
        first = date(2022, 8, 1).toordinal()
        assert read("2022-08").days() == Interval.closed(first, first + 30)
        assert read("2022-08-01").days() == Interval.point(first)

    def test_only_years_have_four_quarters(self) -> None:
        with pytest.raises(PeriodError, match="2022-08 is not a year"):
            read("2022-08").quarters()

    def test_months_must_be_whole(self) -> None:
        assert [str(m) for m in read("2021-12-01..2022-01-31").months()] == ["2021-12", "2022-01"]
        with pytest.raises(PeriodError, match="not made up of whole months"):
            read("2021-12-01..2022-01-30").months()

    def test_a_range_has_no_ranges_for_parts(self) -> None:
        with pytest.raises(PeriodError, match="two parts that are none themselves"):
            span(read("2020..2021"), open_year(2022))


class TestPrinted:
    @pytest.mark.parametrize(
        ("text", "normal"),
        [
            ("2023", "2023"),
            ("in 2023", "2023"),
            ("March 2023", "2023-03"),
            ("in March 2023", "2023-03"),
            ("Sept. 2023", "2023-09"),
            ("May 2021", "2021-05"),
            ("March of 2023", "2023-03"),
            ("12 May 2021", "2021-05-12"),
            ("12\u00a0May\n2021", "2021-05-12"),
            ("on the 12th of May, 2021", "2021-05-12"),
            ("May 12, 2021", "2021-05-12"),
            ("MAY 12th 2021", "2021-05-12"),
            ("2021-05-12", "2021-05-12"),
            ("2021‑05‑12", "2021-05-12"),
            ("Monday, 12 May 2021", "2021-05-12"),
            ("Wed, May 12, 2021", "2021-05-12"),
            ("the 1990s", "1990..1999"),
            ("1990’s", "1990..1999"),
            ("in the 2010s", "2010..2019"),
        ],
    )
    def test_forms(self, text: str, normal: str) -> None:
        assert str(read_printed(text)) == normal

    def test_a_day_has_the_year_that_it_prints_or_the_one_given(self) -> None:
        assert str(read_printed("Monday, 12 May", 2025)) == "2025-05-12"
        assert str(read_printed("12 May 2021", 2025)) == "2021-05-12"

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("", "is not a date"),
            ("May 12", "'May 12' names no year: give it as the `period`"),
            ("Monday, 12 May", "names no year"),
            ("30 February 2021", "there is no day 30 in February 2021"),
            ("2021-13-01", "there is no month 13"),
            ("12/05/2021", "is not a date"),
            ("Mayo 2021", "is not a date"),
            ("Monday, March 2023", "is not a date"),
            ("mid-1990s", "is not a date"),
            ("12 May ٢٠٢١", "is not a date"),
            ("the 1995s", "is not a decade"),
            ("the 1900s", "can be ten years or a hundred"),
            ("the 9990s", "out of reach"),
            ("0000", "out of reach"),
            ("12 May 2021 " * 20, "too long"),
        ],
    )
    def test_what_is_no_date_is_refused(self, text: str, message: str) -> None:
        with pytest.raises(PeriodError, match=message):
            read_printed(text)

    @pytest.mark.parametrize(
        ("text", "weekday"),
        [
            ("Monday, 12 May 2021", "Monday"),
            ("on wed. May 12, 2021", "Wednesday"),
            ("Thurs, 2021-05-13", "Thursday"),
            ("Sunday, 16 May", "Sunday"),
            ("12 May 2021", None),
            ("March 2023", None),
            ("Monday", None),
            ("Mondays, 12 May 2021", None),
        ],
    )
    def test_weekdays(self, text: str, weekday: str | None) -> None:
        assert weekday_of(text) == weekday

    @given(st.dates(date(1, 1, 1), date(9999, 12, 30)))
    def test_every_day_is_read_as_it_is_printed(self, on: date) -> None:
        expected = day(on.year, on.month, on.day)
        for text in (f"{on:%A}, {on.day} {on:%B} {on.year:04d}", f"{on:%b} {on.day}, {on.year:04d}", on.isoformat()):
            assert read_printed(text) == expected
        assert weekday_of(f"{on:%a} {on.day} {on:%b} {on.year:04d}") == f"{on:%A}"

    @given(st.text(max_size=150) | st.text(st.sampled_from("0129 MayMon,. -s"), max_size=20))
    def test_any_text_is_read_or_refused(self, text: str) -> None:
        try:
            period = read_printed(text)
        except PeriodError:
            return
        assert read(str(period)) == period
