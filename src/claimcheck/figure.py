"""A figure as printed in prose or in a table, and the sets of values it stands for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from functools import partial
from typing import Final

from claimcheck import hedge as hedges
from claimcheck import numeral as numerals
from claimcheck.hedge import Hedge, Sets, around, between, hedged, rounded
from claimcheck.interval import CLOSED, EVERYTHING, OPEN, Interval
from claimcheck.numeral import DOZEN, GAP, MOST_DIGITS, SCALES, Form, Numeral, any_of, words_of

# A printed figure is a few words; anything longer is a sentence that was pasted into the wrong place.
MOST_CHARACTERS: Final = 200
# "workers' remittances from the Gulf states" has six words; a longer phrase is no unit.
MOST_NOUN_WORDS: Final = 6
# In running text the counted noun ends at its first plural, and adjectives before it are few.
_MOST_WORDS_TO_PLURAL: Final = 3


class FigureError(ValueError):
    """A text that is no figure; the message names what was not understood."""


class Force(Enum):
    """How hard a figure can be held to its bound."""

    BINDING = "binding"
    CANCELLABLE = "cancellable"  # "up to 5, in fact 6": a conflict is at most strained.
    VAGUE = "vague"  # "several": notes only, never contradicted.


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure: what it says, in which unit, and the values it can mean.

    `plain` lies within `generous`; `expected` gives at most notes on wording. All three are in `unit`, with the scale
    multiplied out: "60%" is 60 in the unit "%", while "half", "a majority" and "one in five" are shares of one and
    have the unit "". A low end of −∞ ("under 5") stays open: what is counted cannot be negative is the reader's
    knowledge, not the figure's.

    `value` is None for a range and for a vague word; a falling verb makes it negative. `place` is one unit of the last
    printed digit. `also` is a strained second reading: "three times more" is 3, and also 4. `rate` is "year", "head",
    "100,000" and so on for what the figure is per, else "". `value_span` and `unit_span` are offsets in `printed`.
    """

    printed: str
    value: Fraction | None
    plain: Interval
    generous: Interval
    expected: Interval
    unit: str = ""
    hedge: str = ""
    place: Fraction = Fraction(1)
    force: Force = Force.BINDING
    also: Interval | None = None
    rate: str = ""
    value_span: tuple[int, int] | None = None
    unit_span: tuple[int, int] | None = None

    @property
    def is_round(self) -> bool:
        """Whether the value is one that a reader takes for a round number; a range and a vague word are."""
        if not self.value:
            return True
        digits = self.value / self.place
        while digits.denominator == 1 and digits % 10 == 0:
            digits /= 10
        return hedges.is_round(digits, Fraction(1))


PERCENT: Final = "%"
POINTS: Final = "percentage points"
BASIS_POINTS: Final = "basis points"
TIMES: Final = "times"
RANK: Final = "rank"
_PER_HUNDRED: Final = frozenset({PERCENT, POINTS, BASIS_POINTS})
_CHANGES: Final = _PER_HUNDRED | {TIMES}

_CURRENCY_BEFORE: Final = {
    "US$": "USD",
    "$US": "USD",
    "U.S.$": "USD",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₨": "rupees",
    "Rs.": "rupees",
    "Rs": "rupees",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "R$": "BRL",
    "NT$": "TWD",
    "USD$": "USD",
    "AUD$": "AUD",
    "CAD$": "CAD",
    "Cad$": "CAD",
    "NZD$": "NZD",
    "MX$": "MXN",
    "Mex$": "MXN",
    "₩": "KRW",
    "₦": "NGN",
    "₺": "TRY",
    "₽": "RUB",
    "₪": "ILS",
    "฿": "THB",
    "₱": "PHP",
    "₫": "VND",
    "₴": "UAH",
    "৳": "BDT",
}
_CODES: Final = words_of(
    "USD EUR GBP JPY PKR INR BDT CNY CHF CAD AUD NZD AED SAR QAR KWD OMR BHD TRY SEK NOK DKK AFN ARS BGN BRL CLP COP"
    " CZK EGP GHS HKD HUF IDR ILS IQD IRR ISK JOD KES KRW LKR MAD MXN MYR NGN NPR PEN PHP PLN RON RUB SGD THB TWD UAH"
    " VND ZAR RMB"
)
# Bare "rupees" are of several countries and bare "pounds" may be a weight: those stay the words they are.
_CURRENCY_AFTER: Final = {
    "pounds sterling": "GBP",
    "pound sterling": "GBP",
    "yen": "JPY",
    "japanese yen": "JPY",
    "yuan": "CNY",
    "chinese yuan": "CNY",
    "renminbi": "CNY",
    "dirhams": "AED",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "pence": "pence",
    "¢": "cents",
} | {
    word + ending: name
    for word, name in {
        "us dollar": "USD",
        "u.s. dollar": "USD",
        "american dollar": "USD",
        "united states dollar": "USD",
        "dollar": "USD",
        "australian dollar": "AUD",
        "canadian dollar": "CAD",
        "hong kong dollar": "HKD",
        "new zealand dollar": "NZD",
        "singapore dollar": "SGD",
        "euro": "EUR",
        "british pound": "GBP",
        "pakistani rupee": "PKR",
        "pakistan rupee": "PKR",
        "indian rupee": "INR",
        "sri lankan rupee": "LKR",
        "rupee": "rupees",
        "swiss franc": "CHF",
        "franc": "francs",
        "cent": "cents",
        "penny": "pence",
        "bangladeshi taka": "BDT",
        "taka": "BDT",
        "saudi riyal": "SAR",
        "riyal": "riyals",
        "turkish lira": "TRY",
        "mexican peso": "MXN",
        "peso": "pesos",
        "russian rouble": "RUB",
        "rouble": "RUB",
        "ruble": "RUB",
        "uae dirham": "AED",
        "swedish krona": "SEK",
        "norwegian krone": "NOK",
        "danish krone": "DKK",
        "south african rand": "ZAR",
    }.items()
    for ending in ("", "s")
}
MONEY: Final = frozenset({*_CURRENCY_BEFORE.values(), *_CURRENCY_AFTER.values(), *_CODES})
_SHARES: Final = {
    "%": PERCENT,
    "percent": PERCENT,
    "per cent": PERCENT,
    "pct": PERCENT,
    "percentage points": POINTS,
    "percentage point": POINTS,
    "percentage-point": POINTS,
    "pp": POINTS,
    "ppt": POINTS,
    "ppts": POINTS,
    "points": POINTS,
    "point": POINTS,
    "basis points": BASIS_POINTS,
    "basis point": BASIS_POINTS,
    "basis-point": BASIS_POINTS,
    "bps": BASIS_POINTS,
    "bp": BASIS_POINTS,
}
# What is measured is rounded even where it is printed without decimals; what is counted is not. The case of a symbol
# is part of it.
_MEASURE_SYMBOLS: Final = words_of(
    "km/h km/hr kph kmph mph m/s g/km kg/ha km² m² m³ km2 m2 m3 km m cm mm µm μm nm kg g mg µg μg t kt Mt Gt"
    " kWh MWh GWh TWh kW MW GW TW ha L ml mL dl cl"
    " °C °F ° kB KB MB GB TB PB Mbps Gbps kHz MHz GHz Hz kPa hPa dB kcal kJ MJ GJ ft lb lbs oz mpg ppm ppb"
)
_MEASURE_WORDS: Final = words_of(
    "kilometre kilometres kilometer kilometers metre metres meter meters centimetre centimetres centimeter centimeters"
    " millimetre millimetres millimeter millimeters mile miles yard yards foot feet inch inches kilogram kilograms"
    " kilogramme kilogrammes kilo kilos gram grams gramme grammes milligram milligrams microgram micrograms tonne"
    " tonnes ton tons kiloton kilotons megaton megatons litre litres liter liters millilitre millilitres milliliter"
    " milliliters gallon gallons barrel barrels bushel bushels pint pints quart quarts cup cups teaspoon teaspoons"
    " tablespoon"
    " tablespoons hectare hectares acre acres pound pounds ounce ounces stone degree degrees celsius fahrenheit kelvin"
    " watt watts kilowatt kilowatts megawatt megawatts gigawatt gigawatts terawatt terawatts watt-hour watt-hours"
    " kilowatt-hour kilowatt-hours megawatt-hour megawatt-hours gigawatt-hour gigawatt-hours terawatt-hour"
    " terawatt-hours joule joules megajoule megajoules gigajoule gigajoules calorie calories kilocalorie kilocalories"
    " volt volts amp amps hertz kilohertz megahertz gigahertz byte bytes kilobyte kilobytes megabyte megabytes gigabyte"
    " gigabytes terabyte terabytes petabyte petabytes knot knots nanometre nanometres nanometer nanometers micron"
    " microns radian radians pascal pascals hectopascal hectopascals millibar millibars decibel decibels light-year"
    " light-years"
)
_DEGREES: Final = tuple(
    f"degree{ending} {scale}" for ending in ("", "s") for scale in words_of("Celsius celsius Fahrenheit fahrenheit C F")
)
MEASURES: Final = frozenset({*_MEASURE_SYMBOLS, *_MEASURE_WORDS, *(words.lower() for words in _DEGREES)})
_TIME: Final = words_of("year month week day hour minute second quarter decade century night season")
# "$81 a barrel", "5 tonnes a household": after "a" only what things are sold by or shared among.
_EACH: Final = words_of(
    "barrel litre liter gallon tonne ton kilo kilogram kg pound ounce bushel share person head pupil student household"
    " family unit dose piece mile kilometre kilometer minute second ticket seat job"
)
_MULTIPLES: Final = (
    dict.fromkeys(("double", "doubles", "doubled", "doubling", "twice"), Fraction(2))
    | dict.fromkeys(("triple", "triples", "tripled", "tripling", "trebled", "thrice"), Fraction(3))
    | dict.fromkeys(("quadruple", "quadruples", "quadrupled", "quadrupling"), Fraction(4))
    | dict.fromkeys(("quintuple", "quintuples", "quintupled"), Fraction(5))
    | dict.fromkeys(("halve", "halved", "halving"), Fraction(1, 2))
)
_FOLDS: Final = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "fifty": 50,
    "hundred": 100,
}
_VAGUE_FROM_THREE: Final = ("several", "a few", "a handful", "multiple")
_VAGUE: Final = (
    "numerous",
    "various",
    "many",
    "countless",
    "a number",
    "a couple",
    "few",
    *(f"a {size} number" for size in words_of("large small growing significant considerable")),
)
_RISING: Final = words_of(
    "grew grow grows growing rose rise rises rising increased increase increases increasing climbed jumped surged"
    " soared gained expanded up"
)
_FALLING: Final = words_of(
    "fell fall falls falling dropped drop drops dropping declined decline declines declining decreased decrease"
    " decreases decreasing shrank shrunk shrinks shrinking contracted plunged slid slipped down"
)
_RISES: Final = ("increase", "rise", "growth", "gain", "jump", "surge")
_FALLS: Final = ("decrease", "fall", "decline", "drop", "reduction", "cut", "loss")
# Words that begin or end no counted noun: after one of them the sentence goes on.
_NO_NOUN: Final = frozenset(
    words_of(
        "a an the and or but nor of in on at to from by for with as than that which who whose when where while is are"
        " was were be been has have had will would can could may might do does did it its they their this these those"
        " not more less fewer after before since during between into over under about per each every all also only if"
        " then there here he she we you i another such no out off up down what how why because so if"
    )
)
_IRREGULAR_PLURALS: Final = frozenset(words_of("people children men women police staff feet teeth cattle sheep"))

_ASCII: Final = re.ASCII | re.IGNORECASE
_END: Final = r"(?![A-Za-z0-9])"
_ARTICLE: Final = re.compile(rf"(?:an?|the){GAP}", _ASCII)
_A: Final = re.compile(r"\ban?\b", _ASCII)
_VERB: Final = re.compile(
    rf"(?:(?P<rising>{any_of(_RISING)})|(?P<falling>{any_of(_FALLING)})){GAP}(?:by{GAP})?"
    rf"|an?{GAP}(?:(?:annual|sharp|slight|steep|modest|net|further){GAP})?"
    rf"(?:(?P<rise>{any_of(_RISES)})|(?P<fall>{any_of(_FALLS)})){GAP}of{GAP}",
    _ASCII,
)
_FOCUS: Final = re.compile(
    rf"(?:only|just|exactly|precisely|merely|another|an?{GAP}(?:total|average|combined{GAP}total|estimated{GAP}total)"
    rf"{GAP}of|an?{GAP}(?:record|further|additional|extra|whopping|mere)){GAP}",
    _ASCII,
)
_CURRENCY: Final = re.compile(
    rf"(?P<minus>[-−])?(?:(?P<sign>{any_of(_CURRENCY_BEFORE)}){GAP}?|(?P<code>{any_of(_CODES)})(?:{GAP})?(?=[-−0-9.]))"
)
_UNIT: Final = re.compile(
    rf"(?:{GAP}|-)?(?:(?P<share>{any_of(w for w in _SHARES if w != PERCENT)})|(?P<currency>{any_of(_CURRENCY_AFTER)})"
    rf"|(?P<code>(?-i:{any_of(_CODES)}))|(?P<times>times|x|fold)(?!{GAP}?[0-9])){_END}"
    rf"|{GAP}?(?:(?P<percent>%)|(?P<cross>×)(?!{GAP}?[0-9]))",
    _ASCII,
)
_PART_OF_ONE: Final = re.compile(rf"(?:{GAP}of)?{GAP}(?:an?|one){GAP}(?P<share>{any_of(_SHARES)}){_END}", _ASCII)
_MEASURE: Final = re.compile(
    rf"(?:{GAP}|-)?(?P<symbol>{any_of(_MEASURE_SYMBOLS)})(?![A-Za-z0-9²³/])"
    r"|(?<![0-9]{3})(?P<pence>p)(?![A-Za-z0-9])"
    r"|(?P<degree>[CF])(?![A-Za-z0-9/])"  # Newspapers leave the sign of degrees out: 52.2C.
    rf"|(?:{GAP}|-)(?P<words>(?:(?:square|cubic|metric){GAP})?{any_of([*_MEASURE_WORDS, *_DEGREES])}"
    rf"|square{GAP}km|Celsius|Fahrenheit){_END}"
)
_AS_MANY: Final = re.compile(rf"{GAP}(?P<words>as{GAP}[a-z]{{2,12}}){_END}", _ASCII)
_TIMES_MORE: Final = re.compile(
    rf"{GAP}(?:more|higher|larger|greater|bigger|longer|faster|stronger|richer|older){_END}", _ASCII
)
_MULTIPLE: Final = re.compile(rf"(?P<word>{any_of(_MULTIPLES)})(?![A-Za-z0-9-])", _ASCII)
_FOLD: Final = re.compile(rf"(?P<word>{any_of(_FOLDS)})-?fold{_END}", _ASCII)
_IN: Final = re.compile(rf"{GAP}(?:in|out{GAP}of)(?:{GAP}every)?{GAP}|{GAP}of{GAP}every{GAP}", _ASCII)
_TIME_NOUN: Final = re.compile(rf"(?:{GAP}|-){any_of(_TIME)}s?{_END}", _ASCII)
_TO: Final = re.compile(rf"{GAP}(?P<words>to|through|or){GAP}|[-–‑~]", _ASCII)
_AND: Final = re.compile(rf"{GAP}(?:and|to){GAP}|[-–‑]", _ASCII)
# "Three dollars and 50 cents", "£3 50 pence".
_CENTS: Final = re.compile(rf"(?:{GAP}and)?{GAP}", _ASCII)
_HUNDREDTHS: Final = frozenset({"cents", "pence"})
# "An hour and a half".
_AND_A_HALF: Final = re.compile(rf"(?:an?|one){GAP}(?P<unit>[a-z]{{3,12}}+){GAP}and{GAP}a{GAP}half{_END}", _ASCII)
_BETWEEN: Final = re.compile(rf"(?P<word>between|from){GAP}", _ASCII)
_CHANGE_NOUN: Final = re.compile(rf"{GAP}(?:(?P<rise>{any_of(_RISES)})|(?P<fall>{any_of(_FALLS)})){_END}", _ASCII)
_MAJORITY: Final = re.compile(
    rf"(?:(?:an?|the){GAP})?(?P<strong>(?:vast|great|large|overwhelming){GAP})?(?P<majority>majority){_END}"
    rf"|(?P<most>most){_END}",
    _ASCII,
)
_FEW: Final = re.compile(
    rf"(?:(?P<three>{any_of(_VAGUE_FROM_THREE)})|(?P<any>{any_of(_VAGUE)})){_END}"
    rf"(?:{GAP}(?P<scale>{any_of([*SCALES, 'dozen'])}){_END})?",
    _ASCII,
)
_OF: Final = re.compile(rf"{GAP}of(?={GAP})", _ASCII)
_RATE: Final = re.compile(
    rf"{GAP}(?:(?P<yearly>annually|yearly|per{GAP}annum|p\.a\.)|(?P<monthly>monthly)|(?P<weekly>weekly)|(?P<daily>daily)"
    rf"|(?P<head>per{GAP}(?:capita|head|person|inhabitant)|a{GAP}head)"
    rf"|(?:an?|each|every){GAP}(?P<time>{any_of([*_TIME, *_EACH])})"
    # "$126 billion a year earlier" is no rate.
    rf"(?!{GAP}(?:earlier|ago|before|later|previously|after|and{GAP}a{GAP}half))){_END}"
    rf"|/(?P<slash>{any_of(_TIME)}){_END}",
    _ASCII,
)
_PER: Final = re.compile(rf"{GAP}per{GAP}(?!cent{_END})", _ASCII)
_PER_SIZE: Final = re.compile(rf"(?:square|cubic|working|live|thousand|million){GAP}", _ASCII)
_PER_NOUN: Final = re.compile(
    rf"{GAP}(?:live{GAP}births|people|persons|inhabitants|residents|population|adults|women|births|students){_END}",
    _ASCII,
)
_WORD: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|[-'’](?=[^\W\d_])){0,39}+(?![^\W_])")
_SPACE: Final = re.compile(GAP)
# "a 12-member panel", "a 25-year-old": a hyphen makes the word after it the unit.
_HYPHEN_WORD: Final = re.compile(
    r"-(?!(?:to|and|in|or|by|on|of|off|plus|odd|something|way|up|down|fold|based|to|percent|point|sized|out|over|a|the)\b)"
    r"(?P<word>[a-z]{2,20}+)(?![0-9A-Z_])(?:-olds?(?![A-Za-z0-9]))?",
    re.ASCII | re.IGNORECASE,
)

_LETTERS: Final = re.compile(r"[A-Za-z]{1,20}+")
_FIRST_WORDS: Final = frozenset(
    found[0].lower()
    for word in (
        *numerals.FIRST_WORDS,
        *hedges.BEFORE,
        *_RISING,
        *_FALLING,
        *_MULTIPLES,
        *_VAGUE_FROM_THREE,
        *_VAGUE,
        *_CURRENCY_BEFORE,
        *_CODES,
        *(f"{number}fold" for number in _FOLDS),
        *words_of(
            "a an the only just exactly precisely merely between from most majority vast great large overwhelming"
        ),
    )
    if (found := _LETTERS.match(word))
)
_FIRST_SIGNS: Final = frozenset(
    {*numerals.FIRST_SIGNS, *(sign[0] for sign in (*_CURRENCY_BEFORE, *hedges.BEFORE) if not sign[0].isalpha())}
)

CURRENCY_PATTERN: Final = any_of([*(s for s in _CURRENCY_BEFORE if s[-1] in "s."), *_CODES])
SIGN_PATTERN: Final = any_of(s for s in _CURRENCY_BEFORE if s[-1] not in "s.")
CURRENCY_ENDS: Final = frozenset(sign[-1] for sign in _CURRENCY_BEFORE)
LEADING_WORDS: Final = frozenset(
    part
    for phrase in (
        *hedges.BEFORE,
        *_RISING,
        *_FALLING,
        *_RISES,
        *_FALLS,
        "by a an the only just exactly precisely merely another total average combined estimated of record further"
        " additional extra whopping mere between from annual sharp slight steep modest net minus",
        "several few couple negative one large small growing significant considerable",
    )
    for part in phrase.split()
)
"""The words that can stand before the number in its figure, for a reader who looks back from the number."""
MULTIPLE_WORDS: Final = frozenset({*_MULTIPLES, *(f"{number}fold" for number in _FOLDS)})
"""The words that say a multiple by themselves; "three-fold" begins with a number."""

_FRACTION_PLAIN: Final = Fraction(5, 100)  # Half for 47.5 %: a fraction in words is a round way to say it.
_FRACTION_GENEROUS: Final = Fraction(10, 100)
_RATIO_PLAIN: Final = Fraction(
    10, 100
)  # One in four for 24 %: the next such phrases, one in three and one in five, are far.
_RATIO_GENEROUS: Final = Fraction(15, 100)
_ROUND_FROM: Final = 100  # Below a hundred, a count that ends in a zero is as likely exact.
_ROUND_GENEROUS: Final = Fraction(10, 100)  # 100 is not 140, though half its last non-zero place would allow it.
_HALF: Final = Fraction(1, 2)


class _Kind(Enum):
    """What decides how a bare number is rounded."""

    NUMBER = "number"
    MULTIPLE = "multiple"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number with its unit, before hedges."""

    numeral: Numeral
    kind: _Kind
    unit: str
    end: int
    value_span: tuple[int, int]
    unit_span: tuple[int, int] | None = None
    unit_before: bool = False
    more: bool = False

    @property
    def is_share_of_one(self) -> bool:
        return self.kind is _Kind.RATIO or (
            self.numeral.form is Form.FRACTION and self.numeral.scale == 1 and not self.unit
        )

    def bare(self) -> Sets:
        """The sets of the number without a hedge."""
        number = self.numeral
        if self.kind is _Kind.RATIO:
            return around(number.value, _RATIO_PLAIN, _RATIO_GENEROUS)
        if number.form is Form.FRACTION or (self.kind is _Kind.MULTIPLE and number.form is not Form.DECIMAL):
            return around(number.value, _FRACTION_PLAIN, _FRACTION_GENEROUS)
        return printed_number(number, self.unit)


def printed_number(number: Numeral, unit: str) -> Sets:
    """The sets of a number printed without a hedge, in `unit`.

    Decimals, scale words, percentages, money and measures are rounded to the last printed place: half of it either
    way, both ends closed, since rounding half up and half to even both occur; generously the whole place, open, for
    a number cut off or rounded up. Ranks and counts are exact. From 100 on, a count or an amount that ends in zeros may
    have been rounded to its last digit that is not zero, so its generous set is half of that place either way, but
    never more than a tenth of the value; its ends are closed.
    """
    value, exact = number.value, Interval.point(number.value)
    if number.form is Form.ORDINAL or unit == RANK:
        return Sets(exact, exact, exact)
    to_last_place = rounded(value, number.unit_in_last_place)
    if number.unit_in_last_place != 1 or unit in _PER_HUNDRED:
        return to_last_place
    measured = unit in MONEY or unit in MEASURES
    plain = to_last_place.plain if measured else exact
    dozens = number.last_nonzero_place == DOZEN
    if dozens or (abs(value) >= _ROUND_FROM and number.last_nonzero_place > 1):
        wide = exact.widened(min(number.last_nonzero_place / 2, abs(value) * _ROUND_GENEROUS))
        return Sets(plain, wide, plain)
    return to_last_place if measured else Sets(exact, exact, exact)


def match(text: str, start: int = 0) -> tuple[Figure, int] | None:
    """The longest figure at `start` in running text, hedge and unit included, and the offset after it; or None.

    A figure does not start inside a word or a number. A counted noun is taken only up to its first plural, since the
    sentence goes on after it. The time this takes does not depend on the length of the text.
    """
    found = locate(text, start)
    return None if found is None else (found.figure, found.end)


@dataclass(frozen=True, slots=True)
class Found:
    """A figure where it stands in running text, before the sets it stands for are worked out: what a scanner needs.

    `value` is as printed, so that a falling verb leaves it positive; `low` and `high` are the ends of a range, as
    printed too. All spans are offsets into the text. `rises` is None where no verb or noun of change belongs to the
    figure. `share` says that the figure is a part of one: half, one in five.
    """

    text: str
    start: int
    end: int
    value: Fraction | None
    unit: str
    hedge: str
    value_span: tuple[int, int]
    unit_span: tuple[int, int] | None
    hedge_span: tuple[int, int] | None
    rate: str
    form: Form | None
    work_out: Callable[[Found], Figure]
    low: Fraction | None = None
    high: Fraction | None = None
    rises: bool | None = None
    share: bool = False
    ratio: bool = False

    @property
    def printed(self) -> str:
        """The words of the figure."""
        return self.text[self.start : self.end]

    @property
    def figure(self) -> Figure:
        """The figure with the sets it stands for."""
        return self.work_out(self)

    def within(self, span: tuple[int, int] | None) -> tuple[int, int] | None:
        """A span of the text as one of the figure's own words."""
        return None if span is None else (span[0] - self.start, span[1] - self.start)


def locate(text: str, start: int = 0, *, apart: bool = False) -> Found | None:
    """Where `match` finds a figure, and what it says, without its sets.

    `apart`: "to" does not make a range, because the words before say that it leads from one level to another.
    """
    return _match(text, start, alone=False, apart=apart)


def read(text: str) -> Figure:
    """The one figure that `text` is, from end to end. Raises FigureError where it is something else."""
    printed = text.strip()
    _refuse_unreadable(printed)
    found = _match(printed, 0, alone=True)
    if found is None:
        raise FigureError(_why_none(printed))
    if found.end < len(printed):
        raise FigureError(_why_more(printed, found, found.end))
    return found.figure


_CELL: Final = re.compile(r"[-−]?[0-9.][0-9.,\xa0\u2009\u202f]*+")


def cell(printed: str, scale: Fraction, unit: str, rounded: Fraction | None = None) -> Figure:
    """A cell of a table whose column is in `scale` times `unit`.

    "2596" in millions of USD is 2,596 million USD, with one million as its last place. With a scale of one a count
    is exact, zeros at its end included, since a table that rounds says so: `rounded` is the step the publisher rounds
    to, in the unit of the column as printed, so that it is multiplied by `scale` too: half of it either way plainly,
    all of it, open, generously.
    Raises FigureError for a cell that holds no single number.
    """
    digits = printed.strip()
    _refuse_unreadable(digits)
    found = numerals.match(digits) if _CELL.fullmatch(digits) else None
    if found is None or found[1] < len(digits):
        raise FigureError(f"{_shown(digits)} in a table is not a number: write it in digits, such as 2,596 or −0.3")
    if scale <= 0 or (rounded is not None and rounded <= 0):
        raise FigureError("the scale of a column and the step it is rounded to are greater than zero")
    number = found[0] if scale == 1 else found[0].scaled(scale)
    place = number.unit_in_last_place if rounded is None else rounded * scale
    plain = printed_number(number, unit).plain
    if rounded is None and scale == 1 and plain.is_point:
        sets = Sets(plain, plain, plain)
    else:
        sets = hedges.rounded(number.value, place)
    return Figure(
        digits, number.value, sets.plain, sets.generous, sets.expected, unit, place=place, value_span=(0, len(digits))
    )


# What cannot be a figure at all, and why.


def _shown(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "…")


def _refuse_unreadable(text: str) -> None:
    if not text:
        raise FigureError("the figure is empty")
    if len(text) > MOST_CHARACTERS:
        raise FigureError(f"a figure has at most {MOST_CHARACTERS} characters; this has {len(text)}")
    for character in text:
        category = unicodedata.category(character)
        if category in ("Cc", "Cf", "Cs", "Co", "Cn") and character not in "\t\r\n":
            raise FigureError(f"a hidden character, U+{ord(character):04X}, stands in the figure")
        if category == "Nd" and not character.isascii():
            name = unicodedata.name(character, f"U+{ord(character):04X}")
            raise FigureError(f"{character!r} ({name}) is not one of the digits 0 to 9")
    digits = sum(character.isdigit() for character in text)
    if digits > MOST_DIGITS:
        raise FigureError(f"a figure has at most {MOST_DIGITS} digits; this has {digits}")


def _why_none(text: str) -> str:
    lowered = text.lower().lstrip("+-−")
    if lowered in ("nan", "inf", "infinity"):
        return f"{_shown(text)} is not a number"
    if re.fullmatch(r"[0-9.]++e[-+]?[0-9]++", lowered):
        return f"{_shown(text)} is not how prose prints a number: write its digits, or a scale word such as million"
    ends = re.search(r"([0-9][0-9.,]*+)(?:-|–| to | and )([0-9][0-9.,]*+)", text)
    if ends:
        return (
            f"{_shown(text)} is not one figure: a range runs from the lower number to the higher, in one unit,"
            " and takes no hedge but about"
        )
    return f"no figure is understood in {_shown(text)}"


def _why_more(text: str, figure: Found, end: int) -> str:
    rest = text[end:].strip()
    first = figure.printed
    for word in re.finditer(r"(?<![^\W_])[^\s]", rest):
        another = _match(rest, word.start(), alone=False)
        if another is not None:
            return f"two figures in {_shown(text)}: {_shown(first)} and {_shown(another.printed)}"
    share_of_one = not figure.unit and figure.value is not None and 0 < figure.value < 1 and rest[0].isalpha()
    if share_of_one or re.match(r"of\b", rest):
        return f"{_shown(rest)} is what {_shown(first)} is part of, not part of the figure: leave it out"
    return f"{_shown(rest)} is not understood after {_shown(first)}"


# The grammar, from the outside in.


def _match(text: str, start: int, *, alone: bool, apart: bool = False) -> Found | None:
    if not _may_start(text, start):
        return None
    at, rises = start, None
    hedge, hedge_span = None, None
    found = hedges.before(text, at)
    if found is None:
        if change := _VERB.match(text, at):
            at, rises = change.end(), change["rising"] is not None or change["rise"] is not None
        if focus := _FOCUS.match(text, at):
            at = focus.end()
        # "an estimated 300", "a nearly 5 % rise".
        article = _ARTICLE.match(text, at)
        hedge_start = article.end() if article else at
        found = hedges.before(text, hedge_start) if at > start or article else None
    else:
        hedge_start = at
    if found:
        hedge, at = found
        hedge_span = (hedge_start, hedge_start + len(text[hedge_start:at].rstrip()))
    if hedge is None and rises is None:
        vague = _vague(text, start, at, alone)
        if vague is not None:
            return vague
    if hedge is None and rises is None and (share := _MAJORITY.match(text, at)):
        return _majority(text, start, share, alone)
    lead = _Lead(start, hedge, hedge_span, rises, alone)
    if word := _BETWEEN.match(text, at):
        # "Rose from 5 % to 10 %" states two levels, not a range of changes.
        is_from = word["word"].lower() == "from"
        ends = None if rises is not None and is_from else _between(text, word)
        if ends is None:
            return None
        return _finish(text, lead if hedge else replace(lead, hedge_span=word.span("word")), ends)
    amount = _multiple(text, at) or _and_a_half(text, at) or _amount(text, at)
    if amount is None and (article := _ARTICLE.match(text, at)):
        amount = _amount(text, article.end(), after_article=True)
    if amount is None:
        return None
    if (link := _TO.match(text, amount.end)) and not (apart and link["words"]):
        second = _amount(text, link.end(), money=amount.unit_before)
        if second is not None and link["words"] and link["words"].lower() == "or" and not _is_next(amount, second):
            second = None
        by = rises is not None and link["words"] is not None
        if second is not None and not (by and _is_a_level(amount, second)) and (ends := _one_unit(amount, second)):
            return _finish(text, lead, ends)
    return _finish(text, lead, (amount, None))


@dataclass(frozen=True, slots=True)
class _Lead:
    """What stands before the number: where the figure starts, its hedge, and whether a verb says that it rises."""

    start: int
    hedge: Hedge | None
    hedge_span: tuple[int, int] | None
    rises: bool | None
    alone: bool


def _may_start(text: str, start: int) -> bool:
    """Whether a figure can start here: with a word or sign that begins one, not inside a word or a number."""
    first = text[start : start + 1]
    if first.isalpha() and first.isascii():
        word = _LETTERS.match(text, start)
        if word is None or word[0].lower() not in _FIRST_WORDS:
            return False
    elif not first or first not in _FIRST_SIGNS:
        return False
    if start == 0:
        return True
    last = text[start - 1]
    if last.isalnum():
        return not (first.isalnum() or first in "$+-.,−")
    return not (first.isdecimal() and last in ".,/" and start > 1 and text[start - 2].isdecimal())


def _finish(text: str, lead: _Lead, amounts: tuple[_Amount, _Amount | None]) -> Found | None:
    """The figure of one amount, or of a range of two, with what may follow: more hedges, a noun, a rate."""
    first, second = amounts
    start, alone, rises = lead.start, lead.alone, lead.rises
    last = second or first
    end, unit, unit_span = last.end, last.unit, last.unit_span
    if rises is None and unit in _CHANGES and (alone or _A.search(text, start, last.value_span[0])):
        change = _CHANGE_NOUN.match(text, end)
        if change:
            rises, end = change["rise"] is not None, change.end()
    hedge, end, hedge_span = _hedge_after(text, end, lead.hedge, lead.hedge_span)
    if not unit and last.numeral.form is not Form.ORDINAL and not last.is_share_of_one:
        single = second is None and first.numeral.value == 1
        noun = _noun(text, end, alone, of=last.numeral.form is Form.PLURAL, single=single)
        if noun is not None:
            unit, unit_span, end = noun[0], (noun[1], noun[2]), noun[2]
            hedge, end, hedge_span = _hedge_after(text, end, hedge, hedge_span)
    rate, end = _rate(text, end)
    if rate:
        hedge, end, hedge_span = _hedge_after(text, end, hedge, hedge_span)
        if unit == TIMES and not last.more:
            # "Three times a year" counts; it compares nothing.
            first = replace(first, kind=_Kind.NUMBER)
            second = replace(second, kind=_Kind.NUMBER) if second else None
    number = last.numeral
    if second is not None and hedge not in (None, Hedge.ABOUT):
        return None
    if second is None and number.form is Form.PLURAL and hedge is not None:
        return None
    if rises is False and (unit == TIMES or (second is None and number.value < 0)):
        return None
    name, value, low, high = hedge.value if hedge else "", None, None, None
    if second is not None:
        name, low, high = "between", first.numeral.value, second.numeral.value
    elif number.form is Form.PLURAL:
        name = "plural"
    else:
        value = number.value
    return Found(
        text,
        start,
        end,
        value,
        unit,
        name,
        (first.value_span[0], last.value_span[1]),
        unit_span,
        hedge_span,
        rate,
        number.form,
        partial(_worked_out, first, second, hedge),
        low,
        high,
        rises,
        last.is_share_of_one,
        last.kind is _Kind.RATIO,
    )


def _worked_out(first: _Amount, second: _Amount | None, hedge: Hedge | None, found: Found) -> Figure:
    """The figure of one amount, or of a range of two."""
    number, value = first.numeral, found.value
    place = number.unit_in_last_place
    if second is not None:
        sets = between(_sets(first, hedge), _sets(second, hedge), number.value, second.numeral.value)
        place = min(place, second.numeral.unit_in_last_place)
    elif number.form is Form.PLURAL:
        sets = _plural(number.value)
    else:
        sets = _sets(first, hedge)
    also = None
    if first.more and second is None:
        more = replace(first, numeral=replace(first.numeral, value=first.numeral.value + 1))
        also = _sets(more, hedge).plain
    if found.rises is not None:
        if value is None or value >= 0:
            # The verb says the direction, so the size of the change is not negative.
            sets = sets.clipped(Interval.at_least(0)) if sets.generous.low is None else sets
        if not found.rises:
            sets, value = sets.mirrored(), None if value is None else -value
    return Figure(
        found.printed,
        value,
        sets.plain,
        sets.generous,
        sets.expected,
        found.unit,
        found.hedge,
        place,
        Force.CANCELLABLE if hedge is Hedge.UP_TO else Force.BINDING,
        also,
        found.rate,
        found.within(found.value_span),
        found.within(found.unit_span),
    )


def _sets(amount: _Amount, hedge: Hedge | None) -> Sets:
    bare = amount.bare()
    if hedge is None:
        return bare
    number = amount.numeral
    fraction = number.form is Form.FRACTION or amount.kind is _Kind.RATIO
    return hedged(hedge, bare, number.value, number.last_nonzero_place, fraction=fraction)


def _hedge_after(
    text: str, end: int, hedge: Hedge | None, span: tuple[int, int] | None
) -> tuple[Hedge | None, int, tuple[int, int] | None]:
    """The hedge with the offset after it and its span: the one there is, or that which follows at `end`."""
    if hedge is None and (found := hedges.after(text, end)):
        gap = _SPACE.match(text, end)
        return *found, (gap.end() if gap else end, found[1])
    return hedge, end, span


# Vague words.


def _plural(scale: Fraction) -> Sets:
    """The sets of "dozens", "hundreds", "tens of thousands": two of them up, below what the next word says."""
    following = (100, 1_000, 10**4, 10**5, 10**6, 10**7, 10**8, 10**9, 10**12)
    limit = next((Fraction(word) for word in following if word > scale), scale * 1_000)
    if scale == 1_000:
        limit = Fraction(10**6)
    up = Interval.at_least(2 * scale)
    return Sets(up, up, Interval(2 * scale, limit, CLOSED, OPEN))


def _vague(text: str, start: int, at: int, alone: bool) -> Found | None:
    """`several students`, `a handful of startups`, `numerous`; "several hundred" is hundreds."""
    words = _FEW.match(text, at)
    if words is None:
        return None
    end = words.end()
    name = "plural" if words["scale"] else "several" if words["three"] else "numerous"
    place = Fraction(SCALES.get(words["scale"].lower(), DOZEN)) if words["scale"] else Fraction(1)
    noun = _noun(text, end, alone, of=True)
    unit, unit_span = "", None
    if noun is not None:
        unit, unit_span, end = noun[0], (noun[1], noun[2]), noun[2]
    rate, end = _rate(text, end)
    work_out = partial(_vaguely, place)
    return Found(text, start, end, None, unit, name, words.span(), unit_span, None, rate, None, work_out)


def _vaguely(place: Fraction, found: Found) -> Figure:
    """The figure of a vague word."""
    force = Force.VAGUE
    if found.hedge == "plural":
        sets, force = _plural(place), Force.BINDING
    elif found.hedge == "several":
        three = Interval.at_least(3)
        sets = Sets(three, Interval.at_least(2), three)
    else:
        sets = Sets(EVERYTHING, EVERYTHING, EVERYTHING)
    return Figure(
        found.printed,
        None,
        sets.plain,
        sets.generous,
        sets.expected,
        found.unit,
        found.hedge,
        place,
        force,
        rate=found.rate,
        value_span=found.within(found.value_span),
        unit_span=found.within(found.unit_span),
    )


def _majority(text: str, start: int, words: re.Match[str], alone: bool) -> Found | None:
    """More than half of a whole of one; "most" and "the vast majority" are expected to be a good deal more."""
    end = words.end()
    if words["most"] and not alone and not _OF.match(text, end) and _noun(text, end, alone, of=False) is None:
        return None  # "most recent", "most notably"
    name, strong = "most" if words["most"] else "majority", bool(words["most"] or words["strong"])
    work_out = partial(_by_majority, strong)
    return Found(text, start, end, _HALF, "", name, words.span(), None, None, "", None, work_out, share=True)


def _by_majority(strong: bool, found: Found) -> Figure:
    """The figure of a majority."""
    plain = Interval(_HALF, Fraction(1), OPEN, CLOSED)
    expected = Interval.closed(Fraction(6, 10), Fraction(95, 100))
    if not strong:
        expected = Interval(_HALF, Fraction(3, 4), OPEN, CLOSED)
    span, place = found.within(found.value_span), Fraction(1, 10)
    return Figure(found.printed, _HALF, plain, plain, expected, hedge=found.hedge, place=place, value_span=span)


# Ranges.


def _between(text: str, word: re.Match[str]) -> tuple[_Amount, _Amount] | None:
    joint = _AND if word["word"].lower() == "between" else _TO
    # In "between two hundred and five hundred" the "and" belongs to the range; in "between one hundred and five and
    # two hundred" the first belongs to the number.
    for joined in (False, True):
        first = _amount(text, word.end(), joined=joined)
        link = joint.match(text, first.end) if first else None
        if first is None or link is None:
            continue
        second = _amount(text, link.end(), joined=joined, money=first.unit_before)
        if second is not None and (ends := _one_unit(first, second)):
            return ends
    return None


def _one_unit(first: _Amount, second: _Amount) -> tuple[_Amount, _Amount] | None:
    """Both ends of a range in one unit and scale, the lower first; None where they are no range."""
    forms = (first.numeral.form, second.numeral.form)
    if Form.ORDINAL in forms or Form.PLURAL in forms or first.more or second.more:
        return None
    if not first.unit and second.unit:
        first = replace(first, unit=second.unit, kind=second.kind)
    elif first.unit_before and not second.unit:
        second = replace(second, unit=first.unit, unit_span=first.unit_span)
    if first.unit != second.unit or first.kind is not second.kind:
        return None
    scale = second.numeral.scale
    if first.numeral.scale == 1 and scale >= 1_000 and first.numeral.value < 1_000:
        # "5 to 10 million" is five million; what "900 to 1.2 million" would be is anybody's guess.
        if first.numeral.value >= second.numeral.value / scale:
            return None
        first = replace(first, numeral=first.numeral.scaled(scale))
    if first.numeral.value >= second.numeral.value:
        return None
    return first, second


def _is_next(first: _Amount, second: _Amount) -> bool:
    """Whether "two or three" is a range: the second follows the first; "15 or 25" are two figures."""
    scale = second.numeral.scale
    return (
        not first.unit
        and second.numeral.value - first.numeral.value * (scale if first.numeral.scale == 1 else 1) == scale
    )


def _is_a_level(change: _Amount, second: _Amount) -> bool:
    """Whether what follows "rose by 5 to" is what was reached, and not the end of a range.

    It is where both have a unit of their own ("by $1.15 to $15"), or lie too far apart for one range.
    """
    own_units = bool(change.unit and second.unit)
    return own_units or abs(second.numeral.value) > 10 * abs(change.numeral.value)


# Amounts.


def _and_a_half(text: str, start: int) -> _Amount | None:
    """`an hour and a half`, `a year and a half`."""
    found = _AND_A_HALF.match(text, start)
    if found is None or not (found["unit"].lower() in _TIME or found["unit"] in MEASURES):
        return None
    number = Numeral(Fraction(3, 2), _HALF, _HALF, Form.WORDS)
    return _Amount(number, _Kind.NUMBER, found["unit"].lower(), found.end(), found.span(), found.span("unit"))


def _multiple(text: str, start: int) -> _Amount | None:
    """`doubled`, `threefold`, `twice as many`."""
    found = _MULTIPLE.match(text, start) or _FOLD.match(text, start)
    if found is None:
        article = _ARTICLE.match(text, start)
        found = _FOLD.match(text, article.end()) if article else None
        if found is None:
            return None
    word = found["word"].lower()
    value = _MULTIPLES[word] if word in _MULTIPLES else Fraction(_FOLDS[word])
    nonzero = value if value < 1 else Fraction(1)
    number = Numeral(value, nonzero, nonzero, Form.WORDS)
    end, more = _compared(text, found.end())
    return _Amount(number, _Kind.MULTIPLE, TIMES, end, found.span(), found.span(), more=more)


def _compared(text: str, end: int) -> tuple[int, bool]:
    """What follows "three times": "as many", or "more", which some take for one more."""
    if as_many := _AS_MANY.match(text, end):
        return as_many.end(), False
    if more := _TIMES_MORE.match(text, end):
        return more.end(), True
    return end, False


def _amount(
    text: str, start: int, *, joined: bool = True, money: bool = False, after_article: bool = False
) -> _Amount | None:
    """A number with the unit that touches or follows it."""
    before = _CURRENCY.match(text, start)
    at = before.end() if before else start
    found = numerals.prefix(text, at, money=money or before is not None, joined=joined)
    if found is None or (after_article and found[0].form not in _AFTER_ARTICLE):
        return None
    number, end = found
    span = (at, end)
    if before:
        if number.form in (Form.ORDINAL, Form.PLURAL) or not _ends(text, end):
            return None
        if before["minus"]:
            if number.value < 0:
                return None
            number = replace(number, value=-number.value)
        sign = before["sign"]
        unit = _CURRENCY_BEFORE[sign] if sign else before["code"]
        unit_span = before.span("sign") if sign else before.span("code")
        return _Amount(number, _Kind.NUMBER, unit, end, span, unit_span, unit_before=True)
    if number.form is Form.ORDINAL:
        return _rank(text, number, span)
    ratio = _ratio(text, number, span)
    if ratio is not None:
        return ratio
    if number.form is Form.FRACTION and (as_many := _AS_MANY.match(text, end)):
        return _Amount(number, _Kind.MULTIPLE, TIMES, as_many.end(), span, as_many.span("words"))
    if number.form is Form.FRACTION and (of_one := _PART_OF_ONE.match(text, end)):
        unit = _SHARES[_normal(of_one["share"])]
        return _Amount(number, _Kind.NUMBER, unit, of_one.end(), span, of_one.span("share"))
    if (follows := _UNIT.match(text, end)) and number.form is not Form.PLURAL:
        return _with_unit(text, number, span, follows)
    if measure := _MEASURE.match(text, end):
        if measure["pence"]:
            return _Amount(number, _Kind.NUMBER, "pence", measure.end(), span, measure.span("pence"))
        unit = measure["symbol"] or _normal(measure["words"] or "") or f"°{measure['degree']}"
        return _Amount(number, _Kind.NUMBER, unit, measure.end(), span, measure.span(measure.lastgroup or 0))
    if number.form in _COUNTED_FORMS and (hyphen := _HYPHEN_WORD.match(text, end)):
        return _Amount(number, _Kind.NUMBER, hyphen["word"].lower(), hyphen.end(), span, hyphen.span("word"))
    if not _ends(text, end):
        return None
    return _Amount(number, _Kind.NUMBER, "", end, span)


_AFTER_ARTICLE: Final = frozenset({Form.INTEGER, Form.DECIMAL, Form.SCALED, Form.WORDS, Form.ORDINAL})


_COUNTED_FORMS: Final = _AFTER_ARTICLE - {Form.ORDINAL}


def _ends(text: str, end: int) -> bool:
    """Whether a number may end here: no letter and no digit follows."""
    following = text[end : end + 1]
    return not (following.isalpha() or following.isdecimal())


def _normal(words: str) -> str:
    return " ".join(words.lower().split())


def _with_unit(text: str, number: Numeral, span: tuple[int, int], unit: re.Match[str]) -> _Amount | None:
    name = unit.lastgroup or ""
    word, unit_span = _normal(unit[name]), unit.span(name)
    if name in ("times", "cross"):
        end, more = _compared(text, unit.end())
        return _Amount(number, _Kind.MULTIPLE, TIMES, end, span, unit_span, more=more)
    normal = _SHARES.get(word) or _CURRENCY_AFTER.get(word) or word.upper()
    amount = _Amount(number, _Kind.NUMBER, normal, unit.end(), span, unit_span)
    if normal in MONEY and normal not in _HUNDREDTHS and number.value.denominator == 1 and number.scale == 1:
        return _with_cents(text, amount)
    return amount


def _with_cents(text: str, amount: _Amount) -> _Amount:
    """`three dollars and 50 cents`, which is one amount."""
    link = _CENTS.match(text, amount.end)
    found = numerals.match(text, link.end()) if link else None
    if found is None or found[0].form not in (Form.INTEGER, Form.WORDS) or not 0 < found[0].value < 100:
        return amount
    unit = _UNIT.match(text, found[1])
    if unit is None or _CURRENCY_AFTER.get(_normal(unit["currency"] or "")) not in _HUNDREDTHS:
        return amount
    cent = Fraction(1, 100)
    number = Numeral(amount.numeral.value + found[0].value * cent, cent, cent, Form.DECIMAL)
    return replace(amount, numeral=number, end=unit.end(), value_span=(amount.value_span[0], found[1]))


_SUPERLATIVE: Final = re.compile(
    rf"(?:{GAP}|-)(?P<words>most(?:{GAP}|-)[a-z]{{2,20}}+|[a-z]{{2,16}}+(?<=est)|worst|place){_END}", _ASCII
)


def _rank(text: str, number: Numeral, span: tuple[int, int]) -> _Amount | None:
    if not _ends(text, span[1]):
        return None
    superlative = _SUPERLATIVE.match(text, span[1])
    end = superlative.end() if superlative else span[1]
    return _Amount(number, _Kind.NUMBER, RANK, end, span, superlative.span("words") if superlative else None)


def _ratio(text: str, number: Numeral, span: tuple[int, int]) -> _Amount | None:
    """`one in five`, `3 in 10`: m below n, n at most a hundred or a power of ten, so that "5 in 2022" is none."""
    link = _IN.match(text, span[1])
    if link is None or number.form not in (Form.INTEGER, Form.WORDS):
        return None
    found = numerals.match(text, link.end())
    if found is None or found[0].form not in (Form.INTEGER, Form.WORDS, Form.SCALED):
        return None
    whole, end = found
    if not 0 < number.value < whole.value or _TIME_NOUN.match(text, end) or text[end : end + 1] == "%":
        return None
    if whole.value > 100 and str(whole.value).strip("0") != "1" and "out" not in link[0].lower():
        return None
    value = number.value / whole.value
    share = Numeral(value, value / 5, value / 5, Form.FRACTION)
    return _Amount(share, _Kind.RATIO, "", end, (span[0], end))


# What follows an amount.


def _rate(text: str, end: int) -> tuple[str, int]:
    """What the figure is per: a period, a head, a number of people, or a noun; "" where it is not a rate."""
    if rate := _RATE.match(text, end):
        if rate["yearly"]:
            return "year", rate.end()
        for name, period in (("monthly", "month"), ("weekly", "week"), ("daily", "day"), ("head", "head")):
            if rate[name]:
                return period, rate.end()
        return (rate["time"] or rate["slash"]).lower(), rate.end()
    per = _PER.match(text, end)
    if per is None:
        return "", end
    if found := numerals.match(text, per.end()):
        number, after = found
        if number.value < 1 or number.value.denominator != 1 or number.form in (Form.ORDINAL, Form.PLURAL):
            return "", end
        noun = _PER_NOUN.match(text, after)
        return f"{int(number.value):,}", noun.end() if noun else after
    size = _PER_SIZE.match(text, per.end())
    word = _WORD.match(text, size.end() if size else per.end())
    if word is None or word[0].lower() in _NO_NOUN:
        return "", end
    return _normal(text[per.end() : word.end()]), word.end()


def _noun(text: str, end: int, alone: bool, *, of: bool, single: bool = False) -> tuple[str, int, int] | None:
    """The counted noun after a number, in lower case, and where it starts and ends.

    Where the figure stands alone, up to six words that do not begin or end with a function word; in running text, the
    words up to the first plural. `of`: "of" may stand before it, as in "dozens of countries". `single`: the number is
    one, whose noun is no plural; it is then the next word.
    """
    if of and (skipped := _OF.match(text, end)):
        end = skipped.end()
    words: list[str] = []
    first, kept, at = end, 0, end
    while len(words) < (MOST_NOUN_WORDS if alone else _MOST_WORDS_TO_PLURAL):
        gap = _SPACE.match(text, at)
        word = _WORD.match(text, gap.end()) if gap else None
        if gap is None or word is None or _rate(text, at)[0] or hedges.after(text, at):
            break
        lowered = word[0].lower()
        function = lowered in _NO_NOUN
        if (function and (not alone or not words)) or numerals.match(text, word.start()):
            break
        words.append(lowered)
        if len(words) == 1:
            first = word.start()
        at = word.end()
        if alone and not function:
            kept = len(words)
            end = at
        elif not alone and (single or is_plural(lowered)):
            return " ".join(words), first, at
    return (" ".join(words[:kept]), first, end) if kept else None


def is_plural(word: str) -> bool:
    """Whether a word, in lower case, is a plural noun by its look."""
    return word in _IRREGULAR_PLURALS or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    )
