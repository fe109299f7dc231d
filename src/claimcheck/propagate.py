"""Propagation: what relations between quantities leave of the values that statements allow, in exact rationals.

One relation narrows one quantity by evaluating the relation forwards on the intervals of the others and solving it
backwards (HC4: Benhamou, Goualard, Granvilliers and Puget, "Revising hull and box consistency", ICLP 1999). Where no
quantity closes a cycle, relations are taken off from the leaves inwards, each once, and the answer is exact (Freuder,
"A sufficient condition for backtrack-free search", JACM 1982); only what stands in a cycle needs more.
Each edge of an interval remembers the relation and the edges it came from, so every result can be redone by hand.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from typing import Final, TypeAlias

from claimcheck.interval import CLOSED, OPEN, ZERO, End, Interval
from claimcheck.linear import Number, Row, linear_form, linear_row
from claimcheck.relation import Constant, Product, Quotient, Relation, Sign, Sum, Term, Variable, names

COARSE_BITS: Final = 256
"""Digits (binary) that the denominator of a propagated edge may have inside a cycle; more are rounded outward."""

ROUGH_BITS: Final = 16_384
"""The same outside of cycles, where an edge is computed once and only a very long chain of products comes near."""

WORTHWHILE: Final = Fraction(1, 10_000)
"""The share of an interval that a step inside a cycle must take off for the step to count as progress."""

WHOLE_BITS: Final = 1
"""The same while searching: only whole multiples of the problem's unit, whose arithmetic is much the quickest."""

FINE_BITS: Final = 64
"""How much finer than the common denominator the unit is where there are products, which are rounded to it."""

UNIT_BITS: Final = 256
"""Digits (binary) of the common denominator up to which a problem is kept in whole multiples of it: it is quicker."""

IDLE_ROUNDS: Final = 4
"""How often relations that bind nothing are looked for while peeling: each time costs one look at each relation."""

UNBOUNDED_WIDTH: Final = Fraction(2)
"""The relative width of an interval without end: wider than any other."""


@dataclass(frozen=True, slots=True)
class Statement:
    """That `quantity` is one of `values`. It can be wrong: freeing it costs `weight`, how much it is trusted."""

    name: Hashable
    quantity: Hashable
    values: Interval
    weight: int = 1


@dataclass(frozen=True, slots=True)
class System:
    """Statements that may be wrong, with relations and bounds that must hold. A quantity without bounds is any number.

    The names of the statements differ; names of statements and of quantities are told apart by their `repr`.
    """

    statements: tuple[Statement, ...]
    relations: tuple[Relation, ...] = ()
    bounds: Mapping[Hashable, Interval] = field(default_factory=dict)


def components(system: System) -> tuple[System, ...]:
    """`system` cut into parts that share no quantity, in the order of the first of their names."""
    leader: dict[Hashable, Hashable] = {}

    def find(name: Hashable) -> Hashable:
        root = leader.setdefault(name, name)
        while leader[root] != root:
            leader[root] = root = leader[leader[root]]
        leader[name] = root
        return root

    for statement in system.statements:
        find(statement.quantity)
    spans = [names(relation) for relation in system.relations]
    for span in spans:
        for name in span:
            leader[find(name)] = find(span[0])
    parts: dict[Hashable, tuple[list[Statement], list[Relation], dict[Hashable, Interval]]] = {}
    first: dict[Hashable, str] = {}
    for name in (*leader, *(name for name in system.bounds if name not in leader)):
        root, key = find(name), repr(name)
        parts.setdefault(root, ([], [], {}))
        first[root] = min(first.get(root, key), key)
        if name in system.bounds:
            parts[root][2][name] = system.bounds[name]
    for statement in system.statements:
        parts[find(statement.quantity)][0].append(statement)
    lone: list[Relation] = []
    for relation, span in zip(system.relations, spans, strict=True):
        (parts[find(span[0])][1] if span else lone).append(relation)
    found = [
        System(tuple(parts[root][0]), tuple(parts[root][1]), parts[root][2])
        for root in sorted(parts, key=first.__getitem__)
    ]
    # A relation between constants has no quantity; it is a component of its own.
    return (*found, *(System((), (relation,)) for relation in sorted(lone, key=str)))


# Edges and boxes.


class Edge:
    """One end of a quantity's interval and what gave it; a `value` of None is an end at infinity.

    Values are in the problem's unit: `value / unit` is the number that is meant.
    `relation` and `statement` are places in the problem, or −1; `premises` are the edges the relation was applied to.
    """

    __slots__ = ("is_low", "is_open", "place", "premises", "relation", "statement", "value")

    def __init__(
        self,
        value: Number | None,
        is_open: bool,
        place: int,
        premises: tuple[Edge, ...] = (),
        relation: int = -1,
        statement: int = -1,
        is_low: bool = False,
    ) -> None:
        self.value = value
        self.is_open = is_open
        self.place = place
        self.premises = premises
        self.relation = relation
        self.statement = statement
        self.is_low = is_low


@dataclass(slots=True)
class Box:
    """The low and the high edge of each quantity, by its place in the problem."""

    low: list[Edge]
    high: list[Edge]

    def copy(self) -> Box:
        return Box(self.low.copy(), self.high.copy())

    def is_point(self, place: int) -> bool:
        low = self.low[place].value
        return low is not None and low == self.high[place].value

    def empty(self, place: int) -> Contradiction:
        """The edges that leave the quantity no value; none when it has one."""
        low, high = self.low[place], self.high[place]
        if low.value is None or high.value is None or low.value < high.value:
            return ()
        if low.value == high.value and not (low.is_open or high.is_open):
            return ()
        return low, high

    def includes(self, place: int, low: Side, high: Side) -> bool:
        """Whether all numbers between two ends are in the interval of the quantity."""
        least, most = self.low[place], self.high[place]
        if least.value is not None and (low[0] is None or (low[0], low[1]) < (least.value, least.is_open)):
            return False
        return most.value is None or (high[0] is not None and (high[0], not high[1]) <= (most.value, not most.is_open))

    def narrow(self, place: int, low: Side, high: Side, relation: int, bits: int) -> tuple[bool, bool]:
        """Take off a quantity what is outside of `low` and `high`; whether that changed it, and whether it rounded."""
        changed = rounded = False
        value, is_open, premises = low
        if value is not None:
            old = self.low[place]
            if old.value is None or value > old.value or (is_open and not old.is_open and value == old.value):
                if value.denominator.bit_length() > bits:
                    value, is_open, rounded = _coarse(value, bits, down=True), True, True
                if old.value is None or value >= old.value:
                    self.low[place] = Edge(value, is_open, place, premises, relation, is_low=True)
                    changed = True
        value, is_open, premises = high
        if value is not None:
            old = self.high[place]
            if old.value is None or value < old.value or (is_open and not old.is_open and value == old.value):
                if value.denominator.bit_length() > bits:
                    value, is_open, rounded = _coarse(value, bits, down=False), True, True
                if old.value is None or value <= old.value:
                    self.high[place] = Edge(value, is_open, place, premises, relation)
                    changed = True
        return changed, rounded


Contradiction: TypeAlias = tuple[Edge, ...]  # edges that leave no value; none where there is no contradiction
Side: TypeAlias = tuple[Number | None, bool, tuple[Edge, ...]]  # an end that is being computed, and its premises
Span: TypeAlias = tuple[Side, Side]

_UNBOUNDED: Final[Side] = (None, True, ())
_EVERYTHING: Final[Span] = (_UNBOUNDED, _UNBOUNDED)


def _coarse(value: Number, bits: int, down: bool) -> Number:
    """A number beside `value` with about half of `bits` binary digits, or a whole one, below or above it."""
    if bits == WHOLE_BITS:
        return value // 1 if down else value // 1 + 1
    shift = bits // 2 + value.denominator.bit_length() - abs(value.numerator).bit_length()
    grid = Fraction(1 << shift) if shift >= 0 else Fraction(1, 1 << -shift)
    steps = value * grid
    floor = steps.numerator // steps.denominator
    return Fraction(floor if down else floor + 1) / grid


def _interval(low: Side, high: Side) -> Interval:
    return Interval(
        None if low[0] is None else Fraction(low[0]),
        None if high[0] is None else Fraction(high[0]),
        OPEN if low[1] else CLOSED,
        OPEN if high[1] else CLOSED,
    )


def _span(interval: Interval, premises: tuple[Edge, ...]) -> Span | None:
    """`interval` with `premises` at both ends; None when it is empty."""
    if interval.is_empty:
        return None
    low, high = interval.low, interval.high
    return (
        _UNBOUNDED if low is None else (low, interval.low_end is OPEN, premises),
        _UNBOUNDED if high is None else (high, interval.high_end is OPEN, premises),
    )


# Arithmetic on spans: quick where everything is positive, which is the common case, else by `Interval`.


def _positive(span: Span) -> bool:
    low = span[0][0]
    return low is not None and low > 0


def _plus(a: Span, b: Span) -> Span:
    (al, ah), (bl, bh) = a, b
    low = _UNBOUNDED if al[0] is None or bl[0] is None else (al[0] + bl[0], al[1] or bl[1], al[2] + bl[2])
    high = _UNBOUNDED if ah[0] is None or bh[0] is None else (ah[0] + bh[0], ah[1] or bh[1], ah[2] + bh[2])
    return low, high


def _minus(a: Span, b: Span) -> Span:
    (bl, bh) = b
    return _plus(
        a,
        (
            _UNBOUNDED if bh[0] is None else (-bh[0], bh[1], bh[2]),
            _UNBOUNDED if bl[0] is None else (-bl[0], bl[1], bl[2]),
        ),
    )


def _times(a: Span, b: Span) -> Span | None:
    (al, ah), (bl, bh) = a, b
    if al[0] is not None and bl[0] is not None and al[0] > 0 and bl[0] > 0:
        low = al[0] * bl[0], al[1] or bl[1], al[2] + bl[2]
        if ah[0] is None or bh[0] is None:
            return low, _UNBOUNDED
        return low, (ah[0] * bh[0], ah[1] or bh[1], ah[2] + bh[2] + low[2])
    return _span(_interval(al, ah) * _interval(bl, bh), al[2] + ah[2] + bl[2] + bh[2])


def _divided(a: Span, b: Span) -> tuple[Span | None, bool]:
    """The hull of the quotients, and whether every number in it is one."""
    (al, ah), (bl, bh) = a, b
    if al[0] is not None and bl[0] is not None and al[0] > 0 and bl[0] > 0:
        low = (
            (Fraction(0), True, al[2] + bl[2])
            if bh[0] is None
            else (Fraction(al[0]) / bh[0], al[1] or bh[1], al[2] + bh[2] + bl[2])
        )
        high = _UNBOUNDED if ah[0] is None else (Fraction(ah[0]) / bl[0], ah[1] or bl[1], ah[2] + bl[2])
        return (low, high), True
    top, bottom = _interval(al, ah), _interval(bl, bh)
    return _span(top / bottom, al[2] + ah[2] + bl[2] + bh[2]), 0 in top or not _straddles(bottom)


def _straddles(interval: Interval) -> bool:
    return (interval.low is None or interval.low < 0) and (interval.high is None or interval.high > 0)


def _factor(product: Span, other: Span) -> tuple[Span | None, bool]:
    """The x for which x × `other` can be in `product`, as a hull, and whether every number in it is one."""
    if not (_positive(product) and _positive(other)):
        (pl, ph), (ol, oh) = product, other
        if 0 in _interval(pl, ph) and 0 in _interval(ol, oh):
            return _EVERYTHING, True
    return _divided(product, other)


# Relations on boxes.


@dataclass(frozen=True, slots=True)
class LinearRow:
    """`Σ coefficient × quantity + constant  sign  0`, quantities by their places; it narrows each of them exactly."""

    terms: tuple[tuple[int, int], ...]
    constant: int
    sign: Sign
    places: tuple[int, ...]

    def project(self, target: int, box: Box, whole: bool = False) -> tuple[Side, Side, bool]:
        """The ends of what the relation and the other quantities leave `target`, and whether that is exact.

        With `whole`, ends may be rounded outward to whole numbers where that is quicker.
        """
        lows, highs = box.low, box.high
        low: Number | None = self.constant
        high: Number | None = self.constant if self.sign is Sign.EQUAL else None
        low_open = self.sign is Sign.LESS
        high_open = False
        low_premises: list[Edge] = []
        high_premises: list[Edge] = []
        own = 1
        for place, coefficient in self.terms:
            if place == target:
                own = coefficient
                continue
            least, most = (lows[place], highs[place]) if coefficient > 0 else (highs[place], lows[place])
            if low is not None:
                value = least.value
                if value is None:
                    low = None
                else:
                    low = low + (value if coefficient == 1 else value * coefficient)
                    low_open = low_open or least.is_open
                    low_premises.append(least)
            if high is not None:
                value = most.value
                if value is None:
                    high = None
                else:
                    high = high + (value if coefficient == 1 else value * coefficient)
                    high_open = high_open or most.is_open
                    high_premises.append(most)
        # own × target ∈ −[low, high], where an order leaves no high.
        if own == -1:
            below, above = low, high
        else:
            below = None if low is None else -low if own == 1 else Fraction(-low) / own
            above = None if high is None else -high if own == 1 else Fraction(-high) / own
        at_low: Side = _UNBOUNDED if below is None else (below, low_open, tuple(low_premises))
        at_high: Side = _UNBOUNDED if above is None else (above, high_open, tuple(high_premises))
        return (at_high, at_low, True) if own > 0 else (at_low, at_high, True)


@dataclass(frozen=True, slots=True)
class Affine:
    """`constant + coefficient × quantity`, with a positive coefficient; a place of −1 is no quantity."""

    place: int
    constant: Number
    coefficient: Number

    def ends(self, box: Box) -> Span:
        if self.place < 0:
            return (self.constant, False, ()), (self.constant, False, ())
        low, high = box.low[self.place], box.high[self.place]
        return self._end(low), self._end(high)

    def _end(self, edge: Edge) -> Side:
        value = edge.value
        if value is None:
            return _UNBOUNDED
        if self.coefficient != 1:
            value = value * self.coefficient
        return (value + self.constant if self.constant else value), edge.is_open, (edge,)

    def solved(self, side: Side) -> Side:
        """What `side` is for the quantity."""
        value = side[0]
        if value is None:
            return side
        if self.constant:
            value = value - self.constant
        return (value if self.coefficient == 1 else Fraction(value) / self.coefficient), side[1], side[2]


@dataclass(frozen=True, slots=True)
class PositiveProduct:
    """`first × second = product` for three different quantities: the quick way where nothing is below zero.

    If it `divides`, the relation was `product / first = second`, and the first is not zero.
    """

    first: Affine
    second: Affine
    product: Affine
    unit: int
    divides: bool

    def project(self, target: int, box: Box, whole: bool = False) -> tuple[Side, Side, bool] | None:
        """As for a row; None where something may be below zero, or zero decides."""
        if target == self.product.place:
            return self._project_product(box, whole)
        mine, other = (self.first, self.second) if target == self.first.place else (self.second, self.first)
        (pl, ph), (ol, oh) = self.product.ends(box), other.ends(box)
        if pl[0] is None or ol[0] is None or pl[0] < 0 or ol[0] < 0 or ph[0] == 0 or oh[0] == 0:
            return None
        if pl[0] == 0 and not pl[1] and ((ol[0] == 0 and not ol[1]) or (self.divides and mine is self.first)):
            return None
        # That nothing is negative is a premise of each end.
        low: Side = (0, pl[1] if pl[0] == 0 else True, pl[2] + ol[2])
        if pl[0] > 0 and oh[0] is not None:
            low = (self._quotient(pl[0], oh[0], whole, 0), pl[1] or oh[1], pl[2] + oh[2] + ol[2])
        high = _UNBOUNDED
        if ph[0] is not None and ol[0] > 0:
            high = (self._quotient(ph[0], ol[0], whole, 1), ph[1] or ol[1], ph[2] + ol[2])
        return mine.solved(low), mine.solved(high), not whole

    def _project_product(self, box: Box, whole: bool) -> tuple[Side, Side, bool] | None:
        (al, ah), (bl, bh) = self.first.ends(box), self.second.ends(box)
        if al[0] is None or bl[0] is None or al[0] < 0 or bl[0] < 0 or ah[0] == 0 or bh[0] == 0:
            return None
        if al[0] > 0 and bl[0] > 0:
            low: Side = (self._product(al[0], bl[0], whole, 0), al[1] or bl[1], al[2] + bl[2])
        elif self.divides and al[0] == 0 and not al[1]:
            return None
        else:
            low = (0, (al[0] > 0 or al[1]) and (bl[0] > 0 or bl[1]), al[2] + bl[2])
        high = _UNBOUNDED
        if ah[0] is not None and bh[0] is not None:
            high = (self._product(ah[0], bh[0], whole, 1), ah[1] or bh[1], ah[2] + bh[2] + al[2] + bl[2])
        return self.product.solved(low), self.product.solved(high), not whole

    def _product(self, a: Number, b: Number, whole: bool, up: int) -> Number:
        """a × b in the unit; when rounded to a whole number, one more for `up`."""
        if whole:
            return a * b // self.unit + up
        return a * b if self.unit == 1 else Fraction(a * b, self.unit)

    def _quotient(self, a: Number, b: Number, whole: bool, up: int) -> Number:
        return a * self.unit // b + up if whole else Fraction(a * self.unit, b)


def positive_product(relation: Relation, place_of: Mapping[Hashable, int], unit: int) -> PositiveProduct | None:
    """`relation` as a product of two terms set equal to a third, each of one quantity of its own; None if it is not."""
    if relation.sign is not Sign.EQUAL:
        return None
    left, right = relation.left, relation.right
    if isinstance(right, Product | Quotient):
        left, right = right, left
    if isinstance(left, Quotient):
        terms = (left.denominator, right, left.numerator)
    elif isinstance(left, Product) and len(left.factors) == 2:
        terms = (*left.factors, right)
    else:
        return None
    parts: list[Affine] = []
    for term in terms:
        form = linear_form(term)
        if form is None or len(form[0]) > 1:
            return None
        ((name, coefficient),) = form[0].items() or ((None, 1),)
        if coefficient <= 0:
            return None
        parts.append(Affine(place_of[name] if form[0] else -1, plain(form[1] * unit), plain(coefficient)))
    places = [part.place for part in parts if part.place >= 0]
    if len(set(places)) < len(places):
        return None
    return PositiveProduct(parts[0], parts[1], parts[2], unit, isinstance(left, Quotient))


@dataclass(frozen=True, slots=True)
class Tree:
    """A relation with products or quotients of quantities. Where a quantity occurs twice, the result is only outer."""

    relation: Relation
    place_of: Mapping[Hashable, int]
    places: tuple[int, ...]
    repeated: tuple[int, ...]
    unit: int
    quick: PositiveProduct | None

    def project(self, target: int, box: Box, whole: bool = False) -> tuple[Side, Side, bool] | None:
        """As for a row; None when no values of the quantities have the terms defined and related."""
        if self.quick is not None:
            ends = self.quick.project(target, box, whole)
            if ends is not None:
                return ends
        left, right, sign = self.relation.left, self.relation.right, self.relation.sign
        on_left = self._holds(left, target)
        known = self._evaluate(right if on_left else left, box)
        if known is None:
            return None
        span, exact = known
        if sign is not Sign.EQUAL:
            side = span[1] if on_left else span[0]
            if side[0] is not None:
                side = (side[0], side[1] or sign is Sign.LESS, side[2])
            span = (_UNBOUNDED, side) if on_left else (side, _UNBOUNDED)
        solved = self._solve(left if on_left else right, target, span, exact, box)
        if solved is None:
            return None
        (low, high), exact = solved
        return self._written(low), self._written(high), exact and all(box.is_point(place) for place in self.repeated)

    def _read(self, edge: Edge) -> Side:
        if edge.value is None:
            return _UNBOUNDED
        return (edge.value if self.unit == 1 else Fraction(edge.value, self.unit)), edge.is_open, (edge,)

    def _written(self, side: Side) -> Side:
        return side if side[0] is None or self.unit == 1 else (plain(side[0] * self.unit), side[1], side[2])

    def places_in(self, term: Term) -> list[int]:
        """The places of the quantities in one of the relation's terms."""
        return [self.place_of[name] for name in dict.fromkeys(_occurrences(term))]

    def sign_of(self, term: Term, box: Box) -> tuple[int, tuple[Edge, ...]] | None:
        """1 or −1 when all values of a term lie on that side of zero, with the edges that say so; else None."""
        known = self._evaluate(term, box)
        if known is None:
            return None
        (low, low_open, lows), (high, high_open, highs) = known[0]
        if low is not None and (low > 0 or (low == 0 and low_open)):
            return 1, lows
        if high is not None and (high < 0 or (high == 0 and high_open)):
            return -1, highs
        return None

    def relative_width(self, term: Term, box: Box) -> Fraction:
        """The width of a term's interval over the sum of its ends' sizes: 1 or more when zero is inside."""
        known = self._evaluate(term, box)
        if known is None:
            return Fraction(0)
        low, high = known[0][0][0], known[0][1][0]
        if low is None or high is None:
            return UNBOUNDED_WIDTH
        return Fraction(high - low) / (abs(Fraction(low)) + abs(Fraction(high))) if low != high else Fraction(0)

    def _holds(self, term: Term, target: int) -> bool:
        match term:
            case Variable(name):
                return self.place_of[name] == target
            case Sum(parts) | Product(parts):
                return any(self._holds(part, target) for part in parts)
            case Quotient(numerator, denominator):
                return self._holds(numerator, target) or self._holds(denominator, target)
        return False

    def _evaluate(self, term: Term, box: Box) -> tuple[Span, bool] | None:
        match term:
            case Variable(name):
                place = self.place_of[name]
                return (self._read(box.low[place]), self._read(box.high[place])), True
            case Constant(value):
                return ((value, False, ()), (value, False, ())), True
            case Sum(parts) | Product(parts):
                return self._gathered(parts, box, product=isinstance(term, Product))
            case Quotient(numerator, denominator):
                top, bottom = self._evaluate(numerator, box), self._evaluate(denominator, box)
                if top is None or bottom is None:
                    return None
                quotient, exact = _divided(top[0], bottom[0])
                return None if quotient is None else (quotient, exact and top[1] and bottom[1])
        raise AssertionError(term)

    def _gathered(self, parts: Iterable[Term], box: Box, product: bool) -> tuple[Span, bool] | None:
        """The sum or the product of the parts; zero or one of none."""
        result: Span | None = None
        exact = True
        for part in parts:
            value = self._evaluate(part, box)
            if value is None:
                return None
            exact = exact and value[1]
            if result is None:
                result = value[0]
            else:
                result = _times(result, value[0]) if product else _plus(result, value[0])
                if result is None:
                    return None
        if result is None:
            start = Fraction(int(product))
            result = (start, False, ()), (start, False, ())
        return result, exact

    def _solve(self, term: Term, target: int, span: Span, exact: bool, box: Box) -> tuple[Span, bool] | None:
        """The hull of the values of `target` for which `term` can be in `span`."""
        match term:
            case Variable():
                return span, exact
            case Sum(parts) | Product(parts):
                product = isinstance(term, Product)
                at = next(i for i, part in enumerate(parts) if self._holds(part, target))
                others = self._gathered((*parts[:at], *parts[at + 1 :]), box, product)
                if others is None:
                    return None
                if product:
                    factor, fits = _factor(span, others[0])
                    if factor is None:
                        return None
                    return self._solve(parts[at], target, factor, exact and others[1] and fits, box)
                return self._solve(parts[at], target, _minus(span, others[0]), exact and others[1], box)
            case Quotient(numerator, denominator):
                if self._holds(numerator, target):
                    return self._solve_numerator(numerator, denominator, target, span, exact, box)
                return self._solve_denominator(numerator, denominator, target, span, exact, box)
        raise AssertionError(term)

    def _solve_numerator(
        self, numerator: Term, denominator: Term, target: int, span: Span, exact: bool, box: Box
    ) -> tuple[Span, bool] | None:
        bottom = self._evaluate(denominator, box)
        if bottom is None:
            return None
        divisor, fits = _without_zero(bottom[0])
        if divisor is None:
            return None
        product = _times(span, divisor)
        if product is None:
            return None
        fits = fits or 0 in _interval(*span)
        return self._solve(numerator, target, product, exact and bottom[1] and fits, box)

    def _solve_denominator(
        self, numerator: Term, denominator: Term, target: int, span: Span, exact: bool, box: Box
    ) -> tuple[Span, bool] | None:
        top, bottom = self._evaluate(numerator, box), self._evaluate(denominator, box)
        if top is None or bottom is None:
            return None
        factor, fits = _factor(top[0], span)
        if factor is None:
            return None
        divisor, whole = _without_zero(_meet(factor, bottom[0]))
        if divisor is None:
            return None
        return self._solve(denominator, target, divisor, exact and top[1] and bottom[1] and fits and whole, box)


def _meet(a: Span, b: Span) -> Span:
    (al, ah), (bl, bh) = a, b
    low = al if bl[0] is None or (al[0] is not None and (al[0], al[1]) >= (bl[0], bl[1])) else bl
    high = ah if bh[0] is None or (ah[0] is not None and (ah[0], not ah[1]) <= (bh[0], not bh[1])) else bh
    return low, high


def _without_zero(span: Span) -> tuple[Span | None, bool]:
    """`span` without zero: None if nothing is left, and whether what is left has no hole."""
    if _positive(span):
        return span, True
    interval = _interval(*span)
    if interval.is_empty or interval == ZERO:
        return None, True
    low, high = span
    if low[0] == 0:
        low = (low[0], True, low[2])
    if high[0] == 0:
        high = (high[0], True, high[2])
    return (low, high), not _straddles(interval)


# A system made ready, and propagation over all its relations.


class Problem:
    """A system with its quantities, statements and relations numbered in a fixed order, whatever order they came in."""

    def __init__(self, system: System) -> None:
        self.statements = tuple(sorted(system.statements, key=lambda statement: repr(statement.name)))
        if len({statement.name for statement in self.statements}) < len(self.statements):
            raise ValueError("two statements of a system have the same name")
        self.relations = tuple(sorted(system.relations, key=str))
        spans = [names(relation) for relation in self.relations]
        every = dict.fromkeys(statement.quantity for statement in self.statements)
        every.update(dict.fromkeys(system.bounds))
        for span in spans:
            every.update(dict.fromkeys(span))
        self.quantities = sorted(every, key=repr)
        self.place_of = {name: place for place, name in enumerate(self.quantities)}
        rows = [linear_row(relation) for relation in self.relations]
        self.unit = _unit((*(statement.values for statement in self.statements), *system.bounds.values()))
        if None in rows:
            self.unit <<= FINE_BITS
        self.forms = tuple(self._form(*each) for each in zip(self.relations, spans, rows, strict=True))
        self.touching: list[list[int]] = [[] for _ in self.quantities]
        for number, form in enumerate(self.forms):
            for place in form.places:
                self.touching[place].append(number)
        places = range(len(self.quantities))
        self._bounds = Box(
            [Edge(None, True, place, is_low=True) for place in places], [Edge(None, True, place) for place in places]
        )
        for name, interval in system.bounds.items():
            _restrict(self._bounds, self._edges(self.place_of[name], interval, -1))
        self._stated = [
            self._edges(self.place_of[statement.quantity], statement.values, number)
            for number, statement in enumerate(self.statements)
        ]

    def _edges(self, place: int, interval: Interval, statement: int) -> tuple[Edge, Edge]:
        low, high = interval.low, interval.high
        return (
            Edge(self._inside(low), interval.low_end is OPEN, place, statement=statement, is_low=True),
            Edge(self._inside(high), interval.high_end is OPEN, place, statement=statement),
        )

    def _inside(self, value: Fraction | None) -> Number | None:
        if value is None:
            return None
        times, rest = divmod(self.unit, value.denominator)
        return value * self.unit if rest else value.numerator * times

    def interval(self, box: Box, place: int) -> Interval:
        """The interval of a quantity, out of the problem's unit."""
        low, high = box.low[place], box.high[place]
        return Interval(self.outside(low), self.outside(high), _end(low), _end(high))

    def outside(self, edge: Edge) -> Fraction | None:
        """The value of an edge, out of the problem's unit."""
        return None if edge.value is None else Fraction(edge.value) / self.unit

    def _form(self, relation: Relation, span: Sequence[Hashable], row: Row | None) -> LinearRow | Tree:
        if row is None:
            places = tuple(self.place_of[name] for name in span)
            counts = Counter((*_occurrences(relation.left), *_occurrences(relation.right)))
            repeated = tuple(self.place_of[name] for name, count in counts.items() if count > 1)
            quick = positive_product(relation, self.place_of, self.unit)
            return Tree(relation, self.place_of, places, repeated, self.unit, quick)
        terms = tuple((self.place_of[name], coefficient) for name, coefficient in row.coefficients.items())
        return LinearRow(terms, row.constant * self.unit, row.sign, tuple(place for place, _ in terms))

    def box(self, active: Iterable[int]) -> Box:
        """The bounds, with the statements numbered in `active` holding."""
        box = self._bounds.copy()
        for number in active:
            _restrict(box, self._stated[number])
        return box

    def constant_contradiction(self, number: int) -> Contradiction:
        """The contradiction of a relation between constants that does not hold."""
        form = self.forms[number]
        if isinstance(form, LinearRow):
            holds = form.constant == 0 if form.sign is Sign.EQUAL else form.constant < 0
            if holds or (form.sign is Sign.AT_MOST and form.constant == 0):
                return ()
        return (Edge(None, True, -1, (), number),)


def _restrict(box: Box, edges: tuple[Edge, Edge]) -> None:
    low, high = edges
    place = low.place
    if low.value is not None:
        old = box.low[place]
        if old.value is None or low.value > old.value or (low.value == old.value and low.is_open and not old.is_open):
            box.low[place] = low
    if high.value is not None:
        old = box.high[place]
        if (
            old.value is None
            or high.value < old.value
            or (high.value == old.value and high.is_open and not old.is_open)
        ):
            box.high[place] = high


def _end(edge: Edge) -> End:
    return OPEN if edge.is_open else CLOSED


def _unit(intervals: Iterable[Interval]) -> int:
    """The common denominator of all ends, or a large power of two where it is too long to be handy."""
    denominators: set[int] = set()
    for interval in intervals:
        if interval.low is not None:
            denominators.add(interval.low.denominator)
        if interval.high is not None:
            denominators.add(interval.high.denominator)
    unit = 1
    for denominator in denominators:
        unit = lcm(unit, denominator)
        if unit.bit_length() > UNIT_BITS:
            return 1 << UNIT_BITS
    return unit


def plain(value: Number) -> Number:
    """Whole numbers as `int`, whose arithmetic is many times quicker."""
    return value.numerator if value.denominator == 1 else value


def _occurrences(term: Term) -> Iterator[Hashable]:
    match term:
        case Variable(name):
            yield name
        case Sum(parts) | Product(parts):
            for part in parts:
                yield from _occurrences(part)
        case Quotient(numerator, denominator):
            yield from _occurrences(numerator)
            yield from _occurrences(denominator)


def fault_of(problem: Problem, number: int, box: Box) -> Contradiction:
    """All edges of a relation that has no values at all, as premises of one that stands for the relation."""
    places = problem.forms[number].places
    premises = tuple(edge for place in places for edge in (box.low[place], box.high[place]) if edge.value is not None)
    return (Edge(None, True, -1, premises, number),)


def narrow_by(problem: Problem, number: int, target: int, box: Box, bits: int) -> tuple[Contradiction, bool, bool]:
    """Narrow `target` in `box` by one relation: the contradiction if any, whether it changed, whether it is exact."""
    projected = problem.forms[number].project(target, box, bits == WHOLE_BITS)
    if projected is None:
        return fault_of(problem, number, box), True, True
    low, high, exact = projected
    changed, rounded = box.narrow(target, low, high, number, bits)
    return (box.empty(target) if changed else ()), changed, exact and not rounded


@dataclass(slots=True)
class Peeled:
    """What taking relations off from the leaves inwards gave.

    `left` are the relations that stay: those in cycles, those between cycles, and those whose effect is no interval.
    When none is left and there is no contradiction, all can hold together. `order` lists those taken off.
    """

    contradiction: Contradiction
    left: list[int]
    order: list[int]


def peel(problem: Problem, box: Box, numbers: Iterable[int]) -> Peeled:
    """Take relations off from the leaves inwards, narrowing `box` towards what is left; exact as far as it goes.

    A quantity with just one value links nothing, so cycles through it alone are no cycles. A relation that some
    quantity of its own can always make true goes too, wherever it stands.
    """
    alive = dict.fromkeys(numbers)
    order: list[int] = []
    forms, touching = problem.forms, problem.touching
    degree: dict[int, int] = {}
    for number in alive:
        for place in forms[number].places:
            degree[place] = degree.get(place, 0) + 1
    for place in degree:
        if box.is_point(place):
            degree[place] = 0
    links = {number: sum(1 for place in forms[number].places if degree[place] > 1) for number in alive}
    queue = deque(number for number in alive if links[number] <= 1)

    def take_off(number: int) -> None:
        del alive[number]
        order.append(number)
        for place in forms[number].places:
            degree[place] -= 1
            if degree[place] == 1:
                for other in touching[place]:
                    if other in alive:
                        links[other] -= 1
                        if links[other] == 1:
                            queue.append(other)

    for _ in range(IDLE_ROUNDS):
        while queue:
            number = queue.popleft()
            if number not in alive:
                continue
            places = forms[number].places
            if places:
                # The quantity that links the relation to the others, else any, and one that can still move first.
                target = max(places, key=degree.__getitem__)
                contradiction, _, exact = narrow_by(problem, number, target, box, ROUGH_BITS)
            else:
                contradiction, exact = problem.constant_contradiction(number), True
            if contradiction:
                return Peeled(contradiction, [], order)
            if exact:
                take_off(number)
        for number in [n for n in alive if _is_idle(forms[n], degree, box)]:
            take_off(number)
        if not queue:
            break
    return Peeled((), list(alive), order)


def _is_idle(form: LinearRow | Tree, degree: Mapping[int, int], box: Box) -> bool:
    """Whether a quantity in no other relation can make this one true, whatever the values of the others."""
    for place in form.places:
        if degree[place] != 1:
            continue
        if isinstance(form, LinearRow) and form.sign is not Sign.EQUAL:
            grows = next(coefficient for other, coefficient in form.terms if other == place) > 0
            if (box.low if grows else box.high)[place].value is None:
                return True
            continue
        solver = form if isinstance(form, LinearRow) else form.quick
        ends = None if solver is None else solver.project(place, box)
        if ends is not None and box.includes(place, ends[0], ends[1]):
            return True
    return False


def contract(problem: Problem, box: Box, numbers: Sequence[int], revisions: int, bits: int) -> Contradiction:
    """Narrow every quantity by every relation until little changes, each relation at most `revisions` times.

    Ends whose denominators have more than `bits` binary digits are rounded outward.
    """
    inside = set(numbers)
    waiting = set(numbers)
    left = dict.fromkeys(numbers, revisions)
    queue = deque(numbers)
    while queue:
        number = queue.popleft()
        waiting.discard(number)
        if not left[number]:
            continue
        left[number] -= 1
        for target in problem.forms[number].places:
            low, high = box.low[target].value, box.high[target].value
            contradiction, changed, _ = narrow_by(problem, number, target, box, bits)
            if contradiction:
                return contradiction
            if not changed or not _worthwhile(low, high, box.low[target].value, box.high[target].value):
                continue
            for other in problem.touching[target]:
                if other != number and other in inside and other not in waiting:
                    waiting.add(other)
                    queue.append(other)
    return ()


def _worthwhile(low: Number | None, high: Number | None, new_low: Number | None, new_high: Number | None) -> bool:
    if low is None or high is None or new_low is None or new_high is None:
        return True
    return high - low - (new_high - new_low) > WORTHWHILE * (high - low) or new_low == new_high
