"""What is found in a text, as a document for programs and as the article with its quantities marked."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from claimcheck.interval import CLOSED, Interval
from claimcheck.scanning.mention import RULES, Exemption, Mention, Scan
from claimcheck.text import Lines, printable

if TYPE_CHECKING:
    from rich.console import Console

# A third has no last digit; fifteen are more than any text prints.
_MOST_DECIMALS: Final = 15


def decimal(value: Fraction) -> str:
    """A number in decimal digits without an exponent: exactly where that ends, else to fifteen significant digits."""
    rest, places = value.denominator, 0
    while rest % 10 == 0:
        rest, places = rest // 10, places + 1
    for factor in (2, 5):
        while rest % factor == 0:
            rest, places = rest // factor, places + 1
    if rest != 1:
        size, places = abs(value), _MOST_DECIMALS
        while size * 10**places < 10 ** (_MOST_DECIMALS - 1):
            places += 1
        while places and size * 10**places >= 10**_MOST_DECIMALS:
            places -= 1
    digits = abs(round(value * 10**places))
    whole, part = divmod(digits, 10**places)
    printed = f"{whole}.{part:0{places}d}".rstrip("0").rstrip(".") if places else str(whole)
    return f"-{printed}" if value < 0 else printed


def document(scan: Scan, path: str = "", notes: tuple[str, ...] = ()) -> dict[str, Any]:
    """The scan for programs: offsets into the text, numbers as decimal strings with their scale multiplied out."""
    found: dict[str, Any] = {"path": path, "quantities": [_quantity(quantity) for quantity in scan.quantities]}
    found["exemptions"] = [
        {"start": exempt.start, "end": exempt.end, "text": exempt.text, "rule": exempt.rule}
        for exempt in scan.exemptions
    ]
    if notes:
        found["notes"] = list(notes)
    return found


def _quantity(mention: Mention) -> dict[str, Any]:
    figure = mention.figure
    entry: dict[str, Any] = {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": mention.kind.value,
        "value": _number(mention.value),
        "low": _number(mention.low),
        "high": _number(mention.high),
        "unit": mention.unit or None,
        "hedge": mention.hedge.lower() or None,
        "bound": mention.bound or None,
        "rate": mention.rate or None,
        "direction": mention.direction.value if mention.direction else None,
        "period": mention.period or None,
        "members": list(mention.members),
    }
    for name, span in (("value", mention.value_span), ("unit", mention.unit_span), ("hedge", mention.hedge_span)):
        entry[f"{name}_start"], entry[f"{name}_end"] = span or (None, None)
    entry["plain"] = _set(figure.plain) if figure else None
    entry["generous"] = _set(figure.generous) if figure else None
    return entry


def _number(value: Fraction | None) -> str | None:
    return None if value is None else decimal(value)


def _set(values: Interval) -> dict[str, Any]:
    """The ends of a set, null where it has none, and whether each belongs to it."""
    return {
        "low": _number(values.low),
        "low_closed": values.low is not None and values.low_end is CLOSED,
        "high": _number(values.high),
        "high_closed": values.high is not None and values.high_end is CLOSED,
    }


_STYLE: Final = "bold"
_NAME_STYLE: Final = "cyan"
_EXEMPT_STYLE: Final = "dim"


def render(scan: Scan, console: Console, path: str = "", notes: tuple[str, ...] = ()) -> None:
    """The article with each quantity in brackets and named behind, then how many there are of each kind."""
    from rich.text import Text

    shown = Text()
    done = 0
    marks: list[Mention | Exemption] = sorted((*scan.quantities, *scan.exemptions), key=lambda mark: mark.start)
    for mark in marks:
        shown.append(printable(scan.text[done : mark.start], keep="\n\t"))
        words = printable(mark.text, keep="\n\t")
        if isinstance(mark, Mention):
            shown.append("[")
            shown.append(words, style=_STYLE)
            shown.append(f" | {_name(mark)}", style=_NAME_STYLE)
            shown.append("]")
        else:
            shown.append("{")
            shown.append(words, style=_EXEMPT_STYLE)
            shown.append(f" | {mark.rule}", style=_EXEMPT_STYLE)
            shown.append("}")
        done = mark.end
    shown.append(printable(scan.text[done:], keep="\n\t"))
    console.print(shown, soft_wrap=False)
    console.print()
    for note in notes:
        console.print(Text(printable(f"{path}: {note}" if path else note)))
    console.print(Text(_count(len(scan.quantities), "quantity", "quantities") + _by_kind(scan)))
    if scan.exemptions:
        console.print(Text(_count(len(scan.exemptions), "exemption", "exemptions") + ":"))
        lines = Lines(scan.text)
        for rule in dict.fromkeys(exempt.rule for exempt in scan.exemptions):
            places = [lines.place(exempt.start) for exempt in scan.exemptions if exempt.rule == rule]
            where = ", ".join(f"{line}:{column}" for line, column in places[:5]) + (" …" if len(places) > 5 else "")
            console.print(Text(f"  {rule} ({RULES[rule]}): {where}"))


def _name(mention: Mention) -> str:
    """What a quantity was read as, in a few words: "money about 1300000000 USD per year"."""
    parts = [mention.kind.value]
    if mention.bound and mention.bound != "between":
        parts.append(mention.bound)
    if mention.value is not None:
        parts.append(decimal(mention.value))
    elif mention.low is not None and mention.high is not None:
        parts.append(f"{decimal(mention.low)} to {decimal(mention.high)}")
    if mention.period and mention.period != (decimal(mention.value) if mention.value is not None else ""):
        parts.append(mention.period)
    if mention.unit and not mention.period:
        parts.append(mention.unit)
    if mention.rate:
        parts.append(f"per {mention.rate}")
    if mention.direction:
        parts.append(mention.direction.value)
    if mention.members:
        parts.append(f"of which {len(mention.members)} named")
    return printable(" ".join(parts))


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _by_kind(scan: Scan) -> str:
    counts: dict[str, int] = {}
    for mention in scan.quantities:
        counts[mention.kind.value] = counts.get(mention.kind.value, 0) + 1
    return ": " + ", ".join(f"{kind} {number}" for kind, number in sorted(counts.items())) if counts else ""
