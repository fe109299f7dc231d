"""The library of slips, by family, in the order in which slips that explain a figure as well are named."""

from __future__ import annotations

from typing import Final

from claimcheck.slip import Slip, of_module
from claimcheck.slips import (
    added_not_compounded,
    annual_for_total,
    base_swapped,
    change_for_ratio,
    digit_dropped,
    digits_swapped,
    direction_turned,
    one_off,
    other_period,
    other_unit,
    part_and_whole_swapped,
    part_year_for_year,
    percent_for_point,
    times_ten,
    times_thousand,
)

SLIPS: Final[tuple[Slip, ...]] = tuple(
    map(
        of_module,
        (
            other_period,
            part_year_for_year,
            percent_for_point,
            change_for_ratio,
            base_swapped,
            part_and_whole_swapped,
            direction_turned,
            annual_for_total,
            added_not_compounded,
            other_unit,
            times_ten,
            times_thousand,
            digits_swapped,
            one_off,
            digit_dropped,
        ),
    )
)
"""Every slip, as this literal lists them; nothing registers itself."""
