"""Rules of the catalogue chosen by name or by family."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from claimcheck.fault import did_you_mean
from claimcheck.rule import FAMILIES, Rule
from claimcheck.rules import RULES

NAMES: Final = (*(rule.id for rule in RULES), *FAMILIES)
"""The names of rules and of families."""


class UnknownRuleError(ValueError):
    """A name that is not among those known; the message names those that are close to it."""

    def __init__(self, name: str, known: Iterable[str] = NAMES) -> None:
        hint = did_you_mean(name, known, 3) or ": `claimcheck rules` lists them"
        super().__init__(f"unknown rule {name!r}{hint}")


def named(name: str) -> tuple[Rule, ...]:
    """The rule of that name, or the rules of the family of that name. UnknownRuleError where there is neither."""
    found = tuple(rule for rule in RULES if name in (rule.id, rule.family))
    if not found:
        raise UnknownRuleError(name)
    return found


def chosen(select: Iterable[str], ignore: Iterable[str] = ()) -> tuple[Rule, ...]:
    """The rules selected, all unless any are, without those ignored; in the order of the catalogue."""
    ignored = {rule.id for name in ignore for rule in named(name)}
    selected = {rule.id for name in select for rule in named(name)}
    return tuple(rule for rule in RULES if rule.id not in ignored and (not selected or rule.id in selected))
