"""What is drawn of each claim of a review: which sets stand beside its figure, and which series it was judged on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial

from msgspec import Struct

from claimcheck.case import Case
from claimcheck.drawing.readings import Readings
from claimcheck.drawing.series import charts
from claimcheck.drawing.sets import Plotting
from claimcheck.drawn import Drawn
from claimcheck.following import Following
from claimcheck.judgement import Compared
from claimcheck.period import Period
from claimcheck.reading import Reading
from claimcheck.weighing import Tried, Weighed


class Drawing(Struct, frozen=True, dict=True):
    """What is drawn of the claims of one review; each is worked out when it is asked for.

    `compared` words one trial; `fitting` are, by claim, the periods of which a slip says that the figure is theirs.
    """

    case: Case
    tried: Sequence[Tried]
    weighed: Weighed
    following: Following
    compared: Callable[[Tried], Compared]
    fitting: Mapping[str, Sequence[Period]]

    def __call__(self, claim: str) -> Drawn:
        """The plots and charts of a claim; nothing for one that states no figure and was not compared.

        KeyError where there is no such claim.
        """
        readings = self._of(claim)
        tried = self._tried.get(claim, ())
        plotting = Plotting(claim, self.case, readings, tried, self.weighed, self.following, self.compared)
        return Drawn(plotting.plots, partial(charts, self.case, readings, self.fitting.get(claim, ())))

    def _of(self, claim: str) -> Readings:
        chosen = self.weighed.chosen[claim]
        known = sorted(self._readings[claim], key=lambda reading: reading.number != chosen)
        return Readings(known, claim in self.weighed.contradicted or known[0].secondary)

    @cached_property
    def _readings(self) -> Mapping[str, Sequence[Reading]]:
        found: dict[str, list[Reading]] = {}
        for reading in self.case.readings:
            found.setdefault(reading.claim.id, []).append(reading)
        return found

    @cached_property
    def _tried(self) -> Mapping[str, Sequence[Tried]]:
        found: dict[str, list[Tried]] = {}
        for one in self.tried:
            for reading in one.trial.tied:
                found.setdefault(reading.claim.id, []).append(one)
        return found
