"""Names for quantities, from the words that stand around their figures."""

from __future__ import annotations

import re
import unicodedata
from itertools import takewhile
from typing import Final

from claimcheck.phrase import words_of

_WORD: Final = re.compile(r"[^\W\d_][\w'’.-]*|[0-9][\w,.'’%-]*|[$£€%]|[,;:()—–\"“”.!?/]")
_BREAKS: Final = frozenset(',;:()—–"“”.!?/')
_SIGNS: Final = frozenset("$£€%")
_VERBS: Final = frozenset(
    words_of(
        "is are was were be been being has have had amounts amount amounted totals totalled totaled reached "
        "reaches hit stood stands rose rises risen grew grows grow grown fell falls fallen dropped drops "
        "declined declines increased increases decreased climbed jumped soared surged plunged slipped exceeded "
        "exceeds numbers numbered counted counts employs employed spent spends paid pays received receives "
        "earned earns made makes won lost sold sells bought lent came comes went goes accounted accounts "
        "accounting represented makes made said says reported according holds held holding owns owned will would can "
        "could may might should must does did do contains contained became remains remained recorded produced "
        "produces exported imported attended voted lived live lives worked took takes "
        "taking equal equals expected estimated raised averaged averages ranks ranked ranking"
    )
)
_LINKS: Final = frozenset(
    words_of(
        "and but or that which who while whereas where when with as than because since after before if so for to by "
        "from at on into about around over nearly almost only some roughly up down more less fewer despite according "
        "moreover meanwhile however beyond among amid today overall including"
    )
)
_STOP: Final = frozenset(
    words_of(
        "the a an of in on at to for from by with and or its their his her our your this that these those it they we "
        "he she is are was were has have had be been about some all each every any no not there per who which also as "
        "one's between over under than into during"
    )
)
_CLAUSE_WORDS: Final = frozenset({"and", "but", "that", "while", "which", "whereas", "where"})
_MOST_WORDS: Final = 8


def words_before(text: str) -> str:
    """What a sentence speaks of before the figure: the subject of its verb, or the noun right before."""
    tokens = [token[0] for token in _WORD.finditer(text[-240:])]
    while tokens and (tokens[-1].lower() in _STOP | _LINKS or tokens[-1] in _BREAKS):
        tokens.pop()
    verb = next((place for place in range(len(tokens) - 1, -1, -1) if tokens[place].lower() in _VERBS), None)
    # "The harbour branch lent 12 books in spring and" ends far behind its verb: then the last words tell more.
    if verb is not None and verb and len(tokens) - verb <= 5:
        tokens = tokens[:verb]
        while tokens and tokens[-1].lower() in _VERBS | {"to", "not", "also"}:
            tokens.pop()
    segments: list[list[str]] = [[]]
    for token in tokens:
        if token in _BREAKS or token[0].isdigit() or token.lower() in _CLAUSE_WORDS:
            segments.append([])
        else:
            segments[-1].append(token)
    return next(filter(None, (_phrase(segment[-_MOST_WORDS:]) for segment in reversed(segments))), "")


def words_after(text: str) -> str:
    """What the figure counts or is part of: the words right after it, up to the verb."""
    kept: list[str] = []
    for token in _WORD.finditer(text[:160]):
        word = token[0]
        if word in _BREAKS or (kept and (word.lower() in _VERBS or word.lower() in _LINKS)):
            break
        if word.lower() in _VERBS or word[0].isdigit() or (not kept and word.lower() in _LINKS):
            break
        kept.append(word)
        if len(kept) == _MOST_WORDS:
            break
    return _phrase(kept)


def clause_after(text: str) -> str:
    """What is said right after the figure, verb included, up to the next mark or figure."""
    return _phrase(_to_break([token[0] for token in _WORD.finditer(text[:200])])[:12])


def clause_before(text: str) -> str:
    """What is said right before the figure, verb included."""
    tokens = [token[0] for token in _WORD.finditer(text[-240:])]
    return _phrase(_to_break(tokens[::-1])[:10][::-1])


def _to_break(tokens: list[str]) -> list[str]:
    """The tokens up to the first mark or number."""
    return list(
        takewhile(lambda token: token not in _BREAKS and not token[0].isdigit() and token not in "$£€%", tokens)
    )


def _phrase(tokens: list[str]) -> str:
    while tokens and _is_small(tokens[0]):
        tokens = tokens[1:]
    while tokens and _is_small(tokens[-1]):
        tokens = tokens[:-1]
    return " ".join(token for token in tokens if token not in _BREAKS and token not in _SIGNS).rstrip(".-'’")


def _is_small(token: str) -> bool:
    """Whether a word names nothing; in capitals it does: the IT sector, the US."""
    return token.lower() in _STOP | _LINKS and not (token.isupper() and len(token) > 1)


class Names:
    """Names that have been given, so that none is given twice."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._last: dict[str, int] = {}

    def new(self, phrase: str, otherwise: str) -> str:
        """A name from a phrase, such as `it-service-exports`; from `otherwise` where it has no words."""
        plain = unicodedata.normalize("NFKD", phrase).encode("ascii", "ignore").decode().lower()
        words = [
            word for word in re.findall(r"[a-z][a-z0-9]*", plain.replace("'s", "")) if word not in _STOP - {"it", "us"}
        ]
        base = "-".join(words[:4])[:48].strip("-") or otherwise
        number = self._last.get(base, 0) + 1
        while (name := base if number == 1 else f"{base}-{number}") in self._given:
            number += 1
        self._last[base] = number
        self._given.add(name)
        return name
