"""The house style: how far hedges reach is configurable, and a figure keeps the style it was read in."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.figure import read
from claimcheck.house_style import HouseStyle
from claimcheck.rewording import read_again

PRINTED = ["about 47%", "nearly half", "just over 3 million", "two-thirds", "one in five", "tripled", "47%", "over 5"]


@given(st.fractions(0, Fraction(1, 2)), st.fractions(0, Fraction(1, 2)), st.sampled_from(PRINTED))
def test_a_wider_style_makes_no_set_narrower(one: Fraction, other: Fraction, printed: str) -> None:
    low, high = sorted((one, other))
    narrow, wide = (HouseStyle(**dict.fromkeys(HouseStyle.__struct_fields__, share)) for share in (low, high))
    inner, outer = read(printed, narrow), read(printed, wide)
    for each in ("plain", "generous", "expected"):
        assert getattr(inner, each) & getattr(outer, each) == getattr(inner, each)
    assert inner.plain & inner.generous == inner.plain
    assert (inner.value, inner.unit, inner.hedge) == (outer.value, outer.unit, outer.hedge)


@pytest.mark.parametrize(
    ("printed", "style", "plain", "generous"),
    [
        (
            "about 200 km",
            {"about": Fraction(1, 4), "about_generous": Fraction(1, 2)},
            ("149.5", "250.5"),
            ("99.5", "300.5"),
        ),
        ("nearly 200 km", {"nearly": Fraction(1, 4)}, ("150", "200"), ("150", "200")),
        ("just over 200 km", {"nearly": Fraction(1, 4)}, ("200", "250"), ("200", "250")),
        ("half", {"fraction": Fraction(0)}, ("0.5", "0.5"), ("0.45", "0.55")),
        ("doubled", {"fraction": Fraction(1, 10)}, ("1.8", "2.2"), ("1.8", "2.2")),
        ("one in four", {"one_in_generous": Fraction(1, 5)}, ("0.225", "0.275"), ("0.2", "0.3")),
    ],
)
def test_the_sets_reach_as_far_as_the_style_says(
    printed: str, style: dict[str, Fraction], plain: tuple[str, str], generous: tuple[str, str]
) -> None:
    figure = read(printed, HouseStyle(**style))
    assert (figure.plain.low, figure.plain.high) == tuple(map(Fraction, plain))
    assert (figure.generous.low, figure.generous.high) == tuple(map(Fraction, generous))


def test_a_figure_rewritten_keeps_its_style() -> None:
    style = HouseStyle(about=Fraction(1, 10))
    again = read_again(read("about 47%", style), "about 74%")
    assert again == read("about 74%", style) != read("about 74%")


@pytest.mark.parametrize("style", [{"about": Fraction(2)}, {"about": Fraction(-1)}, {"about": Fraction(1, 5)}])
def test_a_style_that_makes_no_sense_is_refused(style: dict[str, Fraction]) -> None:
    with pytest.raises(ValueError, match="about"):
        HouseStyle(**style)
