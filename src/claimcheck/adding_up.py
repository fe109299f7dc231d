"""What adds up: the requirement that parts sum to their whole, be it members of a dimension or parts of a period."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from claimcheck.case import Case
from claimcheck.evidence import MOST_TERMS
from claimcheck.interval import Interval
from claimcheck.quantity import Quantity
from claimcheck.relation import Sum, Variable, equal
from claimcheck.rule import Requirement
from claimcheck.trial import Trial
from claimcheck.wording import span


def sums(
    case: Case, whole: Quantity, parts: Sequence[Quantity], *, complete: bool, name: Callable[[Quantity], str]
) -> Iterator[Requirement]:
    """The parts make up the whole, where claims state some of these quantities and one series gives the others.

    Where the parts are not `complete`, or some are not known, those known are at most the whole, unless values may be
    negative. `name` tells one part from the others in the message.
    """
    known = {one for one in (whole, *parts) if one in case.stating}
    if not known:
        return
    known |= _given(case, whole, parts, known)
    counted = [part for part in parts if part in known]
    exact = complete and len(counted) == len(parts)
    if whole not in known or not counted or (not exact and case.measure(whole.measure).bounds.low is None):
        return
    for readings in case.together((whole, *counted)):
        primary = next((reading for reading in readings if reading.stated == whole), readings[-1])
        others = [reading for reading in readings if reading is not primary]
        terms = [Variable(part) for part in counted]
        if not exact:
            # What one whole has beside some of its parts is not what it has beside others, nor what another has.
            others_than = f"{' and '.join(whole.members) or 'all'} but {', '.join(map(name, counted))}"
            rest = replace(
                primary, stated=Quantity(whole.measure, (others_than,), whole.period), plain=_ANY, generous=_ANY
            )
            terms.append(Variable(rest.stated))
            others.append(rest)
        yield Requirement(
            equal(Sum(tuple(terms)), Variable(whole)),
            primary,
            broken=_broken(
                primary.claim.printed, of_whole=primary.stated == whole, exact=exact, alone=len(counted) == 1
            ),
            arithmetic=_arithmetic(primary.claim.id, whole, counted, name),
            others=tuple(others),
        )


_ANY: Final = Interval.at_least(0)


def _given(case: Case, whole: Quantity, parts: Sequence[Quantity], stated: set[Quantity]) -> set[Quantity]:
    """What the best series gives of the quantities that no claim states: parts, and the whole where it is wanted."""
    for series in case.evidence.of(whole.measure):
        found = ((one, series.give(one)) for one in (whole, *parts) if one not in stated)
        given = {one for one, supply in found if supply is not None and not supply.worked_out}
        if given and whole in given | stated:
            return given
    return set()


def _broken(printed: str, *, of_whole: bool, exact: bool, alone: bool) -> str:
    if of_whole:
        return f"“{printed}” is {'not the sum of its parts' if exact else 'less than its parts together'}"
    if exact:
        return f"“{printed}” and the other parts do not make up the whole"
    return (
        f"“{printed}” is more than the whole" if alone else f"“{printed}” and the other parts are more than the whole"
    )


def _arithmetic(
    primary: str, whole: Quantity, parts: Sequence[Quantity], name: Callable[[Quantity], str]
) -> Callable[[Trial], str]:
    def arithmetic(trial: Trial) -> str:
        shown = []
        for part in parts:
            statement = trial[part]
            own = statement.reading is not None and statement.reading.claim.id == primary
            shown.append(f"{name(part)} {f'“{statement.printed}”' if own else statement.said}")
        if len(shown) > MOST_TERMS:
            shown = [*shown[: MOST_TERMS - 1], "…", shown[-1]]
        text = " + ".join(shown)
        if len(parts) > 1:
            text += f" is {span(trial.value(Sum(tuple(map(Variable, parts)))), trial[whole].unit)}"
        total = trial[whole]
        if total.reading is None or total.reading.claim.id != primary:
            text += f", the whole is {total.said}"
        return text + whole.when

    return arithmetic
