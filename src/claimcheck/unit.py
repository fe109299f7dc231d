"""Units as types: what may be compared, added and converted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    import pint


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A unit is a few words; the longest in official tables stay well under this.
LONGEST: Final = 80


class UnitError(ValueError):
    """A unit that cannot be read, or two units that cannot be compared. The message is for an editor."""


class UnknownUnitError(UnitError):
    """A unit that is not known. What it may be meant for is looked for when the message is wanted, not before."""

    def __init__(self, phrase: str, text: str, counted: frozenset[str], declaring: bool) -> None:
        super().__init__(phrase, text, counted, declaring)

    def __str__(self) -> str:
        return _unknown(*self.args)


class Unit(Struct, frozen=True):
    """A unit in normal form, and the type that says what it may be compared with.

    `name` is how it is printed ("USD", "%", "people", "km/h", "USD/people"; "" is a pure number) and reads back as the
    same unit. `dimension` is the same for two units exactly when a value converts from one to the other ("money USD",
    "share", "count of people", "length / time").
    """

    name: str
    dimension: str

    def __str__(self) -> str:
        return self.name


NUMBER: Final = Unit("", "pure number")
PERCENT: Final = Unit("%", "share")
PERCENTAGE_POINTS: Final = Unit("percentage points", "percentage points")
SCORE: Final = Unit("points", "count of points")
TIMES: Final = Unit("times", "multiple")

SCALES: Final = {
    "hundred": 10**2,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
_SHORT_SCALES: Final = {"mn": 10**6, "mln": 10**6, "bn": 10**9, "tn": 10**12}
# Beside a currency these letters are scales; elsewhere "m" is the metre.
_MONEY_SCALES: Final = {"k": 10**3, "m": 10**6, "b": 10**9}
# "hundred thousand" and "lakh crore" are said; three scale words in a row are a mistake.
_MOST_SCALES: Final = 2

_CURRENCIES: Final = _words(
    "AED AFN ARS AUD BDT BGN BHD BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP GHS HKD HUF IDR ILS INR IQD IRR ISK JOD "
    "JPY KES KRW KWD LKR MAD MXN MYR NGN NOK NPR NZD OMR PEN PHP PKR PLN QAR RON RUB SAR SEK SGD THB TRY TWD UAH USD "
    "VND ZAR"
)
_CURRENCY_SIGNS: Final = {
    "$": "USD",
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "HK$": "HKD",
    "NZ$": "NZD",
    "S$": "SGD",
    "R$": "BRL",
    "NT$": "TWD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
}
_CURRENCY_WORDS: Final = {
    "dollar": "USD",
    "us dollar": "USD",
    "u.s. dollar": "USD",
    "american dollar": "USD",
    "australian dollar": "AUD",
    "canadian dollar": "CAD",
    "hong kong dollar": "HKD",
    "new zealand dollar": "NZD",
    "singapore dollar": "SGD",
    "euro": "EUR",
    "pound": "GBP",
    "british pound": "GBP",
    "pound sterling": "GBP",
    "yen": "JPY",
    "japanese yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "indian rupee": "INR",
    "pakistani rupee": "PKR",
    "pakistan rupee": "PKR",
    "sri lankan rupee": "LKR",
    "nepalese rupee": "NPR",
    "bangladeshi taka": "BDT",
    "swiss franc": "CHF",
    "uae dirham": "AED",
    "moroccan dirham": "MAD",
    "saudi riyal": "SAR",
    "qatari riyal": "QAR",
    "turkish lira": "TRY",
    "swedish krona": "SEK",
    "norwegian krone": "NOK",
    "danish krone": "DKK",
    "mexican peso": "MXN",
    "philippine peso": "PHP",
    "south african rand": "ZAR",
    "russian rouble": "RUB",
    "russian ruble": "RUB",
    "international dollar": "international dollars",
    "ppp dollar": "international dollars",
}
_AMBIGUOUS: Final = {
    "rupee": "INR, PKR, LKR or NPR",
    "rs": "INR, PKR, LKR or NPR",
    "riyal": "SAR or QAR",
    "dirham": "AED or MAD",
    "krone": "NOK or DKK",
    "peso": "MXN, PHP, ARS, CLP or COP",
    "franc": "CHF, or the currency of another country",
    "ton": "tonnes, short tons or long tons",
    "gallon": "US gallons or imperial gallons",
}

# Name, size in the first unit of its dimension, signs (capitals matter), words (singular; capitals do not matter).
# Every size is exact by definition of the unit, and a finite decimal.
_MEASURES: Final = {
    "length": (
        ("m", "1", "m", "metre, meter"),
        ("mm", "0.001", "mm", "millimetre, millimeter"),
        ("cm", "0.01", "cm", "centimetre, centimeter"),
        ("km", "1000", "km kms", "kilometre, kilometer"),
        ("inches", "0.0254", "", "inch"),
        ("feet", "0.3048", "ft", "foot"),
        ("yards", "0.9144", "yd", "yard"),
        ("miles", "1609.344", "mi", "mile"),
        ("nautical miles", "1852", "nmi", "nautical mile"),
    ),
    "area": (
        ("m²", "1", "m² m2 m^2 sqm", "square metre, square meter, sq m"),
        ("cm²", "0.0001", "cm² cm2 cm^2", "square centimetre, square centimeter, sq cm"),
        ("km²", "1000000", "km² km2 km^2", "square kilometre, square kilometer, square km, sq km"),
        ("ha", "10000", "ha", "hectare"),
        ("acres", "4046.8564224", "", "acre"),
        ("square feet", "0.09290304", "ft² ft2 ft^2 sqft", "square foot, sq ft"),
        ("square miles", "2589988.110336", "mi² mi2 mi^2", "square mile, sq mi, sq mile"),
    ),
    "volume": (
        ("L", "1", "L l", "litre, liter"),
        ("mL", "0.001", "mL ml cm³ cm3 cm^3", "millilitre, milliliter, cubic centimetre, cubic centimeter"),
        ("m³", "1000", "m³ m3 m^3", "cubic metre, cubic meter"),
        ("km³", "1000000000000", "km³ km3 km^3", "cubic kilometre, cubic kilometer"),
        ("cubic feet", "28.316846592", "ft³ ft3 ft^3", "cubic foot"),
        ("barrels", "158.987294928", "bbl", "barrel"),
        ("US gallons", "3.785411784", "", "us gallon, u.s. gallon"),
        ("imperial gallons", "4.54609", "", "imperial gallon"),
    ),
    "mass": (
        ("g", "1", "g", "gram, gramme"),
        ("ng", "0.000000001", "ng", "nanogram"),
        ("µg", "0.000001", "µg mcg", "microgram"),
        ("mg", "0.001", "mg", "milligram"),
        ("kg", "1000", "kg kgs", "kilogram, kilogramme, kilo"),
        ("tonnes", "1000000", "t", "tonne, metric ton, metric tonne"),
        ("kt", "1000000000", "kt", "kilotonne"),
        ("Mt", "1000000000000", "Mt", "megatonne"),
        ("Gt", "1000000000000000", "Gt", "gigatonne"),
        ("lb", "453.59237", "lb lbs", ""),
        ("oz", "28.349523125", "oz", "ounce"),
        ("short tons", "907184.74", "", "short ton"),
        ("long tons", "1016046.9088", "", "long ton"),
    ),
    "time": (
        ("s", "1", "s sec secs", "second"),
        ("ms", "0.001", "ms", "millisecond"),
        ("min", "60", "min mins", "minute"),
        ("h", "3600", "h hr hrs", "hour"),
        ("days", "86400", "", "day"),
        ("weeks", "604800", "", "week"),
    ),
    # A month has no fixed number of days, so months and years are not converted to days.
    "calendar time": (
        ("months", "1", "", "month"),
        ("quarters", "3", "", "quarter"),
        ("years", "12", "", "year, annum"),
        ("decades", "120", "", "decade"),
        ("centuries", "1200", "", "century"),
    ),
    "energy": (
        ("J", "1", "J", "joule"),
        ("kJ", "1000", "kJ", "kilojoule"),
        ("MJ", "1000000", "MJ", "megajoule"),
        ("GJ", "1000000000", "GJ", "gigajoule"),
        ("TJ", "1000000000000", "TJ", "terajoule"),
        ("PJ", "1000000000000000", "PJ", "petajoule"),
        ("EJ", "1000000000000000000", "EJ", "exajoule"),
        ("Wh", "3600", "Wh", "watt-hour, watt hour"),
        ("kWh", "3600000", "kWh", "kilowatt-hour, kilowatt hour"),
        ("MWh", "3600000000", "MWh", "megawatt-hour, megawatt hour"),
        ("GWh", "3600000000000", "GWh", "gigawatt-hour, gigawatt hour"),
        ("TWh", "3600000000000000", "TWh", "terawatt-hour, terawatt hour"),
        ("kcal", "4184", "kcal", "kilocalorie"),
    ),
    "power": (
        ("W", "1", "W", "watt"),
        ("kW", "1000", "kW", "kilowatt"),
        ("MW", "1000000", "MW", "megawatt"),
        ("GW", "1000000000", "GW", "gigawatt"),
        ("TW", "1000000000000", "TW", "terawatt"),
    ),
    "data": (
        ("bytes", "1", "B", "byte"),
        ("bits", "0.125", "", "bit"),
        ("Mbit", "125000", "Mbit", "megabit"),
        ("Gbit", "125000000", "Gbit", "gigabit"),
        ("kB", "1000", "kB", "kilobyte"),
        ("MB", "1000000", "MB", "megabyte"),
        ("GB", "1000000000", "GB", "gigabyte"),
        ("TB", "1000000000000", "TB", "terabyte"),
        ("PB", "1000000000000000", "PB", "petabyte"),
    ),
}

# Units that stand alone: no other unit converts to them, except as `factor` says.
_ALONE: Final = {
    "percentage": (Fraction(1), PERCENT),
    "percent": (Fraction(1), PERCENT),
    "‰": (Fraction(1, 10), PERCENT),
    "ppm": (Fraction(1, 10**4), PERCENT),
    "percentage point": (Fraction(1), PERCENTAGE_POINTS),
    "percent point": (Fraction(1), PERCENTAGE_POINTS),
    "% point": (Fraction(1), PERCENTAGE_POINTS),
    "point": (Fraction(1), PERCENTAGE_POINTS),
    "pp": (Fraction(1), PERCENTAGE_POINTS),
    "ppt": (Fraction(1), PERCENTAGE_POINTS),
    "basis point": (Fraction(1, 100), PERCENTAGE_POINTS),
    "bp": (Fraction(1, 100), PERCENTAGE_POINTS),
    "time": (Fraction(1), TIMES),
    "fold": (Fraction(1), TIMES),
    "number": (Fraction(1), NUMBER),
    "ratio": (Fraction(1), NUMBER),
    "date": (Fraction(1), Unit("date", "date")),
    "rank": (Fraction(1), Unit("rank", "rank")),
    "index": (Fraction(1), Unit("index points", "index")),
    "index point": (Fraction(1), Unit("index points", "index")),
}
# Their zeros differ, so each is a dimension of its own.
_TEMPERATURES: Final = {
    "°C": ("degree celsius", "degrees celsius"),
    "°F": ("degree fahrenheit", "degrees fahrenheit"),
    "kelvins": ("kelvin",),
}
_SPEEDS: Final = {
    "mph": ["miles", "/", "h"],
    "kph": ["km", "/", "h"],
    "kmh": ["km", "/", "h"],
    "knots": ["nautical miles", "/", "h"],
    "Mbps": ["Mbit", "/", "s"],
    "Gbps": ["Gbit", "/", "s"],
}

_COUNTED: Final = _words(
    "people households families children adults women men students pupils teachers workers employees jobs voters votes "
    "patients doctors nurses physicians deaths births cases countries states cities companies firms businesses "
    "universities schools hospitals members residents citizens immigrants migrants refugees visas vehicles cars homes "
    "seats"
)
_PLURALS: Final = {
    "person": "people",
    "persons": "people",
    "inhabitant": "people",
    "inhabitants": "people",
    "child": "children",
    "foot": "feet",
    "inch": "inches",
    "life": "lives",
    "wife": "wives",
    "leaf": "leaves",
    "thief": "thieves",
    "specimen": "specimens",
    "regimen": "regimens",
    "gas": "gases",
    "bus": "buses",
    **{word: word for word in _words("people children feet lives men women data media series species aircraft menus")},
    **{word: word + "s" for word in _words("human german roman")},
    **{word: word + "es" for word in _words("hero tomato potato echo veto volcano mosquito embargo")},
}
# These words end the head of a noun phrase: "people of Pakistani origin" are people.
_ENDING_HEAD: Final = _words("of in from with who at on for born living by to under over aged")
_NOT_NOUNS: Final = _ENDING_HEAD | _words("and or the per not a an")

_LETTER: Final = "A-Za-zÀ-ÖØ-öø-ÿĀ-žµ"
_TOKEN: Final = re.compile(
    rf"(?P<number>'0{{3}}|[0-9]++(?:,[0-9]{{3}})*+)(?![{_LETTER}0-9])"
    r"|(?P<sign>(?:US|AU|CA|HK|NZ|NT|A|C|S|R)?+\$|[€£¥₹%‰/()]|°[CF])"
    r"|(?P<dotted>U\.S\.)"
    rf"|(?P<word>[{_LETTER}][{_LETTER}0-9²³]*+(?:\^[23]|(?:[-'][{_LETTER}0-9]++)*+))"
)
_PRICES: Final = re.compile(r"(?:(?:current|(?:constant )?(?P<year>(?:18|19|20)[0-9]{2}))(?: prices)?)?")
_SPACES: Final = dict.fromkeys(map(ord, "\t\u00a0\u2009\u202f"), " ") | {ord("μ"): "µ", ord("’"): "'"}


def read(text: str, counted: Collection[str] = ()) -> tuple[Fraction, Unit]:
    """The scale and the unit of a unit as printed: "million USD" gives 1,000,000 and USD.

    A counted noun is known when the claim file declared it (`counted`) or when it is one of the common ones. Singular
    and plural are the same, and a noun phrase counts as its last word, its head. Raises UnitError.
    """
    return _read(text, _heads(frozenset(counted)), declaring=False)


def declare(text: str) -> tuple[Fraction, Unit]:
    """As `read`, for the unit of a quantity a claim file declares: a plain noun not known yet becomes a counted thing.

    Words in capitals and near misses of a measured unit stay errors, since they are rather slips than things to count.
    """
    return _read(text, frozenset(), declaring=True)


def compatible(source: Unit, target: Unit) -> bool:
    """Whether a value in `source` can be given in `target`."""
    return (source, target) in _BRIDGES or source.dimension == target.dimension


def factor(source: Unit, target: Unit) -> Fraction:
    """What a value in `source` is multiplied by to give it in `target`.

    A pure number is taken where a share is wanted (half is 50 %), but not the other way round, because a percentage is
    never just a number; a multiple and a pure number stand for each other. Raises UnitError, naming both.
    """
    if source == target:
        return Fraction(1)
    if (source, target) in _BRIDGES:
        return _BRIDGES[source, target]
    if source.dimension != target.dimension:
        raise UnitError(_difference(source, target))
    (above, below), (target_above, target_below) = _parts(source.name), _parts(target.name)
    result = _ratio(above, target_above)
    for name, target_name in zip(below, target_below, strict=True):
        result /= _ratio(name, target_name)
    return result


_BRIDGES: Final = {
    (NUMBER, PERCENT): Fraction(100),
    (NUMBER, TIMES): Fraction(1),
    (TIMES, NUMBER): Fraction(1),
}


# Reading.


@lru_cache(maxsize=4096)
def _read(text: str, counted: frozenset[str], *, declaring: bool) -> tuple[Fraction, Unit]:
    if len(text) > LONGEST:
        raise UnitError(f"a unit has at most {LONGEST} characters, this has {len(text)}")
    tokens = _spelled_out(_tokens(unicodedata.normalize("NFC", text).translate(_SPACES)))
    if not tokens:
        return Fraction(1), NUMBER
    segments: list[list[str]] = [[]]
    for place, token in enumerate(tokens):
        if token == "/" or token.lower() == "per" or _is_article_of_rate(tokens, place):
            segments.append([])
        else:
            segments[-1].append(token)
    if not segments[0] and tokens[0].lower() != "per":
        raise UnitError(f"'{text.strip()}' has nothing before the slash")
    scale, above = _segment(segments[0], text, counted, declaring) if segments[0] else (Fraction(1), NUMBER)
    below: list[Unit] = []
    for segment in segments[1:]:
        if not segment:
            raise UnitError(f"'{text.strip()}' does not say per what")
        divisor, unit = _segment(segment, text, counted, declaring)
        scale /= divisor
        if unit != NUMBER:
            below.append(unit)
    return scale, _quotient(above, below)


def _tokens(text: str) -> list[str]:
    found: list[str] = []
    place = 0
    while place < len(text):
        if text[place] == " ":
            place += 1
            continue
        match = _TOKEN.match(text, place)
        if match is None:
            code = f"U+{ord(text[place]):04X}"
            shown = f"'{text[place]}' ({code})" if text[place].isprintable() else code
            raise UnitError(f"a unit cannot contain {shown}")
        found.append(match[0])
        place = match.end()
    return found


def _spelled_out(tokens: list[str]) -> list[str]:
    """The tokens with "per cent" as one sign, and with "per head" and one-word speeds written out as quotients."""
    result: list[str] = []
    place = 0
    while place < len(tokens):
        pair = " ".join(tokens[place : place + 2]).lower()
        triple = " ".join(tokens[place : place + 3]).lower()
        if pair in ("per cent", "per mille"):
            result.append("%" if pair == "per cent" else "‰")
            place += 2
        elif pair in ("per capita", "per head", "/ capita", "/ head"):
            result += ["per", "people"]
            place += 2
        elif triple == "parts per million":
            result.append("ppm")
            place += 3
        else:
            result += _SPEEDS.get(tokens[place], [tokens[place]])
            place += 1
    return result


def _is_article_of_rate(tokens: list[str], place: int) -> bool:
    """Whether the token is the "a" of "km a day", which means per."""
    if place == 0 or tokens[place].lower() not in ("a", "an", "each", "every") or place + 1 == len(tokens):
        return False
    unit = _known().get(_plural(tokens[place + 1].lower()))
    return unit is not None and unit[1].dimension in ("time", "calendar time")


def _segment(tokens: list[str], text: str, counted: frozenset[str], declaring: bool) -> tuple[Fraction, Unit]:
    """Scale and unit of what stands on one side of a "per": numbers, scale words, a price year, and one unit."""
    words, bracketed = _without_brackets(tokens, text)
    scale, words = _leading_scale(words, text)
    money = _money(words, bracketed)
    if money is not None:
        return scale * money[0], money[1]
    if bracketed:
        more, rest = _leading_scale(bracketed, text)
        if rest:
            raise UnitError(f"'({' '.join(bracketed)})' is not understood after '{' '.join(words)}'")
        scale *= more
    if not words:
        return scale, NUMBER
    if " ".join(words[:2]).lower() == "number of" and len(words) > 2:
        words = words[2:]
    size, unit = _named(words, text, counted, declaring)
    return scale * size, unit


def _without_brackets(tokens: list[str], text: str) -> tuple[list[str], list[str]]:
    if "(" not in tokens and ")" not in tokens:
        return tokens, []
    if tokens.count("(") != 1 or tokens.count(")") != 1 or tokens[-1] != ")" or tokens[-2] == "(":
        raise UnitError(f"the brackets of '{text.strip()}' are not understood: write USD (2015 prices)")
    opening = tokens.index("(")
    return tokens[:opening], tokens[opening + 1 : -1]


def _leading_scale(words: list[str], text: str) -> tuple[Fraction, list[str]]:
    """The product of the scale at the head of `words` ("thousand", "millions of", "100,000"), and what follows."""
    scale, place, said = Fraction(1), 0, 0
    # Four digits that look like a year are left for the price year of a currency.
    if words and _is_number(words[0]) and not _is_year(words[0]):
        digits = words[0].replace(",", "").replace("'", "1")
        if digits != "1" + "0" * (len(digits) - 1) or digits == "1":
            raise UnitError(
                f"'{words[0]}' in '{text.strip()}' is not a scale: write 1,000, or thousand, before the unit"
            )
        scale, place = Fraction(int(digits)), 1
    while place < len(words) and (size := _scale(words, place)):
        scale, place, said = scale * size, place + 1, said + 1
        if place < len(words) and words[place].lower() == "of":
            place += 1
    if said > _MOST_SCALES:
        raise UnitError(f"'{text.strip()}' has more than {_MOST_SCALES} scale words")
    return scale, words[place:]


def _scale(words: list[str], place: int) -> int:
    """The scale that the word at `place` means, 0 for none."""
    word = words[place].lower()
    size = SCALES.get(word.removesuffix("s")) or _SHORT_SCALES.get(word, 0)
    if not size and place + 1 < len(words) and _currency(words[place + 1 :]):
        size = _MONEY_SCALES.get(word, 0)
    return size


# Units that a table names.


def _money(words: list[str], bracketed: list[str]) -> tuple[Fraction, Unit] | None:
    """Money, with a price year before or after it and a scale after it; None if the words name no currency."""
    year, words = _price_year(words)
    scale = Fraction(1)
    if words[-3:-2] in (["in"], ["at"]) and words[-1] == "prices":
        bracketed, words = words[-2:], words[:-3]
    last = words[-1].lower() if len(words) > 1 else ""
    size = SCALES.get(last.removesuffix("s")) or _SHORT_SCALES.get(last) or _MONEY_SCALES.get(last)
    if size is not None or last == "'000":
        scale, words = Fraction(size or 10**3), words[:-1]
    currency = _currency(words)
    if currency is None:
        return None
    if bracketed:
        more, rest = _leading_scale(bracketed, " ".join(bracketed))
        scale *= more
        prices = _PRICES.fullmatch(" ".join(rest).lower())
        if prices is None or (year and rest):
            raise UnitError(f"'({' '.join(bracketed)})' is not understood after {currency}: write (2015 prices)")
        year = prices["year"] or year
    name = f"{currency} ({year} prices)" if year else currency
    return scale, Unit(name, f"money {name}")


def _price_year(words: list[str]) -> tuple[str, list[str]]:
    """The price year that stands before a currency ("constant 2015 USD"), or "", and the words without it."""
    rest = words[1:] if words and words[0].lower() in ("constant", "current") else words
    constant = len(rest) < len(words) and words[0].lower() == "constant"
    if rest and _is_year(rest[0]) and _starts_money(rest[1:]) and (constant or len(rest) == len(words)):
        return rest[0], rest[1:]
    if len(rest) < len(words) and not constant and _starts_money(rest):
        return "", rest
    return "", words


def _starts_money(words: list[str]) -> bool:
    return any(_currency(words[:length]) for length in range(1, min(len(words), 4) + 1)) or (
        len(words) > 1 and _scale(words, 0) > 0 and _starts_money(words[1:])
    )


def _is_number(word: str) -> bool:
    return word[0] in "'0123456789"


def _is_year(word: str) -> bool:
    return len(word) == 4 and word[:2] in ("18", "19", "20") and word.isdecimal()


def _currency(words: list[str]) -> str | None:
    phrase = " ".join(words)
    if phrase in _CURRENCIES:
        return phrase
    if phrase in _CURRENCY_SIGNS:
        return _CURRENCY_SIGNS[phrase]
    return _CURRENCY_WORDS.get(phrase.lower()) or _CURRENCY_WORDS.get(phrase.lower().removesuffix("s"))


@cache
def _known() -> dict[str, tuple[Fraction, Unit]]:
    """Every measured unit and every unit that stands alone, by sign and by lower-case word, singular and plural."""
    table: dict[str, tuple[Fraction, Unit]] = {"%": (Fraction(1), PERCENT)}
    for dimension, rows in _MEASURES.items():
        for name, _, signs, words in rows:
            unit = (Fraction(1), Unit(name, dimension))
            table |= dict.fromkeys([name, *signs.split()], unit)
            for word in filter(None, words.split(", ")):
                table |= {word: unit, _plural_phrase(word): unit}
    for name, spellings in _TEMPERATURES.items():
        table |= dict.fromkeys([name, *spellings], (Fraction(1), Unit(name, f"temperature in {name}")))
    for word, alone in _ALONE.items():
        table |= {word: alone, word + "s": alone}
    return table


def _named(words: list[str], text: str, counted: frozenset[str], declaring: bool) -> tuple[Fraction, Unit]:
    """A unit of a table or a counted thing."""
    phrase = " ".join(words)
    if phrase in ("point", "points") and (declaring or SCORE.name in counted):
        # As the unit of a quantity they are a score that is counted, and no percentage points.
        return Fraction(1), SCORE
    known = _known().get(phrase) or _known().get(phrase.lower() if _is_worded(phrase) else "")
    if known:
        return known
    numbers = [word for word in words if _is_number(word)]
    if numbers:
        raise UnitError(f"'{numbers[0]}' in '{text.strip()}' is neither a scale nor the year of prices")
    singular = phrase.lower().removesuffix("s")
    if singular in _AMBIGUOUS:
        raise UnitError(f"'{phrase}' is ambiguous: write {_AMBIGUOUS[singular]}")
    if words[0].lower() in ("%", "percent", "percentage") and len(words) > 1 and words[1].lower() == "of":
        raise UnitError(f"write '{phrase}' as the unit % and name the whole in 'of'")
    lowered = [word.lower() for word in words]
    if "and" in lowered or "or" in lowered:
        raise UnitError(f"'{phrase}' names more than one unit")
    if "of" in lowered:
        # What a measured unit is a unit of, as in "tonnes of rice", is said by the quantity's measure.
        start = words[: lowered.index("of")]
        measured = _known().get(" ".join(start)) or _known().get(" ".join(start).lower())
        if measured and measured[1].dimension in _MEASURES:
            return measured
    head = _head_of(phrase)
    noun = Unit(head, f"count of {head}")
    if head in _COUNTED or head in counted:
        return Fraction(1), noun
    if declaring and _may_be_declared(words, head):
        return Fraction(1), noun
    raise UnknownUnitError(phrase, text, counted, declaring)


def _is_worded(phrase: str) -> bool:
    """Whether capitals do not matter: they do in signs, where MW is not mW."""
    return len(phrase) > 4 or " " in phrase or phrase.lower() in ("day", "year", "week", "yard", "foot", "feet", "date")


def _head(words: list[str]) -> str:
    """The word that a noun phrase is about: the last before the first preposition; "" where there is none."""
    head = ""
    for word in words:
        if word.lower() in _ENDING_HEAD:
            break
        head = word
    return head


@lru_cache(maxsize=64)
def _heads(counted: frozenset[str]) -> frozenset[str]:
    return frozenset(map(_head_of, counted))


@lru_cache(maxsize=4096)
def _head_of(phrase: str) -> str:
    return _plural(_head(phrase.split()).lower())


def _may_be_declared(words: list[str], head: str) -> bool:
    word = _head(words)
    if re.fullmatch(r"[a-zà-öø-ÿ]{3,}+(?:[-'][a-zà-öø-ÿ]++)*+", word) is None or word in _NOT_NOUNS:
        return False
    if word.upper() in _CURRENCIES or word in SCALES or head in _known() or _currency([word]) or head in _SPEEDS:
        return False
    # A long word a letter away from a measured unit is a misspelling; shorter ones (moths, ponds) may well be meant.
    return len(word) < 7 or not get_close_matches(head, [name for name in _known() if len(name) > 6], 1, 0.88)


def _unknown(phrase: str, text: str, counted: frozenset[str], declaring: bool) -> str:
    # Short signs resemble everything: one is offered only for a slip in its capitals.
    spelled = [name for name in _known() if len(name) > 3 or name.lower() == phrase.lower()]
    codes = _CURRENCIES if len(phrase) == 3 and (phrase.isupper() or phrase.upper() in _CURRENCIES) else ()
    names = [*spelled, *sorted(_COUNTED | counted), "dollars", "euros", "pounds", *sorted(codes)]
    spelling = {name.lower(): name for name in names}
    close = get_close_matches(phrase.lower(), spelling, 1, 0.66)
    message = f"'{phrase}' is not a known unit"
    if phrase != text.strip():
        message += f" (in '{text.strip()}')"
    if close:
        return f"{message}: did you mean {spelling[close[0]]}?"
    if declaring:
        return f"{message}: a counted thing is a plain noun in lower case, such as students"
    return f"{message}: give it as the unit of a quantity if it is a counted thing"


def _plural_phrase(phrase: str) -> str:
    start, space, last = phrase.rpartition(" ")
    return start + space + _plural(last)


def _plural(word: str) -> str:
    """The plural of a lower-case noun, which stands for both its numbers; a plural stays as it is."""
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith("man"):
        return word[:-3] + "men"
    if not word or word.endswith("men"):
        return word
    if word.endswith("is"):
        return word[:-2] + "es"
    if word.endswith("s") and not word.endswith(("ss", "us")):
        return word
    if word.endswith("y") and word[-2:-1] not in ("", *"aeiou"):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


# Quotients and conversion.


def _quotient(above: Unit, below: list[Unit]) -> Unit:
    if not below:
        return above
    below = sorted(below, key=lambda unit: (not unit.dimension.startswith("count of "), unit.dimension, unit.name))
    names = "/".join(unit.name for unit in below)
    name = f"{above.name}/{names}" if above.name else f"per {names}"
    return Unit(name, " / ".join(unit.dimension for unit in (above, *below)))


def _parts(name: str) -> tuple[str, list[str]]:
    if name.startswith("per "):
        return "", name.removeprefix("per ").split("/")
    above, *below = name.split("/")
    return above, below


def _ratio(source: str, target: str) -> Fraction:
    """How many of the simple unit `target` one `source` is; both have one dimension."""
    if source == target:
        return Fraction(1)
    identifiers = _identifiers()
    if source not in identifiers or target not in identifiers:
        raise UnitError(f"{source} and {target} cannot be converted")
    from pint.util import UnitsContainer

    to_base = UnitsContainer({identifiers[source]: 1}), UnitsContainer({identifiers[target]: 1})
    return Fraction(_registry().convert(Fraction(1), *to_base))


@cache
def _identifiers() -> dict[str, str]:
    """The name of each measured unit in the registry; our own, so that none reaches pint's parser of text."""
    names: Iterator[str] = (row[0] for rows in _MEASURES.values() for row in rows)
    return {name: f"unit_{place}" for place, name in enumerate(names)}


@cache
def _registry() -> pint.UnitRegistry[Fraction]:
    """A closed registry with nothing but the measured units above."""
    import pint

    registry: pint.UnitRegistry[Fraction] = pint.UnitRegistry(None, non_int_type=Fraction, on_redefinition="raise")
    identifiers = _identifiers()
    for dimension, rows in _MEASURES.items():
        base = identifiers[rows[0][0]]
        registry.define(f"{base} = [{dimension.replace(' ', '_')}]")
        for name, size, _, _ in rows[1:]:
            # A size with a point is read as a Fraction; without one as an int, whose quotients would be floats.
            registry.define(f"{identifiers[name]} = {size if '.' in size else size + '.0'} {base}")
    return registry


def _difference(source: Unit, target: Unit) -> str:
    """Why two units cannot be compared, naming both."""
    (above, below), (target_above, target_below) = _parts(source.name), _parts(target.name)
    kind, target_kind = source.dimension.split(" / ")[0], target.dimension.split(" / ")[0]
    if below or target_below:
        whole = f"{_said(source.name)} and {_said(target.name)} are different types"
        if len(below) != len(target_below) or kind == target_kind:
            return whole
        return f"{whole}: {_difference(Unit(above, kind), Unit(target_above, target_kind))}"
    both = f"{_said(source.name)} and {_said(target.name)}"
    kinds = {kind, target_kind}
    if kind.startswith("money ") and target_kind.startswith("money "):
        if above.partition(" (")[0] == target_above.partition(" (")[0]:
            return f"{both} are of different price years: give the price index as a quantity with a source"
        return f"{both} are different currencies: give the exchange rate as a quantity with a source"
    if kind.startswith("count of ") and target_kind.startswith("count of "):
        return f"{both} are different things"
    if kind.startswith("temperature ") and target_kind.startswith("temperature "):
        return f"{both} have different zeros: give both temperatures in one unit"
    if kinds == {"share", "percentage points"}:
        return f"{both} are different types: a share of a whole, and a difference between two shares"
    if kinds == {"share", "pure number"}:
        return f"{both} are different types: a percentage needs the whole it is a share of"
    if kinds == {"time", "calendar time"}:
        return f"{both} are not converted: months and years have no fixed number of days"
    return f"{both} are different types: {_kind_said(kind)} and {_kind_said(target_kind)}"


def _said(name: str) -> str:
    return name or "a pure number"


def _kind_said(dimension: str) -> str:
    return dimension.partition(" ")[0] if dimension.startswith(("money ", "temperature ")) else dimension
