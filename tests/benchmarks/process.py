"""Times whole processes and the reading of claim files as ratios in one run: `python tests/benchmarks/process.py`.

Run it where only the package and what it needs is installed: what else is there is looked at by some of the imports.
"""

from __future__ import annotations

import argparse
import io
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]

EMPTY: Final = ["-c", "pass"]
THREE: Final = ["-c", "import pydantic, pint, rich.console, rich.table; pint.UnitRegistry"]
TWO: Final = ["-c", "import pydantic, rich.console, rich.table"]
CHECK: Final = ["-m", "claimcheck", "check", str(ROOT / "claims"), "--exit-zero"]
HELP: Final = ["-m", "claimcheck", "--help"]


def cpu(arguments: list[str], *, compiled: str, terminal: bool = False) -> float:
    """User and system seconds of one Python process that keeps its compiled modules in the folder `compiled`."""
    environment = os.environ | {"PYTHONPYCACHEPREFIX": compiled}
    # Each process would compile every module anew, which nobody's does.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with open(os.devnull, "wb") as nowhere:
        reader, writer = os.openpty() if terminal else (None, nowhere.fileno())
        process = subprocess.Popen([sys.executable, *arguments], stdout=writer, stderr=nowhere, env=environment)
        if reader is not None:
            os.close(writer)
            with suppress(OSError):  # This is how a terminal says that nobody writes to it any more.
                while os.read(reader, 65_536):
                    pass
            os.close(reader)
        _, status, usage = os.wait4(process.pid, 0)
    if status not in (0, 256):
        raise SystemExit(f"{arguments} ended with {status}")
    return usage.ru_utime + usage.ru_stime


def paired(one: Callable[[], float], other: Callable[[], float], runs: int) -> float:
    """The median of `one` over `other`, run in turn so that a drift of the machine meets both."""
    one(), other()
    return statistics.median(one() / other() for _ in range(runs))


def timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def reading(claims: int, runs: int) -> float:
    """Reading a claim file of `claims` claims, over PyYAML's C loader on the same bytes."""
    import gc

    import yaml

    from claimcheck.loading.loader import read

    text = claim_file(claims)
    read(text)
    gc.set_threshold(100_000)  # As a thousand files are read with the collector's threshold raised.
    return paired(
        lambda: timed(lambda: read(text)), lambda: timed(lambda: yaml.load(io.StringIO(text), yaml.CSafeLoader)), runs
    )


def claim_file(claims: int) -> str:
    """A claim file as people write them, of that many claims."""
    out = ["quantities:", "  output: {measure: output of the region, unit: USD, by: region}", "claims:"]
    for number in range(claims):
        figure = f"${number % 90 + 1}.{number % 10} billion"
        out += [
            "",
            f"  - id: claim-{number}",
            "    quote: >-",
            f"      the output of region {number} amounted to {figure} in the year {1990 + number % 30}, it said",
            "    kind: level",
            "    quantity: output",
            f"    member: region {number}",
            f"    period: {1990 + number % 30}",
            f"    figure: {figure}",
        ]
    return "\n".join(out) + "\n"


def main() -> None:
    """Print a table of ratios with their bars."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--claims", type=int, default=2_000)
    options = parser.parse_args()
    runs: int = options.runs
    rows = [
        ("check of the shipped dossier / import pydantic, pint, rich", CHECK, False, THREE, 1.5),
        ("check of the shipped dossier / import pydantic, rich", CHECK, False, TWO, 2.0),
        ("check, on a terminal / import pydantic, pint, rich", CHECK, True, THREE, 1.5),
        ("check, on a terminal / import pydantic, rich", CHECK, True, TWO, 2.0),
        ("--help / empty process", HELP, False, EMPTY, 3.0),
    ]
    print(f"{'what':<62} {'ratio':>6} {'bar':>5}")
    with tempfile.TemporaryDirectory() as compiled:
        for name, one, terminal, other, bar in rows:
            timed_one = partial(cpu, one, compiled=compiled, terminal=terminal)
            ratio = paired(timed_one, partial(cpu, other, compiled=compiled), runs)
            print(f"{name:<62} {ratio:6.2f} {bar:5.1f}")
    print(f"{'reading a claim file / PyYAML CSafeLoader':<62} {reading(options.claims, runs):6.2f} {2.5:5.1f}")


if __name__ == "__main__":
    main()
