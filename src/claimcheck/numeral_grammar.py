"""The grammar of numbers in English prose: digits, words, fractions and ordinals, with the scale words behind them."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from msgspec.structs import replace

from claimcheck.numeral import Form, Numeral
from claimcheck.numeral_words import (
    DOZEN,
    LETTERS,
    ONES,
    ORDINAL_ONES,
    ORDINAL_SCALES,
    ORDINAL_TENS,
    PARTS,
    PLURALS,
    SCALES,
    SIGNS,
    TENS,
)
from claimcheck.phrase import ANY_CASE, END, GAP, Pattern, any_of

# More digits than any count or amount has; fewer than make exact arithmetic slow. Checked before converting.
MOST_DIGITS: Final = 50

_DIGITS: Final = Pattern(
    r"(?P<whole>"
    r"[0-9]{1,2}(?:,[0-9]{2}(?=,)){1,20}+,[0-9]{3}"  # 1,00,000 is a lakh.
    r"|[0-9]{1,3}(?:,[0-9]{3}){1,16}+"
    r"|[0-9]{1,3}(?P<space>[ \xa0\u2009\u202f])[0-9]{3}(?:(?P=space)[0-9]{3}){0,15}+"
    rf"|[0-9]{{1,{MOST_DIGITS}}}+"
    rf"|(?=\.))(?P<decimals>\.[0-9]{{1,{MOST_DIGITS}}}+)?(?![0-9]|[.,:/⁄][0-9])"
)
# English sets a point before decimals. A comma is read as one only where what stands around it leaves no list and no
# thousands to be meant: "3,5 %", "€2,50".
_DECIMAL_COMMA: Final = Pattern(r"([0-9]{1,3}),([0-9]{1,2})(?![0-9]|[.,:/][0-9])")
_HAS_ONE_NUMBER: Final = Pattern(
    rf"{GAP}?[%€£°]|(?:{GAP}|-)?(?:per{GAP}cent|percent|million|billion|trillion|bn|km|kg|cm|mm|tonnes?|lit(?:re|er)s?"
    rf"|met(?:re|er)s?|kilomet(?:re|er)s?|degrees){END}",
    ANY_CASE,
)
# Thousands set apart by a plain space are read where a word or a sign follows; without one they may be columns.
_SPACED: Final = Pattern(rf"(?:{GAP})?[A-Za-z%°€£$]|\Z")
_NUMBER_BEFORE: Final = Pattern(r"[0-9] \Z")
_MINUS: Final = Pattern(rf"[-−–]|(?:minus|negative){GAP}", ANY_CASE)
_SLASH: Final = Pattern(r"([0-9]{1,3}+)[/⁄]([0-9]{1,3}+)(?![0-9/⁄]|[.,][0-9])")
_SIGN: Final = Pattern("[" + "".join(SIGNS) + "]")
_JOINT: Final = Pattern(rf"{GAP}|-", ANY_CASE)
_SUFFIX: Final = Pattern(r"(?:st|nd|rd|th)" + END, ANY_CASE)
# "1.5e6", "6 × 10^9", "6 × 10⁻⁴", "10^6". A small raised digit alone may be the mark of a note: "10²" is none of these.
_RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_EXPONENT: Final = Pattern(
    rf"(?:[eE](?=[-+−0-9])|{GAP}?[x×*·]{GAP}?10\^)(?P<digits>[-+−]?[0-9]{{1,2}})(?![0-9A-Za-z^]|[.,][0-9])"
    rf"|{GAP}?[x×*·]{GAP}?10(?P<raised>[⁻⁺]?[{_RAISED}]{{1,2}})(?![0-9A-Za-z{_RAISED}])"
)
_POWER: Final = Pattern(
    rf"10(?:\^(?P<digits>[-+−]?[0-9]{{1,2}})|(?P<raised>⁻[{_RAISED}]{{1,2}}))(?![0-9A-Za-z^{_RAISED}]|[.,][0-9])"
)
_OF_PRODUCTS: Final = frozenset("x×*·")
_OF_EXPONENTS: Final = frozenset("eE^⁻") | _OF_PRODUCTS
_ON_THE_LINE: Final = str.maketrans(f"{_RAISED}⁻⁺−", "0123456789-+-")

_DIGIT_WORD: Final = any_of(word for word, number in ONES.items() if 0 < number < 10)
_SMALL: Final = rf"(?:{any_of(TENS)}(?:(?:{GAP}|-){_DIGIT_WORD}{END})?|{any_of(ONES)})"
# "two hundred and five hundred" are two numbers, so what follows "and" must not begin another hundred.
_REST: Final = rf"(?:(?:{GAP}(?P<and>and))?{GAP}(?P<rest>{_SMALL}){END}(?!{GAP}hundred{END}))?"
_GROUP: Final = Pattern(
    rf"(?P<hundreds>{_SMALL}|an?){GAP}(?P<hundred>hundred){END}{_REST}"
    rf"|(?P<small>{_SMALL}|an?(?={GAP}{any_of([*SCALES, 'dozen'])}{END})){END}",
    ANY_CASE,
)
_AND_A_PART: Final = Pattern(
    rf"(?:{GAP}and{GAP}|-and-)(?P<part>(?:an?|{_DIGIT_WORD})[- ]{any_of(PARTS)}s?){END}", ANY_CASE
)
_PART: Final = Pattern(
    rf"(?:(?P<count>{_SMALL}|an?)(?:{GAP}|-))?(?P<part>{any_of(PARTS)})(?P<plural>s)?{END}", ANY_CASE
)
_PART_SIZES: Final = {word: size for word, size in (ORDINAL_ONES | ORDINAL_TENS).items() if size > 2} | ORDINAL_SCALES
_OF_PARTS: Final = Pattern(rf"(?:{GAP}|-)(?P<part>{any_of(_PART_SIZES)})s{END}", ANY_CASE)
_OF_A_POINT: Final = Pattern(rf"(?:-|{GAP})(?:percentage(?:-|{GAP}))?points?{END}", ANY_CASE)
_OF_A_SCALE: Final = Pattern(
    rf"(?:{GAP}of)?(?:{GAP}an?|{GAP}one)?(?:{GAP}|-)(?P<scale>{any_of([*SCALES, 'dozen'])}){END}", ANY_CASE
)
# "594.89 millions": some write the plural.
_SCALE: Final = Pattern(
    rf"(?:{GAP}|-)?(?:(?P<scale>{any_of([*SCALES, 'dozen', 'dozens'])}){END}|(?P<plural>(?:m|b|tr)illion)s{END})",
    ANY_CASE,
)
_TOUCHING_LETTER: Final = Pattern(rf"([kKmM]){END}")
_MONEY_LETTER: Final = Pattern(rf"{GAP}?(MM|[kKmMbBtT]){END}")
# "8.2 m ha", "3 m people": metres have no second unit.
_LETTER_BEFORE_UNIT: Final = Pattern(
    rf"{GAP}([km])(?={GAP}(?:ha|hectares|acres|t|tonnes|tons|barrels|bbl|lit(?:re|er)s|gallons|people|inhabitants|jobs|dollars"
    rf"|euros?|pounds|rupees|households|families|children|cubic|square){END})"
)
# "100m" is a hundred million, unless the words around it speak of lengths: a 100m sprint, 3m high, a depth of 300m.
_LENGTH_BEHIND: Final = Pattern(
    rf"m(?:{GAP}|-)(?:high|tall|long|wide|deep|thick|away|apart|below|underwater|offshore|ahead|sprint|dash|race|final"
    rf"|hurdles|relay|freestyle|butterfly|backstroke|breaststroke|medley|runner|champion|record|title|heats?|event"
    rf"|pool|tower|wall|fence|cliff|waves?|yacht|ship|mast|above{GAP}sea|radius|by{GAP}[0-9]|inland|upstream|downstream"
    rf"|(?:north|south|east|west)(?:-?(?:east|west))?{GAP}of)\b"
    rf"|m{GAP}?[x×]{GAP}?[0-9]"
    # "2m (6ft 7in)"; "3m 20s" are minutes.
    rf"|m{GAP}\([0-9][0-9.,]{{0,6}}{GAP}?(?:ft|feet|foot|miles?|yards?|yds?|inches|in)\b"
    rf"|m{GAP}?[0-5]?[0-9](?:\.[0-9]{{1,3}})?{GAP}?s(?:ecs?)?{END}",
    ANY_CASE,
)
_LENGTH_BEFORE: Final = Pattern(
    r"\b(?:heights?|depths?|distances?|lengths?|widths?|radius|altitudes?|elevations?|tall|deep|waves|walls)\b"
    r"(?: (?:of|is|was|about|up|to|over|nearly|around|almost|more|less|than|between|from|some|just|under)){0,4}+"
    r" (?:[0-9.]{1,6}(?:m?-|m? to | and ))?\Z"
    # "The river rose 1.2m", "within 100m".
    r"|\b(?:rivers?|lakes?|seas?|tides?|reservoirs?|waters?|floodwaters?|snow)(?: levels?)?"
    r"(?: (?:has|have|had|will|could|may|was|were|is|are|be|been)){0,3}+"
    r" (?:rose|risen|rises?|rising|fell|fallen|falls?|dropped|drops?|receded|retreated|sank|reached)"
    r"(?: (?:by|about|up|to|over|nearly|around|almost|more|less|than|some|just|under|between)){0,4}+ \Z"
    r"|\bwithin(?: (?:about|around|just)){0,2}+ \Z",
    ANY_CASE,
)
_LAST_DIGITS: Final = Pattern(r"[0-9][0-9.,]{0,11}+\Z")
_AND_A_HALF: Final = Pattern(
    rf"{GAP}and{GAP}(?:a|one){GAP}half{END}(?!{GAP}{any_of([*SCALES, 'dozen'])}{END})", ANY_CASE
)
_BELOW_TWENTY: Final = any_of(word for word, number in ONES.items() if 0 < number < 20)
_ORDINAL: Final = Pattern(
    rf"(?:(?P<times>{_BELOW_TWENTY}|an?){GAP})?(?P<scale>{any_of(ORDINAL_SCALES)}){END}"
    rf"|(?:(?P<hundreds>{_BELOW_TWENTY}|an?){GAP}hundred(?:{GAP}and)?{GAP})?"
    rf"(?:(?P<tens>{any_of(TENS)})[- ](?P<ones>{any_of(w for w in ORDINAL_ONES if ORDINAL_ONES[w] < 10)})"
    rf"|(?P<one>{any_of([*ORDINAL_ONES, *ORDINAL_TENS])})){END}",
    ANY_CASE,
)
# "A single product" is one, and says so.
_SINGLE: Final = Pattern(rf"(?:an?|one){GAP}single{END}", ANY_CASE)
_POINT: Final = Pattern(rf"{GAP}point(?P<digits>(?:{GAP}(?:zero|nought|naught|{_DIGIT_WORD})){{1,8}}+){END}", ANY_CASE)
_LINK: Final = Pattern(rf"(?P<comma>,)?{GAP}(?P<and>and{GAP})?", ANY_CASE)
_PLURAL: Final = Pattern(
    rf"(?:(?P<many>tens|dozens|scores|hundreds|thousands){GAP}of{GAP})?(?P<plural>{any_of(PLURALS)}){END}"
    rf"(?:(?<!tens)(?<!scores)|(?={GAP}of{END}))",  # "Test scores" are no twenties.
    ANY_CASE,
)


# What a number can begin with: a reader of running text looks for these before it tries the whole grammar.
FIRST_WORDS: Final = frozenset(
    {
        "a",
        "an",
        "minus",
        "negative",
        "half",
        "quarter",
        *ONES,
        *TENS,
        *ORDINAL_ONES,
        *ORDINAL_TENS,
        *ORDINAL_SCALES,
        *PLURALS,
    }
)
_WORD: Final = Pattern("[A-Za-z]{1,20}+")
FIRST_SIGNS: Final = frozenset("0123456789-−–.") | frozenset(SIGNS)


def match(text: str, start: int = 0) -> tuple[Numeral, int] | None:
    """The number printed at `start` and the offset after it, or None.

    No number starts inside a word or another number, and none ends before a letter: "A4", "3D" and "5.2.1" hold none.
    """
    if start and start < len(text) and text[start].isalnum() and text[start - 1].isalnum():
        return None
    if start > 1 and text[start : start + 1].isdecimal() and text[start - 1] in ".," and text[start - 2].isdecimal():
        return None
    found = prefix(text, start)
    if found is None or re.match(r"[^\W_]", text[found[1] : found[1] + 1]):
        return None
    return found


def prefix(text: str, start: int = 0, *, money: bool = False, joined: bool = True) -> tuple[Numeral, int] | None:
    """Like `match`, but a unit may touch the number ("5km", "3x") and the start is taken on trust.

    `money`: a currency stands before the number, so that "5 b" is five billion. `joined`: whether "and" may join
    number words; between "two hundred" and "five" it does not.
    """
    minus = _MINUS.match(text, start)
    at = minus.end() if minus else start
    found = _in_digits(text, at, money) or _in_signs(text, at) or _in_words(text, at, joined)
    if found is None or minus is None:
        return found
    numeral, end = found
    if numeral.form in (Form.ORDINAL, Form.PLURAL):
        return None
    return replace(numeral, value=-numeral.value), end


def _whole(value: int, place: Fraction, form: Form) -> Numeral:
    """`value` units of `place`, as printed digits."""
    nonzero = 1
    while value and value % (10 * nonzero) == 0:
        nonzero *= 10
    return Numeral(value * place, place, nonzero * place, form)


def _fraction(value: Fraction) -> Numeral:
    return Numeral(value, value / 5, value / 5, Form.FRACTION)


def _in_digits(text: str, start: int, money: bool) -> tuple[Numeral, int] | None:
    slash = _SLASH.match(text, start)
    if slash:
        part, whole = int(slash[1]), int(slash[2])
        if not 0 < part < whole:
            return None
        return _of_a_scale(text, _fraction(Fraction(part, whole)), slash.end())
    if (comma := _DECIMAL_COMMA.match(text, start)) and (money or _HAS_ONE_NUMBER.match(text, comma.end())):
        whole_digits, decimals, end = comma[1], comma[2], comma.end()
    elif digits := _DIGITS.match(text, start):
        if digits["space"] == " " and not (
            (money or _SPACED.match(text, digits.end())) and not _NUMBER_BEFORE.search(text[max(0, start - 2) : start])
        ):
            return None
        decimals, end = (digits["decimals"] or ".")[1:], digits.end()
        whole_digits = re.sub("[^0-9]", "", digits["whole"])
    else:
        return None
    printed = whole_digits + decimals
    if len(printed) > MOST_DIGITS or not printed or (len(whole_digits) > 1 and whole_digits[0] == "0"):
        return None
    # A digit of another alphabet would belong to the number, and is not read.
    if text[end : end + 1].isdecimal():
        return None
    numeral = _whole(int(printed), Fraction(1, 10 ** len(decimals)), Form.DECIMAL if decimals else Form.INTEGER)
    if end == len(text):
        return numeral, end  # As in nearly every cell of a table.
    if (text[end] in _OF_EXPONENTS or text[end + 1 : end + 2] in _OF_PRODUCTS) and (
        powered := _with_exponent(text, numeral, start, end)
    ):
        return powered
    if not decimals:
        suffix = _SUFFIX.match(text, end)
        if suffix:
            if suffix[0].lower() != _suffix(int(printed)):
                return (numeral, end) if suffix[0] == "st" else None  # "12st" are stones.
            return Numeral(numeral.value, Fraction(1), Fraction(1), Form.ORDINAL), suffix.end()
        numeral, end = _with_a_part(text, numeral, end)
    return _with_scale(text, numeral, end, money)


def _with_exponent(text: str, numeral: Numeral, start: int, end: int) -> tuple[Numeral, int] | None:
    """`1.5e6`, `6 × 10^9`, `10^6`: the digits times a power of ten, as long as it has no more digits than a number."""
    exponent = _EXPONENT.match(text, end)
    if exponent is None:
        exponent = _POWER.match(text, start) if numeral.value == 10 else None
        numeral = _whole(1, Fraction(1), Form.INTEGER)
    if exponent is None:
        return None
    size = int((exponent["digits"] or exponent["raised"]).translate(_ON_THE_LINE))
    if abs(size) > MOST_DIGITS:
        return None
    return numeral.scaled(Fraction(10) ** size), exponent.end()


def _suffix(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _with_a_part(text: str, numeral: Numeral, end: int) -> tuple[Numeral, int]:
    """`2½`, `2 1/2` or `two and a half`: the last place is the part that is named."""
    part, after = Fraction(0), end
    joint = _JOINT.match(text, end)
    at = joint.end() if joint else end
    if sign := _SIGN.match(text, at):
        part, after = SIGNS[sign[0]], sign.end()
    elif joint and (slash := _SLASH.match(text, at)) and 0 < int(slash[1]) < int(slash[2]):
        part, after = Fraction(int(slash[1]), int(slash[2])), slash.end()
    elif words := _AND_A_PART.match(text, end):
        named = _PART.match(words["part"])
        part, after = (_share(named) if named else None) or Fraction(0), words.end()
    if not part:
        return numeral, end
    place = Fraction(1, part.denominator)
    form = Form.WORDS if numeral.form is Form.WORDS else Form.DECIMAL
    return Numeral(numeral.value + part, place, place, form), after


def _with_scale(text: str, numeral: Numeral, end: int, money: bool) -> tuple[Numeral, int]:
    letter = _TOUCHING_LETTER.match(text, end) or (_MONEY_LETTER.match(text, end) if money else None)
    # Nobody prints three billion as 3,000m, except for money.
    if letter and not money and letter[1] == "m" and (numeral.value >= 1_000 or _is_length(text, end)):
        return numeral, end
    if letter is None and text[end + 1 : end + 2] in ("k", "m"):
        letter = _LETTER_BEFORE_UNIT.match(text, end)
    if letter:
        return numeral.scaled(Fraction(LETTERS[letter[1].lower()])), letter.end()
    scale = _SCALE.match(text, end)
    if scale is None:
        return numeral, end
    word = _name(scale)
    if word in ("dozen", "dozens"):
        value = numeral.value * DOZEN
        return Numeral(value, Fraction(1), Fraction(DOZEN), Form.WORDS, Fraction(DOZEN)), scale.end()
    numeral = numeral.scaled(Fraction(SCALES[word]))
    # "5 hundred thousand", "1 lakh crore".
    if SCALES[word] <= 100_000 and (second := _SCALE.match(text, scale.end())):
        factor = SCALES.get(_name(second), 0)
        if factor > SCALES[word] or factor == 10**7:
            return numeral.scaled(Fraction(factor)), second.end()
    return _with_half_a_scale(text, numeral, scale.end())


def _name(scale: re.Match[str]) -> str:
    return (scale["scale"] or scale["plural"]).lower()


def _with_half_a_scale(text: str, numeral: Numeral, end: int) -> tuple[Numeral, int]:
    """`a million and a half`: half of the scale word is added."""
    half = _AND_A_HALF.match(text, end) if numeral.scale >= 1_000 else None
    if half is None:
        return numeral, end
    place = numeral.scale / 2
    return replace(numeral, value=numeral.value + place, unit_in_last_place=place, last_nonzero_place=place), half.end()


def _is_length(text: str, end: int) -> bool:
    """Whether the "m" that touches the number ending at `end` stands for metres."""
    if _LENGTH_BEHIND.match(text, end):
        return True
    digits = _LAST_DIGITS.search(text[max(0, end - 12) : end])
    start = end - len(digits[0]) if digits else end
    return _LENGTH_BEFORE.search(text[max(0, start - 48) : start]) is not None


def _of_a_scale(text: str, numeral: Numeral, end: int) -> tuple[Numeral, int]:
    """`half a million`, `three quarters of a billion`."""
    scale = _OF_A_SCALE.match(text, end)
    if scale is None:
        return numeral, end
    word = scale["scale"].lower()
    return numeral.scaled(Fraction(SCALES.get(word, DOZEN))), scale.end()


def _in_signs(text: str, start: int) -> tuple[Numeral, int] | None:
    sign = _SIGN.match(text, start)
    return _of_a_scale(text, _fraction(SIGNS[sign[0]]), sign.end()) if sign else None


def _in_words(text: str, start: int, joined: bool) -> tuple[Numeral, int] | None:
    # A word that begins no number is not held against every pattern, and none of them need be compiled for it.
    first = _WORD.match(text, start)
    if first is None or first[0].lower() not in FIRST_WORDS:
        return None
    if single := _SINGLE.match(text, start):
        return Numeral(Fraction(1), Fraction(1), Fraction(1), Form.WORDS), single.end()
    if plural := _PLURAL.match(text, start):
        value = Fraction(PLURALS[plural["plural"].lower()] * PLURALS.get((plural["many"] or "").lower(), 1))
        return Numeral(value, value, value, Form.PLURAL), plural.end()
    if (part := _PART.match(text, start)) and (share := _share(part)):
        return _of_a_scale(text, _fraction(share), part.end())
    if ordinal := _ORDINAL.match(text, start):
        if ordinal["scale"]:
            place = (_small(ordinal["times"]) if ordinal["times"] else 1) * ORDINAL_SCALES[ordinal["scale"].lower()]
        elif ordinal["one"]:
            place = (ORDINAL_ONES | ORDINAL_TENS)[ordinal["one"].lower()]
        else:
            place = TENS[ordinal["tens"].lower()] + ORDINAL_ONES[ordinal["ones"].lower()]
        if ordinal["hundreds"]:
            place += 100 * _small(ordinal["hundreds"])
        return Numeral(Fraction(place), Fraction(1), Fraction(1), Form.ORDINAL), ordinal.end()
    found = _cardinal(text, start, joined)
    parts = _OF_PARTS.match(text, found[1]) if found and found[0].scale == 1 else None
    if found is None or parts is None:
        return found
    # "One hundred and thirty-two fifths".
    return _fraction(found[0].value / _PART_SIZES[parts["part"].lower()]), parts.end()


def _share(part: re.Match[str]) -> Fraction | None:
    """The fraction that the words of `part` name: "half", "a third", "two-thirds"; None for "third" or "two third"."""
    whole = PARTS[part["part"].lower()]
    if part["count"] is None:
        # "Another quarter-point" is a quarter of one, "the quarter" a part of a year.
        is_part = whole == 2 or (whole == 4 and _OF_A_POINT.match(part.string, part.end()))
        return Fraction(1, whole) if is_part and not part["plural"] else None
    count = 1 if part["count"].lower() in ("a", "an") else _small(part["count"])
    # "A three-quarter majority" is written without the s.
    if ((count == 1) == bool(part["plural"]) and not (count > 1 and "-" in part[0])) or count == 0:
        return None
    # Twenty-three fifths are a number; four quarters and three halves are the parts of a year or of a game.
    return None if count >= whole and whole in (2, 4) else Fraction(count, whole)


def _small(words: str) -> int:
    """The value of number words below a hundred; "a" and "an" are one."""
    parts = re.split(r"[^a-z]+", words.lower())
    return sum(1 if word in ("a", "an") else TENS.get(word) or ONES[word] for word in parts)


def _cardinal(text: str, start: int, joined: bool) -> tuple[Numeral, int] | None:
    """Number words: groups below a thousand, each but the last before a scale word, the scales falling."""
    first = _group(text, start, joined)
    if first is None:
        return None
    value, end = first
    if point := _POINT.match(text, end):
        # "Three point five million": each word after the point is a digit.
        digits = "".join(str(ONES[word]) for word in point["digits"].lower().split())
        decimal = _whole(int(f"{value}{digits}"), Fraction(1, 10 ** len(digits)), Form.DECIMAL)
        return _with_scale(text, decimal, point.end(), money=False)
    plain = Numeral(Fraction(value), Fraction(1), Fraction(1), Form.WORDS)
    if joined:
        mixed, after = _with_a_part(text, plain, end)
        if after != end:
            return _with_scale(text, mixed, after, money=False)
    if (scale := _SCALE.match(text, end)) and _name(scale) in ("dozen", "dozens"):
        return _with_scale(text, plain, end, money=False)
    total, place, end = _before_scale(text, value, end)
    while place > 1 and (link := _LINK.match(text, end)) and (joined or not link["and"]):
        following = _group(text, link.end(), joined)
        # "Two million and one half" adds no one.
        if following is None or (link["and"] and (part := _PART.match(text, link.end())) and _share(part)):
            break
        value, smaller, after = _before_scale(text, *following)
        # After a comma only a further scale word belongs to the number: "two million, one in five of them".
        if value >= place or (link["comma"] and smaller == 1):
            break
        total, place, end = total + value, smaller, after
    numeral = replace(_whole(total // place, Fraction(place), Form.WORDS), scale=Fraction(place))
    return _with_half_a_scale(text, numeral, end) if joined else (numeral, end)


def _group(text: str, start: int, joined: bool) -> tuple[int, int] | None:
    """Number words below a thousand, or "a" before a scale word, and the offset after them."""
    group = _GROUP.match(text, start)
    if group is None:
        return None
    if group["small"]:
        return _small(group["small"]), group.end()
    value = 100 * _small(group["hundreds"])
    # "One hundred and three quarters" adds the quarters, "one hundred and three" a three.
    part = _PART.match(text, group.start("rest")) if group["and"] else None
    adds_a_part = part is not None and (_share(part) or 1) < 1
    if group["rest"] and (joined or not group["and"]) and not adds_a_part:
        return value + _small(group["rest"]), group.end()
    return value, group.end("hundred")


def _before_scale(text: str, value: int, end: int) -> tuple[int, int, int]:
    """`value` with the scale words that follow it, what these are worth, and the offset after them."""
    worth = 1
    while (scale := _SCALE.match(text, end)) and SCALES.get(_name(scale), 0) > worth:
        worth *= SCALES[_name(scale)]
        end = scale.end()
    return value * worth, worth, end
