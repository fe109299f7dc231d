"""Generated dossiers, reviewed whole: laws that hold whatever they say. The comparison with z3 is in the benchmark."""

from __future__ import annotations

import pytest
from benchmarks.dossiers import Drawn, outcome, samples

from claimcheck.checker import review
from claimcheck.loading.loader import read


@pytest.mark.parametrize("found", [*samples(60, 11, is_true=True)], ids=lambda found: f"{len(found.lines)} claims")
def test_true_figures_rounded_as_usual_are_never_in_trouble(found: Drawn) -> None:
    assert outcome(review(read(found.text))) == "fine", found.text


@pytest.mark.parametrize("found", [*samples(40, 12)], ids=lambda found: f"{len(found.lines)} claims")
def test_the_order_of_claims_changes_no_verdict(found: Drawn) -> None:
    one = review(read(found.text), slips=False)
    found.lines.reverse()
    other = review(read(found.text), slips=False)
    assert {judged.claim.id: judged.verdict for judged in one.judged} == {
        judged.claim.id: judged.verdict for judged in other.judged
    }
