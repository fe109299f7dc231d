"""Conflicts: whether statements can hold together with the relations, what follows if so, and which cannot.

A system is judged by propagation; what stands in a linear cycle by the exact simplex; products and quotients of
quantities in a cycle by branch and prune, halving the widest factor (van Hentenryck, McAllester and Kapur, "Solving
polynomial systems using a branch and prune approach", SIAM J. Numer. Anal. 1997). Every contradiction is a derivation
in exact rationals. Conflicts and corrections are each other's minimal hitting sets (Reiter, "A theory of diagnosis from
first principles", AIJ 1987), which is how all of them are found. All budgets count steps, so a run can be repeated.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import cached_property
from heapq import heappop, heappush
from typing import Final

from claimcheck.interval import CLOSED, OPEN, Interval
from claimcheck.linear import Infeasible, Limit, Number, Row, feasible, linear_form, row_of
from claimcheck.propagate import (
    COARSE_BITS,
    WHOLE_BITS,
    Box,
    Contradiction,
    Edge,
    LinearRow,
    Problem,
    System,
    components,
    contract,
    peel,
)
from claimcheck.relation import Product, Quotient, Relation, Sum, Term

SHOWN: Final = 20
"""Conflicts, or corrections of one weight, that are listed; their number can be exponential."""

NODES: Final = 20
"""Sets looked at for each one that is judged, when conflicts or corrections are sought; looking is much quicker."""

CHECKED_RELATIONS: Final = 200_000
"""Relations judged in all checks of one component: some seconds; but a few dozen checks are always made."""


@dataclass(frozen=True, slots=True)
class Budget:
    """How many steps a judgement may take before it says undecided.

    `revisions` by each relation in a cycle; `pivots` of the simplex for each of its rows; `splits` of an interval, for
    each component; `checks` of subsets of the statements, for each component, when conflicts or corrections are sought,
    and fewer where the component is so large that they would revise more than CHECKED_RELATIONS relations.
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


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a chain: `relation`, applied to statements and earlier steps, narrows `quantity` to `values`."""

    quantity: Hashable
    values: Interval
    relation: Relation
    statements: tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The status of a set of statements, with the contradiction that decided it, if one did."""

    status: Status
    contradiction: Contradiction = ()


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
    result = _CONSISTENT
    for piece in _pieces(problem, box, peeled.left):
        found = _judge_piece(problem, box, piece, budget)
        if found.status is Status.CONTRADICTED:
            return found
        if found.status is Status.UNDECIDED:
            result = found
    return result


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
    splits = budget.splits
    while waiting:
        part = waiting.popleft()
        found = _settle(problem, part, piece, budget)
        if found.status is Status.CONSISTENT:
            return found
        if found.status is Status.CONTRADICTED:
            proof += found.contradiction
            continue
        factors = _factors(problem, part, piece)
        if not splits or not factors:
            return _UNDECIDED
        splits -= 1
        place = max((factor for factor in factors if factor.needed), key=lambda factor: factor.width).place
        at = _middle(part, place)
        lower, upper = part, part.copy()
        lower.high[place] = Edge(at, False, place)
        upper.low[place] = Edge(at, False, place)
        waiting += (lower, upper)
    return Judgement(Status.CONTRADICTED, tuple(proof))


def _settle(problem: Problem, box: Box, numbers: Sequence[int], budget: Budget) -> Judgement:
    """Judge without splitting: by the simplex where all is linear, else by propagation, else by trying values."""
    linear = _simplex(problem, box, numbers, budget)
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
            filled = any(_can_be_filled(problem, box, piece, budget, order) for order in (_fewest, _narrowest))
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
    order: Callable[[_Factor], tuple[Fraction | int, ...]],
) -> bool:
    """Whether giving factors the value in their middle, one after the other, ends in a solution."""
    trial, left = box.copy(), list(numbers)
    while left:
        found = _simplex(problem, trial, left, budget)
        if found is not None:
            return found.status is Status.CONSISTENT
        factors = _factors(problem, trial, left)
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


# The linear part.


def _simplex(problem: Problem, box: Box, numbers: Sequence[int], budget: Budget) -> Judgement | None:
    """The judgement on relations that are all linear, given the quantities with just one value; None if some is not."""
    rows: list[Row] = []
    used: list[tuple[Edge, ...]] = []
    for number in numbers:
        linear = _row_given(problem, box, number)
        if linear is None:
            return None
        rows.append(linear[0])
        used.append(linear[1])
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
        return _CONSISTENT
    return Judgement(
        Status.CONTRADICTED,
        (
            *(Edge(None, True, -1, used[i], numbers[i]) for i in found.rows),
            *(box.low[problem.place_of[name]] for name in found.lows),
            *(box.high[problem.place_of[name]] for name in found.highs),
        ),
    )


def _row_given(problem: Problem, box: Box, number: int) -> tuple[Row, tuple[Edge, ...]] | None:
    """A relation as a row, with the edges that make it linear: known values and signs of denominators."""
    form, relation = problem.forms[number], problem.relations[number]
    if isinstance(form, LinearRow):
        names = problem.quantities
        return Row({names[place]: c for place, c in form.terms}, form.constant, form.sign), ()
    used: list[Edge] = []

    def known(name: Hashable) -> Fraction | None:
        place = problem.place_of[name]
        if not box.is_point(place):
            return None
        used.extend((box.low[place], box.high[place]))
        return problem.outside(box.low[place])

    sides: list[Term] = [relation.left, relation.right]
    for i, side in enumerate(sides):
        if isinstance(side, Quotient) and linear_form(side, known) is None:
            # a / b = c is a = c × b when b cannot be zero; a negative b turns an order round.
            sign = form.sign_of(side.denominator, box)
            if sign is None:
                return None
            used += sign[1]
            sides[i] = side.numerator
            sides[1 - i] = Product((side.denominator, sides[1 - i]))
            if sign[0] < 0:
                sides.reverse()
            break
    left, right = linear_form(sides[0], known), linear_form(sides[1], known)
    if left is None or right is None:
        return None
    row = row_of(left, relation.sign, right)
    return Row(row.coefficients, row.constant * problem.unit, row.sign), tuple(used)


# Factors: what must be known for a relation to be linear.


@dataclass(frozen=True, slots=True)
class _Factor:
    """A quantity in a factor, the relative width of the widest such factor, and in how many products it stands.

    In some product it is not in the widest factor if `needed`: when all such are known, every product is linear.
    """

    place: int
    width: Fraction
    products: int
    needed: bool


def _fewest(factor: _Factor) -> tuple[Fraction | int, ...]:
    """Order by which few quantities make all linear."""
    return -factor.products, factor.width, factor.place


def _narrowest(factor: _Factor) -> tuple[Fraction | int, ...]:
    """Order by which little freedom is taken at a time."""
    return not factor.needed, factor.width, factor.place


def _factors(problem: Problem, box: Box, numbers: Sequence[int]) -> list[_Factor]:
    """The quantities in factors that keep relations from being linear."""
    widths: dict[int, Fraction] = {}
    counts: Counter[int] = Counter()
    needed: set[int] = set()
    for number in numbers:
        form, relation = problem.forms[number], problem.relations[number]
        if isinstance(form, LinearRow):
            continue
        for group in _groups(relation):
            open_factors: list[tuple[Fraction, list[int]]] = []
            for factor in group:
                places = [place for place in form.places_in(factor) if not box.is_point(place)]
                if places:
                    open_factors.append((form.relative_width(factor, box), places))
            open_factors.sort()
            for i, (width, places) in enumerate(open_factors, start=1):
                for place in places:
                    widths[place] = max(width, widths.get(place, width))
                    counts[place] += 1
                    if i < len(open_factors) or i == 1:
                        needed.add(place)
    return [_Factor(place, widths[place], counts[place], place in needed) for place in sorted(widths)]


def _groups(relation: Relation) -> Iterator[tuple[Term, ...]]:
    """The terms multiplied with each other: factors of a product; a denominator with the other side, or alone."""
    stack: list[Term] = []
    for side, other in ((relation.left, relation.right), (relation.right, relation.left)):
        if isinstance(side, Quotient):
            yield (side.denominator, other)
            stack += (side.numerator, side.denominator)
        else:
            stack.append(side)
    while stack:
        term = stack.pop()
        if isinstance(term, Sum):
            stack += term.terms
        elif isinstance(term, Product):
            stack += term.factors
            if len(term.factors) > 1:
                yield term.factors
        elif isinstance(term, Quotient):
            yield (term.denominator,)
            stack += (term.numerator, term.denominator)


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
    grid = Fraction(2) ** power
    return round((low + high) / 2 / grid) * grid


# Chains.


def support(contradiction: Iterable[Edge]) -> tuple[frozenset[int], frozenset[int]]:
    """The statements and the relations that edges were derived from."""
    statements: set[int] = set()
    relations: set[int] = set()
    for edge in _derivation(contradiction):
        if edge.statement >= 0:
            statements.add(edge.statement)
        if edge.relation >= 0:
            relations.add(edge.relation)
    return frozenset(statements), frozenset(relations)


def _derivation(edges: Iterable[Edge]) -> Iterator[Edge]:
    """The edges and all they were derived from, each once, premises first."""
    seen: set[int] = set()
    stack = [(edge, False) for edge in reversed(tuple(edges))]
    while stack:
        edge, ready = stack.pop()
        if ready:
            yield edge
        elif id(edge) not in seen:
            seen.add(id(edge))
            stack.append((edge, True))
            stack += ((premise, False) for premise in reversed(edge.premises))


class Narrowing:
    """The judgement of a system, and what follows: the values its statements and relations leave each quantity.

    Nothing follows in a component that is contradicted; its quantities have no range. `because` is the chain of the
    first contradiction.
    """

    def __init__(self, parts: Sequence[tuple[Problem, Judgement]], budget: Budget) -> None:
        self._parts = tuple(parts)
        self._budget = budget
        statuses = {judgement.status for _, judgement in parts}
        self.status = next(
            (status for status in (Status.CONTRADICTED, Status.UNDECIDED) if status in statuses), Status.CONSISTENT
        )

    @cached_property
    def ranges(self) -> Mapping[Hashable, Interval]:
        """The values left to each quantity: their exact hull where no cycle closes, else an interval around it."""
        return {
            name: problem.interval(box, place)
            for problem, box in self._boxes
            for place, name in enumerate(problem.quantities)
        }

    def chain(self, quantity: Hashable) -> tuple[Step, ...]:
        """The steps that give the range of `quantity`, premises first; none if its statements and bounds alone do."""
        for problem, box in self._boxes:
            place = problem.place_of.get(quantity)
            if place is not None:
                return _steps(problem, (box.low[place], box.high[place]))
        return ()

    @cached_property
    def because(self) -> tuple[Step, ...]:
        """The steps that lead to the first contradiction, premises first."""
        for problem, judgement in self._parts:
            if judgement.status is Status.CONTRADICTED:
                return _steps(problem, judgement.contradiction)
        return ()

    @cached_property
    def _boxes(self) -> tuple[tuple[Problem, Box], ...]:
        boxes = []
        for problem, judgement in self._parts:
            if judgement.status is not Status.CONTRADICTED:
                box = problem.box(range(len(problem.statements)))
                peeled = peel(problem, box, range(len(problem.forms)))
                # Back outwards from the root, the reverse of peeling, one pass gives the hulls of a tree.
                order = (*peeled.left, *reversed(peeled.order))
                revisions = self._budget.revisions
                if not peeled.contradiction and not contract(problem, box, order, revisions, COARSE_BITS):
                    boxes.append((problem, box))
        return tuple(boxes)


def narrowed(system: System, budget: Budget = DEFAULT) -> Narrowing:
    """Whether `system` can hold, and what it leaves each quantity; the ranges are worked out when first asked for."""
    problems = [Problem(part) for part in components(system)]
    return Narrowing(
        [(problem, judge(problem, range(len(problem.statements)), budget)) for problem in problems], budget
    )


def follows(system: System, quantity: Hashable, budget: Budget = DEFAULT) -> Narrowing:
    """What the statements about other quantities leave `quantity`."""
    others = tuple(statement for statement in system.statements if statement.quantity != quantity)
    return narrowed(System(others, system.relations, system.bounds), budget)


def _steps(problem: Problem, edges: Iterable[Edge]) -> tuple[Step, ...]:
    steps: dict[Step, None] = {}
    for edge in _derivation(edges):
        if edge.relation >= 0 and edge.value is not None:
            end = OPEN if edge.is_open else CLOSED
            value = problem.outside(edge)
            values = Interval(value, None, end) if edge.is_low else Interval(None, value, OPEN, end)
            numbers = sorted({premise.statement for premise in edge.premises if premise.statement >= 0})
            statements = tuple(problem.statements[number].name for number in numbers)
            steps[Step(problem.quantities[edge.place], values, problem.relations[edge.relation], statements)] = None
    return tuple(steps)


# All conflicts.


@dataclass(frozen=True, slots=True)
class Conflicts:
    """Sets of names of statements that cannot hold together, minimal by inclusion, smallest first.

    `more` says that others exist or may exist: the list was cut, or the budget ended. With `undecided`, some subset
    could not be judged, so that a set may be wider than it must.
    """

    sets: tuple[tuple[Hashable, ...], ...]
    more: bool = False
    undecided: bool = False


class Diagnosis:
    """The search for all conflicts and corrections of a problem together, lightest corrections first.

    A set that hits every known conflict is freed and the rest is judged: if it can hold, the set is a correction,
    minimal by inclusion; if not, it gives a conflict that was not known. When no set is left, all of both are known.
    """

    def __init__(self, problem: Problem, weights: Sequence[int], budget: Budget) -> None:
        self.conflicts: list[frozenset[int]] = []
        self.corrections: list[tuple[int, frozenset[int]]] = []
        self.undecided = False
        self.ended = False
        self._problem, self._weights, self._budget = problem, weights, budget
        self._everything = frozenset(range(len(problem.statements)))
        self._checks = min(budget.checks, max(50, CHECKED_RELATIONS // (1 + len(problem.relations))))
        self._judged: dict[frozenset[int], tuple[Status, frozenset[int]]] = {}

    def run(self, enough: Callable[[int], bool]) -> None:
        """Search until `enough` of the weight reached, nothing is left to try, or the budget has `ended`."""
        heap: list[tuple[int, int, tuple[int, ...]]] = [(0, 0, ())]
        seen: set[tuple[int, ...]] = {()}
        tries = NODES * self._checks
        while heap:
            bound, _, freed = heappop(heap)
            if enough(bound):
                self.ended = True
                return
            if not tries or not self._checks:
                self.ended = True
                return
            tries -= 1
            free = frozenset(freed)
            if any(correction <= free for _, correction in self.corrections):
                continue
            true_bound = self._bound(free)
            if true_bound > bound:
                heappush(heap, (true_bound, -len(freed), freed))
                continue
            conflict = next((conflict for conflict in self.conflicts if not conflict & free), None)
            if conflict is None:
                others = self._everything - free
                status, core = self._judge(others)
                if status is Status.CONSISTENT:
                    self.corrections.append((bound, free))
                    continue
                if status is Status.UNDECIDED:
                    self.undecided = True
                    continue
                conflict = self._shrunk(self._replayed(others, core))
                self.conflicts.append(conflict)
            for number in sorted(conflict):
                wider = tuple(sorted((*freed, number)))
                if wider not in seen:
                    seen.add(wider)
                    heappush(heap, (self._bound(frozenset(wider)), -len(wider), wider))

    def lightest_known(self, bound: int) -> bool:
        """Whether more of the lightest corrections are known than are shown, or `bound` is beyond their weight."""
        return bool(self.corrections) and (bound > self.corrections[0][0] or len(self.corrections) > SHOWN)

    def _bound(self, free: frozenset[int]) -> int:
        """The least that a correction around `free` weighs: conflicts without a common statement each need one more."""
        weight = sum(self._weights[number] for number in free)
        covered: set[int] = set()
        for conflict in self.conflicts:
            if not conflict & free and not conflict & covered:
                weight += min((self._weights[number] for number in conflict), default=0)
                covered |= conflict
        return weight

    def _judge(self, active: frozenset[int]) -> tuple[Status, frozenset[int]]:
        """The status of some statements, and if contradicted, those of them that the derivation used."""
        known = self._judged.get(active)
        if known is None:
            if not self._checks:
                return Status.UNDECIDED, frozenset()
            self._checks -= 1
            judgement = judge(self._problem, sorted(active), self._budget)
            known = self._judged[active] = judgement.status, support(judgement.contradiction)[0]
        return known

    def _shrunk(self, core: frozenset[int]) -> frozenset[int]:
        """A conflict within `core`, minimal by inclusion: each statement is dropped if the others still conflict."""
        for number in sorted(core):
            if number in core:
                status, smaller = self._judge(core - {number})
                if status is Status.CONTRADICTED:
                    core = self._replayed(core - {number}, smaller)
                elif status is Status.UNDECIDED:
                    self.undecided = True
        return core

    def _replayed(self, active: frozenset[int], core: frozenset[int]) -> frozenset[int]:
        """`core`, the statements a contradiction of `active` used, if these alone are contradicted; else `active`."""
        return core if core == active or self._judge(core)[0] is Status.CONTRADICTED else active


def conflicts(system: System, budget: Budget = DEFAULT) -> Conflicts:
    """The conflicts of `system`, component by component."""
    found: list[tuple[int, tuple[Hashable, ...]]] = []
    more = undecided = False
    for part in components(system):
        problem = Problem(part)
        diagnosis = Diagnosis(problem, [1] * len(problem.statements), budget)
        diagnosis.run(lambda _: False)
        more = more or diagnosis.ended
        undecided = undecided or diagnosis.undecided
        ordered = sorted(diagnosis.conflicts, key=lambda conflict: (len(conflict), sorted(conflict)))
        more = more or len(ordered) > SHOWN
        found += (
            (len(conflict), tuple(problem.statements[number].name for number in sorted(conflict)))
            for conflict in ordered[:SHOWN]
        )
    found.sort(key=lambda entry: entry[0])
    return Conflicts(tuple(names for _, names in found[:SHOWN]), more or len(found) > SHOWN, undecided)
