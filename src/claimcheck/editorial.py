"""Questions that an editor's own tests put to a dossier: whether a figure fits its sources, answered by the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import count
from typing import Any, Self

from msgspec import Struct
from msgspec.structs import asdict, replace
from pydantic import ValidationError

from claimcheck.checker import review
from claimcheck.claim import AnyClaim, Context, claim
from claimcheck.coverage import Coverage, coverage
from claimcheck.dossier import Dossier
from claimcheck.fault import did_you_mean
from claimcheck.finding import Place, Verdict
from claimcheck.judgement import Review


class Answer(Struct, frozen=True):
    """Whether a figure fits, with the verdict on it and what was found, compared or missed, in sentences.

    It is true where the figure fits, be it only by generous rounding. It is false where the figure cannot be right, and
    also where nothing could be compared with it, since silence is no agreement.
    """

    verdict: Verdict
    because: tuple[str, ...]

    def __bool__(self) -> bool:
        return self.verdict in (Verdict.CONSISTENT, Verdict.STRAINED)

    def __repr__(self) -> str:
        return f"<{self.verdict.value}: {'; '.join(self.because) or 'nothing to compare with'}>"


class Question(Struct, frozen=True):
    """What a figure would be of; `fits` asks whether a printed one can be it."""

    dossier: EditorialDossier
    asked: Mapping[str, Any]
    printed_as: str = "figure"

    def __repr__(self) -> str:
        return f"<{', '.join(f'{key} {value}' for key, value in self.asked.items())}>"

    def fits(self, printed: str) -> Answer:
        """Whether a figure, as an article would print it, hedge included, fits the sources.

        Where they do not tell, it is held against the other claims of the article. ValueError when it cannot be read.
        """
        return self.dossier.answer({**self.asked, self.printed_as: printed, "quote": printed})

    def __bool__(self) -> bool:
        raise TypeError("this is a question without a figure: ask whether one fits, such as .fits('47%')")


class EditorialDossier(Dossier, frozen=True, dict=True):
    """A dossier that answers questions; everything else is as in the dossier it is made of."""

    def __repr__(self) -> str:
        return f"<dossier {self.claim_file}>"

    @classmethod
    def of(cls, dossier: Dossier) -> Self:
        """The same dossier, to be asked."""
        return cls(**asdict(dossier))

    @cached_property
    def review(self) -> Review:
        """The review of the whole dossier."""
        return review(self)

    # Questions about any figure.

    def level(self, quantity: str, period: str | int | None = None, member: str | Iterable[str] = ()) -> Question:
        """An amount or a count of a quantity: of one member, of several together, or of the whole dimension."""
        return self._question("level", quantity, period, member)

    def total_of(self, quantity: str, period: str | int | None = None, members: Iterable[str] = ()) -> Question:
        """The sum over some members, or over all of them."""
        return self._question("level", quantity, period, members)

    def share(
        self, quantity: str, period: str | int | None = None, member: str | Iterable[str] = (), of: str | None = None
    ) -> Question:
        """The part that members are of the whole dimension, or of another quantity."""
        return self._question("share", quantity, period, member, of=of)

    def change(
        self, quantity: str, start: str | int, end: str | int, member: str | Iterable[str] = (), *, falls: bool = False
    ) -> Question:
        """The change between two periods; with `falls` the figure is one of a fall that is printed without a sign."""
        period = f"{start}..{_without_calendar(str(start), str(end))}"
        return self._question("change", quantity, period, member, direction="fall" if falls else None)

    def rank(
        self,
        quantity: str,
        member: str,
        period: str | int | None = None,
        *,
        after: Iterable[str] = (),
        smallest_first: bool = False,
    ) -> Question:
        """The place of a member among all of its dimension, `after` those that are said to stand above it."""
        order = "smallest first" if smallest_first else None
        asked = self._question("rank", quantity, period, member, order=order, after=list(after) or None)
        return replace(asked, printed_as="position")

    # Questions about the article.

    def agrees_with_source(self, name: str) -> Answer:
        """Whether the claim of that name fits what the sources say, the other claims left aside.

        LookupError when there is none of that name.
        """
        found = self._named("claim", name, self.by_id)
        return self._reviewed((found,), found.id)

    def holds(self, name: str) -> Answer:
        """Whether the claim of that name fits all that the dossier has. LookupError when there is none."""
        return _answer(self.review, self._named("claim", name, self.by_id).id)

    def coverage(self) -> Coverage:
        """Which numbers of the text are accounted for; `unclaimed` lists the others."""
        return coverage(self)

    # How they are answered.

    def _question(
        self, kind: str, quantity: str, period: str | int | None, member: str | Iterable[str], **rest: Any
    ) -> Question:
        self._named("quantity", quantity, self.measures)
        members = [member] if isinstance(member, str) else list(member)
        known = self.members(quantity)
        for one in members if known else ():
            self._named(f"member of {quantity}", one, dict.fromkeys(known, one))
        asked = {
            "kind": kind,
            "quantity": quantity,
            "member": members,
            "period": None if period is None else str(period),
            **rest,
        }
        return Question(self, {key: value for key, value in asked.items() if value not in (None, [])})

    def answer(self, asked: Mapping[str, Any]) -> Answer:
        """The answer on a claim that is written as in a claim file, without a name. ValueError when it has faults."""
        name = next(name for name in _names() if name not in self.by_id)
        try:
            new = claim({**asked, "id": name}, Context(self.calendars))
        except ValidationError as error:
            faults = (
                str(one["ctx"]["error"] if "error" in one.get("ctx", {}) else one["msg"]) for one in error.errors()
            )
            raise ValueError("; ".join(faults)) from None
        answer = self._reviewed((new,), name)
        return answer if answer.verdict is not Verdict.UNCHECKED else self._reviewed((*self.claims, new), name)

    def _reviewed(self, claims: tuple[AnyClaim, ...], name: str) -> Answer:
        known = {claim.id for claim in claims}
        places = {claim.id: self.places.get(claim.id, Place("an editor's test")) for claim in claims}
        others = {one: found for one, found in self.alternatives.items() if one in known}
        # What is asked stands in no text, so its words are not looked for in one.
        article = replace(self.article, text=None)
        held = replace(self, article=article, claims=claims, places=places, alternatives=others, exemptions=())
        return _answer(review(held, slips=False), name)

    def _named(self, what: str, name: str, known: Mapping[str, Any]) -> Any:
        if name in known:
            return known[name]
        raise LookupError(f"unknown {what} {name!r}{did_you_mean(name, known)}")


def _names() -> Iterator[str]:
    yield "asked"
    yield from (f"asked-{number}" for number in count(2))


def _without_calendar(start: str, end: str) -> str:
    """The end of a span, which names no calendar of its own where the start names it: fiscal 2020..2023."""
    calendar, _, number = end.rpartition(" ")
    return number if calendar and start.startswith(f"{calendar} ") else end


def _answer(found: Review, name: str) -> Answer:
    judged = next(one for one in found.judged if one.claim.id == name)
    messages = [one.message for one in found.of(name) if one.verdict is not Verdict.UNCHECKED]
    compared = [one.arithmetic for one in judged.compared]
    lacks = [f"nothing to compare with: {judged.lacks}"] if judged.lacks else []
    return Answer(judged.verdict, tuple(dict.fromkeys(messages or compared or lacks)))
