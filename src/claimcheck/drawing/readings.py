"""The readings of a claim as they are drawn: the chosen one first, and the others where they tell something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from claimcheck.reading import Reading

AS_THEY_STAND: Final = "the words as they stand"
"""The name of the first reading of words, where another one is chosen."""


class Readings(Struct, frozen=True):
    """All readings of one claim, at least one, first the one that was chosen.

    `others_matter` where the claim is contradicted in every reading, or only a secondary one fits.
    """

    all: Sequence[Reading]
    others_matter: bool

    @property
    def chosen(self) -> Reading:
        """The reading that fits best."""
        return self.all[0]

    def __iter__(self) -> Iterator[Reading]:
        return iter(self.all)

    def name(self, reading: Reading) -> str:
        """What tells a reading from the chosen one; nothing for that one itself."""
        return "" if reading is self.chosen else reading.label or AS_THEY_STAND
