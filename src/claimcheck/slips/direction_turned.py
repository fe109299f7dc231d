"""The sign or the direction is the other one: it fell, and is said to have risen.

## What happens

A table prints falls in brackets or with a minus that is lost; "fell to" is rewritten as "grew to".

## How it is undone

A rise is read as a fall and a fall as a rise. The digits stay.

## Blind spots

A comparison without a figure, such as "more than in India", has a rule and no slip.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.claim import AnyClaim, Change, Direction, Level
from claimcheck.quantity import ChangeForm, ChangeFrom
from claimcheck.rewording import read_again, restated
from claimcheck.slip import EXPORTS, Family, Looked, Named, Undone

ID: Final = "direction-turned"
FAMILY: Final = Family.MEANING


def undo(looked: Looked) -> Iterator[Undone]:
    """The claim with the other sign."""
    claim = looked.claim
    for turned in make(looked):
        said = "is negative" if isinstance(claim, Level) else "is a rise" if looked.factor < 0 else "is a fall"
        if isinstance(claim, Change) and looked.figure and (looked.figure.value or 0) < 0:
            said = "is a rise"
        yield Undone(turned, said, tuple(-values for values in looked.needed) or None)


def make(looked: Looked) -> Iterator[AnyClaim]:
    """The same: turning twice leaves the claim as it was."""
    claim, figure, stated = looked.claim, looked.figure, looked.reading.stated
    if figure is None or not figure.value:
        return
    match claim:
        case Change() if isinstance(stated, ChangeFrom) and stated.form is not ChangeForm.MULTIPLE:
            if figure.value > 0:
                turned = Direction.RISE if claim.falls else Direction.FALL
                yield claim.model_copy(update={"direction": turned})
                return
        case Level() if claim.quantity is not None and looked.dossier.measures[claim.quantity].signed:
            pass
        case _:
            return
    sign = figure.printed[:1]
    changed = read_again(figure, figure.printed[1:] if sign in "-−" else f"−{figure.printed}")
    if changed is not None and changed.value == -figure.value:
        turned_claim = restated(claim, changed)
        if isinstance(claim, Change):
            turned_claim = turned_claim.model_copy(update={"direction": None})
        yield turned_claim


_FILE: Final = (
    EXPORTS
    + """\
      2021,1310
      2022,1250
claims:
"""
)

NAMED: Final = {
    "a fall printed as a rise": Named(
        _FILE
        + """
  - {id: growth, quote: exports grew by 4.6% from 2021 to 2022, kind: change, quantity: exports, period: 2021..2022,
     figure: 4.6%}
""",
        claim="growth",
        sentence=(
            "direction-turned: “4.6%” is a fall: 1,310 million USD in calendar 2021 to 1,250 million USD in "
            "calendar 2022 is −4.6%; 1 in 114 figures of this precision would fit as well"
        ),
    ),
}

NOT_NAMED: Final = {
    "a fall": _FILE
    + """
  - {id: growth, quote: exports fell by 4.6% from 2021 to 2022, kind: change, direction: fall, quantity: exports,
     period: 2021..2022, figure: 4.6%}
""",
}
