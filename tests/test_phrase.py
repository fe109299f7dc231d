"""Patterns compile when first used, and phrases are found by their first word, the longest first."""

from __future__ import annotations

import pytest

from claimcheck.phrase import Pattern, Phrases, normal

PHRASES = Phrases({"over": 1, "more than": 2, "more than or equal to": 3, "more": 4, "percentage-point": 5})


@pytest.mark.parametrize(
    ("text", "meaning", "end"),
    [
        ("over 5", 1, 4),
        ("More  than 5", 2, 10),
        ("more\nthan or equal to 5", 3, 21),
        ("more 5", 4, 4),
        ("percentage-point", 5, 16),
    ],
)
def test_finds_the_longest_phrase(text: str, meaning: int, end: int) -> None:
    assert PHRASES.match(text, 0) == (meaning, end)
    assert PHRASES.match(f"so {text}", 3) == (meaning, end + 3)


@pytest.mark.parametrize("text", ["", "overt 5", "over5", "moreover", "5", "percentage", "percentage-points", "x" * 99])
def test_finds_none_in_part_of_a_word(text: str) -> None:
    assert PHRASES.match(text, 0) is None


def test_an_empty_line_is_no_gap() -> None:
    assert PHRASES.match("more\n\nthan", 0) == (4, 4)


def test_capitals_matter_where_they_are_said_to() -> None:
    units = Phrases({"MW": "megawatt", "mW": "milliwatt"}, cased=True)
    assert units.match("mW", 0) == ("milliwatt", 2)
    assert units.match("mw", 0) is None


def test_every_phrase_begins_with_a_letter() -> None:
    with pytest.raises(ValueError, match="does not begin with a letter"):
        Phrases({"%": 1})


def test_a_pattern_is_compiled_once_and_only_when_used() -> None:
    broken = Pattern("(")
    with pytest.raises(Exception, match="missing"):
        broken.match("a")
    pattern = Pattern("a+", 0)
    found = pattern.search("baa")
    assert found is not None
    assert found.span() == (1, 3)
    assert pattern.match is pattern.match
    assert not hasattr(pattern, "sub")


def test_words_in_normal_form() -> None:
    assert normal(" More\u00a0Than ") == "more than"
