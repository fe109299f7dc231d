"""Which slips are named for a finding, and in what words: the likelier first, and what fits by chance only counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.finding import Finding, Severity, Verdict
from claimcheck.period import Period
from claimcheck.slip import Family
from claimcheck.slipping import LIKELY, Explained, Slipping
from claimcheck.wording import BY_CHANCE, NO_BETTER

MOST_FINDINGS: Final = 40
"""Findings of one review for which slips are looked for; a file with more has one cause for most of them."""

MOST_SUSPECTS: Final = 6
"""Suspects of one finding in which slips are looked for."""

MOST_NAMED: Final = 4
"""Lines on slips of one finding; others fit no better and are counted."""

MOST_FORMS: Final = 3
"""Figures that one line gives for one slip of digits."""

BETTER: Final = Fraction(1, 10)
"""The chance up to which a slip says enough to stand for itself; digits that say less are not named beside it."""

TELLING: Final = Fraction(1, 20)
"""The chance up to which a slip is named for a figure that is only strained: it may well be right as it is."""

TYPES: Final = {"point-or-percent": "percent-for-point", "unit-matches-measure": "other-unit"}
"""Rules that say that types do not fit, each with the slip that mistakes just these."""

ADDED: Final = {"compound-growth": "added-not-compounded"}
"""Rules that say what strains a figure, each with the slip that makes it."""

NOT_LOOKED_FOR: Final = f"not looked for: slips are tried for the first {MOST_FINDINGS} conflicts of a file"


class Naming(Struct):
    """The findings of one review with the slips that explain them."""

    slipping: Slipping

    def named(self) -> list[Finding]:
        """The findings, each with the slips that explain it; its suspects that have one come first."""
        result = []
        looked_for = strained = 0
        for finding in self.slipping.findings:
            if finding.rule in TYPES and finding.severity is not Severity.NOTE:
                finding = self._with_slip(finding, TYPES[finding.rule])
            elif is_conflict(finding):
                looked_for += 1
                finding = (
                    self._with_slips(finding)
                    if looked_for <= MOST_FINDINGS
                    else replace(finding, slips=(NOT_LOOKED_FOR,))
                )
            elif finding.verdict is Verdict.STRAINED and finding.rule in ADDED:
                finding = self._with_slip(finding, ADDED[finding.rule])
            elif self.slipping.is_rounded(finding):
                strained += 1
                if strained <= MOST_FINDINGS:
                    finding = self._with_telling_slips(finding)
            result.append(finding)
        return result

    def periods(self) -> Mapping[str, tuple[Period, ...]]:
        """For each claim the periods that slips name instead of its own, as far as they were looked for."""
        return self.slipping.periods()

    def _with_slip(self, finding: Finding, name: str) -> Finding:
        """A finding that speaks of one mistake, with the slip that makes it."""
        slips = [slip for slip in self.slipping.slips if slip.id == name]
        found = self.slipping.by(finding.primary, slips)
        return replace(finding, slips=tuple(self._sentence([one], several=False) for one in found))

    def _with_telling_slips(self, finding: Finding) -> Finding:
        """A finding that a figure fits only by generous rounding, with the slips by which it would fit plainly."""
        found = [
            one
            for one in self.slipping.explained(finding.primary)
            if one.plainly and not one.listed and one.chance is not None and one.chance <= TELLING
        ]
        return replace(finding, slips=tuple(self._lines(found, several=False)))

    def _with_slips(self, finding: Finding) -> Finding:
        by_id = self.slipping.dossier.by_id
        suspects = [name for name in finding.suspects if name in by_id]
        # A slip is told where its claim is; a suspect that this finding does not tie has one of its own.
        suspects = [name for name in suspects if name in finding.claims] or suspects
        if not suspects:
            suspects = [finding.primary] if finding.verdict is Verdict.CONTRADICTED else list(finding.claims)
        found = [one for name in suspects[:MOST_SUSPECTS] for one in self.slipping.explained(name)]
        # Sorting keeps the order of equals: by trust, then by a slip that closes, then by place.
        found.sort(key=lambda one: one.place)
        explained = {one.claim for one in found if not one.listed}
        ordered = sorted(finding.suspects, key=lambda name: (name not in by_id, name not in explained))
        return replace(finding, slips=tuple(self._lines(found, len(suspects) > 1)), suspects=tuple(ordered))

    def _lines(self, found: Sequence[Explained], several: bool) -> list[str]:
        """A line for each slip of a claim, and one that counts what fits no better or by chance."""
        telling = [one for one in found if not one.is_likely and not one.listed]
        if any(map(_says_enough, telling)):
            telling = [one for one in telling if _says_enough(one) or one.family is Family.MEANING]
        # A fit by generous rounding says nothing beside one of the same claim that is plain.
        plain = {one.claim for one in telling if one.plainly}
        telling = [one for one in telling if one.plainly or one.claim not in plain]
        listed = [one for one in found if one.listed]
        named = telling or [one for one in found if not one.listed][:1]
        groups: dict[tuple[str, str, str], list[Explained]] = {}
        for one in named:
            # What rewrites digits differs in these only; what reads the words otherwise is an explanation of its own.
            apart = one.said if one.family is Family.MEANING else ""
            groups.setdefault((one.claim, one.slip, apart), []).append(one)
        shown = list(groups.values())[:MOST_NAMED]
        lines = [self._sentence(group, several) for group in (*shown, *([one] for one in listed))]
        rest = len(found) - len(listed) - sum(map(len, shown))
        if rest:
            lines.append(f"{rest} more fit{'s' if rest == 1 else ''}, {NO_BETTER}")
        return lines

    def _sentence(self, group: Sequence[Explained], several: bool) -> str:
        """One slip of one claim: what the figure stands for, the arithmetic of the first, and its chance."""
        first, *others = group
        claim = self.slipping.dossier.by_id[first.claim]
        name = f"“{claim.printed}” ({claim.id})" if several else f"“{claim.printed}”"
        return f"{first.slip}: {name} {first.said}{_or_for(others)}{_by_chance(first.chance)}"


def is_conflict(finding: Finding) -> bool:
    """Whether a finding says that figures cannot hold together, and not that something is missing or unclear."""
    return finding.severity is Severity.ERROR and finding.verdict in (Verdict.CONTRADICTED, Verdict.DISPUTED)


def _says_enough(one: Explained) -> bool:
    return one.chance is None or one.chance <= BETTER


def _or_for(others: Sequence[Explained]) -> str:
    """The other figures that one may stand for by the same slip."""
    forms = [f"“{one.instead.printed}”" for one in others[: MOST_FORMS - 1]]
    if len(others) > len(forms):
        forms.append(f"{len(others) - len(forms)} more")
    return "".join(f", or for {form}" for form in forms)


def _by_chance(chance: Fraction | None) -> str:
    if chance is None:
        return ""
    if chance > LIKELY:
        of_ten = max(round(chance * 10), 3)
        return f"; {BY_CHANCE}: {of_ten} in 10 figures of this precision would fit as well"
    return f"; 1 in {round(1 / chance):,} figures of this precision would fit as well"
