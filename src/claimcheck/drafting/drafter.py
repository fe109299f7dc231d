"""A draft: the claim file that a text suggests, with every quantity a claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace
from pydantic import ValidationError

from claimcheck.anchor import LONGEST_QUOTE, Anchor, ArticleText
from claimcheck.claim import KINDS, Context
from claimcheck.drafting.naming import Names
from claimcheck.drafting.proposal import Proposal, Proposer, Value
from claimcheck.drafting.relating import relate
from claimcheck.drafting.sentence import Sentences, Span
from claimcheck.fault import Fault, InputError
from claimcheck.loading.document import MOST_CHARACTERS
from claimcheck.scanning import Kind, Mention, scan
from claimcheck.text import Lines, place
from claimcheck.yaml_text import UNWRITABLE, block, flow, one_line, scalar

CLAIM_FILE: Final = "claims.yaml"
ARTICLE: Final = "article.txt"

MOST_CLAIMS: Final = 5_000
"""More than a book has; a claim file with more of them is longer than what is read, and nobody finishes it."""

_CONTEXTS: Final = (30, 120, 500, 2_000)
"""Characters before and after a quote that are tried as prefix and suffix, where it stands in several places."""

_EARLIER: Final = re.compile(r"\s(?:earlier|before|ago|later)\b")
_A_YEAR: Final = re.compile(r"\s+an?\s+year\Z")

_BLOCKS: Final = frozenset({"quote", "prefix", "suffix"})


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
    found = scan(text)
    if len(found.quantities) > MOST_CLAIMS:
        raise _fault(
            path, text, None, f"{len(found.quantities):,} quantities; a draft takes {MOST_CLAIMS:,}: draft it in parts"
        )
    for one in found.quantities:
        if one.end - one.start > LONGEST_QUOTE // 2:
            raise _fault(path, text, one.start, "a number of thousands of characters: no claim can quote it")
    # A list without a count may run over the end of a sentence; nothing else does.
    exempt = [one for one in found.exemptions if one.rule != "uncounted-list"]
    taken = sorted([(one.start, one.end) for one in found.quantities] + [(one.start, one.end) for one in exempt])
    drafting = _Drafting(text, Sentences(text, taken), found.quantities)
    proposals = drafting.proposals()
    claim_file = drafting.claim_file(proposals)
    if len(claim_file) > MOST_CHARACTERS:
        raise _fault(
            path, text, None, f"a claim file for it is longer than {MOST_CHARACTERS:,} characters: draft it in parts"
        )
    return Draft(
        claim_file,
        text,
        len(proposals),
        sum(proposal.kind == "untyped" for proposal in proposals),
    )


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
        self.quantities = tuple(_without_earlier(text, one) for one in quantities)
        self.proposer = Proposer(text, sentences)
        self.words = ArticleText(text)
        self.lines = Lines(text)
        self.anchored: dict[Span, dict[str, Value]] = {}

    def proposals(self) -> list[Proposal]:
        """The claims in the order of the text, each with its quote, and each of them valid."""
        found = []
        for of_sentence in self._by_sentence():
            dates = tuple(one for one in of_sentence if one.kind is Kind.PERIOD)
            events = [one for one in dates if self.proposer.is_event(one)]
            dated = tuple(one for one in dates if one not in events)
            here = [self.proposer.proposed(one, dated=dated) for one in of_sentence if one.kind is not Kind.PERIOD]
            relate(self.text, here, dated, self.proposer)
            stretches = []
            for proposal in here:
                stretches.append(self._quote(proposal))
                found.append(self._valid(proposal))
            for one in dates:
                if one in events or not any(start <= one.start and one.end <= end for start, end in stretches):
                    event = self.proposer.event(one)
                    stretches.append(self._quote(event))
                    found.append(self._valid(event))
        return sorted(found, key=lambda proposal: proposal.mention.start)

    def _by_sentence(self) -> Iterator[list[Mention]]:
        last: Span | None = None
        group: list[Mention] = []
        for mention in self.quantities:
            sentence = self.sentences.of(mention.start)
            # A "sentence" of many figures is a table: its figures are looked at a few at a time.
            if sentence != last or len(group) >= 40:
                if group:
                    yield group
                group, last = [], sentence
            group.append(mention)
        if group:
            yield group

    def _quote(self, proposal: Proposal) -> Span:
        """Give a claim its words, and what tells them apart from the same words elsewhere."""
        start, end = proposal.span
        if end - start > LONGEST_QUOTE // 4 or UNWRITABLE.search(self.text, start, end):
            start, end = proposal.mention.value_span or (proposal.mention.start, proposal.mention.end)
        stretch = self.sentences.quoted(start, end)
        keys = self.anchored.get(stretch)
        if keys is None:
            keys = self.anchored[stretch] = self._anchor(stretch)
        proposal.keys = keys | proposal.keys
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

    def _valid(self, proposal: Proposal) -> Proposal:
        """The claim, or, where the claim file would not take it, the same words for a person to type."""
        if not _is_valid(proposal):
            kept = {key: value for key, value in proposal.keys.items() if key in _BLOCKS}
            self.proposer.measures.pop(proposal.quantity, None)
            note = f"looked like a {proposal.kind}: type it, or exempt it with a reason"
            figure = one_line(proposal.mention.text)[:200].strip()
            proposal = Proposal(
                proposal.mention, "untyped", kept | ({"figure": figure} if figure else {}) | {"note": note}
            )
        return proposal

    # The claim file.

    def claim_file(self, proposals: list[Proposal]) -> str:
        """The claims with the quantities they name, as the text of a claim file."""
        title = next((line.strip() for line in self.text[:2_000].split("\n") if line.strip()), "")
        lines = ["# A draft: look at every claim, name what is measured, and give the sources.", "", "article:"]
        if title and len(title) <= 120 and one_line(title):
            lines.append(f"  # title: {one_line(title)}")
        lines.append(f"  text: {ARTICLE}")
        used = {
            proposal.keys[key] for proposal in proposals for key in ("quantity", "of", "to") if key in proposal.keys
        }
        if used:
            lines += ["", "quantities:"]
        for name, measure in self.proposer.measures.items():
            if name in used:
                lines.append(f"  {name}:")
                lines += [f"    {key}: {scalar(value)}" for key, value in measure.items() if value]
        if proposals:
            lines += ["", "claims:"]
        names = Names()
        for proposal in proposals:
            lines += self._claim(proposal, names)
        return "\n".join(lines) + "\n"

    def _claim(self, proposal: Proposal, names: Names) -> Iterator[str]:
        yield ""
        if proposal.comment:
            yield f"  # {one_line(proposal.comment)}"
        line, _ = self.lines.place(proposal.mention.start)
        yield f"  - id: {names.new(proposal.quantity.replace('-', ' '), f'line-{line}')}"
        quoted = {key: value for key, value in proposal.keys.items() if key in _BLOCKS}
        for key, value in (quoted | {"kind": proposal.kind} | proposal.keys).items():
            if isinstance(value, tuple):
                yield f"    {key}: {flow(value)}"
            else:
                yield f"    {key}: {block(value, 6) if key in _BLOCKS else scalar(value)}"


def _without_earlier(text: str, mention: Mention) -> Mention:
    """A mention without the words "a year" where "earlier" or "before" follows them: then they name a time, no rate."""
    if mention.rate != "year" or not _EARLIER.match(text, mention.end):
        return mention
    words = _A_YEAR.sub("", mention.text)
    return replace(mention, end=mention.start + len(words), text=words, rate="")


def _is_valid(proposal: Proposal) -> bool:
    written: dict[str, Any] = {"id": "draft", "kind": proposal.kind}
    written |= {key: list(value) if isinstance(value, tuple) else value for key, value in proposal.keys.items()}
    try:
        KINDS[proposal.kind].model_validate(written, context=Context())
    except ValidationError:
        return False
    return True
