"""The style of each sign and its word in the report for a terminal."""

from __future__ import annotations

from typing import Final

from claimcheck.report import sign as signs

# Words carry the meaning and are never dim; the sign helps the eye, and colour only repeats it. Of the usual colours
# only red and magenta can be read on a light ground and on a dark one, so that the others are left to signs.
_STYLES: Final = {
    "✗": "bold red",
    "≠": "bold red",
    "?": "bold magenta",
    "~": "bold yellow",
    "!": "bold yellow",
    "✓": "bold green",
}
VERDICTS: Final = {verdict: (sign, _STYLES.get(sign, "")) for verdict, sign in signs.VERDICTS.items()}
SEVERITIES: Final = {severity: (sign, _STYLES.get(sign, "bold cyan")) for severity, sign in signs.SEVERITIES.items()}
RESULTS: Final = {result: (sign, _STYLES[sign]) for result, sign in signs.RESULTS.items()}
OF_WORDS: Final = {"bold red": "bold red", "bold magenta": "bold magenta"}
"""The styles of signs in which words can be read as well."""
