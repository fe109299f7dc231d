"""The unit behind a number: shares and points, money, multiples, and units of measure."""

from __future__ import annotations

from typing import Final, NamedTuple

from claimcheck.figure import money
from claimcheck.phrase import ANY_CASE, END, GAP, Pattern, Phrases, normal, words_of

PERCENT: Final = "%"
POINTS: Final = "percentage points"
BASIS_POINTS: Final = "basis points"
TIMES: Final = "times"
RANK: Final = "rank"
PER_HUNDRED: Final = frozenset({PERCENT, POINTS, BASIS_POINTS})
CHANGES: Final = PER_HUNDRED | {TIMES}

_SHARES: Final = {
    "%": PERCENT,
    "percent": PERCENT,
    "per cent": PERCENT,
    "pct": PERCENT,
    "pc": PERCENT,
    "percent points": POINTS,
    "percent point": POINTS,
    "percentage points": POINTS,
    "percentage point": POINTS,
    "percentage-point": POINTS,
    "pp": POINTS,
    "ppt": POINTS,
    "ppts": POINTS,
    "points": POINTS,
    "point": POINTS,
    "pts": POINTS,
    "basis points": BASIS_POINTS,
    "basis point": BASIS_POINTS,
    "basis-point": BASIS_POINTS,
    "bps": BASIS_POINTS,
    "bp": BASIS_POINTS,
}
# What is measured is rounded even where it is printed without decimals; what is counted is not. The case of a symbol
# is part of it.
_SYMBOLS: Final = frozenset(
    words_of(
        "km/h km/hr kph kmph mph m/s g/km kg/ha km² m² m³ km2 m2 m3 km m cm mm µm μm nm dm kg g mg µg μg t kt Mt Gt"
        " mt kWh MWh GWh TWh kW MW GW TW ha L ml mL dl cl"
        " °C °F ° kB KB MB GB TB PB Mbps Gbps kHz MHz GHz Hz kPa hPa dB kcal kJ MJ GJ ft lb lbs oz mpg ppm ppb"
        " psi mcg rad tbsp tsp mAh sqm l hp bhp rpm mmHg bcm bcf tcf boe bpd b/d m/s² m/s2"
    )
) | frozenset(
    mass + gas + equivalent
    for mass in words_of("g kg t kt Mt Gt")
    for gas in words_of("CO2 CO₂")
    for equivalent in ("", "e", "eq", "-eq")
)
_MEASURE_NOUNS: Final = words_of(
    "kilometre kilometer metre meter centimetre centimeter millimetre millimeter nanometre nanometer micron mile yard"
    " kilogram kilogramme kilo gram gramme milligram microgram microgramme"
    " decimetre decimeter tonne ton kiloton megaton gigaton gigatonne megatonne"
    " pound ounce"
    " litre liter millilitre milliliter gallon barrel bushel pint quart cup teaspoon tablespoon hectare acre"
    " watt kilowatt megawatt gigawatt terawatt watt-hour kilowatt-hour megawatt-hour gigawatt-hour terawatt-hour"
    " joule megajoule gigajoule calorie kilocalorie volt amp byte kilobyte megabyte gigabyte terabyte petabyte exabyte"
    " zettabyte megabit gigabit"
    " knot degree radian pascal hectopascal millibar decibel light-year horsepower"
)
_MEASURE_WORDS: Final = (
    *(noun + ending for noun in _MEASURE_NOUNS for ending in ("", "s")),
    *words_of("foot feet inch inches stone celsius fahrenheit kelvin hertz kilohertz megahertz gigahertz"),
    "parts per million",
    "parts per billion",
    "light year",
    "light years",
)
_DEGREES: Final = tuple(
    f"degree{ending} {scale}" for ending in ("", "s") for scale in words_of("Celsius celsius Fahrenheit fahrenheit C F")
)
MEASURES: Final = frozenset({*_SYMBOLS, *_MEASURE_WORDS, *(words.lower() for words in _DEGREES)})
TIME_SYMBOLS: Final = {
    "hr": "hour",
    "hrs": "hours",
    "min": "minute",
    "mins": "minutes",
    "sec": "second",
    "secs": "seconds",
    "yrs": "years",
}
"""The short words for times, which may touch their number: 13hrs 40mins."""
TIME: Final = words_of("year month week day hour minute second quarter decade century night season")


_LINES_OF_SCREENS: Final = words_of("480 720 1080 1440 2160")


class Behind(NamedTuple):
    """The unit behind a number: its name, and where the words for it start and end."""

    name: str
    start: int
    end: int
    is_measure: bool = False


_WORDS: Final = Phrases(
    {words: name for words, name in {**_SHARES, **money.WORDS}.items() if words[0].isalpha()}
    | dict.fromkeys(("times", "x", "fold"), TIMES)
)
_SIGNS: Final = {PERCENT: PERCENT, "×": TIMES, **{s: name for s, name in money.WORDS.items() if not s[0].isalpha()}}
_CODE: Final = Pattern(rf"[A-Z]{{3}}{END}")
_SYMBOL: Final = Pattern(r"[A-Za-zµμ°][A-Za-z/]{0,5}+[²³2]?(?![A-Za-z0-9²³/])")
# "8in wide": inches touch their number, and a word of size or the end of a clause follows. "5 in" has none.
_INCHES: Final = Pattern(
    rf"in(?=[.,;:)]|\Z|{GAP}(?:wide|long|tall|deep|high|thick|apart|screens?|TVs?|pipes?|of{GAP}(?:rain|snow)|by|x)\b)"
)
_OF_CARBON: Final = Pattern(r"[kMG]?[tg]CO[2₂](?:-?eq|e)?(?![A-Za-z0-9/])")
_SYMBOL_ABOVE: Final = Pattern(r"[A-Za-zµμ°][A-Za-z]{0,4}+(?=/[A-Za-z])")
_MEASURED: Final = Phrases(
    {words: words for words in (*_MEASURE_WORDS, *_DEGREES, "Celsius", "Fahrenheit")}, cased=True
)
# "9.58s" are seconds; "50s" may be a decade.
_DECIMALS: Final = Pattern(r"[0-9]\.[0-9]{1,3}\Z")
_POWER: Final = Pattern(rf"(?:square|cubic|metric|nautical|astronomical|(?:sq|cu)\.?|troy|fluid){GAP}")
_JOINT: Final = Pattern(rf"{GAP}|-")
_POINTS_BEHIND: Final = Pattern(rf"%(?:-|{GAP})points?{END}", ANY_CASE)
_NUMBER: Final = Pattern(rf"{GAP}?[0-9]")
_TIMES_UNIT: Final = Pattern(
    r"-(?:kilomet(?:re|er)s?|km|miles?|met(?:re|er)s?|hours?|days?|years?|pounds?|feet)\b", ANY_CASE
)
_PART_OF_ONE: Final = Pattern(rf"(?:{GAP}of)?{GAP}(?:an?|one){GAP}|-", ANY_CASE)
# Without "century" and "season", the half of which is a part and no length of time.
_ONE_MEASURE: Final = Phrases(
    {
        word: word
        for word in (*_MEASURE_NOUNS, *words_of("inch foot year month week day hour minute second decade fortnight"))
    }
)
_COUNTED_BY_AN_ARTICLE: Final = Phrases(
    {word: word for word in (*_MEASURE_NOUNS, *words_of("inch foot century fortnight"), *TIME)}
)
_SHARE_WORDS: Final = Phrases({words: name for words, name in _SHARES.items() if words[0].isalpha()})


def is_measured(unit: str) -> bool:
    """Whether a unit measures, so that what is in it is rounded: money, or a unit of measure such as square miles."""
    head = unit.rpartition(" ")[2]
    return unit in money.MONEY or unit in MEASURES or head in MEASURES or head.rpartition("-")[2] in MEASURES


def behind(text: str, end: int) -> Behind | None:
    """The unit behind the number that ends at `end`; None where there is none but perhaps a counted noun."""
    joint = _JOINT.match(text, end)
    at = joint.end() if joint else end
    if not text[at : at + 1]:
        return None
    sign = text[at : at + 1]
    if sign in _SIGNS and not (joint and joint[0] == "-"):
        if points := _POINTS_BEHIND.match(text, at):
            return Behind(POINTS, at, points.end())
        # "3×5" multiplies.
        return None if sign == "×" and _NUMBER.match(text, at + 1) else Behind(_SIGNS[sign], at, at + 1)
    if found := _WORDS.match(text, at):
        name, after = found
        return None if name == TIMES and _NUMBER.match(text, after) else Behind(name, at, after)
    if (code := _CODE.match(text, at)) and code[0] in money.CODES:
        return Behind(code[0], at, at + 3)
    return _measure(text, end, at)


def part_of_one(text: str, end: int) -> Behind | None:
    """`half a percent`, `a tenth of a second`, `half-hour`: the unit of which a fraction ending at `end` is a part."""
    link = _PART_OF_ONE.match(text, end)
    if link is None:
        return None
    if share := _SHARE_WORDS.match(text, link.end()):
        return Behind(share[0], link.end(), share[1])
    if measure := _ONE_MEASURE.match(text, link.end()):
        return Behind(measure[0], link.end(), measure[1], measure[0] in MEASURES)
    return None


def one_measure(text: str, start: int) -> Behind | None:
    """`mile` of "about a mile": the unit of which an article counts one."""
    if found := _COUNTED_BY_AN_ARTICLE.match(text, start):
        return Behind(found[0], start, found[1], found[0] in MEASURES)
    coin = _WORDS.match(text, start)
    return Behind(coin[0], start, coin[1]) if coin and coin[0] in money.MONEY else None


def _measure(text: str, end: int, at: int) -> Behind | None:
    """A unit of measure by its symbol, which may touch the number, or by its name, which does not."""
    power = _POWER.match(text, at) if at > end else None
    start = power.end() if power else at
    if symbol := (_SYMBOL.match(text, start) or _OF_CARBON.match(text, start)):
        if symbol[0] in _SYMBOLS:
            return Behind(normal(text[at:start]) + " " * (power is not None) + symbol[0], at, symbol.end(), True)
        if symbol[0] in TIME_SYMBOLS:
            return Behind(TIME_SYMBOLS[symbol[0]], at, symbol.end())
        if symbol[0] == "s" and at == end and _DECIMALS.search(text[max(0, end - 5) : end]):
            return Behind("seconds", at, symbol.end())
    if (above := _SYMBOL_ABOVE.match(text, start)) and above[0] in _SYMBOLS:
        # "mm/yr" is a unit and what it is per.
        return Behind(above[0], at, above.end(), True)
    if at == end and (inches := _INCHES.match(text, at)):
        return Behind("inches", at, inches.end(), True)
    if at == end and text.startswith("st", at) and not text[at + 2 : at + 3].isalnum():
        return Behind("stone", at, at + 2, True)
    if at == end:
        # Newspapers leave the sign of degrees out; 65p are pence, 1080p the lines of a screen.
        is_degree = text[at : at + 1] in ("C", "F")
        is_cents = text[at : at + 1] == "c"
        is_pence = text[at : at + 1] == "p" and not text.endswith(_LINES_OF_SCREENS, 0, at)
        is_per = text[at + 1 : at + 2] == "/" and (is_degree or not text[at + 2 : at + 3].isalpha())
        if (is_degree or is_pence or is_cents) and not (text[at + 1 : at + 2].isalnum() or is_per):
            return Behind(f"°{text[at]}" if is_degree else "cents" if is_cents else "pence", at, at + 1, is_degree)
        return None
    found = _MEASURED.match(text, start)
    if found is None:
        return None
    # "Tonne-kilometres", "megawatt-hours".
    product = _TIMES_UNIT.match(text, found[1])
    end = product.end() if product else found[1]
    return Behind(normal(text[at:end]), at, end, True)
