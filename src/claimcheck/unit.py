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

from claimcheck.unit_names import (
    AMBIGUOUS,
    AT_HOME,
    COUNTED,
    CURRENCIES,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    ENDING_HEAD,
    MEASURES,
    MONEY_SCALES,
    MOST_SCALES,
    NOT_NOUNS,
    PLURALS,
    SCALES,
    SHORT_SCALES,
    SPEEDS,
    TEMPERATURES,
)

if TYPE_CHECKING:
    import pint

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
INDEX: Final = Unit("index points", "index")

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
    "index": (Fraction(1), INDEX),
    "index point": (Fraction(1), INDEX),
}
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


def meanings(text: str) -> tuple[str, ...]:
    """The units that a word such as "rupees" or "tons" may stand for, the likeliest first; none where it is plain."""
    word = text.strip(" .").lower()
    return AMBIGUOUS.get(word) or AMBIGUOUS.get(word.removesuffix("s"), ())


def meant(text: str, target: Unit) -> str:
    """The unit that a printed sign or word stands for beside a quantity in `target`: "Rs" are INR where that is in INR.

    The text as it is where `target` is none that it may stand for: "US$" and "Indian rupees" say themselves what they
    are, and "$" beside a quantity in CAD does not.
    """
    word, slash, per = text.partition("/")
    of = target.name.partition("/")[0]
    may_be = {*meanings(word), *AT_HOME.get(word.strip(" .").lower(), ())}
    # Prices of a year have its number behind their currency.
    found = next((one for one in (of, of.partition(" ")[0]) if one in may_be), None)
    return text if found is None else f"{found}{slash}{per}"


def compatible(source: Unit, target: Unit) -> bool:
    """Whether a value in `source` can be given in `target`."""
    return (source, target) in _BRIDGES or _dimension(source) == _dimension(target)


def factor(source: Unit, target: Unit) -> Fraction:
    """What a value in `source` is multiplied by to give it in `target`.

    A pure number is taken where a share is wanted (half is 50 %), but not the other way round, because a percentage is
    never just a number; a multiple and a pure number stand for each other. Raises UnitError, naming both.
    """
    if source == target:
        return Fraction(1)
    if (source, target) in _BRIDGES:
        return _BRIDGES[source, target]
    if _dimension(source) != _dimension(target):
        raise UnitError(_difference(source, target))
    (above, below), (target_above, target_below) = _parts(source.name), _parts(target.name)
    result = _ratio(above, target_above)
    for name, target_name in zip(below, target_below, strict=True):
        result /= _ratio(name, target_name)
    return result


def factor_of_differences(source: Unit, target: Unit) -> Fraction:
    """As `factor`, for the difference of two values: 1.8 °F warmer is 1 °C warmer, wherever the zeros are."""
    if are_temperatures(source, target):
        return _ratio(source.name, target.name)
    return factor(source, target)


def conversion(source: Unit, target: Unit) -> tuple[Fraction, Fraction]:
    """What a value in `source` is multiplied by, and what is then added, to give it in `target`. Raises UnitError."""
    if source == target or not are_temperatures(source, target):
        return factor(source, target), Fraction(0)
    (_, zero, _), (size, target_zero, _) = TEMPERATURES[source.name], TEMPERATURES[target.name]
    return _ratio(source.name, target.name), (Fraction(zero) - Fraction(target_zero)) / Fraction(size)


def spread(source: Unit, target: Unit) -> tuple[Fraction, Fraction] | None:
    """The least and the most that one of `source` may be in `target`, where months and years meet days and weeks.

    A month has 28 to 31 days and a year 365 or 366; for all other units there is no spread.
    """
    if source.name in _DAYS_OF and target.dimension == "time":
        to_target = _ratio("days", target.name)
        least, most = _DAYS_OF[source.name]
        return least * to_target, most * to_target
    if target.name in _DAYS_OF and source.dimension == "time":
        to_days = _ratio(source.name, "days")
        least, most = _DAYS_OF[target.name]
        return to_days / most, to_days / least
    return None


_DAYS_OF: Final = {
    "months": (28, 31),
    "quarters": (90, 92),
    "years": (365, 366),
    "decades": (3652, 3653),
    "centuries": (36524, 36525),
}


def per_as(printed: Unit, target: Unit) -> str:
    """The tail that makes of a printed unit that of a quantity measured per something: "/people" of "USD/people".

    "" where the quantity is measured per nothing, or per something else than what the printed unit itself names.
    """
    above, slash, below = target.name.partition("/")
    return slash + below if slash and "/" not in printed.name and compatible(printed, read(above)[1]) else ""


def are_temperatures(*units: Unit) -> bool:
    """Whether all are scales of temperature, whose zeros may differ."""
    return all(unit.name in TEMPERATURES for unit in units)


_TEMPERATURE: Final = "temperature in "


def _dimension(unit: Unit) -> str:
    """The dimension; of so many degrees per something, which is a difference, the same on every scale."""
    kind, slash, below = unit.dimension.partition(" / ")
    return f"{_TEMPERATURE}degrees{slash}{below}" if slash and kind.startswith(_TEMPERATURE) else unit.dimension


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
            result += SPEEDS.get(tokens[place], [tokens[place]])
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
    if said > MOST_SCALES:
        raise UnitError(f"'{text.strip()}' has more than {MOST_SCALES} scale words")
    return scale, words[place:]


def _scale(words: list[str], place: int) -> int:
    """The scale that the word at `place` means, 0 for none."""
    word = words[place].lower()
    size = SCALES.get(word.removesuffix("s")) or SHORT_SCALES.get(word, 0)
    if not size and place + 1 < len(words) and _currency(words[place + 1 :]):
        size = MONEY_SCALES.get(word, 0)
    return size


# Units that a table names.


def _money(words: list[str], bracketed: list[str]) -> tuple[Fraction, Unit] | None:
    """Money, with a price year before or after it and a scale after it; None if the words name no currency."""
    year, words = _price_year(words)
    scale = Fraction(1)
    if words[-3:-2] in (["in"], ["at"]) and words[-1] == "prices":
        bracketed, words = words[-2:], words[:-3]
    last = words[-1].lower() if len(words) > 1 else ""
    size = SCALES.get(last.removesuffix("s")) or SHORT_SCALES.get(last) or MONEY_SCALES.get(last)
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
    if phrase in CURRENCIES:
        return phrase
    if phrase in CURRENCY_SIGNS:
        return CURRENCY_SIGNS[phrase]
    return CURRENCY_WORDS.get(phrase.lower()) or CURRENCY_WORDS.get(phrase.lower().removesuffix("s"))


@cache
def _known() -> dict[str, tuple[Fraction, Unit]]:
    """Every measured unit and every unit that stands alone, by sign and by lower-case word, singular and plural."""
    table: dict[str, tuple[Fraction, Unit]] = {"%": (Fraction(1), PERCENT)}
    for dimension, rows in MEASURES.items():
        for name, _, signs, words in rows:
            unit = (Fraction(1), Unit(name, dimension))
            table |= dict.fromkeys([name, *signs.split()], unit)
            for word in filter(None, words.split(", ")):
                table |= {word: unit, _plural_phrase(word): unit}
    for name, (_, _, spellings) in TEMPERATURES.items():
        table |= dict.fromkeys([name, *spellings], (Fraction(1), Unit(name, f"{_TEMPERATURE}{name}")))
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
    if several := meanings(phrase):
        raise UnitError(f"'{phrase}' is ambiguous: write {', '.join(several[:-1])} or {several[-1]}")
    if words[0].lower() in ("%", "percent", "percentage") and len(words) > 1 and words[1].lower() == "of":
        raise UnitError(f"write '{phrase}' as the unit % and name the whole in 'of'")
    lowered = [word.lower() for word in words]
    if "and" in lowered or "or" in lowered:
        raise UnitError(f"'{phrase}' names more than one unit")
    if "of" in lowered:
        # What a measured unit is a unit of, as in "tonnes of rice", is said by the quantity's measure.
        start = words[: lowered.index("of")]
        measured = _known().get(" ".join(start)) or _known().get(" ".join(start).lower())
        if measured and measured[1].dimension in MEASURES:
            return measured
    head = _head_of(phrase)
    noun = Unit(head, f"count of {head}")
    if head in COUNTED or head in counted:
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
        if word.lower() in ENDING_HEAD:
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
    if re.fullmatch(r"[a-zà-öø-ÿ]{3,}+(?:[-'][a-zà-öø-ÿ]++)*+", word) is None or word in NOT_NOUNS:
        return False
    if word.upper() in CURRENCIES or word in SCALES or head in _known() or _currency([word]) or head in SPEEDS:
        return False
    # A long word a letter away from a measured unit is a misspelling; shorter ones (moths, ponds) may well be meant.
    return len(word) < 7 or not get_close_matches(head, [name for name in _known() if len(name) > 6], 1, 0.88)


def _unknown(phrase: str, text: str, counted: frozenset[str], declaring: bool) -> str:
    # Short signs resemble everything: one is offered only for a slip in its capitals.
    spelled = [name for name in _known() if len(name) > 3 or name.lower() == phrase.lower()]
    codes = CURRENCIES if len(phrase) == 3 and (phrase.isupper() or phrase.upper() in CURRENCIES) else ()
    names = [*spelled, *sorted(COUNTED | counted), "dollars", "euros", "pounds", *sorted(codes)]
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
    if word in PLURALS:
        return PLURALS[word]
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
    if source in TEMPERATURES and target in TEMPERATURES:
        return Fraction(TEMPERATURES[source][0]) / Fraction(TEMPERATURES[target][0])
    identifiers = _identifiers()
    if source not in identifiers or target not in identifiers:
        raise UnitError(f"{source} and {target} cannot be converted")
    from pint.util import UnitsContainer

    to_base = UnitsContainer({identifiers[source]: 1}), UnitsContainer({identifiers[target]: 1})
    return Fraction(_registry().convert(Fraction(1), *to_base))


@cache
def _identifiers() -> dict[str, str]:
    """The name of each measured unit in the registry; our own, so that none reaches pint's parser of text."""
    names: Iterator[str] = (row[0] for rows in MEASURES.values() for row in rows)
    return {name: f"unit_{place}" for place, name in enumerate(names)}


@cache
def _registry() -> pint.UnitRegistry[Fraction]:
    """A closed registry with nothing but the measured units above."""
    import pint

    registry: pint.UnitRegistry[Fraction] = pint.UnitRegistry(None, non_int_type=Fraction, on_redefinition="raise")
    identifiers = _identifiers()
    for dimension, rows in MEASURES.items():
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
        return f"{both} have different zeros: give both in one unit"
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
