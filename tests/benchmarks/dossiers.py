"""Random dossiers written as claim files, reviewed whole, and held against z3 on an encoding of their own.

Run from the root of the project: `python -m tests.benchmarks.dossiers --dossiers 2000 --seed 1`. Exit status 1 when a
verdict is not what z3 says.

Each dossier has a few amounts, their total, and claims of levels, shares, ratios and changes, many of them with no
level to stand on; some are falsified. Of some dossiers a table gives a part. What a figure stands for is written down
here once more, from its definition and not from the package: plain is half a unit of the last digit either way,
generous less than a whole one. An error must be found just where the generous sets cannot all hold, and a strain where
only the plain ones cannot.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

from claimcheck.checker import review
from claimcheck.finding import Severity, Verdict
from claimcheck.judgement import Review
from claimcheck.loading.loader import read

YEARS = (2020, 2021, 2022)
FALSIFIED = (Fraction(0), Fraction(0), Fraction(1, 200), Fraction(1, 50), Fraction(1, 10), Fraction(1, 2))
"""How far, of its value, a false figure may be off; in a third of the dossiers none is false."""


@dataclass(frozen=True)
class Said:
    """A figure as printed with its value and one unit of its last digit."""

    printed: str
    value: Fraction
    unit: Fraction

    def scaled(self, by: Fraction) -> Said:
        return Said(self.printed, self.value * by, self.unit * by)

    def turned(self) -> Said:
        return Said(self.printed, -self.value, self.unit)


def rounded(value: Fraction, decimals: int) -> tuple[str, Fraction, Fraction]:
    """A number with so many decimals, half of a unit rounded up, with its value and its unit."""
    unit = Fraction(1, 10**decimals)
    count = int(value / unit + Fraction(1, 2))
    whole, rest = divmod(count, 10**decimals)
    return f"{whole}.{rest:0{decimals}d}" if decimals else str(whole), count * unit, unit


def money(value: Fraction, decimals: int) -> Said:
    digits, shown, unit = rounded(value / 10**6, decimals)
    return Said(f"${digits} million", shown * 10**6, unit * 10**6)


def percentage(value: Fraction, decimals: int) -> Said:
    digits, shown, unit = rounded(value * 100, decimals)
    return Said(f"{digits}%", shown / 100, unit / 100)


def times(value: Fraction) -> Said:
    digits, shown, unit = rounded(value, 1)
    return Said(f"{digits} times", shown, unit)


@dataclass
class Drawn:
    """A dossier on its way: its lines, and what they say as (factor, amount, amount, constant factor) for z3.

    `levels` are amounts with their figures; `ratios` say that one amount is a figure times another.
    """

    rng: random.Random
    amounts: dict[tuple[str, int], Fraction]
    declared: bool
    false_by: Fraction
    lines: list[str] = field(default_factory=list)
    rows: dict[str, list[str]] = field(default_factory=dict)
    levels: list[tuple[tuple[str, int], Said]] = field(default_factory=list)
    ratios: list[tuple[tuple[str, int], Said, tuple[str, int]]] = field(default_factory=list)

    def printed(self, value: Fraction) -> Fraction:
        """The value, or a false one near it."""
        if self.rng.random() < 0.4:
            value *= 1 + self.false_by * Fraction(self.rng.randint(-1000, 1000), 1000)
        return value

    def claim(self, figure: Said, **keys: object) -> None:
        written = ", ".join(f"{key}: {value}" for key, value in keys.items())
        number = len(self.lines)
        self.lines.append(
            f"  - {{id: claim-{number}, quote: 'it was {figure.printed}', figure: '{figure.printed}', {written}}}"
        )

    @property
    def text(self) -> str:
        """The claim file."""
        names = dict.fromkeys(name for name, _ in self.amounts)
        lines = ["quantities:", *(f"  {name}: {{measure: {name}, unit: USD}}" for name in names)]
        if self.declared:
            lines += ["identities:", f"  - total = {' + '.join(name for name in names if name != 'total')}"]
        if self.rows:
            lines += ["sources:", "  office: {title: Accounts, publisher: Office, standing: official}", "evidence:"]
        for name, rows in self.rows.items():
            lines += [f"  - quantity: {name}", "    source: office", "    unit: million USD", "    rows: |"]
            lines += [f"      {row}" for row in ("period,value", *rows)]
        return "\n".join([*lines, "claims:", *self.lines]) + "\n"


def drawn(rng: random.Random, *, is_true: bool = False) -> Drawn:
    """A dossier of two to four amounts in two or three years; with `is_true`, none of its figures is false."""
    parts = [f"part{number}" for number in range(rng.randint(2, 4))]
    years = YEARS[: rng.choice((2, 2, 3))]
    amounts = {(part, year): Fraction(rng.randint(3_000_000, 90_000_000)) for year in years for part in parts}
    amounts |= {("total", year): sum((amounts[part, year] for part in parts), Fraction()) for year in years}
    found = Drawn(rng, amounts, rng.random() < 0.8, Fraction(0) if is_true else rng.choice(FALSIFIED))
    level, known = rng.choice((0.2, 0.7)), rng.choice((0.0, 0.0, 0.3))
    for (name, year), value in amounts.items():
        if rng.random() < known:
            # What a table gives is true, so that what is false is a matter of the claims.
            digits, shown, unit = rounded(value / 10**6, 1)
            found.levels.append(((name, year), Said(digits, shown * 10**6, unit * 10**6)))
            found.rows.setdefault(name, []).append(f"{year},{digits}")
        if rng.random() < level:
            figure = money(found.printed(value), rng.randint(0, 1))
            found.levels.append(((name, year), figure))
            found.claim(figure, kind="level", quantity=name, period=year)
    for (name, year), value in amounts.items():
        if rng.random() < 0.3:
            other = rng.choice([one for one in (*parts, "total") if one != name])
            _ratio(found, (name, year), (other, year), found.printed(value / amounts[other, year]))
    for name in (*parts, "total"):
        for start, end in pairwise(years):
            if rng.random() < 0.3:
                _change(found, name, start, end, found.printed(amounts[name, end] / amounts[name, start] - 1))
        if len(years) == 3 and rng.random() < 0.3:
            _change(found, name, 2020, 2022, found.printed(amounts[name, 2022] / amounts[name, 2020] - 1))
    return found


def _ratio(found: Drawn, one: tuple[str, int], other: tuple[str, int], value: Fraction) -> None:
    if value < 1:
        figure = percentage(value, found.rng.randint(0, 1))
        if figure.value + figure.unit > 1:
            return  # A share above its whole is the matter of a rule of its own.
        found.claim(figure, kind="share", quantity=one[0], of=other[0], period=one[1])
    else:
        figure = times(value)
        found.claim(figure, kind="ratio", quantity=one[0], to=other[0], period=one[1])
    found.ratios.append((one, figure, other))


def _change(found: Drawn, name: str, start: int, end: int, value: Fraction) -> None:
    figure = percentage(abs(value), found.rng.randint(0, 1))
    if figure.value <= figure.unit:
        return  # Whether nothing rises or falls is the matter of a rule of its own.
    direction = "rise" if value > 0 else "fall"
    found.claim(figure, kind="change", quantity=name, period=f"{start}..{end}", direction=direction)
    grown = figure if value > 0 else figure.turned()
    found.ratios.append(((name, end), Said(grown.printed, 1 + grown.value, grown.unit), (name, start)))


def held(found: Drawn, z3: Any, *, generous: bool) -> str:
    """What z3 says of the figures: sat, unsat or unknown."""
    solver = z3.Solver()
    solver.set("timeout", 5000)
    of = {amount: z3.Real("_".join(map(str, amount))) for amount in found.amounts}
    solver.add(*(one >= 0 for one in of.values()))

    def within(term: Any, figure: Said, base: Any) -> None:
        # Without a quotient: term / base lies between the ends.
        reach = figure.unit if generous else figure.unit / 2
        low, high = (z3.Q(end.numerator, end.denominator) for end in (figure.value - reach, figure.value + reach))
        if generous:
            solver.add(term > low * base, term < high * base)
        else:
            solver.add(term >= low * base, term <= high * base)

    for amount, figure in found.levels:
        within(of[amount], figure, 1)
    for one, figure, other in found.ratios:
        solver.add(of[other] > 0)
        within(of[one], figure, of[other])
    if found.declared:
        for year in {year for _, year in found.amounts}:
            parts = [one for (name, at), one in of.items() if at == year and name != "total"]
            solver.add(of["total", year] == z3.Sum(parts))
    return str(solver.check())


def outcome(reviewed: Review) -> str:
    """What a review says of its dossier, in one word."""
    verdicts = {judged.verdict for judged in reviewed.judged}
    if any(finding.severity is Severity.ERROR for finding in reviewed.findings):
        return "error"
    if Verdict.UNDECIDED in verdicts:
        return "undecided"
    return "strained" if Verdict.STRAINED in verdicts else "fine"


EXPECTED = {("unsat", "unsat"): "error", ("sat", "unsat"): "strained", ("sat", "sat"): "fine"}


def samples(count: int, seed: int, *, is_true: bool = False) -> Iterator[Drawn]:
    """So many dossiers with two claims at least."""
    rng = random.Random(seed)
    made = 0
    while made < count:
        found = drawn(rng, is_true=is_true)
        if len(found.lines) > 1:
            made += 1
            yield found


def main() -> None:
    """Print how verdicts and z3 agree, and the claim file of each dossier on which they do not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dossiers", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder for the claim files on which z3 disagrees")
    options = parser.parse_args()
    z3 = import_module("z3")
    counts: Counter[tuple[str, str, str]] = Counter()
    wrong = 0
    ours = theirs = 0.0
    for number, found in enumerate(samples(options.dossiers, options.seed)):
        start = time.process_time()
        said = outcome(review(read(found.text)))
        between = time.process_time()
        generous = held(found, z3, generous=True)
        plain = generous if generous != "sat" else held(found, z3, generous=False)
        ours, theirs = ours + between - start, theirs + time.process_time() - between
        counts[generous, plain, said] += 1
        if "unknown" not in (generous, plain) and EXPECTED[generous, plain] != said:
            wrong += 1
            if options.keep:
                (options.keep / f"{options.seed}-{number}.yaml").write_text(found.text, encoding="utf-8")
    print(f"{'generous':<10} {'plain':<10} {'review':<10} {'dossiers':>8}")
    for (generous, plain, said), count in sorted(counts.items()):
        print(f"{generous:<10} {plain:<10} {said:<10} {count:>8}")
    print(f"{wrong} not as z3 says; reviewed in {ours:.0f} s, checked by z3 in {theirs:.0f} s")
    sys.exit(int(wrong > 0))


if __name__ == "__main__":
    main()
