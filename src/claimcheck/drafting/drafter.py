"""A draft: the claim file that a text suggests, with every quantity a claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from msgspec import Struct
from pydantic import ValidationError

from claimcheck.anchor import LONGEST_QUOTE, Anchor, ArticleText
from claimcheck.claim import KINDS, Context
from claimcheck.drafting.changing import tie_changes, tie_changes_said_back
from claimcheck.drafting.dating import Dating
from claimcheck.drafting.denoting import Denotations
from claimcheck.drafting.growing import tie_growth
from claimcheck.drafting.limiting import tie_limits
from claimcheck.drafting.proposal import Proposal, Value
from claimcheck.drafting.proposing import Proposer, apart
from claimcheck.drafting.repeating import Repeats, tie_definite
from claimcheck.drafting.sentence import Sentences, Span
from claimcheck.drafting.sharing import tie_rates, tie_shares
from claimcheck.drafting.skeleton import Skeleton
from claimcheck.drafting.totalling import tie_totals
from claimcheck.drafting.tying import Identity, Passage
from claimcheck.drafting.writing import ARTICLE, WORDS, NamedClaims
from claimcheck.fault import Fault, InputError
from claimcheck.loading.document import MOST_CHARACTERS
from claimcheck.scanning import Kind, Mention, scan
from claimcheck.text import place
from claimcheck.yaml_text import UNWRITABLE, one_line

CLAIM_FILE: Final = "claims.yaml"

MOST_CLAIMS: Final = 5_000
"""More than a book has; a claim file with more of them is longer than what is read, and nobody finishes it."""

_MOST_TOGETHER: Final = 40
"""Figures of one passage: a paragraph of more of them is a table, and its figures are looked at a few at a time."""

_PIECE: Final = 200_000
"""Characters of a long text that are counted at once: a piece of nothing but numbers is scanned in seconds."""

_IN_PARTS: Final = "draft it in parts"

_LONGEST_PASSAGE: Final = 6_000

_CONTEXTS: Final = (30, 120, 500, 2_000)
"""Characters before and after a quote that are tried as prefix and suffix, where it stands in several places."""


class Draft(Struct, frozen=True):
    """A dossier that is not yet finished: the text of its claim file, and the article."""

    claim_file: str
    article: str
    claims: int
    untyped: int

    def __str__(self) -> str:
        return self.claim_file

    def write(self, folder: str | Path) -> tuple[Path, ...]:
        """Write both files into a folder, which is made where it is missing; the paths written.

        A file that is there already is never overwritten: InputError, and nothing is written. An article that is there
        with the very same text stays as it is.
        """
        from claimcheck.drafting.delivering import write_new

        return write_new(Path(folder), {CLAIM_FILE: self.claim_file, ARTICLE: self.article})


def draft(text: str, path: str = "the text") -> Draft:
    """The draft of a dossier for an English text; `path` names it in faults.

    Raises InputError for a text that no file can hold, and for one with more quantities than a claim file takes.
    """
    text = _clean(text, path)
    drafting, claims = _drafted(text, path)
    claim_file = NamedClaims(text, claims, drafting.dating, drafting.identities).written(drafting.denotations.guessed)
    if len(claim_file) > MOST_CHARACTERS:
        raise _fault(
            path, text, None, f"a claim file for it is longer than {MOST_CHARACTERS:,} characters: {_IN_PARTS}"
        )
    return Draft(claim_file, text, len(claims), sum(claim.kind == "untyped" for claim in claims))


def sketches(text: str, taken: Iterable[str] = ()) -> dict[int, str]:
    """A claim to paste into a claim file for the quantities of a text, by the offset each begins at.

    It names no quantity and no calendar, since those of the file are not known here, and none of the `taken` names. A
    date in the quote of another claim has none. InputError as for a draft.
    """
    drafting, claims = _drafted(text, "the text")
    return NamedClaims(text, claims, drafting.dating, ()).sketches(taken)


def _drafted(text: str, path: str) -> tuple[_Drafting, list[Proposal]]:
    if _is_dense(text):
        raise _fault(path, text, None, f"far more than {MOST_CLAIMS:,} quantities, which a draft takes: {_IN_PARTS}")
    found = scan(text)
    if len(found.quantities) > MOST_CLAIMS:
        raise _fault(
            path, text, None, f"{len(found.quantities):,} quantities; a draft takes {MOST_CLAIMS:,}: {_IN_PARTS}"
        )
    for one in found.quantities:
        if one.end - one.start > LONGEST_QUOTE // 2:
            raise _fault(path, text, one.start, "a number of thousands of characters: no claim can quote it")
    # A list without a count may run over the end of a sentence; nothing else does.
    exempt = [one for one in found.exemptions if one.rule != "uncounted-list"]
    taken = sorted([(one.start, one.end) for one in found.quantities] + [(one.start, one.end) for one in exempt])
    drafting = _Drafting(text, Sentences(text, taken), found.quantities)
    return drafting, drafting.claims()


def _is_dense(text: str) -> bool:
    """Whether a long text has so many quantities that scanning all of it is of no use."""
    counted = done = 0
    while len(text) > _PIECE and done < len(text) and counted <= 2 * MOST_CLAIMS:
        counted += len(scan(text[done : done + _PIECE]).quantities)
        done += _PIECE
    return counted > 2 * MOST_CLAIMS


def _clean(text: str, path: str) -> str:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    for bad in UNWRITABLE.finditer(text):
        if bad[0] == "\0" or "\ud800" <= bad[0] <= "\udfff":
            name = "a NUL character" if bad[0] == "\0" else "a lone surrogate"
            raise _fault(path, text, bad.start(), f"{name}: no file can hold this text")
    return text


def _fault(path: str, text: str, offset: int | None, message: str) -> InputError:
    return InputError([Fault(path, *((0, 0) if offset is None else place(text, offset)), message)])


class _Drafting:
    """One text on its way to a claim file."""

    def __init__(self, text: str, sentences: Sentences, quantities: tuple[Mention, ...]) -> None:
        self.text, self.sentences = text, sentences
        self.quantities = tuple(apart(text, quantities))
        self.dating = Dating(text)
        self.denotations = Denotations(text)
        self.proposer = Proposer(text, sentences, self.dating, self.denotations)
        self.repeats = Repeats()
        self.words = ArticleText(text)
        self.anchored: dict[Span, dict[str, Value]] = {}
        self.identities: list[Identity] = []

    def claims(self) -> list[Proposal]:
        """The claims in the order of the text, each with its quote, and each of them valid."""
        claims: list[Proposal] = []
        for mentions in self._passages():
            events = [one for one in mentions if one.kind is Kind.PERIOD and self.proposer.is_event(one)]
            dates = [one for one in mentions if one.kind is Kind.PERIOD]
            here = self._tied([one for one in mentions if one not in events])
            stretches = [self._quote(claim) for claim in here]
            claims += here
            for date in dates:
                if date in events or not any(first <= date.start and date.end <= last for first, last in stretches):
                    event = self.proposer.event(date)
                    stretches.append(self._quote(event))
                    claims.append(event)
        return [self._valid(claim) for claim in sorted(claims, key=lambda claim: claim.mention.start)]

    def _tied(self, mentions: list[Mention]) -> list[Proposal]:
        """The claims of one passage, tied to each other as far as its words say."""
        if not mentions:
            return []
        dates = [one for one in mentions if one.kind is Kind.PERIOD]
        by_place: dict[int, Proposal | Mention] = {one.start: one for one in dates}
        claims = []
        for one in mentions:
            if one.kind is not Kind.PERIOD:
                sentence = self.sentences.of(one.start)
                near = tuple(date for date in dates if self.sentences.of(date.start) == sentence)
                others = tuple(
                    other for other in mentions if other.kind is not Kind.PERIOD and abs(other.start - one.start) < 400
                )
                claims.append(self.proposer.proposed(one, dated=near, others=others))
                by_place[one.start] = claims[-1]
        first = self.sentences.of(mentions[0].start)[0]
        last = self.sentences.of(mentions[-1].start)[1]
        first, last = max(first, mentions[0].start - 400), max(mentions[-1].end, min(last, mentions[-1].end + 400))
        skeleton = Skeleton(self.text, first, last, [by_place[one.start] for one in mentions], self.sentences)
        numbers = {one.start: self.sentences.number(one.start) for one in mentions}
        passage = Passage(self.text, skeleton, claims, self.dating, numbers)
        for tie in (tie_changes, self.repeats.tie, tie_definite, tie_shares, tie_totals, tie_rates, tie_limits):
            tie(passage)
        tie_changes_said_back(passage)
        tie_growth(passage)
        self.identities += passage.identities
        return claims + passage.said

    def _passages(self) -> Iterator[list[Mention]]:
        """The mentions of each paragraph, or of a part of one that is long."""
        group: list[Mention] = []
        for mention in self.quantities:
            if group and (
                len(group) >= _MOST_TOGETHER
                or mention.start - group[0].start > _LONGEST_PASSAGE
                or self.sentences.are_apart(group[-1].end, mention.start)
            ):
                yield group
                group = []
            group.append(mention)
        if group:
            yield group

    # The words of a claim.

    def _quote(self, claim: Proposal) -> Span:
        """Give a claim its words, and what tells them apart from the same words elsewhere."""
        start, end = claim.span
        if end - start > LONGEST_QUOTE // 4 or UNWRITABLE.search(self.text, start, end):
            start, end = claim.mention.value_span or (claim.mention.start, claim.mention.end)
        stretch = self.sentences.quoted(start, end)
        keys = self.anchored.get(stretch)
        if keys is None:
            keys = self.anchored[stretch] = self._anchor(stretch)
        claim.keys = keys | claim.keys
        return stretch

    def _anchor(self, stretch: Span) -> dict[str, Value]:
        start, end = stretch
        keys: dict[str, Value] = {"quote": one_line(self.text[start:end])}
        for size in (0, *_CONTEXTS):
            before = self._context(start - size, start)
            after = self._context(end, end + size, before=False)
            found = self.words.find(str(keys["quote"]), before, after)
            if isinstance(found, Anchor) and found.start < end and start < found.end:
                break
        else:
            return keys
        return keys | {name: words for name, words in (("prefix", before), ("suffix", after)) if words.strip()}

    def _context(self, start: int, end: int, *, before: bool = True) -> str:
        words = self.text[max(0, start) : end]
        for hidden in UNWRITABLE.finditer(words):
            if not before:
                return one_line(words[: hidden.start()])
            words = self.text[max(0, start) + hidden.end() : end]
        return one_line(words)

    def _valid(self, claim: Proposal) -> Proposal:
        """The claim, or, where the claim file would not take it, the same words for a person to type."""
        if claim.kind == "change" and "base" not in claim.refers and ".." not in claim.period:
            # A change without a base runs between two periods, of which the words give one at most.
            claim.keys.pop("period", None)
        if _is_valid(claim, self.dating):
            return claim
        kept = {key: value for key, value in claim.keys.items() if key in WORDS}
        figure = one_line(claim.mention.text)[:200].strip()
        note = f"looked like a {claim.kind}: type it, or exempt it with a reason"
        return Proposal(claim.mention, "untyped", kept | ({"figure": figure} if figure else {}) | {"note": note})


def _is_valid(claim: Proposal, dating: Dating) -> bool:
    written: dict[str, Any] = {"id": "draft", "kind": claim.kind}
    written |= {key: list(value) if isinstance(value, tuple) else value for key, value in claim.keys.items()}
    written |= dict.fromkeys(claim.refers, "quantity") | ({"limit": "limit"} if claim.limit else {})
    try:
        KINDS[claim.kind].model_validate(written, context=Context(dating.calendars))
    except ValidationError:
        return False
    return True
