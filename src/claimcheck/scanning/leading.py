"""Where the figure around a number begins: the currency, the hedge and the verb that stand before it."""

from __future__ import annotations

import re
from typing import Final

from claimcheck.figure import Found, money
from claimcheck.figure.locating import LEADING_WORDS
from claimcheck.numeral import Form
from claimcheck.phrase import GAP, any_of
from claimcheck.scanning.typed import DURATIONS, head, is_noun

# "by more than an estimated total of about": no figure begins further before its number.
_MOST_LEADING_WORDS: Final = 7
_LEADING_CHARACTERS: Final = 72

BLANK: Final = " \xa0\t\n\u2009\u202f"
_ASCII: Final = re.ASCII | re.IGNORECASE
_CURRENCY_BEFORE: Final = re.compile(
    rf"(?<![A-Za-z0-9])(?:{any_of(s for s in money.SIGNS if s[-1].isalpha() or s[-1] == '.')}"
    rf"|[KTMB]?(?P<code>[A-Z]{{3}})(?:bn|mn|[km])?)(?:{GAP})?[-−]?\Z"
    rf"|(?:[A-Z]{{1,2}})?(?:{any_of(s for s in money.SIGNS if not (s[-1].isalpha() or s[-1] == '.'))})(?:{GAP})?[-−]?\Z"
)
_CURRENCY_ENDS: Final = frozenset(sign[-1] for sign in money.SIGNS)
CHANGES: Final = re.compile(
    r"\b(?:rose|ris(?:e|es|en|ing)|grew|grow[ns]?|fell|falls?|fallen|drop(?:s|ped)?|declin(?:e|ed|es)|increas(?:e|ed|es|ing)"
    r"|decreas(?:e|ed|es)|climb(?:s|ed)?|jump(?:s|ed)?|went|go(?:es)?|gone|up|down|rais(?:e|ed|es)|cut|reduc(?:e|ed|es)"
    r"|lower(?:s|ed)?|mov(?:e|ed|es)|chang(?:e|ed|es)|slow(?:s|ed)?|widen(?:s|ed)?|narrow(?:s|ed)?|shr[aiu]nk|soared|surged"
    r"|plunged|slipped|slid|expanded|lifted|doubled|tripled|trebled|quadrupled|quintupled|halved|[a-z]{2,8}-?fold|swelled"
    r"|eased|dipped|improved|improvements?|growth|reductions?|shift(?:s|ed)?|swung|tumbled|plummeted|slumped|ballooned"
    r"|expand(?:s|ing)?|contracted|accelerated|decelerated|revised|upgraded|downgraded|trimmed|boost(?:s|ed|ing)?|hik(?:e|ed"
    r"|es)|extend(?:s|ed|ing)?|recovered|rebounded|spiked|leapt|leaped|drifted|edged|inched|crept|crashed|sank|sunk)\b(?:[^.;!?\n]|\.(?=[0-9])|\n(?!\s)){0,48}\Z",
    re.IGNORECASE,
)
_CIRCA: Final = re.compile(r"(?<![A-Za-z0-9.])ca?\.\Z")
_AGO: Final = re.compile(rf"{GAP}(earlier|ago|before|previously)\b", _ASCII)
_LATER: Final = re.compile(rf"{GAP}(?:later|after)\b", _ASCII)
# "Began more than four years ago" says when, "5% more than four years ago" what is compared.
_COMPARES_A_NUMBER: Final = re.compile(r"(?:[0-9%]|cent|points?|[mbt]r?illion|times)[ \xa0\n]\Z", re.I)
_PHRASAL: Final = re.compile(
    r"\b(?:ma[dk](?:e|es|ing)|end(?:s|ed)?|tak(?:e|es|ing)|took|set|sets|write|wrote|sign(?:s|ed)?|g[ai]ve(?:s|n)?|giving"
    r"|pick(?:s|ed)?|put|puts|br[oi](?:ught|ngs?)|bought|buy|snapped|buil[dt]|open(?:s|ed)?|free(?:s|d)?)[ \xa0\n]\Z",
    re.I,
)
# "Went up to 25%" tells where it went, "up to 25%" bounds it.
_GOES: Final = re.compile(
    r"\b(?:go(?:es|ing|ne)?|went|mov(?:es?|ed|ing)|c[ao]mes?|coming|shot|push(?:es|ed|ing)?|bump(?:s|ed)?|br(?:ings?|inging|ought)"
    r"|add(?:s|ed|ing)?|back)[ \xa0\n]\Z",
    re.I,
)
_TEST: Final = re.compile(r"\b(?:test(?:s|ed|ing)?|came back|remain(?:s|ed)?)[ \xa0\n]\Z", re.I)
_LASTING: Final = re.compile(
    r"\b(?:lasts?|lasted|takes?|took|taken|is|was|were|are|of|for|than|after|by|at|spent|has|had|just|well|aged|waited"
    r"|wait|stands?|stood|reached)[ \xa0\n]\Z",
    re.IGNORECASE,
)


def starts(text: str, number: int, least: int) -> list[int]:
    """The places at which a figure with its number at `number` may start, the furthest first."""
    places = [number]
    least = max(least, number - _LEADING_CHARACTERS)
    at = number
    if circa := _CIRCA.search(text[max(least, at - 4) : at]):
        places.append(at - len(circa[0]))
    if (
        at > least
        and text[at - 1] in ".-−~≈<>≤≥=±"
        and not (text[at - 1] in ".-−" and at > 1 and (text[at - 2].isalnum() or text[at - 2] in "%°)"))
    ):
        at -= 1
        if at > least and text[at - 1] in "<>":
            at -= 1
        places.append(at)
    for _ in range(_MOST_LEADING_WORDS):
        end = at
        while end > least and text[end - 1] in BLANK:
            end -= 1
        if end == at:
            break
        first = end
        while first > least and (text[first - 1].isalpha() or text[first - 1] in ".~≈<>≤≥="):
            first -= 1
        word = text[first:end].lower()
        if word not in LEADING_WORDS or (first and (text[first - 1].isalnum() or text[first - 1] in "-'’")):
            break
        if text.startswith("C.", first):
            break  # "John C. 20" names somebody.
        if word == "minus" and text.endswith(("or ", "or-"), 0, first):
            break  # "Plus or minus 3" has no sign.
        places.append(first)
        at = first
    places.reverse()
    return places


def currency(text: str, start: int, least: int) -> int | None:
    """Where the currency before the digits at `start` begins; None where there is none."""
    last = text[start - 1 : start]
    if last in BLANK or last in "-−":
        last = text[max(0, start - 3) : start].rstrip(BLANK + "-−")[-1:]
    if not (last and (last in _CURRENCY_ENDS or last in "kmn" or (last.isupper() and last.isascii()))):
        return None
    base = max(least, start - 12)
    found = _CURRENCY_BEFORE.search(text[base:start])
    if found is None or (found["code"] and found["code"] not in money.MONEY) or text.endswith("COP", 0, start):
        return None  # "COP28" is a meeting.
    if not money.is_before_money(found[0].rstrip(), text, start):
        return None
    first = base + found.start()
    if text[first] == "c" or (first and text[first].isalpha() and text[first - 1].isalnum()):
        return None
    return first - 1 if first > least and text[first - 1] in "-−" else first


def _is_compared_with_then(text: str, hedge: tuple[int, int], then: str) -> bool:
    """Whether the hedge before "a year earlier", "four years ago" compares something with that time."""
    words = text[slice(*hedge)].lower().split()
    if then != "ago":
        return words[-1] in ("than", "above", "below", "over", "under")
    if words[-1] != "than" or words[-2] in ("more", "less", "fewer"):
        return _COMPARES_A_NUMBER.search(text[max(0, hedge[0] - 9) : hedge[0]]) is not None
    return True


def is_no_part(text: str, place: int, found: Found) -> bool:
    """Whether the word that the figure starts with belongs to the sentence: "the 195 states", "makes up 60 %"."""
    if found.value_span[0] <= place:
        return False
    word = text[place : place + 10].lower().split(None, 1)[0]
    if word == "negative" and (is_noun(found) or _TEST.search(text[max(0, place - 24) : place])):
        return True
    if found.rises is not None:
        return word in ("up", "down") and _PHRASAL.search(text[max(0, place - 12) : place]) is not None
    if found.hedge_span is not None:
        # "Spread over four years" says for how long; "took over four years" is a hedge.
        then = _AGO.match(text, found.end) if head(found.unit) in DURATIONS else None
        if then is not None:
            return _is_compared_with_then(text, found.hedge_span, then[1].lower())
        if _LATER.match(text, found.end):
            return False
        if word == "up" and _GOES.search(text[max(0, place - 12) : place]):
            return True
        lasting = word == "over" and head(found.unit) in DURATIONS
        return lasting and _LASTING.search(text[max(0, place - 16) : place]) is None
    if found.form is None or found.share:
        return False
    if found.form is Form.ORDINAL and found.unit_span is not None:
        return False
    return word in ("a", "an", "the")
