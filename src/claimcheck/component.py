"""A component of a dossier by itself: some of its claims, with just the evidence that they need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from claimcheck import formula
from claimcheck.claim import AnyClaim, Ratio, Share, Threshold
from claimcheck.dossier import Dossier
from claimcheck.evidence import Evidence


def alone(dossier: Dossier, claims: Iterable[str], instead: AnyClaim | None = None) -> Dossier:
    """A dossier of just some claims, with just the evidence they need; `instead` replaces the claim of its name.

    The words of the article are left out: only figures are judged again.
    """
    wanted = set(claims)
    kept = tuple(
        instead if instead is not None and claim.id == instead.id else claim
        for claim in dossier.claims
        if claim.id in wanted
    )
    alternatives = {name: others for name, others in dossier.alternatives.items() if name in wanted}
    if instead is not None and instead.id in alternatives:
        alternatives[instead.id] = tuple(
            replace(other, claim=_following(other.claim, dossier.by_id[instead.id], instead))
            for other in alternatives[instead.id]
        )
    worded = [*kept, *(other.claim for others in alternatives.values() for other in others)]
    measures = {name for claim in worded for name in _measures_of(claim, dossier)}
    if dossier.identities:
        for identity in dossier.identities:
            named = {one.quantity for side in (identity.left, identity.right) for one in formula.references(side)}
            if named & measures:
                measures |= named
    evidence = Evidence({name: series for name, series in dossier.evidence.series.items() if name in measures})
    return replace(
        dossier,
        article=replace(dossier.article, text=None),
        claims=kept,
        alternatives=alternatives,
        evidence=evidence,
        exemptions=(),
    )


def _following(other: AnyClaim, was: AnyClaim, now: AnyClaim) -> AnyClaim:
    """Another reading of the words of a claim that changed: the same figure and period change in it."""
    changed = {
        name: getattr(now, name)
        for name in ("figure", "period")
        if hasattr(now, name) and hasattr(other, name) and getattr(other, name) == getattr(was, name, None)
    }
    return other.model_copy(update=changed)


def _measures_of(claim: AnyClaim, dossier: Dossier) -> Iterator[str]:
    quantity: str | None = getattr(claim, "quantity", None)
    if quantity:
        yield quantity
    match claim:
        case Share(of=reference) | Ratio(to=reference) if reference is not None:
            yield reference.quantity
        case Threshold():
            for one in (claim.of, claim.subject, *_of_limit(claim, dossier)):
                if one is not None:
                    yield one.quantity
        case _:
            if getattr(claim, "kind", "") == "comparison":
                yield from dossier.measures
            mean = getattr(claim, "mean", None)
            if mean is not None and mean.of is not None:
                yield mean.of.quantity


def _of_limit(claim: Threshold, dossier: Dossier) -> Iterator[formula.Reference]:
    limit = dossier.limits.get(claim.limit or "")
    if limit is not None and limit.of is not None:
        yield limit.of
    if limit is not None and limit.part is not None:
        yield limit.part
