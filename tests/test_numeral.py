"""Numbers as printed: value, last place, last place that is not zero, form, and where they end."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.numeral import Form, Numeral
from claimcheck.numeral_grammar import MOST_DIGITS, match, prefix


def numeral(text: str) -> Numeral:
    found = match(text)
    assert found is not None, text
    assert found[1] == len(text), text
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "place", "nonzero", "form"),
    [
        ("11", "11", "1", "1", Form.INTEGER),
        ("0", "0", "1", "1", Form.INTEGER),
        ("10,164", "10164", "1", "1", Form.INTEGER),
        ("12,000", "12000", "1", "1000", Form.INTEGER),
        ("1\u2009200\u2009000", "1200000", "1", "100000", Form.INTEGER),
        ("1\xa0200", "1200", "1", "100", Form.INTEGER),
        ("5 000", "5000", "1", "1000", Form.INTEGER),
        ("a million and a half", "1500000", "500000", "500000", Form.WORDS),
        ("two hundredth", "200", "1", "1", Form.ORDINAL),
        ("1,00,000", "100000", "1", "100000", Form.INTEGER),
        ("5.2", "5.2", "0.1", "0.1", Form.DECIMAL),
        ("50.0", "50", "0.1", "10", Form.DECIMAL),
        (".5", "0.5", "0.1", "0.1", Form.DECIMAL),
        ("-5", "-5", "1", "1", Form.INTEGER),
        ("−5.20", "-5.2", "0.01", "0.1", Form.DECIMAL),
        ("1.3 billion", "1300000000", "100000000", "100000000", Form.SCALED),
        ("2,590 million", "2590000000", "1000000", "10000000", Form.SCALED),
        ("5m", "5000000", "1000000", "1000000", Form.SCALED),
        ("5 mn", "5000000", "1000000", "1000000", Form.SCALED),
        ("5k", "5000", "1000", "1000", Form.SCALED),
        ("5 crore", "50000000", "10000000", "10000000", Form.SCALED),
        ("1 lakh crore", "1e12", "1e12", "1e12", Form.SCALED),
        ("5 hundred thousand", "500000", "100000", "100000", Form.SCALED),
        ("2½ million", "2500000", "500000", "500000", Form.SCALED),
        ("2 1/2", "2.5", "0.5", "0.5", Form.DECIMAL),
        ("twenty-three", "23", "1", "1", Form.WORDS),
        ("five hundred", "500", "1", "100", Form.WORDS),
        ("one hundred and five", "105", "1", "1", Form.WORDS),
        ("two thousand and five", "2005", "1", "1", Form.WORDS),
        ("two hundred thousand", "200000", "1000", "100000", Form.WORDS),
        ("one million two hundred thousand", "1200000", "1000", "100000", Form.WORDS),
        ("a million", "1000000", "1000000", "1000000", Form.WORDS),
        ("two and a half million", "2500000", "500000", "500000", Form.WORDS),
        ("a dozen", "12", "1", "12", Form.WORDS),
        ("three dozens", "36", "1", "12", Form.WORDS),
        ("a single", "1", "1", "1", Form.WORDS),
        ("three point five million", "3500000", "100000", "100000", Form.SCALED),
        ("zero point zero eight", "0.08", "0.01", "0.01", Form.DECIMAL),
        ("two-and-a-half", "2.5", "1/2", "1/2", Form.WORDS),
        ("three and a fifth", "3.2", "1/5", "1/5", Form.WORDS),
        ("twenty-three fifths", "23/5", "23/25", "23/25", Form.FRACTION),
        ("one hundred and twenty-fifth", "125", "1", "1", Form.ORDINAL),
        ("half", "1/2", "1/10", "1/10", Form.FRACTION),
        ("two-thirds", "2/3", "2/15", "2/15", Form.FRACTION),
        ("3/4", "3/4", "3/20", "3/20", Form.FRACTION),
        ("½", "1/2", "1/10", "1/10", Form.FRACTION),
        ("half a million", "500000", "100000", "100000", Form.FRACTION),
        ("a quarter of a billion", "250000000", "50000000", "50000000", Form.FRACTION),
        ("fourth", "4", "1", "1", Form.ORDINAL),
        ("21st", "21", "1", "1", Form.ORDINAL),
        ("11th", "11", "1", "1", Form.ORDINAL),
        ("twenty-first", "21", "1", "1", Form.ORDINAL),
        ("dozens", "12", "12", "12", Form.PLURAL),
        ("hundreds of thousands", "100000", "100000", "100000", Form.PLURAL),
    ],
)
def test_reads(text: str, value: str, place: str, nonzero: str, form: Form) -> None:
    assert numeral(text) == Numeral(Fraction(value), Fraction(place), Fraction(nonzero), form, numeral(text).scale)


@pytest.mark.parametrize(
    "text",
    [
        "1,2345",
        "12,15",
        "1.234.56",
        "1.234.567.8",
        "0.234.567",
        "192.168.100.200",
        "5.2.1",
        "1.10.2020",
        "12:30",
        "2022/23",
        "24/7",
        "3/4/2020",
        "007",
        "5 000, 6",
        "3D",
        "5km",
        "11st",
        "2rd",
        "1990s",
        "1e999",
        "a",
        "an apple",
        "tens",
        "scores",
        "threefold",
        "5٣",
        "٣",
        "NaN",
        "inf",
        "",
    ],
)
def test_reads_no_number(text: str) -> None:
    assert match(text) is None


def test_an_ordinal_is_a_fraction_only_where_the_words_agree() -> None:
    assert match("two third") == (numeral("two"), 3)
    assert numeral("two thirds").value == Fraction(2, 3)
    assert numeral("third").value == 3


def test_quarters_and_halves_beyond_one_are_counted() -> None:
    """Four quarters are a year, three halves of a match are three; only rarer parts make a number above one."""
    assert match("four quarters") == (numeral("four"), 4)
    assert numeral("nine eighths").value == Fraction(9, 8)


def test_digits_up_to_the_limit() -> None:
    assert numeral("1" * MOST_DIGITS).value == int("1" * MOST_DIGITS)
    assert match("1" * (MOST_DIGITS + 1)) is None
    assert match("1." + "0" * MOST_DIGITS) is None


def test_a_number_does_not_start_inside_another() -> None:
    assert match("A4", 1) is None
    assert match("2022", 2) is None
    assert match("5.25", 2) is None
    assert match("1,000", 2) is None
    assert match("(5", 1) is not None


def test_and_joins_number_words_but_not_two_numbers() -> None:
    assert match("two hundred and five hundred") == (numeral("two hundred"), 11)
    assert match("two million and three million") == (numeral("two million"), 11)
    joined, apart = prefix("two hundred and five"), prefix("two hundred and five", joined=False)
    assert joined is not None
    assert apart is not None
    assert joined[0].value == 205
    assert apart[0].value == 200


def test_a_comma_joins_only_what_has_a_scale_word() -> None:
    assert numeral("one million, two hundred thousand").value == 1_200_000
    assert match("two million, one in five") == (numeral("two million"), 11)


def test_a_letter_is_a_scale_where_it_touches_or_money_is_meant() -> None:
    assert match("5 m") == (numeral("5"), 1)
    money = prefix("5 m", money=True)
    assert money is not None
    assert money[0].value == 5_000_000
    assert match("5b") is None


@given(st.integers(0, 10**30), st.integers(0, 10))
def test_digits_read_back_exactly(digits: int, decimals: int) -> None:
    value = Fraction(digits, 10**decimals)
    whole, part = divmod(digits, 10**decimals)
    text = f"{whole:,}" + (f".{part:0{decimals}}" if decimals else "")
    read = numeral(text)
    assert read.value == value
    assert read.unit_in_last_place == Fraction(1, 10**decimals)
    # One unit of the last non-zero digit divides the value, ten of them do not.
    assert (value / read.last_nonzero_place).denominator == 1
    assert value == 0 or (value / (10 * read.last_nonzero_place)).denominator > 1


SCALE_WORDS = {"": 1, " thousand": 1_000, " million": 10**6, " billion": 10**9, " crore": 10**7}


@given(st.integers(1, 999), st.sampled_from(sorted(SCALE_WORDS)))
def test_a_scale_word_multiplies_all_places(digits: int, scale: str) -> None:
    bare, scaled = numeral(str(digits)), numeral(f"{digits}{scale}")
    factor = SCALE_WORDS[scale]
    assert scaled.value == bare.value * factor
    assert scaled.unit_in_last_place == bare.unit_in_last_place * factor
    assert scaled.last_nonzero_place == bare.last_nonzero_place * factor


@given(st.text(max_size=60))
def test_any_text_is_read_or_not_read(text: str) -> None:
    found = match(text)
    assert found is None or 0 < found[1] <= len(text)
