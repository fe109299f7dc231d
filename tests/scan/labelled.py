"""The labelled sentences: what stands in each, as a person read it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

SENTENCES = Path(__file__).parent / "sentences.txt"
UNSEEN = tuple(SENTENCES.with_name(f"unseen_{name}.txt") for name in ("first", "second", "third", "fourth"))
_MARK = re.compile(r"\[\[|\]\]|[<>{}]")


@dataclass(frozen=True)
class Label:
    """One quantity, or one exemption: offsets into the sentence, and the words of its annotation ("" where none)."""

    start: int
    end: int
    kind: str
    value: str
    unit: str
    hedge: str
    value_span: tuple[int, int] | None
    unit_span: tuple[int, int] | None


@dataclass(frozen=True)
class Sentence:
    """A sentence without its marks, with its labels in order."""

    text: str
    labels: tuple[Label, ...]


def sentences(path: Path = SENTENCES) -> list[Sentence]:
    """The sentences of the file. ValueError where the marks of one and its lines do not agree."""
    found: list[Sentence] = []
    marked, annotations = "", list[str]()

    def finish() -> None:
        if marked:
            found.append(_sentence(marked, annotations))

    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            annotations.append(line)
        elif line and not line.startswith("#"):
            finish()
            marked, annotations = line, []
    finish()
    return found


def _sentence(marked: str, annotations: list[str]) -> Sentence:
    text, done = "", 0
    spans: list[dict[str, int]] = []
    for mark in _MARK.finditer(marked):
        text += marked[done : mark.start()]
        done = mark.end()
        sign = mark[0]
        if sign == "[[":
            spans.append({"start": len(text)})
        elif sign in ("<", "{"):
            # Both ends of a range are marked; the value reaches from the first to the last.
            spans[-1].setdefault(sign, len(text))
        else:
            spans[-1][{"]]": "end"}.get(sign, sign)] = len(text)
    text += marked[done:]
    if len(spans) != len(annotations):
        raise ValueError(f"{len(spans)} marks but {len(annotations)} lines: {marked}")
    return Sentence(text, tuple(_label(span, line) for span, line in zip(spans, annotations, strict=True)))


_BRACED = re.compile(r"\{([^{}]*)\}")


def braced(path: Path) -> list[Sentence]:
    """The sentences of a file whose labels stand in the text itself: {words|value|unit|hedge|kind}."""
    found: list[Sentence] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text, done = "", 0
        labels: list[Label] = []
        for mark in _BRACED.finditer(line):
            text += line[done : mark.start()]
            done = mark.end()
            words, value, unit, hedge, kind = (mark[1].split("|") + [""] * 4)[:5]
            start, text = len(text), text + words
            labels.append(Label(start, len(text), kind, _decimal(value), unit, hedge, None, None))
        found.append(Sentence(text + line[done:], tuple(labels)))
    return found


def _decimal(value: str) -> str:
    return f"{float(Fraction(value)):.15g}" if "/" in value else value


def _label(span: dict[str, int], line: str) -> Label:
    kind, value, unit, hedge = ("" if part.strip() == "-" else part.strip() for part in line.split("|"))
    value_span = (span["<"], span[">"]) if "<" in span else None
    unit_span = (span["{"], span["}"]) if "{" in span else None
    return Label(span["start"], span["end"], kind, value, unit, hedge, value_span, unit_span)
