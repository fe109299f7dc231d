"""A fault says what was written and what was probably meant."""

from __future__ import annotations

import pytest

from claimcheck.fault import LONGEST_SHOWN, did_you_mean, quoted


def test_a_long_text_is_cut_and_steers_no_terminal() -> None:
    assert quoted("a" * LONGEST_SHOWN) == f"'{'a' * LONGEST_SHOWN}'"
    assert quoted("a" * (LONGEST_SHOWN + 1)) == f"'{'a' * (LONGEST_SHOWN - 1)}…'"
    assert quoted("a\x1b[2J\u202eb") == r"'a\x1b[2J\u202eb'"


NAMES = ("exports", "imports", "exports-2022", "us-remittances-in-2022")


@pytest.mark.parametrize(
    ("name", "most", "hint"),
    [
        ("exprots", 1, ": did you mean 'exports'?"),
        ("exprots", 3, ": did you mean 'exports' or 'exports-2022'?"),
        ("ports", 3, ": did you mean 'imports', 'exports' or 'exports-2022'?"),
        ("imprts", 2, ": did you mean 'imports' or 'exports'?"),
        ("2022", 2, ": did you mean 'exports-2022' or 'us-remittances-in-2022'?"),
        ("22", 2, ""),
        ("zzz", 3, ""),
    ],
)
def test_the_closest_names_are_offered_and_then_those_that_a_name_is_part_of(name: str, most: int, hint: str) -> None:
    assert did_you_mean(name, NAMES, most) == hint
