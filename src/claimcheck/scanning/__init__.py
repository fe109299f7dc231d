"""Reading prose: the quantities of a text, and the numbers that are none."""

from claimcheck.scanning.mention import RULES, Direction, Exemption, Kind, Mention, Scan
from claimcheck.scanning.scanner import scan

__all__ = ["RULES", "Direction", "Exemption", "Kind", "Mention", "Scan", "scan"]
