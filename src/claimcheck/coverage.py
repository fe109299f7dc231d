"""Coverage: which quantities of an article a claim or a named exemption accounts for, and which none does."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from enum import Enum
from fractions import Fraction
from typing import Final

from msgspec import Struct

from claimcheck.anchor import Ambiguous, Anchor, occurs_in_order
from claimcheck.claim import AnyClaim, Level, Listing, Rank, Untyped
from claimcheck.dossier import Dossier, Exemption
from claimcheck.fault import Fault, InputError
from claimcheck.scanning import Kind, Mention, scan
from claimcheck.text import Lines

# A quantity reaches at most so far before the quote that holds its number: its hedge, or the verb of a change.
_LEAD: Final = 200


class By(Enum):
    """What accounts for a number of the text."""

    CLAIM = "claim"
    EXEMPTION = "exemption"  # of the dossier, with a reason
    RULE = "rule"  # of the scanner, which finds no quantity in it
    NOTHING = "nothing"


class Accounted(Struct, frozen=True):
    """A number of the text with its place and what accounts for it.

    `kind` is that of the scanner, "" for what one of its rules exempts. `name` is the claim, the reason of the
    exemption, or the rule; "" where nothing accounts for it.
    """

    start: int
    end: int
    text: str
    line: int
    column: int
    kind: str
    by: By
    name: str = ""


class Coverage(Struct, frozen=True):
    """The numbers of one article in their order, and the exemptions of its dossier whose words are not in it."""

    dossier: Dossier
    numbers: tuple[Accounted, ...]
    lost: tuple[Exemption, ...]

    def count(self, by: By) -> int:
        """How many numbers are accounted for in that way."""
        return sum(number.by is by for number in self.numbers)

    @property
    def quantities(self) -> int:
        """How many quantities the text has; what a rule of the scanner exempts is none."""
        return len(self.numbers) - self.count(By.RULE)

    @property
    def unclaimed(self) -> tuple[Accounted, ...]:
        """The quantities that nothing accounts for."""
        return tuple(number for number in self.numbers if number.by is By.NOTHING)

    @property
    def percent(self) -> Fraction:
        """The quantities that are accounted for, of a hundred; a hundred where there are none."""
        if not self.quantities:
            return Fraction(100)
        return Fraction(100 * (self.quantities - self.count(By.NOTHING)), self.quantities)


def coverage(dossier: Dossier) -> Coverage:
    """What accounts for each number of the article. InputError where the dossier holds no text.

    A claim accounts for the quantities inside its quote that it states: its figure, its position, the things it
    names, and every date, because a year printed inside a claim belongs to it. One that states no figure, such as a
    comparison, accounts for all that its quote holds.
    """
    text = dossier.article.text
    if text is None:
        raise InputError([Fault(dossier.claim_file, 0, 0, "no text to cover: name it under `article` as text or body")])
    found = scan(text)
    lines = Lines(text)
    exempt, lost = _exempt(dossier)
    claims = _claimed(dossier, found.quantities)
    numbers = []
    for number, quantity in enumerate(found.quantities):
        by, name = By.NOTHING, ""
        if number in claims:
            by, name = By.CLAIM, claims[number]
        else:
            start, end = quantity.value_span or (quantity.start, quantity.end)
            reason = next((reason for first, last, reason in exempt if first <= start and end <= last), None)
            if reason is not None:
                by, name = By.EXEMPTION, reason
        place = lines.place(quantity.start)
        numbers.append(Accounted(quantity.start, quantity.end, quantity.text, *place, quantity.kind.value, by, name))
    numbers += [
        Accounted(one.start, one.end, one.text, *lines.place(one.start), "", By.RULE, one.rule)
        for one in found.exemptions
    ]
    numbers.sort(key=lambda one: one.start)
    return Coverage(dossier, tuple(numbers), lost)


def _exempt(dossier: Dossier) -> tuple[list[tuple[int, int, str]], tuple[Exemption, ...]]:
    """The stretches that the dossier exempts, each with the reason; and the exemptions that are not found."""
    stretches, lost = [], []
    for exemption in dossier.exemptions:
        place = dossier.article.words.find(exemption.quote)
        places = place.places if isinstance(place, Ambiguous) else [place] if place else []
        stretches += [(one.start, one.end, exemption.reason) for one in places]
        if not places:
            lost.append(exemption)
    return stretches, tuple(lost)


def _claimed(dossier: Dossier, quantities: tuple[Mention, ...]) -> dict[int, str]:
    """For each quantity that a claim accounts for, by its position, the first such claim.

    Words in several places are those of the first place that holds a quantity which nothing else accounts for.
    """
    starts = [quantity.start for quantity in quantities]
    claimed: dict[int, str] = {}

    def stated(claim: AnyClaim, place: Anchor) -> Iterator[int]:
        number = bisect_left(starts, place.start - _LEAD)
        while number < len(starts) and starts[number] < place.end:
            if number not in claimed and _within(quantities[number], place) and _states(claim, quantities[number]):
                yield number
            number += 1

    several = []
    for claim in dossier.claims:
        found = dossier.article.words.find(claim.quote, claim.prefix or "", claim.suffix or "")
        if isinstance(found, Ambiguous):
            several.append((claim, found))
        elif found is not None:
            claimed |= dict.fromkeys(stated(claim, found), claim.id)
    for claim, places in several:
        taken = next(filter(None, (list(stated(claim, place)) for place in places.places)), ())
        claimed |= dict.fromkeys(taken, claim.id)
    return claimed


def _within(quantity: Mention, place: Anchor) -> bool:
    if quantity.value_span is None:
        return quantity.start < place.end and place.start < quantity.end
    return place.start <= quantity.value_span[0] and quantity.value_span[1] <= place.end


def _states(claim: AnyClaim, quantity: Mention) -> bool:
    """Whether a claim whose quote holds a quantity states it."""
    if quantity.kind is Kind.PERIOD:
        return True
    printed = tuple(_printed(claim))
    if isinstance(claim, Listing) and any(occurs_in_order(item, quantity.text) for item in claim.items):
        return True
    if not printed:
        # A rank without its position is a superlative; the numbers beside it are for other claims.
        return not isinstance(claim, Rank) or quantity.kind in (Kind.SUPERLATIVE, Kind.RANK)
    value = quantity.text if quantity.value_span is None else _value(quantity)
    return any(
        occurs_in_order(words, quantity.text) or occurs_in_order(quantity.text, words) or occurs_in_order(value, words)
        for words in printed
    )


def _value(quantity: Mention) -> str:
    assert quantity.value_span is not None
    return quantity.text[quantity.value_span[0] - quantity.start : quantity.value_span[1] - quantity.start]


def _printed(claim: AnyClaim) -> Iterator[str]:
    """Every figure of a claim, as printed."""
    if claim.printed:
        yield claim.printed
    if isinstance(claim, Untyped) and claim.figure:
        yield claim.figure
    if isinstance(claim, Rank) and claim.running is not None:
        yield claim.running.printed
    if isinstance(claim, Level) and claim.mean is not None:
        if claim.mean.n is not None:
            yield str(claim.mean.n)
            yield f"{claim.mean.n:,}"
        if claim.mean.sd is not None:
            yield claim.mean.sd.printed
