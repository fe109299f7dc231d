"""The places of keys and values in TOML: every one that the standard library reads has a place, and it is right."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.toml_places import Location, places

TEXT = """\
# [no] table = "in a comment"
title = 'a # b' # so
"quoted.key" = 1
a.b."c.d" = [1, "two, ]", 'three',
  [4, {x = 5, y.z = 6}], # seven
]
long = \"\"\"
[not] = 'a table'
\\\"\"\" still ""\"\"\"
raw = '''it's # not''' # a comment
day = 1979-05-27 07:32:00

[a.deep]
key = true
[[list]]
name = 1
[list.sub]
of = "the first"
[[list]]
name = 2
[list.sub]
of = "the second"
[ spaced . "out" ]
x = {}
"""


def paths(value: Any, before: Location = ()) -> Iterator[tuple[Location, Any]]:
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield (*before, key), part
        yield from paths(part, (*before, key))


def test_each_value_has_its_place() -> None:
    found = places(TEXT)
    told = dict(paths(tomllib.loads(TEXT)))
    assert set(found.values) == set(told)
    for location, start in {
        ("title",): "'a # b'",
        ("quoted.key",): "1\na.b",
        ("a", "b", "c.d", 1): '"two, ]"',
        ("a", "b", "c.d", 3, 1, "y", "z"): "6}],",
        ("raw",): "'''it's",
        ("day",): "1979-05-27 07",
        ("a", "deep", "key"): "true",
        ("list", 1, "sub", "of"): '"the second"',
        ("spaced", "out", "x"): "{}",
    }.items():
        assert TEXT[found.values[location] :].startswith(start), location
    assert TEXT[found.of(("list", 1, "sub", "of"), key=True) :].startswith('of = "the second"')
    assert TEXT[found.of(("a", "b", "nowhere", 7)) :].startswith("a.b.")


KEYS = st.text(min_size=1, max_size=5) | st.sampled_from(["a", "b.c", '"', "'", "\\", "#", "[", "=", "é"])
VALUES = st.recursive(
    st.booleans() | st.integers(-99, 99) | st.text(max_size=8) | st.sampled_from(["]", "}", ",", "# no", "'''"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
def test_all_that_is_read_has_a_place_that_reads_as_its_value(data: dict[str, Any]) -> None:
    text = tomlkit.dumps(data)
    try:
        told = dict(paths(tomllib.loads(text)))
    except tomllib.TOMLDecodeError:
        return  # A lone surrogate, or another thing that TOML cannot hold.
    found = places(text)
    assert set(told) == set(found.values)
    for location, value in told.items():
        if isinstance(value, str):
            rest = text[found.values[location] :]
            assert rest[0] in "\"'", (text, location)
