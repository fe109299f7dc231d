"""What a figure is per: a year, a head, 100,000 people, a barrel."""

from __future__ import annotations

from typing import Final

from claimcheck import numeral_grammar as numerals
from claimcheck.figure.unit import TIME
from claimcheck.figure.word import FUNCTION_WORDS, WORD, describes
from claimcheck.numeral import Form
from claimcheck.phrase import ANY_CASE, END, GAP, Pattern, any_of, normal, words_of

# "$81 a barrel", "5 tonnes a household": after "a" only what things are sold by or shared among.
_EACH: Final = words_of(
    "barrel litre liter gallon tonne ton kilo kilogram kg pound ounce bushel share person head pupil student household"
    " family unit dose piece mile kilometre kilometer minute second ticket seat job dozen acre hectare bottle pack"
    " packet pint bag box cup room worker employee child patient resident passenger customer vehicle vote voter game"
    " match class school team club visit trip journey flight bed visitor member tourist guest metre meter"
)
_SHORT: Final = words_of("yr h hr s sec min d kg g t L l dl ml m2 m3 m² m³ ha km kWh MWh GWh capita")
_UNITS: Final = frozenset({*TIME, *_EACH})
_RATE: Final = Pattern(
    rf"{GAP}(?:(?P<yearly>annually|yearly|per{GAP}annum|p\.a\.)|(?P<monthly>monthly)|(?P<weekly>weekly)|(?P<daily>daily)"
    rf"|(?P<head>per{GAP}(?:capita|head|person|inhabitant)|a{GAP}head)"
    rf"|(?:an?|each|every){GAP}(?P<unit>[A-Za-z]{{1,12}}+)"
    # "$126 billion a year earlier" is no rate.
    rf"(?!{GAP}(?:earlier|ago|before|later|previously|after|and{GAP}a{GAP}half))){END}"
    rf"|-(?:an?|per)-(?P<hyphen>[A-Za-z]{{1,12}}+){END}",
    ANY_CASE,
)
_SLASH: Final = Pattern(rf"/({any_of([*TIME, *_EACH, *_SHORT])}){END}", ANY_CASE)
_PER: Final = Pattern(rf"{GAP}per{GAP}(?!cent{END})|(?P<every>{GAP}for{GAP}every{GAP})", ANY_CASE)
_SPACE: Final = Pattern(GAP)
_PER_SIZE: Final = Pattern(rf"(?:square|cubic|working|live|thousand|million){GAP}", ANY_CASE)
_PER_NOUN: Final = Pattern(
    rf"{GAP}(?:live{GAP}births|people|persons|inhabitants|residents|population|adults|women|births|students){END}",
    ANY_CASE,
)


def behind(text: str, end: int) -> tuple[str, int]:
    """What the figure is per: a period, a head, a number of people, or a noun; "" where it is not a rate."""
    if text.startswith("/", end):
        slash = _SLASH.match(text, end)
        # The case of a symbol is part of it: €/MWh.
        return (slash[1], slash.end()) if slash else ("", end)
    if rate := _RATE.match(text, end):
        if rate["yearly"]:
            return "year", rate.end()
        for name, period in (("monthly", "month"), ("weekly", "week"), ("daily", "day"), ("head", "head")):
            if rate[name]:
                return period, rate.end()
        unit = (rate["unit"] or rate["hyphen"]).lower()
        return (unit, rate.end()) if unit in _UNITS else ("", end)
    per = _PER.match(text, end)
    if per is None:
        return "", end
    found = numerals.match(text, per.end())
    # "Per second" is no rank.
    if found and found[0].form is not Form.ORDINAL:
        number, after = found
        if number.value < 1 or number.value.denominator != 1 or number.form is Form.PLURAL:
            return "", end
        if per["every"] and str(number.value).strip("0") != "1":
            return "", end  # "One teacher for every 30 pupils" states two numbers.
        noun = _PER_NOUN.match(text, after)
        return f"{int(number.value):,}", noun.end() if noun else after
    if per["every"]:
        return "", end
    size = _PER_SIZE.match(text, per.end())
    word = WORD.match(text, size.end() if size else per.end())
    if word is None or word[0].lower() in FUNCTION_WORDS:
        return "", end
    if describes(word[0].lower()) and (gap := _SPACE.match(text, word.end())):
        # "Per diluted share".
        thing = WORD.match(text, gap.end())
        word = thing if thing and thing[0].lower() not in FUNCTION_WORDS else word
    return normal(text[per.end() : word.end()]), word.end()
