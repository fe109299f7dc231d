"""A dossier: one article with its claims, what they measure, and the evidence, ready to be checked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from msgspec import Struct, field

from claimcheck.anchor import Ambiguous, Anchor, ArticleText
from claimcheck.claim import AnyClaim
from claimcheck.evidence import Evidence
from claimcheck.finding import Place
from claimcheck.formula import Identity, Reference
from claimcheck.limit import Limit
from claimcheck.measure import Measure
from claimcheck.period import Calendar, Period
from claimcheck.quantity import Quantity
from claimcheck.source import Source


class Article(Struct, frozen=True, dict=True):
    """The text under check. `text` is None where the claim file gives none; then nothing is looked up in it.

    `counts_as_its_file` says that an offset in `text` is one in the file at `path`: neither does the claim file hold
    the text, nor did lines end in two characters, which are one here.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    published: Period | None = None
    url: str | None = None
    path: str = ""
    text: str | None = None
    counts_as_its_file: bool = False

    @cached_property
    def words(self) -> ArticleText:
        """The text prepared for finding quotes in it."""
        return ArticleText(self.text or "")

    def anchor(self, claim: AnyClaim) -> Anchor | None:
        """Where the words of a claim stand, the first place of several; None where they do not."""
        place = self.words.find(claim.quote, claim.prefix or "", claim.suffix or "")
        return place.first if isinstance(place, Ambiguous) else place


class Alternative(Struct, frozen=True):
    """Another reading of a claim's words that the claim file lists under `or`, there at `place` from 0."""

    label: str
    claim: AnyClaim
    place: int = 0


class Exemption(Struct, frozen=True):
    """A statement that is left out on purpose, and why."""

    quote: str
    reason: str
    place: Place


class Dossier(Struct, frozen=True, dict=True):
    """One article with its claim file and its evidence. Everything in it has been read and is of its type."""

    path: Path
    claim_file: str
    article: Article = field(default_factory=Article)
    calendars: Mapping[str, Calendar] = field(default_factory=dict)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    identities: tuple[Identity, ...] = ()
    limits: Mapping[str, Limit] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    evidence: Evidence = field(default_factory=Evidence)
    claims: tuple[AnyClaim, ...] = ()
    alternatives: Mapping[str, tuple[Alternative, ...]] = field(default_factory=dict)
    exemptions: tuple[Exemption, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> Mapping[str, AnyClaim]:
        """The claims by their names."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def counted(self) -> frozenset[str]:
        """The counted things that the measures declare, as names of units."""
        return frozenset(measure.typed_unit.name for measure in self.measures.values())

    def members(self, measure: str) -> frozenset[str]:
        """Every member of a measure that the claim file or a table knows, with its other names."""
        if measure not in self._members:
            self._members[measure] = self._members_of(measure)
        return self._members[measure]

    @cached_property
    def _members(self) -> dict[str, frozenset[str]]:
        return {}

    def _members_of(self, measure: str) -> frozenset[str]:
        declared = self.measures[measure].members
        names = {*declared, *(alias for aliases in declared.values() for alias in aliases)}
        for series in self.evidence.of(measure):
            for row in series.cells.values():
                names.update(key[0] for key in row if key)
        return frozenset(names)

    def words_of(self, claim: str) -> Place | None:
        """Where a claim stands in the article, or None where its words are not found or there is no text."""
        if self.article.text is None:
            return None
        anchor = self.article.anchor(self.by_id[claim])
        return None if anchor is None else Place(self.article.path, anchor.line, anchor.column)

    def quantity(self, measure: str, members: tuple[str, ...], period: Period | None = None) -> Quantity:
        """The quantity of that measure for members by any of their names, which are put in alphabetical order."""
        named = [self.measures[measure].member(name) or name for name in members]
        return Quantity(measure, tuple(sorted(named)), period)

    def referred(self, reference: Reference, period: Period | None = None) -> Quantity:
        """The quantity that a reference such as `exports[India]` names."""
        return self.quantity(reference.quantity, reference.members, period)
