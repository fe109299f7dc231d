"""Times the judging of claims in memory as ratios in one run: `python tests/benchmarks/judging.py`."""

from __future__ import annotations

import argparse
import gc
import statistics
import time
import tracemalloc
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from claimcheck.checker import review
from claimcheck.cli import OBJECTS_BETWEEN_COLLECTIONS
from claimcheck.dossier import Dossier
from claimcheck.finding import Verdict
from claimcheck.judgement import Review
from claimcheck.loading.loader import read

TODAY: Final = date(2026, 1, 1)

CLAIMS_OF_A_COMPONENT: Final = 5

HEADER: Final = """
article: {published: 2025}
calendars:
  fiscal: {starts: July, named_by: the year it ends in}
sources:
  office: {title: Output, publisher: Statistical Office, standing: official}
"""

COMPONENTS_OF_A_MEASURE: Final = 100
"""One measure and one table for so many: the rows that stand in a claim file itself are few."""


def claim_file(claims: int, wrong: int) -> str:
    """A claim file of that many claims, five a component: two levels of a region, its change, a share and a sum.

    The table gives one of the levels and the other part of the sum. Of the components every `wrong`-th has a change
    that does not follow; 0 for none.
    """
    measures, tables, written = ["quantities:"], ["evidence:"], ["claims:"]
    for number in range(claims // CLAIMS_OF_A_COMPONENT):
        start, end = 1_000 + number % 97, 1_100 + number % 89
        change = round(100 * (end - start) / start, 1)
        if wrong and number % wrong == 0:
            change += 40
        region, rest, output = f"region {number}", f"rest {number}", f"output-{number // COMPONENTS_OF_A_MEASURE}"
        if number % COMPONENTS_OF_A_MEASURE == 0:
            measures.append(f"  {output}: {{measure: output, unit: USD, per: year, by: region}}")
            tables += [f"  - quantity: {output}", "    source: office", "    unit: million USD", "    rows: |"]
            tables.append("      member,period,value")
        tables += [f"      {region},calendar 2022,{start}", f"      {rest},calendar 2023,{2 * end}"]
        written += [
            _claim(f"start-{number}", "level", output, f"${start} million", region, "calendar 2022"),
            _claim(f"end-{number}", "level", output, f"${end} million", region, "calendar 2023"),
            _claim(f"change-{number}", "change", output, f"{change}%", region, "calendar 2022..calendar 2023"),
            _claim(f"both-{number}", "level", output, f"${3 * end} million", f"[{region}, {rest}]", "calendar 2023"),
            _claim(
                f"times-{number}",
                "ratio",
                output,
                "2 times as much",
                rest,
                "calendar 2023",
                f', to: "{output}[{region}]"',
            ),
        ]
    return HEADER + "\n".join([*measures, *tables, *written]) + "\n"


def _claim(name: str, kind: str, output: str, figure: str, member: str, period: str, more: str = "") -> str:
    return (
        f'  - {{id: {name}, quote: "{name} says {figure}", kind: {kind}, quantity: {output}, member: {member}, '
        f'period: {period}, figure: "{figure}"{more}}}'
    )


RING: Final = 300
"""Claims of one component that end where they begin, each about the next quantity."""

AROUND: Final = {
    "comparisons": "kind: comparison, relation: more than, than: {next}, quote: it is more",
    "changes": "kind: change, base: {next}, figure: up 10%, quote: up 10%",
    "ratios": "kind: ratio, to: {next}, figure: twice as many, quote: twice as many",
}
"""Claims that cannot hold all around a ring, by their kind: any may be left out, and then the others hold."""


def ring(claims: int, said: str) -> str:
    """A claim file with one component of so many claims in a ring."""
    measures = "".join(f"  q{number}: {{measure: number {number}, unit: people}}\n" for number in range(claims))
    written = "".join(
        f"  - {{id: c{number}, quantity: q{number}, period: 2023, {said.format(next=f'q{(number + 1) % claims}')}}}\n"
        for number in range(claims)
    )
    return f"quantities:\n{measures}claims:\n{written}"


def judged(dossier: Dossier) -> Review:
    """A review, on a fixed day."""
    return review(dossier, today=TODAY)


def timed(work: Callable[[], object]) -> float:
    """Processor seconds of one run, garbage of earlier ones collected first."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def peak(work: Callable[[], object]) -> int:
    """The most bytes held at once while it runs."""
    gc.collect()
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def main() -> None:
    """Print a table of ratios with their bars."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=1_000, help="claims of the smaller of two files")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    small, large = options.claims, 10 * options.claims
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)  # As the command line does while it checks.
    print(f"{'what':<70} {'found':>9} {'bar':>6}")
    for wrong, sort in ((0, "none wrong"), (50, "one component in 50 wrong")):
        few, many = (read(claim_file(number, wrong)) for number in (small, large))
        judged(few)
        # In pairs, so that what else the machine does falls on both alike.
        pairs = [(timed(partial(judged, few)), timed(partial(judged, many))) for _ in range(options.runs)]
        ten = statistics.median(many_took for _, many_took in pairs)
        loading = statistics.median(timed(partial(read, claim_file(large, wrong))) for _ in range(options.runs))
        name = f"{large:,} claims in {large // CLAIMS_OF_A_COMPONENT:,} components, {sort}"
        _print(f"{name}: time / {small:,} claims", statistics.median(b / a for a, b in pairs), 12)
        _print(f"{name}: seconds to judge", ten, None)
        _print(f"{name}: judging / loading", ten / loading, 0.05)
        _print(f"{name}: memory / {small:,} claims", peak(partial(judged, many)) / peak(partial(judged, few)), 12)
        found = judged(many).counts
        unchecked = found.verdicts.get(Verdict.UNCHECKED, 0)
        print(f"  {sum(found.trials.values()):,} comparisons, {unchecked:,} claims unchecked")
    for sort, said in AROUND.items():
        dossier = read(ring(RING, said))
        start = time.process_time()
        verdicts = judged(dossier).counts.verdicts
        _print(f"one component of {RING} claims, {sort} in a ring: seconds", time.process_time() - start, None)
        print(f"  {', '.join(f'{number} {verdict.value}' for verdict, number in verdicts.items())}")


def _print(name: str, ratio: float, bar: float | None) -> None:
    print(f"{name:<70} {ratio:9.2f} {'' if bar is None else f'{bar:6.2f}'}", flush=True)


if __name__ == "__main__":
    main()
