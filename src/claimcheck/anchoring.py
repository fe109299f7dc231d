"""Anchors after the article was edited: which claims kept their words, and whose words print another number."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum
from functools import cached_property
from typing import Final

from msgspec import Struct

from claimcheck.anchor import LONGEST_QUOTE, Ambiguous, Anchor, ArticleText, occurs_in_order
from claimcheck.claim import AnyClaim, Listing, Rank
from claimcheck.dossier import Dossier, Exemption
from claimcheck.text import folded
from claimcheck.tokens import Token, differing, numbers, plain, tokens
from claimcheck.yaml_text import UNWRITABLE

ALIKE: Final = 0.6
"""The part of the words that two stretches share at least, for one to be the other reworded."""

ALIKE_BUT_FOR_NUMBERS: Final = 0.75
"""Likewise where the numbers differ: nearly the same words must stand around another number for it to be an edit."""

_LEAST_WORDS: Final = 3
"""Words that must be shared at the least: "people in" stands in every article."""

_MOST_WINDOWS: Final = 12
_MOST_PLACES: Final = 300
"""Places of one word that are looked at; a word more frequent than that says nothing about where a sentence went."""

_MOST_TOKENS: Final = 250
"""Tokens of a quote that are compared: several sentences. It bounds the quadratic part of the work."""

_REACH: Final = 6
"""Words beside a stretch in which a word of the quote may stand now."""


class State(Enum):
    """What became of the words of a claim."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    REWORDED = "reworded"
    AMBIGUOUS = "ambiguous"
    NUMBER_CHANGED = "number changed"
    LOST = "lost"


class Reanchored(Struct, frozen=True):
    """A claim, or an exemption, with what became of its words.

    `place` is where they stand now, or words that are taken for them; None where they are lost. `words` are those of
    the article there, and `before` and `now` the numbers that differ, as printed. `note` says what stands against
    writing the new words into the claim file.
    """

    claim: AnyClaim | Exemption
    state: State
    place: Anchor | None = None
    words: str = ""
    before: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    note: str = ""

    @property
    def name(self) -> str:
        """The claim by its name; an exemption has none."""
        return "exemption" if isinstance(self.claim, Exemption) else self.claim.id


def reanchored(dossier: Dossier) -> tuple[Reanchored, ...]:
    """What became of the words of each claim, in the order of the claim file; nothing where the dossier has no text."""
    return _Reanchoring(dossier).all() if dossier.article.text is not None else ()


def reanchored_exemptions(dossier: Dossier) -> tuple[Reanchored, ...]:
    """What became of the words of each exemption, in the order of the claim file.

    Words that stand in several places are exempt in all of them, so they are unchanged as long as they stand in one.
    """
    if dossier.article.text is None:
        return ()
    anchoring = _Reanchoring(dossier)
    return tuple(anchoring.of_exemption(exemption) for exemption in dossier.exemptions)


def changed_numbers(dossier: Dossier) -> Iterator[Reanchored]:
    """The claims whose words the article prints with another number."""
    if dossier.article.text is None:
        return
    anchoring = _Reanchoring(dossier)
    for claim in dossier.claims:
        if anchoring.places[claim.id] is None:
            found = anchoring.sought(claim)
            if found.state is State.NUMBER_CHANGED:
                yield found


def new_words(dossier: Dossier, found: Sequence[Reanchored]) -> dict[int, dict[str, str]]:
    """What to write into the claim file for what was only reworded or moved, by its position among those of its sort.

    Never for a number that changed, for words in several places, or where the figure is not printed so any more.
    """
    changes: dict[int, dict[str, str]] = {}
    article = dossier.article.words
    for number, one in enumerate(found):
        if one.place is None or one.note or one.state not in (State.REWORDED, State.MOVED):
            continue
        if isinstance(one.claim, Exemption):
            quote = " ".join(one.words.split())
            if len(quote) <= LONGEST_QUOTE and not UNWRITABLE.search(quote) and article.find(quote) is not None:
                changes[number] = {"quote": quote}
            continue
        quote = " ".join(one.words.split()) if one.state is State.REWORDED else one.claim.quote
        if len(quote) > LONGEST_QUOTE or UNWRITABLE.search(quote):
            continue
        words = {} if one.state is State.MOVED else {"quote": quote}
        for size in (0, *_CONTEXTS):
            before = _last_words(article.text[max(0, one.place.start - size) : one.place.start])
            after = _first_words(article.text[one.place.end : one.place.end + size])
            place = article.find(quote, before, after)
            if isinstance(place, Anchor) and place.start == one.place.start:
                break
        else:
            continue
        old = {"prefix": one.claim.prefix, "suffix": one.claim.suffix}
        if not before and any(old.values()):
            # The file tells these words apart by what is around them, so it goes on doing so.
            before = _last_words(article.text[max(0, one.place.start - _CONTEXTS[0]) : one.place.start])
            after = _first_words(article.text[one.place.end : one.place.end + _CONTEXTS[0]])
        context = {"prefix": before, "suffix": after}
        words |= {key: new for key, new in context.items() if new and (old[key] or not any(old.values()))}
        if words:
            changes[number] = words
    return changes


_CONTEXTS: Final = (40, 160, 600)
"""Characters before and after words that are tried as their prefix and suffix."""


def _last_words(text: str) -> str:
    """The end of a text on one line, without what a claim file cannot hold."""
    return " ".join(UNWRITABLE.split(text)[-1].split()[-8:])


def _first_words(text: str) -> str:
    return " ".join(UNWRITABLE.split(text)[0].split()[:8])


class _Reanchoring:
    """One article with the claims that were made on an earlier version of it."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.text: str = dossier.article.text or ""
        self.article: ArticleText = dossier.article.words
        self.places = {
            claim.id: self.article.find(claim.quote, claim.prefix or "", claim.suffix or "") for claim in dossier.claims
        }
        self.standing = sorted((place.start, place.end) for place in self.places.values() if isinstance(place, Anchor))

    def all(self) -> tuple[Reanchored, ...]:
        out_of_order = self._out_of_order()
        found = []
        for claim in self.dossier.claims:
            place = self.places[claim.id]
            if place is None:
                found.append(self.sought(claim))
            elif isinstance(place, Ambiguous):
                found.append(Reanchored(claim, State.AMBIGUOUS, place.first, self._words(place.first)))
            else:
                moved = claim.id in out_of_order or not self._has_context(claim, place)
                found.append(Reanchored(claim, State.MOVED if moved else State.UNCHANGED, place, self._words(place)))
        return tuple(found)

    def of_exemption(self, exemption: Exemption) -> Reanchored:
        """What became of the words of an exemption."""
        place = self.article.find(exemption.quote)
        if place is None:
            return self.sought(exemption)
        first = place.first if isinstance(place, Ambiguous) else place
        return Reanchored(exemption, State.UNCHANGED, first, self._words(first))

    def sought(self, claim: AnyClaim | Exemption) -> Reanchored:
        """Words like those of a claim that are not in the article as they were."""
        quoted = tokens(claim.quote)
        candidates = sorted(self._candidates(quoted), key=lambda one: (-one[0], one[1]))
        for alike, first, last in candidates:
            before = numbers(quoted)
            now = numbers(self._tokens[first:last])
            same = plain(before) == plain(now)
            if alike < (ALIKE if same else ALIKE_BUT_FOR_NUMBERS):
                continue
            start, end = self._tokens[first].start, self._tokens[last - 1].end
            anchor = self._anchor(start, end)
            words = self.text[start:end]
            if not same:
                before, now = differing(before, now)
                return Reanchored(claim, State.NUMBER_CHANGED, anchor, words, before, now)
            rivals = [one for one in candidates if one[0] == alike and not (one[1] < last and first < one[2])]
            if any(plain(numbers(self._tokens[rival[1] : rival[2]])) == plain(before) for rival in rivals):
                return Reanchored(claim, State.AMBIGUOUS, anchor, words)
            return Reanchored(claim, State.REWORDED, anchor, words, note=_unprinted(claim, words))
        return Reanchored(claim, State.LOST)

    # Where the words may have gone.

    @cached_property
    def _tokens(self) -> list[Token]:
        return tokens(self.text)

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for number, token in enumerate(self._tokens):
            index.setdefault(token.word, []).append(number)
        return index

    def _candidates(self, quoted: list[Token]) -> Iterator[tuple[float, int, int]]:
        """Stretches of the article with words like these: how alike they are, and their first and last token."""
        wanted = quoted[:_MOST_TOKENS]
        if sum(not token.is_number for token in wanted) < _LEAST_WORDS:
            return
        votes: Counter[int] = Counter()
        for offset, token in enumerate(wanted):
            places = self._index.get(token.word, ())
            if len(places) <= _MOST_PLACES:
                for place in places:
                    votes[max(0, place - offset) // 8] += 1
        joined = Counter({slot: count + votes[slot + 1] for slot, count in votes.items()})
        seen: set[tuple[int, int]] = set()
        for slot, _ in sorted(joined.most_common(_MOST_WINDOWS)):
            first = max(0, slot * 8 - 8)
            found = self._aligned(wanted, first, min(len(self._tokens), first + 2 * len(wanted) + 24))
            if found is not None and found[1:] not in seen:
                seen.add(found[1:])
                yield found

    def _aligned(self, wanted: list[Token], first: int, last: int) -> tuple[float, int, int] | None:
        """The part of a window that lines up with the words, whatever the numbers between them are."""
        window = self._tokens[first:last]
        matcher = SequenceMatcher(None, _unlike(wanted, "a"), _unlike(window, "b"), autojunk=False)
        blocks = _near([(one.a, one.b, one.size) for one in matcher.get_matching_blocks() if one.size])
        if not blocks:
            return None
        (lead, least, _), (place, most, size) = blocks[0], blocks[-1]
        most += size
        # Words and numbers at the edges that were replaced belong to the stretch, as many as there were.
        start, end = max(0, least - lead), min(len(window), most + len(wanted) - place - size)
        # So do words that were put elsewhere in the sentence.
        missing = {token.word for token in wanted} - {token.word for token in window[start:end]}
        before = range(max(0, start - _REACH), start)
        behind = range(min(len(window), end + _REACH) - 1, end - 1, -1)
        start = next((number for number in before if window[number].word in missing), start)
        end = next((number + 1 for number in behind if window[number].word in missing), end)
        start, end = self._within_sentence(window, start, end, least, most)
        quoted, found = _bag(wanted), _bag(window[start:end])
        shared = (quoted & found).total()
        if shared < _LEAST_WORDS or self._stood_before(window[start].start, window[end - 1].end):
            return None
        return 2 * shared / (quoted.total() + found.total()), first + start, first + end

    def _within_sentence(self, window: list[Token], start: int, end: int, least: int, most: int) -> tuple[int, int]:
        """The stretch without the words at its edges that another sentence holds."""
        while start < least and _SENTENCE.search(self.text, window[start].end, window[least].start + 1):
            start += 1
        while end > most and _SENTENCE.search(self.text, window[most - 1].end, window[end - 1].start + 1):
            end -= 1
        return start, end

    def _stood_before(self, start: int, end: int) -> bool:
        """Whether a stretch lies in the unchanged words of another claim: then it is no edit of other words."""
        place = bisect_left(self.standing, (start + 1,))
        return any(last >= end for _, last in self.standing[max(0, place - 50) : place])

    # Places.

    def _words(self, place: Anchor) -> str:
        return self.text[place.start : place.end]

    def _anchor(self, start: int, end: int) -> Anchor:
        line = self.text.count("\n", 0, start) + 1
        return Anchor(start, end, line, start - (self.text.rfind("\n", 0, start) + 1) + 1)

    def _has_context(self, claim: AnyClaim, place: Anchor) -> bool:
        """Whether the words before and after are still those that the claim gives."""
        before, after = folded(claim.prefix or "").text.strip(), folded(claim.suffix or "").text.strip()
        room = 2 * (len(before) + len(after)) + 40
        return folded(self.text[max(0, place.start - room) : place.start]).text.rstrip().endswith(before) and (
            folded(self.text[place.end : place.end + room]).text.lstrip().startswith(after)
        )

    def _out_of_order(self) -> frozenset[str]:
        """The claims that stand in the article before words they follow in the claim file, as few as can be.

        A claim file need not follow the article; where most of its claims do not, its order says nothing.
        """
        found = [
            (claim.id, place.start)
            for claim in self.dossier.claims
            if isinstance(place := self.places[claim.id], Anchor)
        ]
        kept = _longest_rising([start for _, start in found])
        moved = [name for number, (name, _) in enumerate(found) if number not in kept]
        return frozenset(moved if 3 * len(moved) <= len(found) else ())


_SENTENCE: Final = re.compile(r"[.!?][\"'”’)]{0,2}\s|\n\s*\n")


def _unlike(tokens: Sequence[Token], side: str) -> list[str]:
    """The words, with the numbers as signs that are like nothing on the other side."""
    return [f"{side}{number}" if token.is_number else f" {token.word}" for number, token in enumerate(tokens)]


def _bag(tokens: Sequence[Token]) -> Counter[str]:
    return Counter(token.word for token in tokens if not token.is_number)


def _near(blocks: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The blocks of matching words without those at the ends that lie far off: an "of" two sentences on is another."""
    while len(blocks) > 1 and _is_far(blocks[-2], blocks[-1], blocks[-1][2]):
        blocks.pop()
    while len(blocks) > 1 and _is_far(blocks[0], blocks[1], blocks[0][2]):
        del blocks[0]
    return blocks


def _is_far(one: tuple[int, int, int], other: tuple[int, int, int], size: int) -> bool:
    """Whether many more words stand between two blocks than did; the more, the longer the block in question is."""
    return (other[1] - one[1]) - (other[0] - one[0]) > 4 + 2 * size


def _unprinted(claim: AnyClaim | Exemption, words: str) -> str:
    """What the claim states as printed and the new words do not print so."""
    if isinstance(claim, Exemption):
        return ""
    stated = [claim.printed] if claim.printed else []
    if isinstance(claim, Listing):
        stated += claim.items
    if isinstance(claim, Rank) and claim.running is not None:
        stated.append(claim.running.printed)
    missing = [one for one in stated if not occurs_in_order(one, words)]
    return f"“{missing[0]}” is not printed so any more: change the claim by hand" if missing else ""


def _longest_rising(places: Sequence[int]) -> frozenset[int]:
    """The positions of a longest run of places that never falls."""
    ends: list[int] = []  # The least place that a run of each length can end with.
    at: list[int] = []
    before: list[int] = []
    for number, place in enumerate(places):
        length = bisect_left(ends, place + 1)
        before.append(at[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        at[length : length + 1] = [number]
    kept = set()
    number = at[-1] if at else -1
    while number >= 0:
        kept.add(number)
        number = before[number]
    return frozenset(kept)
