"""The things that a counted list names, and those that a rank names above its own."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from claimcheck.scanning import Mention
from claimcheck.yaml_text import one_line

_NAME: Final = r"(?:the\s+)?[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,4}"
_AFTER: Final = re.compile(
    rf"\b(?:after|behind)\s+(?P<names>{_NAME}(?:(?:,\s+and\s+|,\s+|\s+and\s+){_NAME}){{0,12}})(?P<end>\s*(?:[.,;:)—–]|\Z))?"
)
_JOINT: Final = re.compile(r",\s+and\s+|,\s+|\s+and\s+")
_AMONG_OTHERS: Final = re.compile(r"\b(?:including|such\s+as|among\s+them|for\s+example)\b", re.IGNORECASE)


def names_above(words: str, position: Fraction | None) -> tuple[tuple[str, ...], int] | None:
    """Those named after "after" behind an nth place, and how far their names reach.

    None where there are none, and where an "and" may be part of a name so that their number is not plain.
    """
    found = _AFTER.search(words)
    if found is None or position is None:
        return None
    names = tuple(_bare(name) for name in _JOINT.split(found["names"]))
    if len(names) == position - 1 or (
        found["end"] is not None and " and " not in found["names"].replace(", and ", ", ")
    ):
        return names, found.end("names")
    # Of "after Bosnia and Herzegovina and Serbia" there are two or three; a number out of reach is a mistake.
    least = found["names"].count(",") + 1
    if found["end"] is not None and not least <= position - 1 <= len(names):
        return names, found.end("names")
    return None


def items_named(mention: Mention, after: str) -> tuple[tuple[str, ...], bool] | None:
    """What a list names, and whether that is all of it; None where the words do not tell its things apart.

    `after` is what follows in its sentence.
    """
    members = tuple(one_line(member) for member in mention.members)
    if mention.value is None or not members:
        return None
    listed = one_line(mention.text)
    if len(members) > 2 and re.search(rf"\band .*, {re.escape(members[-1])}\Z", listed) and members[-1][:1].islower():
        # "Four schools, Elm Road, St Mary's and Westfield, closed": the clause goes on behind the last name.
        members = members[:-1]
        listed = listed[: -len(mention.members[-1])].rstrip(", ")
    if len(members) == mention.value:
        return members, True
    if _AMONG_OTHERS.search(mention.text):
        return (members, False) if len(members) < mention.value else None
    if (
        not _ENDS.match(after)
        or len(members) < 2
        or _OTHERS.search(listed)
        or not all(_NAMED.match(member) for member in members)
    ):
        return None
    # An "and" may be part of a name: of "Research and Development, Sales and Marketing" there are two to four.
    least = listed[max(0, listed.find(members[0])) :].count(",") + 1
    return None if least <= mention.value <= len(members) else (members, True)


_NAMED: Final = re.compile(r"(?:[Tt]he )?[A-Z0-9]")
_ENDS: Final = re.compile(r"\s*(?:[.,;:!?)—–]|\Z)")
_OTHERS: Final = re.compile(r"\b(?:others?|more|elsewhere|so on|etc)\b")


def _bare(name: str) -> str:
    """A name without its article and without the full stop that ends the sentence."""
    words = one_line(re.sub(r"^the\s+", "", name))
    return words.rstrip(".") if words.count(".") == 1 else words
