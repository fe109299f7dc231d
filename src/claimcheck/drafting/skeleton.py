"""A passage as patterns see it: its words, with each quantity as one sign of its sort."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from claimcheck.drafting.dating import EARLIER
from claimcheck.drafting.proposal import Proposal
from claimcheck.drafting.sentence import Sentences
from claimcheck.period import MONTHS
from claimcheck.scanning import Kind, Mention

LEVEL: Final = "\ue000"  # a count, an amount, money
PERCENT: Final = "\ue001"
FRACTION: Final = "\ue002"  # two thirds, one in five, most
CHANGE: Final = "\ue003"  # rose by 5%, a drop of 3 percent, 5% more
MULTIPLE: Final = "\ue004"
DATE: Final = "\ue005"
EARLY: Final = "\ue006"  # a year earlier
RATE: Final = "\ue007"  # $56 per pupil
OTHER: Final = "\ue008"
STOP: Final = "\ue009"  # the end of a sentence
POINTS: Final = "\ue00a"  # 3 percentage points, with no word of their way
SPAN: Final = "\ue00b"  # in the six months to June

VALUE: Final = f"[{LEVEL}{PERCENT}{RATE}]"
WHEN: Final = f"[{DATE}{EARLY}]"

_BEFORE: Final = re.compile(r"\s{1,3}(?:earlier|before|previously|ago)\b")
_PRIVATE: Final = re.compile("[\ue000-\ue00f]")
# The day of a month is no figure, and its words no other than those of the month.
_DAY: Final = re.compile(rf"\b(?:[0-3]?[0-9] ({'|'.join(MONTHS)})|({'|'.join(MONTHS)}) [0-3]?[0-9](?![0-9]))\b")
_BLANKS: Final = re.compile(r"\s+")

WORD: Final = r"[^\W\d_][\w'’-]*+"
_JOINING: Final = (
    "(?!(?:and|but|while|which|when|where|with|from|to|than|or|as|because|since|after|before|if"
    "|of which|of whom|of them|of these|compared|against|versus|above|below)\\b)"
)


def words(most: int) -> str:
    """A pattern of up to so many words that go on with what was said, each with a blank before it."""
    return rf"(?: {_JOINING}{WORD}){{0,{most}}}?"


def tail(name: str) -> str:
    """A pattern of what may stand behind a figure and adds no other: some words, a stretch of time, a date."""
    term = (
        rf" (?:in|for|over|during) (?:the|its|a|one)(?: {WORD})? (?:year|quarter|half|season|week|month|period|{SPAN})"
        rf"(?: (?:to|ended|ending|through|until)(?: the end of)? (?:{WORD}|{DATE}))?"
        rf"| (?:before|after) (?:the|its|a) {WORD}"
    )
    return rf"(?:{words(8)}(?:{term})?{date(name)})"


def date(name: str) -> str:
    """A pattern of a date behind a figure, where there is one."""
    lead = r"(?:in|for|during|by|at|of|as of|on)(?: the)?(?: (?:end|start|beginning|close|year|month)(?: of| to)?)?"
    weekday = r"(?:,? (?:on |last |this )?[A-Z][a-z]{2,5}day)?"
    return (
        rf"{weekday}(?:{words(5)},?(?: \(| )(?:{lead}(?: early| late| mid)? )?(?P<{name}>{WHEN})"
        r"(?: (?:season|(?:school |academic |fiscal |financial )?year))?\)?)?"
    )


class Skeleton:
    """One passage of a text: `words` holds a sign for each of its figures, dates and sentence ends."""

    def __init__(
        self, text: str, first: int, last: int, here: Sequence[Proposal | Mention], sentences: Sentences
    ) -> None:
        pieces: list[str] = []
        self._at: dict[int, Proposal | Mention] = {}
        self._early: dict[int, str] = {}
        self._length = 0
        done = first
        for one in here:
            mention = one.mention if isinstance(one, Proposal) else one
            self._add_words(pieces, text, done, mention.start, sentences)
            done = mention.end
            if mention.unit in ("year", "years") and (early := _BEFORE.match(text, done)):
                # "Two years earlier" is a date, told from another one.
                done = early.end()
                self._early[self._length] = text[mention.start : done]
                self._put(pieces, EARLY)
                continue
            self._at[self._length] = one
            self._put(pieces, SPAN if is_span(text, mention) else _sign(one))
        self._add_words(pieces, text, done, last, sentences)
        self.words = "".join(pieces)

    def _add_words(self, pieces: list[str], text: str, first: int, last: int, sentences: Sentences) -> None:
        done = first
        for stop in (*sentences.stops(first, last), last):
            passage = _DAY.sub(r"\1\2", _PRIVATE.sub("\ufffd", text[done:stop]))
            begun = 0
            for early in EARLIER.finditer(passage):
                self._put(pieces, _BLANKS.sub(" ", passage[begun : early.start()]))
                self._early[self._length] = early[0]
                self._put(pieces, EARLY)
                begun = early.end()
            self._put(pieces, _BLANKS.sub(" ", passage[begun:]))
            if stop != last:
                self._put(pieces, STOP)
            done = stop

    def _put(self, pieces: list[str], words: str) -> None:
        pieces.append(words)
        self._length += len(words)

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Every place of a pattern."""
        return pattern.finditer(self.words)

    def figure(self, found: re.Match[str], name: str) -> Proposal | None:
        """The claim of the sign that a group of a match is."""
        one = self._named(found, name)
        return one if isinstance(one, Proposal) else None

    def date(self, found: re.Match[str], name: str) -> Mention | str | None:
        """The date that a group of a match is: a mention, or the words of one that is told from another."""
        if name not in found.re.groupindex or found[name] is None:
            return None
        if found[name] == EARLY:
            return self._early[found.start(name)]
        one = self._named(found, name)
        return one if isinstance(one, Mention) else None

    def early_at(self, place: int) -> str | None:
        """The words of the date at a place, where it is one that is told from another."""
        return self._early.get(place)

    def _named(self, found: re.Match[str], name: str) -> Proposal | Mention | None:
        if name not in found.re.groupindex or found[name] is None:
            return None
        return self._at.get(found.start(name))


_LASTS: Final = re.compile(r"\b(?:in|over|during|for|within) (?:the|a) (?:(?:last|past|first|next|final|same) )?\Z")


def is_span(text: str, mention: Mention) -> bool:
    """Whether a length of time says when something was, or how long: in the six months to June, longer than a year."""
    if mention.kind is Kind.PERIOD or mention.unit not in _TIMES:
        return False
    before = text[max(0, mention.start - 24) : mention.start]
    return mention.hedge.lower() in _LASTED or _LASTS.search(before) is not None


_TIMES: Final = frozenset(
    f"{time}{ending}" for time in ("day", "week", "month", "quarter", "year") for ending in ("", "s")
)
_LASTED: Final = frozenset({"longer than", "shorter than"})


def _sign(one: Proposal | Mention) -> str:
    if isinstance(one, Mention):
        return DATE
    kind = one.mention.kind
    if one.kind == "change":
        return CHANGE
    if one.is_percent:
        return PERCENT
    if kind in (Kind.PERCENTAGE_POINTS, Kind.BASIS_POINTS):
        return POINTS
    if kind in (Kind.FRACTION, Kind.RATIO):
        return FRACTION
    if kind is Kind.MULTIPLE:
        return MULTIPLE
    if kind is Kind.RATE:
        return RATE
    return LEVEL if one.is_amount else OTHER
