"""Judging: whether statements can hold together with the relations, or cannot, or it stays undecided.

A system is judged by propagation; what stands in a linear cycle by the exact simplex; products and quotients of
quantities in a cycle by branch and prune, halving the widest factor (van Hentenryck, McAllester and Kapur, "Solving
polynomial systems using a branch and prune approach", SIAM J. Numer. Anal. 1997). Every contradiction is a derivation
in exact rationals. All budgets count steps, so a run can be repeated.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from enum import Enum
from fractions import Fraction
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.engine.box import WHOLE_BITS, Box, Contradiction, Edge
from claimcheck.engine.linear import Number, Row, plain
from claimcheck.engine.linearity import Factor, factors_of, fewest, narrowest, own, rows_given
from claimcheck.engine.problem import Problem
from claimcheck.engine.propagation import contract, peel
from claimcheck.engine.simplex import Infeasible, Limit, feasible


class Budget(Struct, frozen=True):
    """How many steps a judgement may take before it says undecided.

    `revisions` by each relation in a cycle; `pivots` of the simplex for each of its rows; `splits` of an interval, for
    each component; `checks` of subsets of the statements, for each component, when conflicts or corrections are sought,
    and fewer where the component is so large that they would revise more than CHECKED_RELATIONS relations; one that had
    to split its box counts as many times as the square of its parts.
    """

    revisions: int = 12
    pivots: int = 30
    splits: int = 8
    checks: int = 500


DEFAULT: Final = Budget()


class Status(Enum):
    """Whether statements can hold together with the relations: yes, no, or not found within the budget."""

    CONSISTENT = "consistent"
    CONTRADICTED = "contradicted"
    UNDECIDED = "undecided"


class Judgement(Struct, frozen=True):
    """The status of a set of statements, with the contradiction that decided it, if one did.

    `parts` is how many parts of the box had to be judged: more than one where a product stands in a cycle.
    """

    status: Status
    contradiction: Contradiction = ()
    parts: int = 1


_CONSISTENT: Final = Judgement(Status.CONSISTENT)
_UNDECIDED: Final = Judgement(Status.UNDECIDED)


def judge(problem: Problem, active: Iterable[int], budget: Budget = DEFAULT) -> Judgement:
    """Whether the statements numbered in `active` can hold together with all relations."""
    box = problem.box(active)
    for place in range(len(problem.quantities)):
        contradiction = box.empty(place)
        if contradiction:
            return Judgement(Status.CONTRADICTED, contradiction)
    peeled = peel(problem, box, range(len(problem.forms)))
    if peeled.contradiction:
        return Judgement(Status.CONTRADICTED, peeled.contradiction)
    result, parts = _CONSISTENT, 1
    for piece in _pieces(problem, box, peeled.left):
        found = _judge_piece(problem, box, piece, budget)
        parts += found.parts - 1
        if found.status is Status.CONTRADICTED:
            return replace(found, parts=parts)
        if found.status is Status.UNDECIDED:
            result = found
    return replace(result, parts=parts)


def _pieces(problem: Problem, box: Box, numbers: Sequence[int]) -> Iterator[list[int]]:
    """`numbers` cut into parts that share no quantity but those with just one value."""
    left = dict.fromkeys(numbers)
    while left:
        start = next(iter(left))
        del left[start]
        found = [start]
        for number in found:
            for place in problem.forms[number].places:
                if not box.is_point(place):
                    for other in problem.touching[place]:
                        if other in left:
                            del left[other]
                            found.append(other)
        yield sorted(found)


def _judge_piece(problem: Problem, box: Box, piece: list[int], budget: Budget) -> Judgement:
    """Branch and prune over the box: contradicted when every part of it is."""
    waiting = deque([box.copy()])
    proof: list[Edge] = []
    splits, parts = budget.splits, 0
    while waiting:
        part = waiting.popleft()
        parts += 1
        found = _settle(problem, part, piece, budget)
        if found.status is Status.CONSISTENT:
            return replace(found, parts=parts)
        if found.status is Status.CONTRADICTED:
            proof += found.contradiction
            continue
        factors = factors_of(problem, part, piece)
        if not splits or not factors:
            return replace(_UNDECIDED, parts=parts)
        splits -= 1
        place = max((factor for factor in factors if factor.needed), key=lambda factor: factor.width).place
        at = _middle(part, place)
        lower, upper = part, part.copy()
        lower.high[place] = Edge(at, False, place)
        upper.low[place] = Edge(at, False, place)
        waiting += (lower, upper)
    return Judgement(Status.CONTRADICTED, tuple(proof), parts)


def _settle(problem: Problem, box: Box, numbers: Sequence[int], budget: Budget) -> Judgement:
    """Judge without splitting: by the simplex where all is linear, else by propagation, else by trying values.

    Nothing is eliminated before propagation has had its turn, since its steps can be told and those of rows cannot.
    """
    linear = _simplex(problem, box, numbers, budget, eliminate=False)
    if linear is not None:
        return linear
    contradiction = contract(problem, box, numbers, budget.revisions, WHOLE_BITS)
    if contradiction:
        return Judgement(Status.CONTRADICTED, contradiction)
    peeled = peel(problem, box, numbers)
    if peeled.contradiction:
        return Judgement(Status.CONTRADICTED, peeled.contradiction)
    result = _CONSISTENT
    for piece in _pieces(problem, box, peeled.left):
        found = _simplex(problem, box, piece, budget)
        if found is None:
            filled = any(_can_be_filled(problem, box, piece, budget, order) for order in (fewest, narrowest))
            found = _CONSISTENT if filled else _UNDECIDED
        if found.status is Status.CONTRADICTED:
            return found
        if found.status is Status.UNDECIDED:
            result = found
    return result


def _can_be_filled(
    problem: Problem,
    box: Box,
    numbers: Sequence[int],
    budget: Budget,
    order: Callable[[Factor], tuple[Fraction | int, ...]],
) -> bool:
    """Whether giving factors the value in their middle, one after the other, ends in a solution."""
    trial, left = box.copy(), list(numbers)
    while left:
        found = _simplex(problem, trial, left, budget)
        if found is not None:
            return found.status is Status.CONSISTENT
        factors = factors_of(problem, trial, left)
        if not factors:
            return False
        place = min(factors, key=order).place
        at = _middle(trial, place)
        trial.low[place] = trial.high[place] = Edge(at, False, place)
        if contract(problem, trial, left, budget.revisions, WHOLE_BITS):
            return False
        peeled = peel(problem, trial, left)
        if peeled.contradiction:
            return False
        left = peeled.left
    return True


def _simplex(
    problem: Problem, box: Box, numbers: Sequence[int], budget: Budget, *, eliminate: bool = True
) -> Judgement | None:
    """The judgement on relations that are all linear, given the quantities with just one value; None if some is not.

    Some are only when a quantity of their own is eliminated, if that is allowed.
    """
    rows: list[Row] = []
    of: list[tuple[int, tuple[Edge, ...]]] = []
    exact = True
    alone = own(problem, numbers) if eliminate else ()
    for number in numbers:
        linear = rows_given(problem, box, number, alone)
        if linear is None:
            return None
        rows += linear.rows
        of += [(number, linear.used)] * len(linear.rows)
        exact = exact and linear.exact
    places = sorted({problem.place_of[name] for row in rows for name in row.coefficients})
    lows: dict[Hashable, Limit] = {}
    highs: dict[Hashable, Limit] = {}
    for place in places:
        name, low, high = problem.quantities[place], box.low[place], box.high[place]
        if low.value is not None:
            lows[name] = low.value, low.is_open
        if high.value is not None:
            highs[name] = high.value, high.is_open
    found = feasible(rows, lows, highs, budget.pivots * len(rows))
    if found is None:
        return _UNDECIDED
    if not isinstance(found, Infeasible):
        return _CONSISTENT if exact else None
    return Judgement(
        Status.CONTRADICTED,
        (
            *(Edge(None, True, -1, of[i][1], of[i][0]) for i in found.rows),
            *(box.low[problem.place_of[name]] for name in found.lows),
            *(box.high[problem.place_of[name]] for name in found.highs),
        ),
    )


def _middle(box: Box, place: int) -> Number:
    """A short number near the middle of a quantity's interval: zero where the interval has it inside."""
    low, high = box.low[place].value, box.high[place].value
    if (low is None or low < 0) and (high is None or high > 0):
        return 0
    if low is None:
        assert high is not None
        return high - max(Fraction(1), abs(Fraction(high)))
    if high is None:
        return low + max(Fraction(1), abs(Fraction(low)))
    width = Fraction(high - low)
    # A power of two at most an eighth of the width: the multiple nearest to the middle is inside, and short.
    power = width.numerator.bit_length() - width.denominator.bit_length() - 4
    if power >= 0:
        return round(Fraction(low + high, 2 << power)) << power
    return plain(Fraction(round((low + high) * (1 << -power - 1)), 1 << -power))
