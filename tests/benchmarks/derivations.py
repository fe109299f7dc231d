"""Arithmetic of real reports, typed as claims: how often the checker is wrong, what it misses, and which slip it names.

Run it with the path of a file of derivations, a list of objects with `derivation`, `answer`, `scale` and `shape`:

    python tests/benchmarks/derivations.py derivations.json

Consistent cases must give no finding. A case whose printed answer does not follow from its own figures, recomputed as
points, is left out and counted. Then each slip of the library is put into each change, one variant a case, and it is
counted how often the change is noticed where recomputing points notices it, and how often its name comes first.

Points know nothing of rounding: 13.61% is caught by them although 49 and 44, which are printed without decimals, leave
any change from 9% to 14% open. "refutable" counts the slips that lie outside what the rounding of the operands leaves.
"noted" counts those that are caught or of which a note says that they do not follow from the figures as printed.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from msgspec.structs import asdict

from claimcheck.checker import review
from claimcheck.claim import AnyClaim, Change
from claimcheck.dossier import Dossier
from claimcheck.finding import Finding, Severity, Verdict
from claimcheck.loading.loader import read
from claimcheck.reading import readings
from claimcheck.rules import follows_as_printed
from claimcheck.slip import Looked
from claimcheck.slips import SLIPS

NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
TROUBLE = (Verdict.CONTRADICTED, Verdict.DISPUTED, Verdict.STRAINED)


@dataclass(frozen=True)
class Case:
    """One derivation: its operands and its answer as printed, and what kind of claim it makes."""

    kind: str
    operands: tuple[str, ...]
    answer: str
    percent: bool
    computed: Fraction

    @property
    def is_consistent(self) -> bool:
        """Whether the answer is what its operands give, rounded to its own last digit."""
        return abs(self.computed - Fraction(self.answer)) <= half_unit(self.answer)


def half_unit(printed: str) -> Fraction:
    """Half a unit of the last printed digit."""
    return Fraction(1, 2 * 10 ** len(printed.partition(".")[2]))


def cases(path: Path) -> Iterator[Case | None]:
    """The cases that make a claim; None for a shape that does not."""
    for item in json.loads(path.read_text(encoding="utf-8"), parse_float=str, parse_int=str):
        yield case_of(item)


def case_of(item: dict[str, Any]) -> Case | None:
    operands = tuple(found.replace(",", "") for found in NUMBER.findall(item["derivation"]))
    answer, percent = str(item["answer"]), item["scale"] == "percent"
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", answer):
        return None
    values = [Fraction(one) for one in operands]
    match item["shape"]:
        case "(n-n)/n" if len(values) == 3 and values[1] == values[2] and values[1] and percent:
            change = (values[0] - values[1]) / values[1] * 100
            return Case("change", operands[:2], answer, percent, change)
        case "n/n-n" if len(values) == 3 and values[2] == 1 and values[1] and percent:
            return Case("change", operands[:2], answer, percent, (values[0] / values[1] - 1) * 100)
        case "n-n" | "(n-n)" if len(values) == 2:
            return Case("difference", operands, answer, percent, values[0] - values[1])
        case "n/n" | "(n/n)" if len(values) == 2 and values[1]:
            factor = 100 if percent else 1
            return Case("share" if percent else "ratio", operands, answer, percent, values[0] / values[1] * factor)
        case "n+n" | "(n+n)" | "n+n+n" | "(n+n+n)" | "n+n+n+n":
            return Case("sum", operands, answer, percent, sum(values, Fraction()))
        case "(n+n)/n" | "(n+n+n)/n" | "(n+n+n+n)/n" if values[-1] == len(values) - 1:
            return Case("average", operands[:-1], answer, percent, sum(values[:-1], Fraction()) / values[-1])
    return None


# Claim files.


def claim_file(case: Case, *, levels_said: bool = False) -> str:
    """The case as a claim file: its operands in a table of evidence, or said in the article, and its answer a claim."""
    unit = '"%"' if case.percent and case.kind not in ("change", "share") else "USD"
    size = case.answer.removeprefix("-")
    fall = ", direction: fall" if case.answer.startswith("-") else ""
    match case.kind:
        case "change" | "difference":
            figure = (
                f"{size}%" if case.kind == "change" else f"{size} percentage points" if case.percent else f"{size} USD"
            )
            levels = [("level", "2019", case.operands[0]), ("level", "2016", case.operands[1])]
            identity = ""
            claim = f"kind: change, quantity: level, period: 2016..2019, figure: '{figure}'{fall}"
        case "ratio" | "share":
            figure = f"{size}%" if case.kind == "share" else f"{size} times"
            levels = [("part", "2019", case.operands[0]), ("whole", "2019", case.operands[1])]
            identity = ""
            other = "of" if case.kind == "share" else "to"
            claim = f"kind: {case.kind}, quantity: part, period: 2019, {other}: whole, figure: '{figure}'"
        case _:
            figure = f"{case.answer}%" if case.percent else f"{case.answer} USD"
            names = [f"part{number}" for number in range(len(case.operands))]
            levels = [(name, "2019", value) for name, value in zip(names, case.operands, strict=True)]
            total = " + ".join(names)
            identity = f"identities:\n  - total = {total}\n"
            if case.kind == "average":
                identity = f"identities:\n  - total = ({total}) / {len(names)}\n"
            claim = f"kind: level, quantity: total, period: 2019, figure: '{figure}'"
    measures = dict.fromkeys((*(name for name, _, _ in levels), *(["total"] if identity else [])))
    quantities = "".join(f"  {name}: {{measure: {name}, unit: {unit}, signed: yes}}\n" for name in measures)
    text = f"quantities:\n{quantities}sources:\n  report: {{title: Report, publisher: Company}}\n{identity}"
    sign = "%" if unit == '"%"' else " USD"
    said = ""
    if levels_said:
        for number, (name, period, value) in enumerate(levels):
            said += (
                f"  - {{id: level{number}, quote: '{value}{sign} in the table', kind: level, quantity: {name}, "
                f"period: {period}, figure: '{value}{sign}'}}\n"
            )
    else:
        text += "evidence:\n"
        for name in dict.fromkeys(name for name, _, _ in levels):
            rows = "".join(f"      calendar {period},{value}\n" for one, period, value in levels if one == name)
            text += f"  - quantity: {name}\n    source: report\n    rows: |\n      period,value\n{rows}"
    return f"{text}claims:\n{said}  - {{id: answer, quote: 'it is {figure}', {claim}}}\n"


def with_other_calendar(case: Case, other: Case) -> str:
    """A change whose figures are of the fiscal years, printed for the calendar years, in which those of `other` are."""
    size = case.answer.removeprefix("-")
    fall = ", direction: fall" if case.answer.startswith("-") else ""
    rows = "".join(
        f"      {calendar} {year},{value}\n"
        for calendar, one in (("fiscal", case), ("calendar", other))
        for year, value in (("2016", one.operands[1]), ("2019", one.operands[0]))
    )
    return (
        "calendars:\n  fiscal: {starts: July, named_by: the year it ends in}\n"
        "quantities:\n  level: {measure: level, unit: USD, signed: yes}\n"
        "sources:\n  report: {title: Report, publisher: Company}\n"
        f"evidence:\n  - quantity: level\n    source: report\n    rows: |\n      period,value\n{rows}"
        f"claims:\n  - {{id: answer, quote: 'it is {size}%', kind: change, quantity: level, "
        f"period: calendar 2016..calendar 2019, figure: '{size}%'{fall}}}\n"
    )


# What is counted.


@dataclass
class Row:
    """One slip: cases with it, those that recomputing points catches, of these refutable, caught, and told of: errors,
    and strained figures with a slip; of these with the slip named, first, or tied first."""

    cases: int = 0
    by_points: int = 0
    refutable: int = 0
    caught: int = 0
    of_refutable: int = 0
    noted: int = 0
    told: int = 0
    extra: int = 0
    named: int = 0
    first: int = 0
    tied: int = 0
    instead: Counter[str] = field(default_factory=Counter)


def alarms(dossier: Dossier) -> list[Finding]:
    """What is wrong to say of a consistent case: errors, strained findings, and that it does not follow as printed."""
    found = review(dossier, slips=False).findings
    return [*troubling(found), *(one for one in found if one.rule == follows_as_printed.ID)]


def troubling(found: Iterable[Finding]) -> list[Finding]:
    """The errors and strained findings about figures."""
    return [one for one in found if one.severity is not Severity.NOTE and one.verdict in TROUBLE]


def caught_by_points(case: Case, claim: AnyClaim) -> bool:
    """Whether the changed figure is not what the operands give, rounded to its own last digit; or of another type."""
    assert isinstance(claim, Change)
    figure = claim.figure
    assert figure is not None
    if figure.unit != "%":
        return True
    return abs(_computed(case.computed, figure.rate) - float(signed(claim))) > figure.place / 2


def is_refutable(case: Case, claim: AnyClaim) -> bool:
    """The same for every value that the operands were rounded from."""
    assert isinstance(claim, Change)
    figure = claim.figure
    assert figure is not None
    if figure.unit != "%":
        return True
    end, start = (Fraction(one) for one in case.operands)
    by_end, by_start = (half_unit(one) for one in case.operands)
    if start <= by_start:
        return False
    least, most = ((end - by_end) / (start + by_start) - 1) * 100, ((end + by_end) / (start - by_start) - 1) * 100
    low, high = (_computed(one, figure.rate) for one in (least, most))
    half = float(figure.place / 2)
    return not low - half <= float(signed(claim)) <= high + half


def _computed(change: Fraction, rate: str) -> float:
    """A change over three years as it is, or a year."""
    return ((1 + float(change) / 100) ** (1 / 3) - 1) * 100 if rate else float(change)


def signed(claim: Change) -> Fraction:
    """The printed value, negative where it fell."""
    assert claim.figure is not None
    assert claim.figure.value is not None
    value = claim.figure.value
    return -value if claim.falls and value > 0 else value


def put_in(case: Case, number: int, rows: dict[str, Row]) -> None:
    """Put each slip into one change, one variant of each."""
    dossier = read(claim_file(case))
    reading = next(iter(readings(dossier)))
    for slip in SLIPS:
        if slip.id == "other-period":
            continue
        made = list(slip.make(Looked(dossier, reading)))
        if not made:
            continue
        claim = made[number % len(made)]
        changed = Dossier(**{**vars_of(dossier), "claims": (claim,)})
        count(rows[slip.id], slip.id, changed, caught_by_points(case, claim), is_refutable(case, claim))


def vars_of(dossier: Dossier) -> dict[str, Any]:
    """The fields of a dossier."""
    return asdict(dossier)


def count(row: Row, slip: str, dossier: Dossier, by_points: bool, refutable: bool) -> None:
    row.cases += 1
    findings = review(dossier, slips=by_points).findings
    found = troubling(findings)
    if not by_points:
        row.extra += bool(found)
        return
    row.by_points += 1
    row.refutable += refutable
    row.caught += bool(found)
    row.noted += bool(found) or any(one.rule == follows_as_printed.ID for one in findings)
    row.of_refutable += refutable and bool(found)
    # A strained figure may be right, so that often no slip is told of it.
    conflicts = [one for one in found if one.verdict is not Verdict.STRAINED or one.slips]
    if not conflicts:
        return
    row.told += 1
    named = [sentence.partition(":")[0] for one in found for sentence in one.slips]
    row.named += slip in named
    if named:
        row.first += named[0] == slip
        # A slip of one family with the first explains as much; which came first is then a matter of chance alone.
        families = {one.id: one.family for one in SLIPS}
        row.tied += named[0] == slip or (slip in named and families[slip] == families.get(named[0]))
    if not named or named[0] != slip:
        row.instead[named[0] if named else "none"] += 1


def main() -> int:
    begun = time.perf_counter()
    found = list(cases(Path(sys.argv[1])))
    typed = [one for one in found if one is not None]
    consistent = [one for one in typed if one.is_consistent]
    print(
        f"{len(found)} derivations: {len(found) - len(typed)} of other shapes, {len(typed) - len(consistent)} not "
        f"consistent as printed, {len(consistent)} consistent\n"
    )
    print(f"{'consistent cases':<18}{'cases':>7}{'false alarms':>14}{'of levels said':>16}")
    wrongly = 0
    for kind in dict.fromkeys(one.kind for one in consistent):
        mine = [one for one in consistent if one.kind == kind]
        wrong = [[one for one in mine if alarms(read(claim_file(one, levels_said=said)))] for said in (False, True)]
        wrongly += sum(map(len, wrong))
        print(f"{kind:<18}{len(mine):>7}{len(wrong[0]):>14}{len(wrong[1]):>16}")
        for one in (*wrong[0][:2], *wrong[1][:2]):
            print("   ", one, [each.message for each in alarms(read(claim_file(one)))][:1])
    rows = {slip.id: Row() for slip in SLIPS}
    changes = [one for one in consistent if one.kind == "change"]
    for number, one in enumerate(changes):
        put_in(one, number, rows)
        other = changes[(number + 1) % len(changes)]
        dossier = read(with_other_calendar(one, other))
        printed = next(iter(dossier.claims))
        by_points, refutable = caught_by_points(other, printed), is_refutable(other, printed)
        count(rows["other-period"], "other-period", dossier, by_points, refutable)
    header = (
        f"{'slip put in':<22}{'cases':>6}{'by points':>10}{'caught':>8}{'share':>8}{'refutable':>11}{'share':>8}"
        f"{'noted':>7}{'share':>8}{'told of':>8}{'named':>7}{'first':>7}{'tied':>6}{'share':>8}{'of all':>8}   instead"
    )
    print(f"\n{header}")
    every = Row()
    for name, row in rows.items():
        if not row.cases:
            continue
        print(line(name, row))
        for key, number in vars(row).items():
            if isinstance(number, int):
                setattr(every, key, getattr(every, key) + number)
    print(line("all", every))
    print(f"\nfalse alarms {wrongly} in {2 * len(consistent)}; {time.perf_counter() - begun:.0f} s")
    return int(wrongly > 0)


def line(name: str, row: Row) -> str:
    """One line of the table."""
    return (
        f"{name:<22}{row.cases:>6}{row.by_points:>10}{row.caught:>8}{row.caught / (row.by_points or 1):>8.1%}"
        f"{row.refutable:>11}{row.of_refutable / (row.refutable or 1):>8.1%}"
        f"{row.noted:>7}{row.noted / (row.by_points or 1):>8.1%}{row.told:>8}{row.named:>7}"
        f"{row.first:>7}{row.tied:>6}{row.tied / (row.told or 1):>8.1%}{row.tied / (row.caught or 1):>8.1%}   "
        f"{', '.join(f'{other} {times}' for other, times in row.instead.most_common(3))}"
    )


if __name__ == "__main__":
    sys.exit(main())
