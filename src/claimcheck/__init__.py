"""A type checker for the numbers in prose."""

from __future__ import annotations

from importlib import import_module

# Instead of the one of `typing`, whose import would be a tenth of the time of `claimcheck --help`.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from claimcheck.checker import review as review
    from claimcheck.dossier import Dossier as Dossier
    from claimcheck.drafting import draft as draft
    from claimcheck.fault import Fault as Fault
    from claimcheck.fault import InputError as InputError
    from claimcheck.figure import Figure as Figure
    from claimcheck.figure import FigureError as FigureError
    from claimcheck.figure import read as read_figure
    from claimcheck.finding import Finding as Finding
    from claimcheck.finding import Severity as Severity
    from claimcheck.finding import Verdict as Verdict
    from claimcheck.interval import Interval as Interval
    from claimcheck.judgement import Review as Review
    from claimcheck.loading.loader import load as load
    from claimcheck.rule import Rule as Rule
    from claimcheck.rules import RULES as RULES
    from claimcheck.scanning import scan as scan

    __version__: str

# The module of each name, and its name there. They are imported when first asked for, because `claimcheck --help` and
# a pytest run that checks no claims need none of them.
_HOMES: Final = {
    "load": ("claimcheck.loading.loader", "load"),
    "review": ("claimcheck.checker", "review"),
    "Dossier": ("claimcheck.dossier", "Dossier"),
    "Review": ("claimcheck.judgement", "Review"),
    "Finding": ("claimcheck.finding", "Finding"),
    "Severity": ("claimcheck.finding", "Severity"),
    "Verdict": ("claimcheck.finding", "Verdict"),
    "InputError": ("claimcheck.fault", "InputError"),
    "Fault": ("claimcheck.fault", "Fault"),
    "Rule": ("claimcheck.rule", "Rule"),
    "RULES": ("claimcheck.rules", "RULES"),
    "Figure": ("claimcheck.figure", "Figure"),
    "FigureError": ("claimcheck.figure", "FigureError"),
    "read_figure": ("claimcheck.figure", "read"),
    "Interval": ("claimcheck.interval", "Interval"),
    "draft": ("claimcheck.drafting", "draft"),
    "scan": ("claimcheck.scanning", "scan"),
}

__all__ = [
    "RULES",
    "Dossier",
    "Fault",
    "Figure",
    "FigureError",
    "Finding",
    "InputError",
    "Interval",
    "Review",
    "Rule",
    "Severity",
    "Verdict",
    "draft",
    "load",
    "read_figure",
    "review",
    "scan",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        value: Any = version("claimcheck-prose")
    elif name in _HOMES:
        module, original = _HOMES[name]
        value = getattr(import_module(module), original)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})
