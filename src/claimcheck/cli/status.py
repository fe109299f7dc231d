"""The exit statuses of the command line."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

CLEAR: Final = 0
"""Nothing is contradicted."""
BROKEN: Final = 1
"""A finding stands that fails the run, or a rule raised."""
UNUSABLE: Final = 2
"""The input or the call cannot be used, or the output cannot be written."""
INTERRUPTED: Final = 130
"""The user broke off: 128 and the number of the signal, as shells count."""
