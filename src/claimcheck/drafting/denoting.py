"""What a text means by the name of several units: rupees of India or of Pakistan, tons of a thousand kilograms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from claimcheck import unit
from claimcheck.unit_names import CURRENCY_WORDS


class Denotations:
    """The units that the ambiguous names of one text are taken for; `guessed` are those that nothing in it tells."""

    def __init__(self, text: str) -> None:
        self._text = text[:20_000]
        self._meant: dict[str, str] = {}
        self.guessed: dict[str, str] = {}

    def meant(self, name: str) -> str:
        """The unit that a name stands for in this text: the name itself where it is plain."""
        meanings = unit.meanings(name)
        if not meanings:
            return name
        if name not in self._meant:
            told = [one for one in meanings if self._is_told(one)]
            self._meant[name] = told[0] if len(told) == 1 else meanings[0]
            if len(told) != 1:
                self.guessed[name] = meanings[0]
        return self._meant[name]

    def _is_told(self, meaning: str) -> bool:
        """Whether the text uses a unit by its own name or code, or speaks of the country whose currency it is."""
        return meaning in self._words or any(
            re.search(rf"\b{re.escape(stem)}\w{{0,2}}\b", self._lower) for stem in _countries(meaning)
        )

    @cached_property
    def _lower(self) -> str:
        return self._text.lower()

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(re.findall(r"\w+", self._text))


def _countries(code: str) -> Iterable[str]:
    """The stems of the countries that the names of a currency say: of "indian rupee", "india"."""
    names = (words.split()[0] for words, of in CURRENCY_WORDS.items() if of == code and " " in words)
    return (name[:-1] if len(name) > 4 else name for name in names)
