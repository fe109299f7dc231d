"""The text of a drafted claim file: the calendars, quantities, identities and limits of the claims, and the claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import structs

from claimcheck.drafting.dating import Dating
from claimcheck.drafting.naming import Names, short
from claimcheck.drafting.proposal import Measured, Proposal
from claimcheck.period import MONTHS, Naming
from claimcheck.text import Lines
from claimcheck.yaml_text import block, flow, one_line, scalar

ARTICLE: Final = "article.txt"

WORDS: Final = frozenset({"quote", "prefix", "suffix"})
"""The keys that hold the words of a claim, as block text."""

_SUFFIXES: Final = {"change": "change", "share": "share", "rank": "rank", "ratio": "ratio", "threshold": "limit"}


class NamedClaims:
    """The claims of one text with the names that they are given."""

    def __init__(
        self, text: str, claims: Sequence[Proposal], dating: Dating, at_most: Iterable[tuple[Measured, Measured]]
    ) -> None:
        self.text, self.claims, self.dating = text, claims, dating
        self._names: dict[Measured, str] = {}
        names = Names()
        for measured in _all_measured(claims):
            if measured not in self._names:
                self._names[measured] = names.new(*measured.names)
        self._limits = self._named_limits()
        declared = self._names
        self.at_most = [(one, other) for one, other in at_most if one.itself in declared and other.itself in declared]

    def written(self) -> str:
        """The text of the file."""
        title = next((line.strip() for line in self.text[:2_000].split("\n") if line.strip()), "")
        lines = ["# A draft: look at every claim, name what is measured, and give the sources.", "", "article:"]
        if title and len(title) <= 120 and one_line(title):
            lines.append(f"  # title: {one_line(title)}")
        lines.append(f"  text: {ARTICLE}")
        lines += self._calendars()
        if self._names:
            lines += ["", "quantities:"]
        for measured, name in self._names.items():
            lines.append(f"  {name}:")
            keys = {"measure": measured.words, "unit": measured.unit, "of": measured.of, "per": measured.per}
            lines += [f"    {key}: {scalar(value)}" for key, value in keys.items() if value]
        if self.at_most:
            lines += ["", "identities:"]
            lines += [
                f"  - {self._names[one.itself]} <= {self._names[other.itself]}"
                for one, other in dict.fromkeys((one.itself, other.itself) for one, other in self.at_most)
            ]
        lines += self._limits_written()
        if self.claims:
            lines += ["", "claims:"]
        names = Names()
        places = Lines(self.text)
        for claim in self.claims:
            lines += self._claim(claim, names, places)
        return "\n".join(lines) + "\n"

    def sketches(self, taken: Iterable[str]) -> dict[int, str]:
        """Each claim as text to paste, by the place of its mention; its name is none of those `taken`."""
        names = Names(taken)
        places = Lines(self.text)
        found = {}
        for claim in self.claims:
            keys = {key: value for key, value in claim.keys.items() if key != "period" or str(value)[:1].isdigit()}
            kind = claim.kind
            if kind == "ratio":
                # A ratio cannot stand without what it is set against.
                kind, keys = "untyped", keys | {"note": "a ratio: say of what, and to what"}
            lines = self._claim(structs.replace(claim, kind=kind, keys=keys, comment=""), names, places, alone=True)
            found[claim.mention.start] = "\n".join(line for line in lines if line)
        return found

    def _calendars(self) -> Iterator[str]:
        if self.dating.calendars:
            yield from ("", "calendars:")
        for name, calendar in self.dating.calendars.items():
            if not self.dating.said[name]:
                yield f"  # The text does not say in which month the {name} year begins: look it up."
            named_by = "the year it ends in" if calendar.named_by is Naming.END else "the year it starts in"
            shown = f", written: {calendar.written}" if calendar.written else ""
            yield f"  {name}: {{starts: {MONTHS[calendar.starts - 1]}, named_by: {named_by}{shown}}}"

    def _named_limits(self) -> dict[Proposal, str]:
        names = Names()
        return {
            claim: names.new(f"{self._names[claim.limit.measured.itself]}-limit")
            for claim in self.claims
            if claim.limit is not None
        }

    def _limits_written(self) -> Iterator[str]:
        if self._limits:
            yield from ("", "limits:")
        for claim, name in self._limits.items():
            assert claim.limit is not None
            yield f"  {name}:"
            yield f"    measure: {scalar(claim.limit.words)}"
            yield f"    value: {scalar(claim.limit.value)}"
            yield f"    side: {claim.limit.side}"
            yield f"    of: {self._names[claim.limit.measured.itself]}"

    def _claim(self, claim: Proposal, names: Names, places: Lines, *, alone: bool = False) -> Iterator[str]:
        """The lines of a claim; `alone` without the quantities and limits, which only this file declares."""
        yield ""
        if claim.comment:
            yield f"  # {one_line(claim.comment)}"
        line, _ = places.place(claim.mention.start)
        yield f"  - id: {names.new(*self._ids(claim), otherwise=f'line-{line}')}"
        quoted = {key: value for key, value in claim.keys.items() if key in WORDS}
        refers = {key: self._names[one.itself] for key, one in claim.refers.items()}
        limit = {"limit": self._limits[claim]} if claim in self._limits else {}
        for key, value in (quoted | {"kind": claim.kind} | claim.keys | ({} if alone else limit | refers)).items():
            if isinstance(value, tuple):
                yield f"    {key}: {flow(value)}"
            else:
                yield f"    {key}: {block(value, 6) if key in WORDS else scalar(value)}"

    def _ids(self, claim: Proposal) -> Iterator[str]:
        measured = claim.measured
        name = "" if measured is None else self._names[measured]
        if claim.kind == "list":
            yield short(claim.mention.unit)
        elif claim in self._limits:
            yield self._limits[claim]
        elif claim.kind in _SUFFIXES and name:
            yield f"{name}-{_SUFFIXES[claim.kind]}"
        elif name:
            yield name
            if claim.period:
                yield f"{name}-{claim.period.replace(' ', '-').replace('/', '-').replace('..', '-')}"


def _all_measured(claims: Iterable[Proposal]) -> Iterator[Measured]:
    for claim in claims:
        yield from (one.itself for one in claim.refers.values())
        if claim.limit is not None:
            yield claim.limit.measured.itself
