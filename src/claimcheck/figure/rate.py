"""What a figure is per: a year, a head, 100,000 people, a barrel."""

from __future__ import annotations

from typing import Final

from claimcheck import numeral as numerals
from claimcheck.figure.unit import TIME
from claimcheck.figure.word import FUNCTION_WORDS, WORD
from claimcheck.numeral import Form
from claimcheck.phrase import ANY_CASE, END, GAP, Pattern, any_of, normal, words_of

# "$81 a barrel", "5 tonnes a household": after "a" only what things are sold by or shared among.
_EACH: Final = words_of(
    "barrel litre liter gallon tonne ton kilo kilogram kg pound ounce bushel share person head pupil student household"
    " family unit dose piece mile kilometre kilometer minute second ticket seat job"
)
_RATE: Final = Pattern(
    rf"{GAP}(?:(?P<yearly>annually|yearly|per{GAP}annum|p\.a\.)|(?P<monthly>monthly)|(?P<weekly>weekly)|(?P<daily>daily)"
    rf"|(?P<head>per{GAP}(?:capita|head|person|inhabitant)|a{GAP}head)"
    rf"|(?:an?|each|every){GAP}(?P<time>{any_of([*TIME, *_EACH])})"
    # "$126 billion a year earlier" is no rate.
    rf"(?!{GAP}(?:earlier|ago|before|later|previously|after|and{GAP}a{GAP}half))){END}"
    rf"|/(?P<slash>{any_of(TIME)}){END}",
    ANY_CASE,
)
_PER: Final = Pattern(rf"{GAP}per{GAP}(?!cent{END})", ANY_CASE)
_PER_SIZE: Final = Pattern(rf"(?:square|cubic|working|live|thousand|million){GAP}", ANY_CASE)
_PER_NOUN: Final = Pattern(
    rf"{GAP}(?:live{GAP}births|people|persons|inhabitants|residents|population|adults|women|births|students){END}",
    ANY_CASE,
)


def behind(text: str, end: int) -> tuple[str, int]:
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
    word = WORD.match(text, size.end() if size else per.end())
    if word is None or word[0].lower() in FUNCTION_WORDS:
        return "", end
    return normal(text[per.end() : word.end()]), word.end()
