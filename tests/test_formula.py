"""Formulas: what the grammar reads, how it prints, and the value of a limit in a year."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.formula import (
    DEEPEST,
    LONGEST,
    MOST_DIGITS,
    MOST_OPERATIONS,
    FormulaError,
    Identity,
    Node,
    Number,
    Operation,
    Reference,
    Year,
    read_expression,
    read_identity,
    references,
    value_in_year,
)
from claimcheck.unit import read

A, B, C = Reference("a"), Reference("b"), Reference("c")


class TestReading:
    def test_a_total(self) -> None:
        assert read_identity(" trade = exports + imports ") == Identity(
            Reference("trade"),
            "=",
            Operation("+", Reference("exports"), Reference("imports")),
            "trade = exports + imports",
        )

    def test_an_order_between_members(self) -> None:
        identity = read_identity("diaspora[New York city] <= diaspora[New York]")
        assert identity.sign == "<="
        assert identity.left == Reference("diaspora", ("New York city",))

    def test_a_hyphen_belongs_to_the_name(self) -> None:
        identity = read_identity("gdp-share[US]@2022 = remittances[US]@2022 / gdp@2022")
        assert references(identity) == (
            Reference("gdp-share", ("US",), "2022"),
            Reference("remittances", ("US",), "2022"),
            Reference("gdp", (), "2022"),
        )
        assert read_expression("a-b") == Reference("a-b")
        assert read_expression("a - b") == read_expression("a -b") == Operation("-", A, B)

    @pytest.mark.parametrize(
        ("text", "reference"),
        [
            ("x[Saudi Arabia, UAE]", Reference("x", ("Saudi Arabia", "UAE"))),
            ('x["Korea, Rep.", US]', Reference("x", ("Korea, Rep.", "US"))),
            ("x@fiscal 2022", Reference("x", (), "fiscal 2022")),
            ("x@academic 2022/23", Reference("x", (), "academic 2022/23")),
            ("x@2020..2023", Reference("x", (), "2020..2023")),
            ("x@2022-Q3", Reference("x", (), "2022-Q3")),
            ("x[ US ] @ 3 August  2022", Reference("x", ("US",), "3 August 2022")),
        ],
    )
    def test_references(self, text: str, reference: Reference) -> None:
        assert read_expression(text) == reference
        assert read_expression(str(reference)) == reference

    def test_a_slash_after_a_period_divides_unless_two_or_four_digits_follow_at_once(self) -> None:
        left = Reference("a", (), "2022")
        assert read_expression("a@2022/b") == Operation("/", left, B)
        assert read_expression("a@2022 / 23") == Operation("/", left, Number(Fraction(23)))
        assert read_expression("a@2022/100") == Operation("/", left, Number(Fraction(100)))

    @pytest.mark.parametrize(
        ("text", "value", "unit"),
        [
            ("75 million USD", 75_000_000, "USD"),
            ("$75 million", 75_000_000, "USD"),
            ("US$1.5bn", 1_500_000_000, "USD"),
            ("50%", 50, "%"),
            ("50 per cent", 50, "%"),
            ("0.08 mg", Fraction("0.08"), "mg"),
            ("90 km/h", 90, "km/h"),
            ("$5 million per person", 5_000_000, "USD/people"),
            ("5 deaths per 1,000 people", Fraction("0.005"), "deaths/people"),
            ("10,164", 10_164, ""),
            ("5 million USD (2015 prices)", 5_000_000, "USD (2015 prices)"),
            ("−3 percentage points", -3, "percentage points"),
            ("25 basis points", Fraction("0.25"), "percentage points"),
        ],
    )
    def test_numbers(self, text: str, value: Fraction, unit: str) -> None:
        number = read_expression(text)
        assert number == Number(Fraction(value), unit)
        assert read_expression(str(number)) == number

    def test_a_spaced_slash_divides_a_number_with_a_unit(self) -> None:
        assert read_expression("10 USD / people") == Operation("/", Number(Fraction(10), "USD"), Reference("people"))
        assert read_expression("10 USD/people") == Number(Fraction(10), "USD/people")

    def test_nouns_of_the_claim_file_are_units(self) -> None:
        with pytest.raises(FormulaError, match="column 5: 'startups' is not a known unit"):
            read_expression("300 startups")
        assert read_expression("300 startups", ["startups"]) == Number(Fraction(300), "startups")

    def test_typographic_signs(self) -> None:
        assert read_identity("a ≤ b × c − a ÷ b").right == read_identity("a <= b * c - a / b").right
        assert [read_identity(f"a {sign} b").sign for sign in "=<≤>≥"] == ["=", "<", "<=", ">", ">="]

    def test_products_before_sums_and_from_the_left(self) -> None:
        assert read_expression("a - b - c") == Operation("-", Operation("-", A, B), C)
        assert read_expression("a - (b - c)") == Operation("-", A, Operation("-", B, C))
        assert read_expression("a + b * c") == Operation("+", A, Operation("*", B, C))
        assert read_expression("-(a)") == Operation("*", Number(Fraction(-1)), A)

    def test_quantities_are_named_once_in_the_order_written(self) -> None:
        assert references(read_identity("c = a * (b + a) - c")) == (C, A, B)


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("", 1, "the formula ends"),
        ("a", 2, "one of = < <= > >="),
        ("a = b = c", 7, "not '='"),
        ("a == b", 4, "not '='"),
        ("a = b)", 6, "not ')'"),
        ("a = (b", 5, "not closed"),
        ("a = b[US", 6, "not closed"),
        ("a = b[]", 7, "a member is wanted"),
        ("a = b[US,]", 10, "a member is wanted"),
        ('a = b[x"y]', 7, "in quotes"),
        ("a = b[U\u200bS]", 7, "a member is wanted"),
        ("a = b@", 6, "a period is wanted"),
        ("a- b = c", 1, "a space on each side of a minus sign"),
        ("a = --b", 6, "not '-'"),
        ("a = 2 exports", 7, "write 2 * exports"),
        ("a = 5,00", 5, "write 1,234.5"),
        ("a = 5.2.1", 5, "write 1,234.5"),
        ("a = 50 UDS", 8, "did you mean USD?"),
        ("a = year@2", 5, "calendar year"),
        ("a = $", 6, "an amount is wanted"),
        ("a = b**c", 7, "not '*'"),
        ("a = 9**9**9", 7, "not '*'"),
        ("a = __import__('os')", 5, "not '_'"),
        ("a = b.c", 6, "not '.'"),
        ("a = b\n", 6, "not '\\n'"),
        ("a = ٣", 5, "not '\\u0663'"),
        ("a = 1e999", 6, "'e999' is not a known unit"),
    ],
)
def test_refused_with_the_column(text: str, column: int, words: str) -> None:
    with pytest.raises(FormulaError) as refused:
        read_identity(text)
    assert str(refused.value).startswith(f"column {column}: ")
    assert words in str(refused.value)


class TestBounds:
    def test_characters(self) -> None:
        assert read_expression("a".ljust(LONGEST)) == A
        with pytest.raises(FormulaError, match="at most 500 characters, this has 501"):
            read_expression("a".ljust(LONGEST + 1))

    def test_digits_are_counted_before_conversion_and_after_scaling(self) -> None:
        assert read_expression("9" * MOST_DIGITS) == Number(Fraction(10**MOST_DIGITS - 1))
        with pytest.raises(FormulaError, match="at most 50 digits"):
            read_expression("9" * (MOST_DIGITS + 1))
        with pytest.raises(FormulaError, match="its scale written out"):
            read_expression("9" * MOST_DIGITS + " million")

    def test_depth(self) -> None:
        assert read_expression("(" * DEEPEST + "a" + ")" * DEEPEST) == A
        with pytest.raises(FormulaError, match="column 33: brackets are nested deeper than 32"):
            read_expression("(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1))

    def test_operations(self) -> None:
        assert len(references(read_expression("+".join(["a"] * (MOST_OPERATIONS + 1))))) == 1
        with pytest.raises(FormulaError, match="at most 100 operations"):
            read_expression("+".join(["a"] * (MOST_OPERATIONS + 2)))

    def test_size_of_a_value(self) -> None:
        nines = "9" * MOST_DIGITS
        assert value_in_year(read_expression("*".join([nines] * 6)), None)[0] == int(nines) ** 6
        with pytest.raises(FormulaError, match="too many digits"):
            value_in_year(read_expression("*".join([nines] * 7)), None)

    @pytest.mark.parametrize(
        "piece", ["(", "a[", "a@2 ", "1,000", "1 m/", "-", "a-", 'a["', "5 a ", "1 per 1 ", "²", " "]
    )
    def test_hostile_repetition_is_refused(self, piece: str) -> None:
        """A pattern that tried each length anew would not end."""
        text = (piece * LONGEST)[:LONGEST]
        with pytest.raises(FormulaError):
            read_identity(text)


class TestValueInYear:
    @pytest.mark.parametrize(("year", "expected"), [(1996, 75), (1997, 80), (2015, 170), (2020, 195)])
    def test_a_limit_that_rises_each_year(self, year: int, expected: int) -> None:
        node = read_expression("75 million USD + 5 million USD * (year - 1996)")
        assert value_in_year(node, year) == (Fraction(expected * 10**6), read("USD")[1])

    @pytest.mark.parametrize(
        ("text", "value", "unit"),
        [
            ("50%", 50, "%"),
            ("0.08 mg", Fraction("0.08"), "mg"),
            ("0.5 kg + 20 g", Fraction("0.52"), "kg"),
            ("2 * 3 USD / 4", Fraction(3, 2), "USD"),
            ("1 km / 1 m", 1000, ""),
            ("1 / 3", Fraction(1, 3), ""),
            ("-5 USD - -3 USD", -2, "USD"),
        ],
    )
    def test_without_a_year(self, text: str, value: Fraction, unit: str) -> None:
        assert value_in_year(read_expression(text), None) == (value, read(unit)[1])

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("75 million USD + 5 million USD * (year - 1996)", "no year is known"),
            ("2 * gdp[US]@2022", "cannot depend on the quantity gdp[US]@2022"),
            ("1 + 5%", "1 + 5% joins different types: a pure number and %"),
            ("5% + 1 percentage point", "% and percentage points"),
            ("5 USD + 5 EUR", "USD and EUR"),
            ("5 people - 2 students", "people and students"),
            ("5 USD * 2 USD", "at most one factor has a unit"),
            ("50% * 2 USD", "multiplies % by USD"),
            ("6 USD / 3 people", "USD and people"),
            ("1 / 2 USD", "a pure number and USD"),
            ("5 / (2 - 2)", "divides by zero"),
        ],
    )
    def test_refused(self, text: str, words: str) -> None:
        with pytest.raises(FormulaError) as refused:
            value_in_year(read_expression(text), None)
        assert words in str(refused.value)

    def test_a_number_built_with_an_unknown_unit_is_refused(self) -> None:
        with pytest.raises(FormulaError, match="did you mean USD"):
            value_in_year(Number(Fraction(1), "UDS"), None)

    def test_a_third_prints_as_a_quotient_of_its_value(self) -> None:
        third = Number(Fraction(1, 3), "USD")
        assert str(third) == "(1 USD / 3)"
        assert value_in_year(read_expression(str(third)), None) == value_in_year(third, None)


_MEMBER = st.sampled_from(["US", "New York city", "Korea, Rep.", "Côte d'Ivoire", "all countries"])
_REFERENCE = st.builds(
    Reference,
    st.from_regex(r"[A-Za-z](?:[A-Za-z0-9_-]{0,4}[A-Za-z0-9_])?", fullmatch=True).filter(lambda name: name != "year"),
    st.lists(_MEMBER, max_size=3).map(tuple),
    st.sampled_from(["", "2022", "fiscal 2022", "2022/23", "2020..2023", "2022-Q3", "2022–2023", "3 August 2022"]),
)
_NUMBER = st.builds(
    Number,
    st.decimals(-(10**9), 10**9, allow_nan=False, places=3).map(Fraction),
    st.sampled_from(
        ["", "%", "USD", "km/h", "percentage points", "USD (2015 prices)/people", "per people", "km²", "%/years"]
    ),
)
_TREE = st.recursive(
    st.one_of(_REFERENCE, _NUMBER, st.just(Year())),
    lambda part: st.builds(Operation, st.sampled_from("+-*/"), part, part),
    max_leaves=8,
)


@given(_TREE)
def test_a_printed_formula_reads_as_the_same_tree(node: Node) -> None:
    if len(str(node)) <= LONGEST:
        assert read_expression(str(node)) == node


@given(_TREE, st.sampled_from(["=", "<", "<=", ">", ">="]), _TREE)
def test_a_printed_identity_reads_as_the_same_identity(left: Node, sign: str, right: Node) -> None:
    text = f"{left} {sign} {right}"
    if len(text) <= LONGEST:
        identity = read_identity(text)
        assert (identity.left, identity.sign, identity.right) == (left, sign, right)
        assert str(identity) == identity.written == text


_PIECES = st.sampled_from([*"()[]@+-*/=<>≤×−%$,.", " ", "a", "year", "2022", "1.5", "million", "USD", "km", "per", '"'])


@given(st.one_of(st.text(max_size=40), st.lists(_PIECES, max_size=25).map("".join), st.lists(_PIECES).map(" ".join)))
def test_any_text_reads_or_is_refused_and_what_reads_prints_back(text: str) -> None:
    try:
        node = read_expression(text)
    except FormulaError:
        return
    if len(str(node)) <= LONGEST:
        assert read_expression(str(node)) == node


_LINEAR = st.recursive(
    st.one_of(st.integers(0, 99).map(str), st.just("year")),
    lambda part: st.tuples(part, st.sampled_from("+-*"), part).map(lambda of: f"({of[0]} {of[1]} {of[2]})"),
    max_leaves=8,
)


@given(_LINEAR, st.integers(1900, 2100))
def test_the_value_is_that_of_arithmetic(text: str, year: int) -> None:
    # Python's own arithmetic is the reference for these texts, which hold nothing but integers and signs.
    assert value_in_year(read_expression(text), year)[0] == eval(text, {"__builtins__": {}}, {"year": year})
