"""Changes in words: verbs and nouns that say a figure rises or falls by what it states."""

from __future__ import annotations

from typing import Final

from claimcheck.phrase import ANY_CASE, END, GAP, Pattern, any_of, words_of

# Only verbs whose object is a change: "added 200 jobs" and "lost 12 games" count.
RISING: Final = words_of(
    "grew grow grows growing grown rose rise rises rising risen increased increase increases increasing climbed climb"
    " climbs climbing jumped jump jumps jumping surged surge surges surging soared soar soars soaring gained expanded"
    " expand expands expanding leapt leaped rebounded rallied swelled spiked up"
)
FALLING: Final = words_of(
    "fell fall falls falling fallen dropped drop drops dropping declined decline declines declining decreased decrease"
    " decreases decreasing shrank shrunk shrink shrinks shrinking contracted contract contracts contracting plunged"
    " plunge plunges plunging slid slide slides sliding slipped slip slips slipping tumbled slumped sank sunk plummeted"
    " dipped eased down"
)
RISES: Final = ("increase", "rise", "growth", "gain", "jump", "surge", "hike", "climb", "spike", "uptick")
FALLS: Final = (
    *("decrease", "fall", "decline", "drop", "reduction", "cut", "loss", "dip", "slump", "plunge", "slide"),
    "contraction",
)
VERB: Final = Pattern(
    rf"(?:(?P<rising>{any_of(RISING)})|(?P<falling>{any_of(FALLING)})){GAP}(?:by{GAP})?"
    rf"|an?{GAP}(?:(?:annual|yearly|sharp|slight|steep|modest|net|further|record|small|big){GAP})?"
    rf"(?:(?P<rise>{any_of(RISES)})|(?P<fall>{any_of(FALLS)})){GAP}of{GAP}",
    ANY_CASE,
)
"""What says before a figure that something rises or falls by it."""
BARE: Final = Pattern(
    rf"(?:(?:an?|the|its){GAP})?(?:(?:annual|yearly|net|operating|pre-tax|further|record){GAP})?+"
    rf"(?:(?P<rise>{any_of(RISES)})|(?P<fall>{any_of((*FALLS, 'deficit', 'shortfall'))}))(?:es|s)?{GAP}of{GAP}",
    ANY_CASE,
)
"""The same without an article, where a figure stands alone: "loss of £3 million", "net loss of", "a deficit of"."""
REACHED: Final = Pattern(
    rf"(?:(?:well|just|slightly|far|a{GAP}little){GAP})?(?:below|above|beyond|under){GAP}", ANY_CASE
)
"""What makes the figure behind a verb of change the level that was passed."""
NOUN: Final = Pattern(rf"{GAP}(?:(?P<rise>{any_of(RISES)})|(?P<fall>{any_of(FALLS)})){END}", ANY_CASE)
"""What says so behind it: "a 5 % decline"."""
