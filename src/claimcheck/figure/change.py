"""Changes in words: verbs and nouns that say a figure rises or falls by what it states."""

from __future__ import annotations

from typing import Final

from claimcheck.phrase import ANY_CASE, END, GAP, Pattern, any_of, words_of

RISING: Final = words_of(
    "grew grow grows growing rose rise rises rising increased increase increases increasing climbed jumped surged"
    " soared gained expanded up"
)
FALLING: Final = words_of(
    "fell fall falls falling dropped drop drops dropping declined decline declines declining decreased decrease"
    " decreases decreasing shrank shrunk shrinks shrinking contracted plunged slid slipped down"
)
RISES: Final = ("increase", "rise", "growth", "gain", "jump", "surge")
FALLS: Final = ("decrease", "fall", "decline", "drop", "reduction", "cut", "loss")

VERB: Final = Pattern(
    rf"(?:(?P<rising>{any_of(RISING)})|(?P<falling>{any_of(FALLING)})){GAP}(?:by{GAP})?"
    rf"|an?{GAP}(?:(?:annual|sharp|slight|steep|modest|net|further){GAP})?"
    rf"(?:(?P<rise>{any_of(RISES)})|(?P<fall>{any_of(FALLS)})){GAP}of{GAP}",
    ANY_CASE,
)
"""What says before a figure that something rises or falls by it."""
NOUN: Final = Pattern(rf"{GAP}(?:(?P<rise>{any_of(RISES)})|(?P<fall>{any_of(FALLS)})){END}", ANY_CASE)
"""What says so behind it: "a 5 % decline"."""
