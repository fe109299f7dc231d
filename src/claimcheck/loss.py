"""Losses: results below zero, which words name by their size."""

from __future__ import annotations

import re
from typing import Final

from claimcheck.claim import AnyClaim, Change
from claimcheck.figure import Figure
from claimcheck.measure import Measure

_LOSS: Final = re.compile(r"\b(?:loss(?:es)?|deficits?|shortfalls?|in the red)\b", re.IGNORECASE)
_GAIN: Final = re.compile(r"\b(?:profits?|surplus(?:es)?|gains?)\b", re.IGNORECASE)
# What names the sign stands right before the figure: "a loss of £3 million", "lost £3 million".
_BEFORE: Final = 40
_LOST: Final = re.compile(
    r"\b(?:loss(?:es)?|deficits?|shortfalls?|lost|lose|loses|losing)\b[^0-9.;:]{0,25}\Z", re.IGNORECASE
)
_EARNED: Final = re.compile(r"\b(?:profits?|surplus(?:es)?|earned|gains?)\b[^0-9.;:]{0,25}\Z", re.IGNORECASE)
_SMALLER: Final = re.compile(
    r"\b(?:halv|narrow|shrank|shrunk|shrink|fell|fall|drop|declin|decreas|reduc|cut|improv|lower|smaller|trimm|eased)",
    re.IGNORECASE,
)
_LARGER: Final = re.compile(
    r"\b(?:widen|grew|grow|rose|rise|increas|deepen|doubl|tripl|swell|swollen|balloon|worsen|larger|higher|bigger)",
    re.IGNORECASE,
)


def is_of_loss(measure: Measure) -> bool:
    """Whether a measure counts losses, so that a loss of 3 is 3."""
    return _LOSS.search(measure.measure) is not None and _GAIN.search(measure.measure) is None


def has_other_sign(quote: str, figure: Figure, measure: Measure) -> bool:
    """Whether an amount has the sign that its words do not print: a loss, of a result, or a profit, of losses.

    The words of the figure itself may say so, which makes its value negative although it prints no minus sign.
    """
    value = figure.value
    if not value or (value > 0 and not measure.signed):
        return False
    of_loss = is_of_loss(measure)
    if value < 0:
        in_words = figure.value_span is not None and not re.search(
            r"[-−–]|minus|negative", figure.printed[: figure.value_span[0] + 1], re.IGNORECASE
        )
        return in_words and (of_loss or not measure.signed)
    at = quote.find(figure.printed)
    before = quote[max(0, at - _BEFORE) : max(0, at)]
    return (_EARNED if of_loss else _LOST).search(before) is not None


def are_compared(claim: AnyClaim, measure: Measure) -> bool:
    """Whether a change is said of losses where the measure is a result that can be negative."""
    if not isinstance(claim, Change) or not measure.signed or is_of_loss(measure):
        return False
    return _LOSS.search(claim.quote) is not None and _GAIN.search(claim.quote) is None


def grow(claim: Change) -> bool:
    """Whether the words say that the losses became larger; where they do not, the direction of the claim counts."""
    smaller, larger = _SMALLER.search(claim.quote), _LARGER.search(claim.quote)
    if (smaller is None) is (larger is None):
        return not claim.falls
    return larger is not None
