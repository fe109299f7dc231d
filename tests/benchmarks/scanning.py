"""The scanner against quantulum3 and Recognizers-Text: values, spans, units, hedges and throughput, in one run.

Run from the root of the project:

    python -m tests.benchmarks.scanning --others PYTHON [--data quantities.json] [--text article.txt]

`PYTHON` is an interpreter that has quantulum3 and recognizers-text-suite (which needs emoji<2); without it claimcheck
is measured alone. `--data` is a file of test cases of Recognizers-Text, which is read and not kept: its conventions are
those of one of the three. The sentences of `tests/scan` are measured always. Those called unseen have their labels in
the text; what is found in words that are labelled as no amount (a date, a score, an ordinal) is counted for nobody.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import Any, Final

# What one tool finds: start, end, value (a decimal string, "low..high", or ""), unit, hedge.
Hit = tuple[int, int, str, str, str]
Reader = Callable[[str], list[Hit]]


# The three readers. Each imports its tool itself, so that the file runs where only one of them is installed.


def claimcheck() -> Reader:
    from claimcheck.scanning import Kind, scan
    from claimcheck.scanning.showing import decimal

    def read(text: str) -> list[Hit]:
        hits = []
        for found in scan(text).quantities:
            value = "" if found.value is None else decimal(found.value)
            if found.low is not None and found.high is not None:
                value = f"{decimal(found.low)}..{decimal(found.high)}"
            if found.kind is Kind.PERIOD and not value:
                value = found.period
            hits.append((found.start, found.end, value, found.unit, found.hedge.lower()))
        return hits

    return read


def quantulum3() -> Reader:
    warnings.simplefilter("ignore")
    parser = import_module("quantulum3.parser")

    def read(text: str) -> list[Hit]:
        return [(*q.span, f"{q.value:.15g}", q.unit.name, "") for q in parser.parse(text)]

    return read


def recognizers() -> Reader:
    english = "en-us"
    models = [
        getattr(import_module(f"recognizers_{package}"), f"recognize_{model}")
        for package, names in (
            ("number", "number percentage ordinal"),
            ("number_with_unit", "age currency dimension temperature"),
            ("date_time", "datetime"),
        )
        for model in names.split()
    ]

    def read(text: str) -> list[Hit]:
        hits: list[Hit] = []
        for model in models:
            for found in model(text, english):
                resolution = found.resolution or {}
                value, unit = str(resolution.get("value") or ""), str(resolution.get("unit") or "")
                if found.type_name == "percentage":
                    value, unit = value.rstrip("%"), "%"
                if found.type_name.startswith("datetimeV2"):
                    timex = str((resolution.get("values") or [{}])[0].get("timex", ""))
                    value, unit = (timex, "year") if re.fullmatch("[0-9]{4}", timex) else (timex, "")
                hits.append((found.start, found.end + 1, value, unit, ""))
        # The models read alone: of what overlaps, the longest says most.
        hits.sort(key=lambda hit: (hit[0] - hit[1], not hit[3]))
        kept: list[Hit] = []
        for hit in hits:
            if all(hit[1] <= other[0] or other[1] <= hit[0] for other in kept):
                kept.append(hit)
        return sorted(kept)

    return read


READERS: dict[str, Callable[[], Reader]] = {
    "claimcheck": claimcheck,
    "quantulum3": quantulum3,
    "Recognizers-Text": recognizers,
}


ARTICLE: Final = Path(__file__).parents[2] / "claims" / "pakistani-american-diaspora" / "article.txt"


def run(tool: str, texts: list[str], long: str) -> dict[str, Any]:
    """What the tool finds in each text, and the characters a second it reads of these and of the long one."""
    read = READERS[tool]()
    found = []
    began = time.process_time()
    for text in texts:
        try:
            found.append(read(text))
        except Exception:  # What raises has found nothing; the others go on.
            found.append([])
    alone = sum(map(len, texts)) / (time.process_time() - began)
    best = 0.0
    # Seconds of this process, and the best of several: other work on the machine only makes a run slower.
    until = time.process_time() + 5
    while not best or time.process_time() < until:
        began = time.process_time()
        read(long)
        best = max(best, len(long) / (time.process_time() - began))
    return {"found": found, "throughput": best, "alone": alone}


# Comparing.

_SAME = {
    "percentage": "%",
    "percent": "%",
    "dollar": "usd",
    "united states dollar": "usd",
    "euro": "eur",
    "pound sterling": "gbp",
    "british pound": "gbp",
    "£": "gbp",
    "pakistani rupee": "rupees",
    "indian rupee": "rupees",
    "rupee": "rupees",
    "rupees": "rupees",
    "united arab emirates dirham": "aed",
    "swiss franc": "chf",
    "australian dollar": "aud",
    "canadian dollar": "cad",
    "chinese yuan": "cny",
    "japanese yen": "jpy",
    "cent": "cents",
    "kilogram": "kg",
    "milligram": "mg",
    "microgram": "micrograms",
    "gram": "g",
    "millimetre": "mm",
    "millimeter": "mm",
    "centimetre": "cm",
    "centimeter": "cm",
    "metre": "m",
    "meter": "m",
    "kilometre": "km",
    "kilometer": "km",
    "degree celsius": "°c",
    "celsius": "°c",
    "degrees celsius": "°c",
    "degree fahrenheit": "°f",
    "f": "°f",
    "fahrenheit": "°f",
    "degrees fahrenheit": "°f",
    "degree angle": "degree",
    "mile per hour": "mph",
    "kilometer per hour": "km/h",
    "terawatt hour": "twh",
    "terawatt-hour": "twh",
    "square meter": "square metre",
    "gram per kilometre": "g/km",
    "gram per kilometer": "g/km",
    "metric ton": "tonne",
    "foot": "feet",
    "inch": "inche",
    "percentage point": "percentage points",
    "basis point": "basis points",
    "dimensionless": "",
}


def unit_name(unit: str) -> str:
    """A unit in one form for all three: their names, ours and the symbols."""
    name = unit.lower().strip().replace("metric tons", "metric ton")
    name = _SAME.get(name, name)
    name = _SAME.get(name[:-1], name[:-1]) if name.endswith("s") else name
    return name.rstrip("s")


def same_value(left: str, right: str) -> bool:
    if left == right:
        return True
    try:
        pairs = list(zip(map(float, left.split("..")), map(float, right.split("..")), strict=True))
    except ValueError:
        return False
    return all(abs(a - b) <= 1e-6 * max(abs(a), abs(b), 1e-12) for a, b in pairs)


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    common = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, common) / (max(a[1], b[1]) - min(a[0], b[0]))


class Tally:
    """Hits, what was said, and what should have been."""

    def __init__(self) -> None:
        self.right = self.said = self.wanted = 0

    def add(self, said: list[Hit], wanted: list[Hit], same: Callable[[Hit, Hit], bool]) -> None:
        self.said += len(said)
        self.wanted += len(wanted)
        left = list(said)
        for gold in wanted:
            match = next((hit for hit in left if same(hit, gold)), None)
            if match is not None:
                left.remove(match)
                self.right += 1

    def f1(self) -> str:
        return f"{2 * self.right / max(1, self.said + self.wanted):.2f}"


def right(a: Hit, b: Hit) -> bool:
    """Whether both give one value for the same words."""
    return touches(a, b) and same_value(a[2], b[2])


def touches(a: Hit, b: Hit) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def score(found: list[list[Hit]], wanted: list[list[Hit]]) -> dict[str, str]:
    """F1 by what is compared."""
    names = ("values", "values without dates", "spans", "exact spans", "units", "units of measure", "hedges")
    tallies = {name: Tally() for name in names}
    for said, labels in zip(found, wanted, strict=True):
        passed_over = [hit for hit in labels if hit[4] == _PASSED_OVER]
        gold = [hit for hit in labels if hit[4] != _PASSED_OVER]
        said = [h for h in said if not any(touches(h, p) for p in passed_over) or any(right(h, g) for g in gold)]
        of_value = [hit for hit in gold if hit[2]]
        tallies["values"].add([h for h in said if h[2]], of_value, right)
        dates = [hit for hit in gold if is_date(hit)]
        no_dates = [h for h in said if h[2] and not is_date(h) and not any(touches(h, d) for d in dates)]
        tallies["values without dates"].add(no_dates, [h for h in of_value if h not in dates], right)
        tallies["spans"].add(said, gold, lambda a, b: overlap(a[:2], b[:2]) >= 0.5)
        tallies["exact spans"].add(said, gold, lambda a, b: a[:2] == b[:2])
        for name, kept in (("units", lambda hit: unit_name(hit[3])), ("units of measure", is_measured)):
            tallies[name].add(
                [hit for hit in said if kept(hit)],
                [hit for hit in gold if kept(hit)],
                lambda a, b: touches(a, b) and unit_name(a[3]) == unit_name(b[3]),
            )
        tallies["hedges"].add(
            [hit for hit in said if hit[4]],
            [hit for hit in gold if hit[4]],
            lambda a, b: touches(a, b) and a[4] == b[4].lower(),
        )
    return {name: tally.f1() for name, tally in tallies.items()}


def is_date(hit: Hit) -> bool:
    return (hit[3] == "year" and len(hit[2]) in (4, 7)) or bool(
        re.match(r"[12][0-9]{3}(?:-|/|\.\.[12][0-9]{3}\Z)", hit[2])
    )


MEASURES: set[str] = set()


def is_measured(hit: Hit) -> bool:
    """Whether the unit is none of a counted thing: money, a share or a measure, which all three claim to read."""
    return unit_name(hit[3]) in MEASURES


_FILES = ("sentences.txt", "held_back.txt", *(f"unseen_{name}.txt" for name in ("first", "second", "third", "fourth")))


def labelled(name: str) -> tuple[list[str], list[list[Hit]]]:
    """The sentences of a file in `tests/scan`, and what a person read in them."""
    sys.path.insert(0, str(Path(__file__).parent.parent / "scan"))
    from labelled import SENTENCES, UNSEEN, braced, sentences

    path = SENTENCES.with_name(name)
    texts, wanted = [], []
    for sentence in braced(path) if path in UNSEEN else sentences(path):
        texts.append(sentence.text)
        hits = []
        for label in sentence.labels:
            hedge = _PASSED_OVER if path in UNSEEN and label.kind in _NO_AMOUNTS else label.hedge
            if label.kind != "exempt":
                hits.append((label.start, label.end, label.value, label.unit, hedge))
        wanted.append(hits)
    return texts, wanted


# The hedge of a label whose words are no amount: what is found there is right for one convention and wrong for another.
_PASSED_OVER = "passed over"
_NO_AMOUNTS = ("date", "time", "score", "ord", "vague")


def cases(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found


# Sets whose cases mark every number of their texts; the others mark only what their own model is for.
_KINDS_OF_SETS = {
    "CurrencyModel": "a currency",
    "DimensionModel": "a unit",
    "TemperatureModel": "a unit",
    "AgeModel": "a unit",
    "PercentModel": "%",
}


def gold_of(case: dict[str, Any]) -> list[Hit]:
    hits = []
    for quantity in case["quantities"]:
        value = (quantity["value"] or "").rstrip("%")
        if quantity["type"] == "numberrange":
            ends = value.strip("[]()").split(",")
            value = "..".join(ends) if all(ends) and ends[0] != ends[-1] else next(filter(None, ends), "")
        if value in ("null",) or quantity["type"] == "ordinal.relative":
            continue
        unit = {"C": "celsius", "F": "fahrenheit"}.get(quantity["unit"] or "", quantity["unit"] or "")
        hits.append((quantity["start"], quantity["end"], value, unit if quantity["type"] != "percentage" else "%", ""))
    return hits


def in_convention(case: dict[str, Any], said: list[Hit]) -> list[Hit]:
    """What a tool says, as far as the set of the case marks such things: a case about money marks no year."""
    if case["set"] in ("NumberModel", "NumberRangeModel", "OrdinalModel"):
        return said
    return [hit for hit in said if any(touches(hit, gold) for gold in gold_of(case))]


def table(rows: dict[str, dict[str, str]]) -> None:
    columns = list(next(iter(rows.values())))
    print(f"{'':18}" + "".join(f"{column:>22}" for column in columns))
    for name, row in rows.items():
        print(f"{name:18}" + "".join(f"{row[column]:>22}" for column in columns))


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument(
        "--others", metavar="PYTHON", help="an interpreter with quantulum3 and recognizers-text-suite"
    )
    arguments.add_argument("--data", type=Path, help="test cases of Recognizers-Text")
    arguments.add_argument("--text", type=Path, default=ARTICLE, help="an article whose reading is timed")
    arguments.add_argument("--only", help=argparse.SUPPRESS)
    options = arguments.parse_args()
    if options.only:
        job = json.load(sys.stdin)
        json.dump(run(options.only, job["texts"], job["long"]), sys.stdout)
        return 0
    files = {name: labelled(name) for name in _FILES}
    texts = [text for sentences, _ in files.values() for text in sentences]
    wanted = [hits for _, labels in files.values() for hits in labels]
    data = cases(options.data) if options.data else []
    everything = texts + [case["text"] for case in data]
    long = options.text.read_text(encoding="utf-8")
    amounts = {
        name: sum(hit[4] != _PASSED_OVER for hits in labels for hit in hits) for name, (_, labels) in files.items()
    }
    results = {"claimcheck": run("claimcheck", everything, long)}
    if options.others:
        for tool in READERS:
            if tool != "claimcheck":
                answer = subprocess.run(
                    [options.others, __file__, "--only", tool],
                    input=json.dumps({"texts": everything, "long": long}),
                    capture_output=True,
                    text=True,
                    check=True,
                )
                results[tool] = json.loads(answer.stdout.splitlines()[-1])
    measures(hit for hits in wanted for hit in hits)
    first = 0
    for name, (sentences, labels) in files.items():
        last = first + len(sentences)
        print(f"{name}: {len(sentences)} sentences, {amounts[name]} quantities; F1")
        table({tool: score(_hits(result, first, last), labels) for tool, result in results.items()})
        print()
        first = last
    if data:
        gold = [gold_of(case) for case in data]
        print(f"{len(data)} cases of Recognizers-Text, {sum(map(len, gold))} quantities; F1, everything said counted")
        said = {tool: _hits(result, len(texts), len(everything)) for tool, result in results.items()}
        table({tool: _values(score(hits, gold)) for tool, hits in said.items()})
        print("the same, in the convention of each set: a case about money marks nothing but money")
        kept = {tool: [in_convention(*pair) for pair in zip(data, hits, strict=True)] for tool, hits in said.items()}
        table({tool: _values(score(hits, gold)) for tool, hits in kept.items()})
        for name in sorted({case["set"] for case in data}):
            places = [place for place, case in enumerate(data) if case["set"] == name]
            row = {
                t: _values(score([h[p] for p in places], [gold[p] for p in places]))["values"] for t, h in kept.items()
            }
            print(f"  {name:20}" + "".join(f"{tool} {value}   " for tool, value in row.items()))
    for name, what in (("throughput", f"on {len(long):,} characters"), ("alone", "on the sentences, one at a time")):
        print(f"\nthroughput {what}")
        slowest = results.get("quantulum3", results["claimcheck"])[name]
        for tool, result in results.items():
            speed = result[name]
            print(f"{tool:18}{speed / 1000:10,.0f} thousand characters a second{speed / slowest:8.1f} × quantulum3")
    lengths(long)
    return 0


def measures(hits: Iterable[Hit]) -> None:
    """Learn which units of the labels measure: those with a symbol or name in the table above, and their like."""
    known = {unit_name(name) for name in (*_SAME, *_SAME.values())} - {""}
    words = "hectare acre barrel tonne mile hour minute day month second megawatt watt feet °c mph twh kg mm cm m km"
    MEASURES.update(known, map(unit_name, words.split()), {unit_name(hit[3]) for hit in hits if hit[3].isupper()})


def lengths(text: str) -> None:
    """Twenty times the text, in how many times the time."""
    read = claimcheck()
    short = text * max(1, 50_000 // len(text))
    times = []
    for sample, runs in ((short, 15), (short * 20, 4)):
        best = float("inf")
        for _ in range(runs):
            began = time.process_time()
            read(sample)
            best = min(best, time.process_time() - began)
        times.append(best)
    print(f"twenty times the text ({len(short) * 20:,} characters) in {times[1] / times[0]:.1f} times the time")


def _hits(result: dict[str, Any], first: int, last: int) -> list[list[Hit]]:
    return [[tuple(hit) for hit in hits] for hits in result["found"][first:last]]


def _values(scores: dict[str, str]) -> dict[str, str]:
    return {name: scores[name] for name in ("values", "spans", "exact spans", "units")}


if __name__ == "__main__":
    sys.exit(main())
