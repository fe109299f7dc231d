"""The text of a drafted claim file: the calendars, quantities, identities and limits of the claims, and the claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import structs

from claimcheck import figure as figures
from claimcheck import unit
from claimcheck.drafting.dating import Dating
from claimcheck.drafting.naming import Names, short
from claimcheck.drafting.proposal import Measured, Proposal, publication
from claimcheck.drafting.tying import Identity
from claimcheck.period import MONTHS, NamedBy
from claimcheck.text import Lines
from claimcheck.yaml_text import block, flow, one_line, scalar

ARTICLE: Final = "article.txt"

WORDS: Final = frozenset({"quote", "prefix", "suffix"})
"""The keys that hold the words of a claim, as block text."""

_PERIODS: Final = frozenset({"period", "since"})
_PLAIN_YEAR: Final = re.compile(r"(?<![\w/.-])[0-9]{4}(?![\w/-])")
_WHAT_NEXT: Final = (
    "# A draft. What is left to do: look at each claim, above all where a comment asks; give one thing one name",
    "# wherever it is measured; then give sources and evidence. `claimcheck check` says what holds so far.",
)

_SUFFIXES: Final = {kind: kind for kind in ("change", "share", "rank", "ratio", "comparison")} | {"threshold": "limit"}


class NamedClaims:
    """The claims of one text with the names that they are given."""

    def __init__(self, text: str, claims: Sequence[Proposal], dating: Dating, identities: Iterable[Identity]) -> None:
        self.text, self.claims, self.dating = text, claims, dating
        self._title, self._published = self._heading()
        self._names: dict[Measured, str] = {}
        names = Names()
        for measured in _all_measured(claims):
            if measured not in self._names:
                self._names[measured] = names.new(*measured.names, otherwise=_otherwise(measured.unit))
        self._limits = self._named_limits()
        declared = self._names
        self.identities = [one for one in identities if all(measured in declared for measured in one.all)]

    def written(self, guessed: Mapping[str, str]) -> str:
        """The text of the file; `guessed` are the units that ambiguous names are taken for where no words tell."""
        title, published = self._title, self._published
        lines = [*_WHAT_NEXT, "", "article:"]
        lines.append(f"  title: {scalar(title, alone=True)}" if title else "  # title:")
        lines.append(f"  text: {ARTICLE}")
        lines.append(
            f"  published: {published}" if published else "  # published: the date that “last year” is told from"
        )
        lines += self._calendars()
        if self._names:
            lines += ["", "quantities:", *_guesses(guessed)]
        for measured, name in self._names.items():
            lines.append(f"  {name}:")
            keys = {"measure": measured.words, "unit": measured.unit, "of": measured.of, "per": measured.per}
            lines += [f"    {key}: {scalar(value, alone=True)}" for key, value in keys.items() if value]
        if self.identities:
            lines += ["", "identities:"]
            lines += dict.fromkeys(f"  - {self._identity(one)}" for one in self.identities)
        lines += self._limits_written()
        if self.claims:
            lines += ["", "claims:"]
        names = Names()
        places = Lines(self.text)
        for claim in self.claims:
            lines += self._claim(claim, names, places)
        return "\n".join(lines) + "\n"

    def _identity(self, identity: Identity) -> str:
        one, *others = (self._names[measured] for measured in identity.all)
        return f"{one} {identity.relation} {' + '.join(others)}"

    def _heading(self) -> tuple[str, str]:
        """The title of the article and its date of publication, "" where its first lines do not give one.

        The claim of that date is named for it.
        """
        first, *rest = [one.strip() for one in self.text[:2_000].split("\n\n") if one.strip()] or [""]
        title = one_line(first.lstrip("# "))
        if "\n" in first or len(title) > 120 or title.endswith((".", ":", "”")) or not rest:
            title = ""
        said = publication()
        top = self.text.find(rest[0]) + len(rest[0]) if title else 0
        dates = [one for one in self.claims if one.kind == "date" and one.mention.end <= top]
        if title and rest[0].endswith((".", "”", '"')):
            # In a paragraph of the text only the date line before its first words is that of publication.
            dates = [one for one in dates if one.measured is not None and one.measured.names == said.names]
        if len(dates) != 1 or len(dates[0].mention.period) != len("2025-03-12") or dates[0].measured is None:
            return title, ""
        dates[0].measured.words, dates[0].measured.names = said.words, said.names
        return title, dates[0].mention.period

    def sketches(self, taken: Iterable[str]) -> dict[int, str]:
        """Each claim as text to paste, by the place of its mention; its name is none of those `taken`."""
        names = Names(taken)
        places = Lines(self.text)
        found: dict[int, str] = {}
        for claim in self.claims:
            keys = {key: value for key, value in claim.keys.items() if key != "period" or str(value)[:1].isdigit()}
            kind = claim.kind
            if kind == "ratio":
                # A ratio cannot stand without what it is set against.
                kind, keys = "untyped", keys | {"note": "a ratio: say of what, and to what"}
            lines = self._claim(structs.replace(claim, kind=kind, keys=keys, comment=""), names, places, alone=True)
            # What the words say beside a figure comes after the claim of the figure.
            found.setdefault(claim.mention.start, "\n".join(line for line in lines if line))
        return found

    def _calendars(self) -> Iterator[str]:
        if self.dating.calendars:
            yield from ("", "calendars:")
        for name, calendar in self.dating.calendars.items():
            month = MONTHS[calendar.starts - 1]
            if not self.dating.said[name]:
                unsaid = f"The text does not say in which month the {name} year begins"
                yield f"  # {unsaid}: {month} is a guess, look it up."
            named_by = "the year it ends in" if calendar.named_by is NamedBy.END else "the year it starts in"
            shown = f", written: {calendar.written}" if calendar.written else ""
            yield f"  {name}: {{starts: {month}, named_by: {named_by}{shown}}}"

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
            yield f"    measure: {scalar(claim.limit.words, alone=True)}"
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
        stated = {key: self._dated(str(value)) for key, value in claim.keys.items() if key in _PERIODS}
        for key, value in (
            quoted | {"kind": claim.kind} | claim.keys | stated | ({} if alone else limit | refers)
        ).items():
            if isinstance(value, tuple):
                yield f"    {key}: {flow(value)}"
            else:
                yield f"    {key}: {block(value, 6) if key in WORDS else scalar(value, alone=not alone)}"

    def _dated(self, period: str) -> str:
        """A period as the file writes it: beside years such as 2024-25 a plain 2024 is no fiscal year."""
        return _PLAIN_YEAR.sub(r"calendar \g<0>", period) if self.dating.is_only_split else period

    def _ids(self, claim: Proposal) -> Iterator[str]:
        measured = claim.measured
        name = "" if measured is None else self._names[measured]
        if claim.kind == "list":
            yield short(claim.mention.unit)
        elif claim in self._limits:
            yield self._limits[claim]
        elif claim.kind in _SUFFIXES and name:
            says_way = claim.kind == "change" and "figure" not in claim.keys
            suffix = str(claim.keys.get("direction", "change")) if says_way else _SUFFIXES[claim.kind]
            yield name if name.endswith(f"-{suffix}") else f"{name}-{suffix}"
        elif name:
            yield name
            if claim.period:
                yield f"{name}-{claim.period.replace(' ', '-').replace('/', '-').replace('..', '-')}"


def _guesses(guessed: Mapping[str, str]) -> Iterator[str]:
    for name, meaning in guessed.items():
        others = [one for one in unit.meanings(name) if one != meaning]
        yield f"  # The text does not say which {name} it means: {meaning} is a guess, it may be {' or '.join(others)}."


def _otherwise(unit_name: str) -> str:
    """What to call a quantity for which the words have no name."""
    if unit_name == "%":
        return "share"
    return "amount" if unit_name in figures.MEASURES or unit_name in figures.MONEY else short(unit_name) or "quantity"


def _all_measured(claims: Iterable[Proposal]) -> Iterator[Measured]:
    for claim in claims:
        yield from (one.itself for one in claim.refers.values())
        if claim.limit is not None:
            yield claim.limit.measured.itself
