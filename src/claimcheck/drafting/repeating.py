"""Figures said again: the same words of the same period, "the 331 deaths", and what "it had lent" before."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from claimcheck.drafting.proposal import Measured, Proposal
from claimcheck.drafting.skeleton import EARLY, LEVEL, STOP, VALUE, WHEN, WORD
from claimcheck.drafting.tying import Pair, Passage, being, earlier, same_unit, unite
from claimcheck.scanning import Kind

_CLAUSE: Final = re.compile(
    rf"(?:(?<=[{STOP},;:])|\A) ?(?:(?:and|but|so that|while|when|where) )?"
    rf"(?:(?:[Ii]n |[Bb]y |[Aa]t the end of )?(?P<when>{WHEN}),? (?:when )?)?"
    rf"(?P<subject>{WORD}(?: (?:of |in )?{WORD}){{0,4}}?) (?:(?:had|has|have) )?(?P<verb>{WORD})"
    rf"(?: (?:only|just|still))? (?P<level>{VALUE})"
)
_DEFINITE: Final = re.compile(rf"\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Aa]ll) (?P<level>{LEVEL})")
_OF_THEM: Final = re.compile(rf"{STOP} (?:[Oo]ut )?[Oo]f (?:the|these|those) (?P<level>{LEVEL}), ")
_PRONOUNS: Final = frozenset({"it", "they", "he", "she", "this", "that"})
_NUMBERS: Final = frozenset({"number", "figure", "total"})
_NO_VERB: Final = frozenset({"of", "for", "to", "by", "in", "at", "from", "on", "the", "a", "an", "and", "or", "than"})
_TAIL: Final = re.compile(rf"\A,?(?: (?:in|for|at the end of|by|during))? {WHEN}")
_MARK: Final = re.compile("[\ue000-\ue00f.,;:()–—]")
_ARTICLES: Final = re.compile(r"\b(?:the|a|an|its|their)\s+")


class Repeats:
    """The statements of a text that may be made again, over all of its passages."""

    def __init__(self) -> None:
        self._said: dict[tuple[str, ...], Proposal] = {}

    def tie(self, passage: Passage) -> None:
        """Let statements of the same words and the same period be of one quantity."""
        clauses = _clauses(passage)
        for level, clause in clauses.items():
            if level.measured is None or clause.early or not level.period or clause.subject in _PRONOUNS:
                continue
            key = (clause.subject, being(clause.verb), clause.tail, level.noun, level.measured.unit, level.period)
            before = self._said.setdefault(key, level)
            if before is not level:
                unite([before, level])
        _tie_echoes(passage, clauses)


def tie_definite(passage: Passage) -> None:
    """Let "the 331 deaths" be the 331 deaths of a sentence before."""
    for found in passage.skeleton.matches(_DEFINITE):
        level = passage.skeleton.figure(found, "level")
        if level is None or level.measured is None or not level.is_amount or level.is_tied:
            continue
        same = [one for one in passage.levels(level, back=3) if _is_again(one, level)]
        if len({one.measured for one in same}) == 1:
            _take(level, same[-1])
    for found in passage.skeleton.matches(_OF_THEM):
        level = passage.skeleton.figure(found, "level")
        if level is None or level.is_tied or not level.noun:
            continue
        number = passage.number(level)
        counted = [one for one in passage.levels(level, back=1) if one.mention.kind is Kind.COUNT]
        if len(counted) == 1 and passage.number(counted[0]) == number - 1 and counted[0].noun == level.noun:
            _take(level, counted[0])


class _Clause(Struct, frozen=True):
    """Who does what to a level: its subject and verb, what follows it, and a date that is told from another."""

    subject: str
    verb: str
    tail: str
    early: str


def _clauses(passage: Passage) -> dict[Proposal, _Clause]:
    """The clauses of the levels that have a plain one."""
    clauses = {}
    for found in passage.skeleton.matches(_CLAUSE):
        level = passage.skeleton.figure(found, "level")
        verb = found["verb"].lower()
        if level is None or level.kind != "level" or level.measured is None or verb in _NO_VERB:
            continue
        told = passage.skeleton.date(found, "when")
        if told is None and passage.skeleton.words[found.end() : found.end() + 2] == f" {EARLY}":
            told = passage.skeleton.early_at(found.end() + 1)
        subject = _ARTICLES.sub("", found["subject"].lower() + " ").strip()
        tail = _TAIL.sub("", passage.skeleton.words[found.end() : found.end() + 60])
        tail = _MARK.split(tail)[0].strip().lower()
        clauses[level] = _Clause(subject, verb, tail, told if isinstance(told, str) else "")
    return clauses


def _tie_echoes(passage: Passage, clauses: dict[Proposal, _Clause]) -> None:
    """Let "a year earlier it had spent $70 million" be of what "the ministry spent $84 million" is of."""
    for level, clause in clauses.items():
        before = [one for one in passage.levels(level, back=1) if same_unit(one, level) and _is_plain(one)]
        if level.is_tied or not before:
            continue
        alike = [one for one in before if one in clauses and being(clauses[one].verb) == being(clause.verb)]
        if clause.subject in _NUMBERS and being(clause.verb) == "be":
            # "The number had been 72,300": of what the sentence before counts.
            alike = [one for one in before if one in clauses and passage.number(one) < passage.number(level)]
        other = before[-1] if before[-1] in alike else alike[0] if len(alike) == 1 else None
        if other is None or clause.subject not in (*_PRONOUNS, *_NUMBERS, clauses[other].subject):
            continue
        if (level.noun and other.noun and level.noun != other.noun) or clause.tail not in ("", clauses[other].tail):
            continue
        period = level.period
        if clause.early:
            ends = passage.ends(passage.when(clause.early), other.period)
            period = ends[0] if ends else ""
        if clause.early and not other.period:
            _set_earlier(passage, other, level)
        if not period or not other.period or period == other.period:
            continue
        measured = unite([other, level])
        if measured is not None:
            level.keys["period"] = period
            _pair(passage, measured, other, level)


def _set_earlier(passage: Passage, other: Proposal, level: Proposal) -> None:
    """Let a level be what another one was earlier, where the words give the period of neither."""
    if other.measured is None:
        return
    level.refers["quantity"] = base = earlier(other.measured, "")
    level.keys.pop("period", None)
    level.is_tied = True
    passage.pairs.append(Pair(other.measured, "", "", other, passage.number(level), base))


def _is_plain(level: Proposal) -> bool:
    """Whether a level is no rate: of $84 million and $56 per pupil, "it had spent" goes on about the first."""
    return level.is_amount or level.is_percent


def _pair(passage: Passage, measured: Measured, other: Proposal, level: Proposal) -> None:
    for first, last, end in (
        (level.period, other.period, other),
        (other.period, level.period, level),
    ):
        if passage.dating.spanned(first, last):
            passage.pairs.append(Pair(measured, first, last, end, passage.number(level)))
            return


def _take(level: Proposal, other: Proposal) -> None:
    unite([other, level])
    if other.period:
        level.keys["period"] = other.period
    else:
        level.keys.pop("period", None)


def _is_again(one: Proposal, level: Proposal) -> bool:
    """Whether a figure is printed again, of the same noun where both have one."""
    if one.figure is None or level.figure is None or not one.is_amount or not same_unit(one, level):
        return False
    if one.figure.value != level.figure.value or one.figure.value is None or one.mention.kind is not level.mention.kind:
        return False
    if level.mention.kind is Kind.COUNT and one.noun != level.noun:
        words = "" if one.measured is None else one.measured.words.lower()
        if not level.noun:
            # "14 of the 38" after 38 goals.
            return bool(one.noun)
        return not one.noun and re.search(rf"\b{re.escape(level.noun)}\b", words) is not None
    return True
