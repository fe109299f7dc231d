"""An amount where it stands in a text: a number with the currency before it or the unit behind it."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from msgspec.structs import replace

from claimcheck import numeral_grammar as numerals
from claimcheck.figure import duration as durations
from claimcheck.figure import money
from claimcheck.figure import unit as units
from claimcheck.figure.amount import Amount, Kind
from claimcheck.figure.duration import Duration
from claimcheck.figure.money import Currency
from claimcheck.figure.multiple import AS_MANY, compared
from claimcheck.figure.unit import RANK, TIME, TIMES, Behind
from claimcheck.numeral import Form, Numeral
from claimcheck.numeral_words import SCALES
from claimcheck.phrase import ANY_CASE, END, GAP, Pattern, any_of, words_of

# "One person in four", "one child in every ten".
_ONE_OF_ITS_KIND: Final = Pattern(rf"{GAP}[a-z]{{3,14}}+(?={GAP}(?:in|out{GAP}of){GAP})", ANY_CASE)
_SECOND_NOUN: Final = Pattern(rf"{GAP}[a-z]{{2,20}}+(?<=s){END}", ANY_CASE)
_A_WORD: Final = Pattern(rf"{GAP}[a-z]", ANY_CASE)
_YEAR: Final = Pattern(r"[12][0-9]{3}(?![0-9]|,[0-9])")
_CHANCE: Final = Pattern(rf"{GAP}(?:chances?|odds|risk|probability){END}", ANY_CASE)
_IN: Final = Pattern(rf"{GAP}(?:in|out{GAP}of)(?:{GAP}every)?{GAP}|{GAP}of{GAP}every{GAP}|-(?:in|out-of)-", ANY_CASE)
# "1 over 30" and "one over three" are parts, "one over 65" somebody's age.
_OVER: Final = Pattern(rf"{GAP}over{GAP}", ANY_CASE)
_MOST_PARTS: Final = {Form.INTEGER: 1_000, Form.WORDS: 12}
_TIME_NOUN: Final = Pattern(rf"(?:{GAP}|-){any_of(TIME)}s?{END}", ANY_CASE)
_HEIGHT: Final = Pattern(
    r"(?:(?P<sign>['’′])[ ]?|-(?P<foot>foot)-)(?P<inches>[0-9]{1,2})(?(foot)(?![0-9A-Za-z])|(?:[\"”″]|''|’’))", ANY_CASE
)
_BEFORE_INCHES: Final = frozenset("'’′-")
_IN_FOR_INCHES: Final = Pattern(rf"{GAP}?in{END}")
_LINK: Final = Pattern(rf"(?:{GAP}and)?{GAP}", ANY_CASE)
_ENDS_PRICE: Final = Pattern(rf"[.;:!?)](?![0-9])|\Z|{GAP}(?:an?|per|each|for){END}", ANY_CASE)
# "An hour and a half", "a length and a half".
_AND_A_HALF: Final = Pattern(rf"(?:an?|one){GAP}(?P<unit>[a-z]{{3,12}}+){GAP}and{GAP}a{GAP}half{END}", ANY_CASE)
_ARTICLE: Final = Pattern(rf"an?{GAP}", ANY_CASE)
_A_POINT: Final = Pattern(rf"(?P<article>an?){GAP}(?P<unit>(?:percentage(?:{GAP}|-))?point){END}", ANY_CASE)
# "a 12-member panel", "a 25-year-old": a hyphen makes the word after it the unit.
_HYPHEN_WORD: Final = Pattern(
    r"-(?!(?:to|and|in|or|by|on|of|off|plus|odd|something|way|up|down|fold|for|ish|under|strong|based|to|percent|point|sized|out|over|a|the)\b)"
    r"(?P<word>(?:(?:square|cubic)-)?[a-z]{2,20}+)(?![0-9A-Z_])(?:-olds?(?![A-Za-z0-9]))?"
    # "16-24 year-olds".
    rf"|{GAP}(?P<age>year|month|week|day)-olds?{END}",
    ANY_CASE,
)

_SUPERLATIVE: Final = Pattern(
    rf"(?:{GAP}|-)(?P<words>most(?:{GAP}|-)[a-z]{{2,20}}+|[a-z]{{2,16}}+(?<=est)|worst|place){END}", ANY_CASE
)

_NUMBERS: Final = frozenset({*SCALES, "dozen"})
_AFTER_ARTICLE: Final = frozenset({Form.INTEGER, Form.DECIMAL, Form.SCALED, Form.WORDS, Form.ORDINAL})
_COUNTED_FORMS: Final = _AFTER_ARTICLE - {Form.ORDINAL}
_HALF: Final = Fraction(1, 2)
# "Three dollars and 50 cents", "5 ft 2 in", "two hours and 15 minutes": how many of the second make one of the first.
_SMALLER: Final = {
    **{(first, second): 12 for first in words_of("foot feet ft") for second in words_of("inch inches in")},
    **{(first, second): 16 for first in words_of("pound pounds lb lbs") for second in words_of("ounce ounces oz")},
    **{("stone", second): 14 for second in words_of("pound pounds lb lbs")},
}
_WITH_SMALLER: Final = frozenset(first for first, _ in _SMALLER)


def and_a_half(text: str, start: int) -> Amount | None:
    """`an hour and a half`, `a length and a half`."""
    found = _AND_A_HALF.match(text, start)
    if found is None or found["unit"].lower() in _NUMBERS or numerals.match(text, found.start("unit")):
        return None
    number = Numeral(Fraction(3, 2), _HALF, _HALF, Form.WORDS)
    return Amount(number, Kind.NUMBER, found["unit"].lower(), found.end(), found.span(), found.span("unit"))


def an_hour_and(text: str, start: int) -> Amount | None:
    """`an hour and 20 minutes`."""
    found = durations.an_hour_and(text, start)
    return _of_time(found) if found else None


def _of_time(found: Duration) -> Amount:
    return Amount(found.number, Kind.NUMBER, found.unit, found.end, (found.start, found.value_end), found.unit_span)


def one_point(text: str, start: int) -> Amount | None:
    """`a percentage point`, `a point`: one of them."""
    found = _A_POINT.match(text, start)
    if found is None:
        return None
    number = Numeral(Fraction(1), Fraction(1), Fraction(1), Form.WORDS)
    return Amount(number, Kind.NUMBER, units.POINTS, found.end(), found.span("article"), found.span("unit"))


def one_measure(text: str, start: int) -> Amount | None:
    """`a mile`, `an hour`: one of them, where a hedge before the article shows that an amount is meant."""
    article = _ARTICLE.match(text, start)
    unit = units.one_measure(text, article.end()) if article else None
    if article is None or unit is None:
        return None
    number = Numeral(Fraction(1), Fraction(1), Fraction(1), Form.WORDS)
    span = (start, start + len(article[0].rstrip()))
    return Amount(number, Kind.NUMBER, unit.name, unit.end, span, (unit.start, unit.end))


def amount(
    text: str, start: int, *, joined: bool = True, is_money: bool = False, after_article: bool = False
) -> Amount | None:
    """A number at `start` with the currency before it or the unit that touches or follows it.

    `joined`: whether "and" may join number words. `is_money`: the amount before this one has a currency, so that "b"
    is a billion. `after_article`: only what an article can stand before.
    """
    before = money.before(text, start)
    at = before.end if before else start
    found = numerals.prefix(text, at, money=is_money or before is not None, joined=joined)
    if found is None or (after_article and found[0].form not in _AFTER_ARTICLE):
        return None
    number, end = found
    span = (at, end)
    if before:
        return _ratio_of_money(text, number, before, start, end) or _of_money(text, number, span, before)
    if number.form is Form.ORDINAL:
        return _rank(text, number, span)
    if ratio := _ratio(text, number, span):
        return ratio
    if number.form is Form.FRACTION and (as_many := AS_MANY.match(text, end)):
        return Amount(number, Kind.MULTIPLE, TIMES, as_many.end(), span, as_many.span("words"))
    whole_number = number.form in (Form.INTEGER, Form.WORDS) and number.scale == 1 and number.value.denominator == 1
    if whole_number and number.value > 0 and (time := durations.duration(text, number.value, at, end)):
        return _of_time(time)
    if (sized := money.sized_behind(text, end)) and number.form in _COUNTED_FORMS:
        number = number.scaled(Fraction(sized.size))
        return Amount(number, Kind.NUMBER, sized.code, sized.end, span, sized.span)
    if number.form is Form.FRACTION and (whole := units.part_of_one(text, end)):
        return Amount(number, Kind.NUMBER, whole.name, whole.end, span, (whole.start, whole.end))
    if number.form is Form.DECIMAL and number.value < 1 and (whole := units.part_of_one(text, end)):
        return Amount(number, Kind.NUMBER, whole.name, whole.end, span, (whole.start, whole.end))
    is_height = whole_number and text[end : end + 1] in _BEFORE_INCHES
    if is_height and (height := _HEIGHT.match(text, end)) and int(height["inches"]) < 12:
        return _of_feet(number, span, height)
    if (unit := units.behind(text, end)) and (unit.is_measure or number.form is not Form.PLURAL):
        return _with_unit(text, number, span, unit)
    if number.form in _COUNTED_FORMS and (hyphen := _HYPHEN_WORD.match(text, end)):
        group = "word" if hyphen["word"] else "age"
        name = hyphen[group].lower().replace("square-", "square ").replace("cubic-", "cubic ")
        return Amount(number, Kind.NUMBER, name, hyphen.end(), span, hyphen.span(group))
    return Amount(number, Kind.NUMBER, "", end, span) if _ends(text, end) else None


def _of_feet(number: Numeral, span: tuple[int, int], height: re.Match[str]) -> Amount:
    """`6'2"`, `6-foot-2`."""
    inch = Fraction(1, 12)
    sum_of_both = Numeral(number.value + int(height["inches"]) * inch, inch, inch, Form.DECIMAL)
    name, group = ("foot", "foot") if height["foot"] else ("ft", "sign")
    return Amount(sum_of_both, Kind.NUMBER, name, height.end(), (span[0], height.end("inches")), height.span(group))


def _of_money(text: str, number: Numeral, span: tuple[int, int], before: Currency) -> Amount | None:
    if number.form in (Form.ORDINAL, Form.PLURAL) or not _ends(text, span[1]):
        return None
    if before.minus:
        if number.value < 0:
            return None
        number = replace(number, value=-number.value)
    if before.size > 1:
        number = number.scaled(Fraction(before.size))
    return Amount(number, Kind.NUMBER, before.code, span[1], span, before.span, unit_before=True)


def _ratio_of_money(text: str, number: Numeral, currency: Currency, start: int, end: int) -> Amount | None:
    """`£1 in every £9`."""
    link = _IN.match(text, end) if number.form in (Form.INTEGER, Form.WORDS) else None
    other = money.before(text, link.end()) if link else None
    found = numerals.prefix(text, other.end, money=True) if other and other.code == currency.code else None
    if found is None or not _ends(text, found[1]) or not 0 < number.value < found[0].value:
        return None
    return _share_of(number.value / found[0].value, start, found[1])


def _ends(text: str, end: int) -> bool:
    """Whether a number may end here: no letter and no digit follows."""
    following = text[end : end + 1]
    return not (following.isalpha() or following.isdecimal())


def _with_unit(text: str, number: Numeral, span: tuple[int, int], unit: Behind) -> Amount:
    unit_span = (unit.start, unit.end)
    if unit.name == TIMES:
        end, more = compared(text, unit.end)
        return Amount(number, Kind.MULTIPLE, TIMES, end, span, unit_span, more=more)
    found = Amount(number, Kind.NUMBER, unit.name, unit.end, span, unit_span)
    if number.value.denominator > 1 or number.scale != 1:
        return found
    return _with_smaller_unit(text, found)


def _with_smaller_unit(text: str, larger: Amount) -> Amount:
    """`three dollars and 50 cents`, `5 ft 2 in`: one amount in the larger unit, if both are whole numbers."""
    is_money = larger.unit in money.MONEY and larger.unit not in money.HUNDREDTHS
    if not is_money and larger.unit not in _WITH_SMALLER:
        return larger
    link = _LINK.match(text, larger.end)
    found = numerals.prefix(text, link.end()) if link else None
    if found is None or found[0].form not in (Form.INTEGER, Form.WORDS):
        return larger
    number, end = found
    unit = units.behind(text, end) or _inches(text, end)
    if unit is None:
        is_price = is_money and link is not None and not link[0].strip() and _ENDS_PRICE.match(text, end)
        return _with_bare_cents(larger, number, end) if is_price else larger
    per_larger = 100 if is_money and unit.name in money.HUNDREDTHS else _SMALLER.get((larger.unit, unit.name))
    if per_larger is None or not 0 <= number.value < per_larger:
        return larger
    small = Fraction(1, per_larger)
    sum_of_both = Numeral(larger.numeral.value + number.value * small, small, small, Form.DECIMAL)
    return replace(larger, numeral=sum_of_both, end=unit.end, value_span=(larger.value_span[0], end))


def _with_bare_cents(larger: Amount, cents: Numeral, end: int) -> Amount:
    """`15 dollars 50`: two digits that end the price are its cents."""
    if not 10 <= cents.value < 100 or larger.unit_before:
        return larger
    part = Fraction(1, 100)
    both = Numeral(larger.numeral.value + cents.value * part, part, part, Form.DECIMAL)
    return replace(larger, numeral=both, end=end, value_span=(larger.value_span[0], end))


def _inches(text: str, end: int) -> Behind | None:
    """`in` for inches, which it is only behind feet."""
    found = _IN_FOR_INCHES.match(text, end)
    return Behind("in", found.end() - 2, found.end(), is_measure=True) if found else None


def _rank(text: str, number: Numeral, span: tuple[int, int]) -> Amount | None:
    if not _ends(text, span[1]):
        return None
    superlative = _SUPERLATIVE.match(text, span[1])
    end = superlative.end() if superlative else span[1]
    return Amount(number, Kind.NUMBER, RANK, end, span, superlative.span("words") if superlative else None)


def _ratio(text: str, number: Numeral, span: tuple[int, int]) -> Amount | None:
    """`one in five`, `3 in 10`: m below n, n at most a hundred or a power of ten, so that "5 in 2022" is none."""
    noun = _ONE_OF_ITS_KIND.match(text, span[1]) if number.value == 1 else None
    if number.value == 1 and number.form in (Form.INTEGER, Form.WORDS) and (over := _OVER.match(text, span[1])):
        return _one_over(text, number.form, span, over.end())
    link = _IN.match(text, noun.end() if noun else span[1])
    if link is None or number.form not in (Form.INTEGER, Form.WORDS):
        return None
    found = numerals.match(text, link.end())
    if found is None or found[0].form not in (Form.INTEGER, Form.WORDS, Form.SCALED):
        return None
    whole, end = found
    if noun and (whole.value > 100 or _SECOND_NOUN.match(text, end)):
        return None
    is_per_time = link[0][0] != "-" and _TIME_NOUN.match(text, end)  # "A 1-in-100-year flood" has that chance.
    if not 0 < number.value < whole.value or is_per_time or text[end : end + 1] == "%":
        return None
    # "1 in 625" is a chance, "5 in 2022" a number and a year.
    is_chance = number.value == 1 and (not _YEAR.match(text, link.end()) or _CHANCE.match(text, end))
    is_power_of_ten = str(whole.value).strip("0") == "1"
    if whole.value > 100 and not is_power_of_ten and not is_chance and "out" not in link[0].lower():
        return None
    return _share_of(number.value / whole.value, span[0], end)


def _one_over(text: str, form: Form, span: tuple[int, int], start: int) -> Amount | None:
    """`1 over 3`, where no noun says what three things there are."""
    found = numerals.match(text, start)
    if found is None or found[0].form not in (Form.INTEGER, Form.WORDS):
        return None
    parts, end = found
    if not 1 < parts.value <= _MOST_PARTS[form] or _A_WORD.match(text, end) or text[end : end + 1] in ("%", "-"):
        return None
    return _share_of(1 / parts.value, span[0], end)


def _share_of(value: Fraction, start: int, end: int) -> Amount:
    return Amount(Numeral(value, value / 5, value / 5, Form.FRACTION), Kind.RATIO, "", end, (start, end))
