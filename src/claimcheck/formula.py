"""The small grammar of identities and limit values: sums, differences, products and quotients; nothing is code."""

from __future__ import annotations

import re
from collections.abc import Collection
from fractions import Fraction
from typing import Final, Literal, NoReturn, TypeAlias, cast

from msgspec import Struct

from claimcheck import unit
from claimcheck.phrase import Pattern
from claimcheck.unit import NUMBER, Unit, UnitError

# A formula is a line of a claim file that a person reads; longer totals are split into named parts.
LONGEST: Final = 500
MOST_DIGITS: Final = 50
DEEPEST: Final = 32
# Each operation of a chain is one level of the tree, so this bounds every walk over it.
MOST_OPERATIONS: Final = 100
# About three hundred decimal digits: no sum of money or count comes near it.
_MOST_BITS: Final = 1000


class FormulaError(ValueError):
    """A formula that cannot be read or has no value. The message gives the column, counted from 1, where it has one."""


class Reference(Struct, frozen=True):
    """A quantity by name: `remittances[United States]@2022`.

    No members means the whole dimension, several mean those together; an empty period means every period.
    """

    quantity: str
    members: tuple[str, ...] = ()
    period: str = ""

    def __str__(self) -> str:
        members = ", ".join(f'"{member}"' if "," in member else member for member in self.members)
        return self.quantity + (f"[{members}]" if members else "") + (f"@{self.period}" if self.period else "")


class Number(Struct, frozen=True):
    """A number that is not in doubt, its scale multiplied out: "75 million USD" is 75,000,000 of the unit USD.

    A percentage keeps its number and the unit %. `unit` is the name of a unit in normal form, "" for a pure number.
    """

    value: Fraction
    unit: str = ""

    def __str__(self) -> str:
        space = "" if self.unit in ("", "%") else " "
        decimal = _decimal(self.value)
        if decimal is None:
            return f"({self.value.numerator}{space}{self.unit} / {self.value.denominator})"
        return decimal + space + self.unit


class Year(Struct, frozen=True):
    """The calendar year for which the formula is asked."""

    def __str__(self) -> str:
        return "year"


class Operation(Struct, frozen=True):
    """Two parts joined by a sign of arithmetic."""

    sign: Literal["+", "-", "*", "/"]
    left: Node
    right: Node

    def __str__(self) -> str:
        # To the right of a sign of the same rank brackets stay, because 8 - (4 - 2) is not 8 - 4 - 2.
        left = f"({self.left})" if _rank(self.left) < _rank(self) else str(self.left)
        right = f"({self.right})" if _rank(self.right) <= _rank(self) else str(self.right)
        return f"{left} {self.sign} {right}"


Node: TypeAlias = Reference | Number | Year | Operation


class Identity(Struct, frozen=True):
    """Two sides that a claim file declares equal, or in order. `written` is the line as its author wrote it."""

    left: Node
    sign: Literal["=", "<", "<=", ">", ">="]
    right: Node
    written: str

    def __str__(self) -> str:
        return f"{self.left} {self.sign} {self.right}"


def read_identity(text: str, counted: Collection[str] = ()) -> Identity:
    """An identity such as `trade = exports + imports`; `counted` are the nouns that may be units.

    Raises FormulaError, as `read_expression` does.
    """
    reading = _Reading(text, counted)
    left = reading.sum()
    place = reading.place
    sign = _SIGNS.get(reading.take(_COMPARISON))
    if sign is None:
        reading.fail("an identity has one of = < <= > >= between its two sides", place)
    right = reading.sum()
    reading.end()
    return Identity(left, cast(Literal["=", "<", "<=", ">", ">="], sign), right, text.strip())


def read_expression(text: str, counted: Collection[str] = ()) -> Node:
    """One side of an identity, or the value of a limit: `75 million USD + 5 million USD * (year - 1996)`."""
    reading = _Reading(text, counted)
    node = reading.sum()
    reading.end()
    return node


def references(node: Node | Identity) -> tuple[Reference, ...]:
    """The quantities a formula names, each once, in the order they are written."""
    found: dict[Reference, None] = {}
    waiting: list[Node | Identity] = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Reference):
            found[part] = None
        elif isinstance(part, Operation | Identity):
            waiting += (part.right, part.left)
    return tuple(found)


def value_in_year(node: Node, year: int | None) -> tuple[Fraction, Unit]:
    """The value of a limit in a calendar year, and its unit.

    What is added has one dimension and takes the unit of the first part. At most one factor of a product has a unit;
    what divides is a pure number, or of the dimension of what it divides. Raises FormulaError, also when the formula
    speaks of the year and none is given, and when it names a quantity.
    """
    match node:
        case Number(value, name):
            try:
                scale, read = unit.declare(name)
            except UnitError as error:
                raise FormulaError(str(error)) from None
            return value * scale, read
        case Year():
            if year is None:
                raise FormulaError("the value depends on the year, and no year is known")
            return Fraction(year), NUMBER
        case Reference():
            raise FormulaError(f"a value that is to be worked out cannot depend on the quantity {node}")
        case Operation(sign, left, right):
            value, read = _joined(sign, value_in_year(left, year), value_in_year(right, year), node)
            if max(value.numerator.bit_length(), value.denominator.bit_length()) > _MOST_BITS:
                raise FormulaError(f"the value of {node} has too many digits")
            return value, read


def _joined(
    sign: str, left: tuple[Fraction, Unit], right: tuple[Fraction, Unit], node: Operation
) -> tuple[Fraction, Unit]:
    (value, one), (other_value, other) = left, right
    if sign == "*":
        if NUMBER not in (one, other):
            raise FormulaError(f"{node} multiplies {one} by {other}: at most one factor has a unit")
        return value * other_value, other if one == NUMBER else one
    if sign == "/" and other_value == 0:
        raise FormulaError(f"{node} divides by zero")
    if sign == "/" and other == NUMBER:
        return value / other_value, one
    # A share is not added to a pure number here, although half may stand where a percentage is wanted.
    if one.dimension != other.dimension:
        named = " and ".join(part.name or "a pure number" for part in (one, other))
        raise FormulaError(f"{node} joins different types: {named}")
    try:
        other_value *= unit.factor(other, one)
    except UnitError as error:
        raise FormulaError(f"{node}: {error}") from None
    if sign == "/":
        return value / other_value, NUMBER
    return value + other_value if sign == "+" else value - other_value, one


# Printing.


def _rank(node: Node) -> int:
    if not isinstance(node, Operation):
        return 3
    return 1 if node.sign in "+-" else 2


def _decimal(value: Fraction) -> str | None:
    """The digits of a finite decimal; None for a fraction such as 1/3."""
    twos = fives = 0
    rest = value.denominator
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return None
    places = max(twos, fives)
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    whole, part = digits[: len(digits) - places], digits[len(digits) - places :]
    return ("-" if value < 0 else "") + whole + ("." + part if part else "")


# Reading.

_COMPARISON: Final = Pattern(r"<=|>=|[=<>≤≥]")
_SIGNS: Final = {"=": "=", "<": "<", "<=": "<=", "≤": "<=", ">": ">", ">=": ">=", "≥": ">="}
_ADDING: Final = Pattern(r"[-+−]")
_MULTIPLYING: Final = Pattern(r"[*×/÷]")
_PLAIN_SIGNS: Final = {"−": "-", "×": "*", "÷": "/"}
_BLANK: Final = Pattern(r"[ \t\u00a0\u2009\u202f]*+")
_OPENING: Final = Pattern(r"\(")
_CLOSING: Final = Pattern(r"\)")
_MINUS: Final = Pattern(r"[-−]")
_NAME: Final = Pattern(r"[A-Za-z][A-Za-z0-9_-]*+")
_MEMBERS: Final = Pattern(r"\[([^\[\]]*+)\]")
_MEMBER: Final = Pattern(r'\s*+(?:"([^"\[\]]*+)"\s*+|([^",\[\]]*+))(,|$)')
_PERIOD_WORD: Final = r"[A-Za-z0-9][A-Za-z0-9_.:–-]*+(?:/(?:[0-9]{4}|[0-9]{2})(?![0-9]))?+"
_PERIOD: Final = Pattern(rf"@[ ]*+({_PERIOD_WORD}(?:[ ]++{_PERIOD_WORD})*+)")
_DIGITS: Final = Pattern(r"[0-9]++(?:[,\u00a0\u2009\u202f][0-9]{3}(?![0-9]))*+(?:\.[0-9]++)?+")
_CURRENCY: Final = Pattern(r"[A-Z]{0,2}+[$€£¥₹]")
# A unit runs over words and signs; a slash belongs to it only without spaces, so that `USD / population` divides.
_UNIT_WORD: Final = (
    r"(?:[%‰]|°[CF]|[A-Z]{0,2}+[$€£¥₹]|\([0-9]{4} prices\)"
    r"|[A-Za-zÀ-ÖØ-öø-ÿĀ-žµμ][A-Za-z0-9À-ÖØ-öø-ÿĀ-žµμ²³.'’]*+(?:-[A-Za-zÀ-ÖØ-öø-ÿĀ-ž][A-Za-z0-9À-ÖØ-öø-ÿĀ-ž]*+)*+)"
)
_UNIT: Final = Pattern(rf"{_UNIT_WORD}(?:(?:/|[ \u00a0]++|(?<=per)[ ]++[0-9][0-9,]*+[ ]++|){_UNIT_WORD})*+")


class _Reading:
    """A text being read from left to right; each method takes one part of the grammar."""

    def __init__(self, text: str, counted: Collection[str]) -> None:
        if len(text) > LONGEST:
            raise FormulaError(f"a formula has at most {LONGEST} characters, this has {len(text)}")
        self.text = text
        self.counted = counted
        self.depth = 0
        self.operations = 0
        self.place = 0
        self.take(_BLANK)

    def fail(self, message: str, place: int) -> NoReturn:
        raise FormulaError(f"column {place + 1}: {message}")

    def take(self, pattern: Pattern) -> str:
        """What stands next, if it is of `pattern`, else ""; moves past it and the blanks that follow."""
        match = pattern.match(self.text, self.place)
        if match is None:
            return ""
        self.place = match.end()
        blank = _BLANK.match(self.text, self.place)
        self.place = blank.end() if blank else self.place
        return match[0]

    def end(self) -> None:
        if self.place < len(self.text):
            self.fail(f"a sign of arithmetic or the end is wanted here, not {self.text[self.place]!a}", self.place)

    def sum(self) -> Node:
        node = self.product()
        while sign := self.take(_ADDING):
            node = self.operation(sign, node, self.product())
        return node

    def product(self) -> Node:
        node = self.factor()
        while sign := self.take(_MULTIPLYING):
            node = self.operation(sign, node, self.factor())
        return node

    def operation(self, sign: str, left: Node, right: Node) -> Operation:
        self.operations += 1
        if self.operations > MOST_OPERATIONS:
            self.fail(f"a formula has at most {MOST_OPERATIONS} operations: declare parts of it by name", self.place)
        return Operation(cast(Literal["+", "-", "*", "/"], _PLAIN_SIGNS.get(sign, sign)), left, right)

    def factor(self) -> Node:
        start = self.place
        minus = self.take(_MINUS)
        bracket = self.place
        opened = self.take(_OPENING)
        if not minus and not opened:
            return self.part()
        # A minus is a level too, because it is printed as a product, in brackets where needed.
        self.depth += 1
        if self.depth > DEEPEST:
            self.fail(f"brackets are nested deeper than {DEEPEST}", start)
        node = self.sum() if opened else self.part()
        if opened and not self.take(_CLOSING):
            self.fail("this bracket is not closed", bracket)
        self.depth -= 1
        if not minus:
            return node
        if isinstance(node, Number):
            return Number(-node.value, node.unit)
        return self.operation("*", Number(Fraction(-1)), node)

    def part(self) -> Node:
        """A number, the year, or a quantity."""
        start = self.place
        currency = self.take(_CURRENCY)
        if currency or _DIGITS.match(self.text, self.place):
            return self.number(currency)
        name = self.take(_NAME)
        if not name:
            found = f"not {self.text[start]!a}" if start < len(self.text) else "but the formula ends"
            self.fail(f"a number or the name of a quantity is wanted here, {found}", start)
        if name.endswith("-"):
            self.fail(f"'{name}' ends in a hyphen: put a space on each side of a minus sign", start)
        members, period = self.members(), self.period()
        if name != "year":
            return Reference(name, members, period)
        if members or period:
            self.fail("'year' is the calendar year, not a quantity with members and periods", start)
        return Year()

    def number(self, currency: str) -> Number:
        start = self.place
        digits = self.take(_DIGITS)
        if not digits:
            self.fail(f"an amount is wanted after {currency}", start)
        if self.text[start + len(digits) : start + len(digits) + 1] in (*"0123456789.,",):
            self.fail("this number is not understood: write 1,234.5", start)
        if sum(map(str.isdigit, digits)) > MOST_DIGITS:
            self.fail(f"a number has at most {MOST_DIGITS} digits", start)
        place = self.place
        name = self.take(_UNIT)
        try:
            scale, read = unit.read(f"{currency} {name}", self.counted)
        except UnitError as error:
            hint = f" (to multiply by a quantity, write {digits} * {name})" if _NAME.fullmatch(name) else ""
            self.fail(f"{error}{hint}", place)
        number = Number(Fraction(re.sub(r"[^0-9.]", "", digits)) * scale, read.name)
        if sum(map(str.isdigit, _decimal(number.value) or "")) > MOST_DIGITS:
            self.fail(f"a number has at most {MOST_DIGITS} digits, its scale written out", start)
        return number

    def members(self) -> tuple[str, ...]:
        if not self.text.startswith("[", self.place):
            return ()
        start = self.place
        match = _MEMBERS.match(self.text, start)
        if match is None:
            self.fail("this bracket is not closed", start)
        self.take(_MEMBERS)
        inside, found, place = match[1], [], 0
        while True:
            member = _MEMBER.match(inside, place)
            if member is None:
                self.fail('a member with a comma is written in quotes, ["Korea, Rep."]', start + 1 + place)
            name = (member[1] or member[2] or "").strip()
            if not name or not name.isprintable():
                self.fail("the name of a member is wanted here", start + 1 + place)
            found.append(name)
            place = member.end()
            if not member[3]:
                return tuple(found)

    def period(self) -> str:
        start = self.place
        period = " ".join(self.take(_PERIOD).removeprefix("@").split())
        if not period and self.text.startswith("@", start):
            self.fail("a period is wanted after @, such as 2022, 2022-Q3 or fiscal 2022", start)
        return period
