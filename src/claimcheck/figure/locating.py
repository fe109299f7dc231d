"""A figure where it stands in running text: hedge, verb of change, amount or range, unit, and what it is per."""

from __future__ import annotations

from functools import partial
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from claimcheck import hedge as hedges
from claimcheck import numeral_grammar as numerals
from claimcheck.figure import change as changes
from claimcheck.figure import money, multiple, vague
from claimcheck.figure import range as ranges
from claimcheck.figure import rate as rates
from claimcheck.figure.amount import Amount, Kind
from claimcheck.figure.amount_in_text import amount as amount_at
from claimcheck.figure.amount_in_text import an_hour_and, and_a_half, one_measure, one_point
from claimcheck.figure.noun import noun as noun_at
from claimcheck.figure.printed import Figure, Force, Found
from claimcheck.figure.unit import CHANGES, TIMES
from claimcheck.hedge import Hedge, between
from claimcheck.house_style import HouseStyle
from claimcheck.interval import Interval
from claimcheck.numeral import Form
from claimcheck.phrase import ANY_CASE, GAP, Pattern, words_of

_ARTICLE: Final = Pattern(rf"(?:an?|the){GAP}", ANY_CASE)
_A: Final = Pattern(r"\ban?\b", ANY_CASE)
_FOCUS: Final = Pattern(
    rf"(?:only|just|exactly|precisely|merely|another|an?{GAP}(?:total|average|combined{GAP}total|estimated{GAP}total)"
    rf"{GAP}of|an?{GAP}(?:record|further|additional|extra|whopping|mere)){GAP}",
    ANY_CASE,
)
_SPACE: Final = Pattern(GAP)

_LETTERS: Final = Pattern(r"[A-Za-z]{1,20}+")
_FIRST_WORDS: Final = frozenset(
    found[0].lower()
    for word in (
        *numerals.FIRST_WORDS,
        *hedges.BEFORE,
        *changes.RISING,
        *changes.FALLING,
        *multiple.DOUBLINGS,
        *vague.FROM_THREE,
        *vague.FROM_NOTHING,
        *money.SIGNS,
        *money.CODES,
        *(f"{number}fold" for number in multiple.FOLDS),
        *words_of(
            "a an the only just exactly precisely merely between from most majority vast great large overwhelming"
        ),
    )
    if (found := _LETTERS.match(word))
)
_FIRST_SIGNS: Final = frozenset(
    {*numerals.FIRST_SIGNS, *(sign[0] for sign in (*money.SIGNS, *hedges.BEFORE) if not sign[0].isalpha())}
)

LEADING_WORDS: Final = frozenset(
    part
    for phrase in (
        *hedges.BEFORE,
        *changes.RISING,
        *changes.FALLING,
        *changes.RISES,
        *changes.FALLS,
        "by a an the only just exactly precisely merely another total average combined estimated of record further"
        " additional extra whopping mere between from annual sharp slight steep modest net minus",
        "several few couple negative one large small growing significant considerable",
    )
    for part in phrase.split()
)
"""The words that can stand before the number in its figure, for a reader who looks back from the number."""


def match(text: str, start: int = 0) -> tuple[Figure, int] | None:
    """The longest figure at `start` in running text, hedge and unit included, and the offset after it; or None.

    A figure does not start inside a word or a number. A counted noun is taken only up to its first plural, since the
    sentence goes on after it. The time this takes does not depend on the length of the text.
    """
    found = locate(text, start)
    return None if found is None else (found.figure, found.end)


def locate(text: str, start: int = 0, *, apart: bool = False) -> Found | None:
    """Where `match` finds a figure, and what it says, without its sets.

    `apart`: "to" does not make a range, because the words before say that it leads from one level to another.
    """
    return found_at(text, start, alone=False, apart=apart)


def found_at(text: str, start: int, *, alone: bool, apart: bool = False) -> Found | None:
    if not (_may_start(text, start) or (alone and changes.BARE.match(text, start))):
        return None
    at, rises = start, None
    hedge, hedge_span = None, None
    found = hedges.before(text, at)
    if found is None:
        if change := changes.VERB.match(text, at) or (changes.BARE.match(text, at) if alone else None):
            said = change.groupdict()
            at, rises = change.end(), said.get("rising") is not None or said["rise"] is not None
            if changes.REACHED.match(text, at) and not change[0].rstrip().lower().endswith(("by", "of")):
                # "Fell below 50" says where it went, not by how much.
                return None
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
        vaguely = vague.vague(text, start, at, alone)
        if vaguely is not None:
            return vaguely
    if hedge is None and rises is None and (share := vague.MAJORITY.match(text, at)):
        return vague.majority(text, start, share, alone)
    lead = _Lead(start, hedge, hedge_span, rises, alone)
    if word := ranges.BETWEEN.match(text, at):
        # "Rose from 5 % to 10 %" states two levels, not a range of changes.
        is_from = word["word"].lower() == "from"
        ends = None if rises is not None and is_from else ranges.between(text, word)
        if ends is None:
            return None
        return _finish(text, lead if hedge or is_from else replace(lead, hedge_span=word.span("word")), ends)
    amount = multiple.multiple(text, at) or and_a_half(text, at) or an_hour_and(text, at) or amount_at(text, at)
    amount = amount or (one_point(text, at) if alone else None) or (one_measure(text, at) if hedge else None)
    if amount is None and (article := _ARTICLE.match(text, at)):
        if hedge is not None and article[0][:3].lower() == "the":
            return None  # "Fewer than the 200 that were asked" compares two numbers.
        amount = amount_at(text, article.end(), after_article=True)
    if amount is None:
        return None
    if (link := ranges.TO.match(text, amount.end)) and not (apart and link["words"]):
        second = amount_at(text, link.end(), is_money=amount.unit_before)
        joint = (link["words"] or "").lower()
        is_other = second is None or (joint == "or" and not ranges.is_next(amount, second))
        is_level = second is not None and rises is not None and joint and ranges.is_a_level(amount, second)
        if second is not None and not is_other and not is_level:
            ends = ranges.one_unit(amount, second, touching=not joint)
            if ends is not None:
                return _finish(text, lead, ends)
    if bounded := _bounded(text, lead, amount):
        return _finish(text, *bounded)
    return _finish(text, lead, (amount, None))


_LOWER: Final = frozenset((Hedge.OVER, Hedge.AT_LEAST))
_UPPER: Final = frozenset((Hedge.UNDER, Hedge.AT_MOST, Hedge.UP_TO))
_AND_BOUND: Final = Pattern(rf",?{GAP}(?:and|but){GAP}", ANY_CASE)


def _bounded(text: str, lead: _Lead, first: Amount) -> tuple[_Lead, tuple[Amount, Amount]] | None:
    """`over 100 and under 300`, `no more than 9 and at least 5`: two bounds of one amount, the lower first."""
    if lead.hedge not in _LOWER | _UPPER or not (link := _AND_BOUND.match(text, first.end)):
        return None
    found = hedges.before(text, link.end())
    if found is None or found[0] not in (_UPPER if lead.hedge in _LOWER else _LOWER):
        return None
    second = amount_at(text, found[1], is_money=first.unit_before)
    if second is None:
        return None
    bounds = (lead.hedge, found[0])
    if lead.hedge in _UPPER:
        bounds = (found[0], lead.hedge)
        # Each end keeps its number; the words run from the upper, which is printed first, to the lower.
        first, second = (
            replace(second, value_span=first.value_span),
            replace(first, value_span=second.value_span, end=second.end),
        )
    ends = ranges.one_unit(first, second)
    return (replace(lead, hedge=None, bounds=bounds), ends) if ends else None


class _Lead(Struct, frozen=True):
    """What stands before the number: where the figure starts, its hedge, and whether a verb says that it rises.

    `bounds`: the hedge of either end, where each has its own.
    """

    start: int
    hedge: Hedge | None
    hedge_span: tuple[int, int] | None
    rises: bool | None
    alone: bool
    bounds: tuple[Hedge, Hedge] | None = None


def _may_start(text: str, start: int) -> bool:
    """Whether a figure can start here: with a word or sign that begins one, not inside a word or a number."""
    first = text[start : start + 1]
    if first.isalpha() and first.isascii():
        word = _LETTERS.match(text, start)
        if word is None or (word[0].lower() not in _FIRST_WORDS and money.before(text, start) is None):
            return False
    elif not first or first not in _FIRST_SIGNS:
        return False
    if start == 0:
        return True
    last = text[start - 1]
    if last.isalnum():
        return not (first.isalnum() or first in "$+-.,−–")
    return not (first.isdecimal() and last in ".,/" and start > 1 and text[start - 2].isdecimal())


def _finish(text: str, lead: _Lead, amounts: tuple[Amount, Amount | None]) -> Found | None:
    """The figure of one amount, or of a range of two, with what may follow: more hedges, a noun, a rate."""
    first, second = amounts
    start, alone, rises = lead.start, lead.alone, lead.rises
    last = second or first
    end, unit, unit_span = last.end, last.unit, last.unit_span
    if rises is None and unit in CHANGES and (alone or _A.search(text[start : last.value_span[0]])):
        change = changes.NOUN.match(text, end)
        if change:
            rises, end = change["rise"] is not None, change.end()
    hedge, end, hedge_span = _hedge_after(text, end, lead.hedge, lead.hedge_span)
    if not unit and last.numeral.form is not Form.ORDINAL and not last.is_share_of_one:
        single = second is None and first.numeral.value == 1
        noun = noun_at(text, end, alone, of=last.numeral.form is Form.PLURAL, single=single)
        if noun is not None:
            unit, unit_span, end = noun[0], (noun[1], noun[2]), noun[2]
            hedge, end, hedge_span = _hedge_after(text, end, hedge, hedge_span)
    rate, end = rates.behind(text, end)
    if rate:
        hedge, end, hedge_span = _hedge_after(text, end, hedge, hedge_span)
        if unit == TIMES and not last.more:
            # "Three times a year" counts; it compares nothing.
            first = replace(first, kind=Kind.NUMBER)
            second = replace(second, kind=Kind.NUMBER) if second else None
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
        partial(_worked_out, first, second, lead.bounds or (hedge, hedge)),
        low,
        high,
        rises,
        last.is_share_of_one,
        last.kind is Kind.RATIO,
    )


def _worked_out(
    first: Amount, second: Amount | None, bounds: tuple[Hedge | None, Hedge | None], found: Found, style: HouseStyle
) -> Figure:
    """The figure of one amount, or of a range of two, each end under its hedge."""
    hedge = bounds[0]
    number, value = first.numeral, found.value
    place = number.unit_in_last_place
    if second is not None:
        sets = between(first.sets(hedge, style), second.sets(bounds[1], style), number.value, second.numeral.value)
        place = min(place, second.numeral.unit_in_last_place)
    elif number.form is Form.PLURAL:
        sets = vague.plural(number.value)
    else:
        sets = first.sets(hedge, style)
    also = None
    if first.more and second is None:
        more = replace(first, numeral=replace(first.numeral, value=first.numeral.value + 1))
        also = more.sets(hedge, style).plain
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
        style,
    )


def _hedge_after(
    text: str, end: int, hedge: Hedge | None, span: tuple[int, int] | None
) -> tuple[Hedge | None, int, tuple[int, int] | None]:
    """The hedge with the offset after it and its span: the one there is, or that which follows at `end`."""
    if hedge is not None:
        # "Some 40-odd villages" hedges twice.
        return hedge, hedges.joined(text, end), span
    if found := hedges.after(text, end):
        gap = _SPACE.match(text, end)
        return *found, (gap.end() if gap else end, found[1])
    return hedge, end, span
