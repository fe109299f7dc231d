"""Reading YAML down to plain text: what stays as written, where it stands, and what is refused."""

from __future__ import annotations

import json
import re
import time

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.fault import Fault, InputError
from claimcheck.loading import document
from claimcheck.loading.document import MOST_CHARACTERS, MOST_FAULTS, MOST_VALUES, Document, Mark, compose

CLAIMS = """\
article:
  title: A text
claims:
  - id: us-remittances
    kind: level
    figure: $1.3 billion
    or:
      - {kind: share, of: gdp}
  - id: second
"""


def faults(text: str) -> list[str]:
    with pytest.raises(InputError) as raised:
        compose(text, "claims.yaml")
    return [str(fault) for fault in raised.value.faults]


class TestScalarsStayAsWritten:
    @pytest.mark.parametrize(
        "written", ["5.20", "no", "010", "12:30", "1.10", "null", "~", "0x1F", "1e999", "2022-08-01", ".nan", "$1,300"]
    )
    def test_a_plain_scalar_is_its_text(self, written: str) -> None:
        assert compose(f"value: {written}\n", "f").data == {"value": written}

    def test_a_key_is_text_too(self) -> None:
        assert compose("2022: a\nno: b\n", "f").data == {"2022": "a", "no": "b"}

    def test_nothing_is_none_and_empty_quotes_are_the_empty_text(self) -> None:
        assert compose("a:\nb: ''\nc: \"\"\nd: [x, '']\n", "f").data == {"a": None, "b": "", "c": "", "d": ["x", ""]}

    def test_block_scalars_fold_and_keep(self) -> None:
        text = "folded: >-\n  one #1\n  two\nkept: |\n  one\n  two\n"
        assert compose(text, "f").data == {"folded": "one #1 two", "kept": "one\ntwo\n"}

    def test_the_shape_and_order_of_the_file_are_kept(self) -> None:
        data = compose(CLAIMS, "f").data
        assert data == {
            "article": {"title": "A text"},
            "claims": [
                {
                    "id": "us-remittances",
                    "kind": "level",
                    "figure": "$1.3 billion",
                    "or": [{"kind": "share", "of": "gdp"}],
                },
                {"id": "second"},
            ],
        }
        assert list(data["claims"][0]) == ["id", "kind", "figure", "or"]

    def test_a_byte_order_mark_and_windows_line_ends_change_nothing(self) -> None:
        plain, windows = compose(CLAIMS, "f"), compose("\ufeff" + CLAIMS.replace("\n", "\r\n"), "f")
        assert windows.data == plain.data
        for location in ((), ("claims", 0, "or", 0, "of"), ("claims", 1)):
            assert windows.mark(location) == plain.mark(location)

    @given(
        st.dictionaries(
            st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=20),
            st.recursive(
                st.text(st.characters(exclude_categories=["C", "Zl", "Zp"])),
                lambda inner: st.lists(inner, max_size=3),
                max_leaves=10,
            ),
            max_size=5,
        )
    )
    def test_what_is_dumped_in_quotes_comes_back(self, data: dict[str, object]) -> None:
        assert compose(json.dumps(data, ensure_ascii=False), "f").data == data


class TestPlaces:
    @pytest.mark.parametrize(
        ("location", "value", "key"),
        [
            ((), Mark(1, 1), Mark(1, 1)),
            (("article",), Mark(2, 3), Mark(1, 1)),
            (("article", "title"), Mark(2, 10), Mark(2, 3)),
            (("claims", 0), Mark(4, 5), Mark(4, 5)),
            (("claims", 0, "figure"), Mark(6, 13), Mark(6, 5)),
            (("claims", 0, "or", 0), Mark(8, 9), Mark(8, 9)),
            (("claims", 0, "or", 0, "of"), Mark(8, 27), Mark(8, 23)),
            (("claims", 1, "id"), Mark(9, 9), Mark(9, 5)),
        ],
    )
    def test_of_a_value_and_of_its_key(self, location: tuple[str | int, ...], value: Mark, key: Mark) -> None:
        composed = compose(CLAIMS, "f")
        assert composed.mark(location) == value
        assert composed.key_mark(location) == key

    def test_a_tag_of_a_union_is_passed_over(self) -> None:
        assert compose(CLAIMS, "f").mark(("claims", 0, "level", "figure")) == Mark(6, 13)

    def test_a_missing_key_is_at_the_mapping_that_lacks_it(self) -> None:
        assert compose(CLAIMS, "f").mark(("claims", 1, "level", "figure")) == Mark(9, 5)

    def test_a_position_past_the_end_is_at_the_list(self) -> None:
        assert compose(CLAIMS, "f").mark(("claims", 2)) == Mark(4, 3)

    def test_a_location_can_name_the_key(self) -> None:
        assert compose(CLAIMS, "f").mark(("claims", 0, "figure", "[key]")) == Mark(6, 5)

    def test_columns_count_characters(self) -> None:
        assert compose("{é😀: ü, b: x}", "f").mark(("b",)) == Mark(1, 12)

    def test_a_number_is_a_position_and_its_digits_are_a_key(self) -> None:
        composed = compose("list: [a, b]\nkeys: {1: b}\n", "f")
        assert composed.mark(("list", "1")) == composed.mark(("list",))
        assert composed.mark(("keys", 1)) == composed.mark(("keys",))
        assert composed.mark(("keys", "1")) == Mark(2, 11)


class TestRefused:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("a: &x b\n", ["claims.yaml:1:4: an anchor ('&…') is not read: leave it out, or put the value in quotes"]),
            ("a: *x\n", ["claims.yaml:1:4: an alias ('*…') is not read: write the value out, or put it in quotes"]),
            ("*x : b\n", ["claims.yaml:1:1: an alias ('*…') is not read: write the value out, or put it in quotes"]),
            ("a: !t b\n", ["claims.yaml:1:4: a tag ('!…') is not read: leave it out, or put the value in quotes"]),
            ("a: !!int 1\n", ["claims.yaml:1:4: a tag ('!…') is not read: leave it out, or put the value in quotes"]),
            ("a: ! x\n", ["claims.yaml:1:4: a tag ('!…') is not read: leave it out, or put the value in quotes"]),
            ("a: !t [b]\n", ["claims.yaml:1:4: a tag ('!…') is not read: leave it out, or put the value in quotes"]),
            ("a: 1\nb: 2\na: 3\n", ["claims.yaml:3:1: the key 'a' is already in line 1: keys differ"]),
            ("{a: 1, a: {b: 2}}\n", ["claims.yaml:1:8: the key 'a' is already in line 1: keys differ"]),
            ("a: b\n---\nc: d\n", ["claims.yaml:2:1: a second document begins here: a file holds one"]),
            ("a: b\n...\n---\nc: d\n", ["claims.yaml:3:1: a second document begins here: a file holds one"]),
            ("? [a]\n: b\n", ["claims.yaml:1:3: a key must be text, not a mapping or a list"]),
            ("{{a: b}: c}\n", ["claims.yaml:1:2: a key must be text, not a mapping or a list"]),
            ("?\n: a\n", ["claims.yaml:1:2: a key is missing here"]),
            ("'': a\n", ["claims.yaml:1:1: a key is missing here"]),
            ("", ["claims.yaml:1:1: the document is empty"]),
            ("# only a comment\n", ["claims.yaml:1:1: the document is empty"]),
            ("---\n", ["claims.yaml:1:1: the document is empty"]),
            (
                "- a\n",
                [
                    "claims.yaml:1:1: the document is a list, where keys with their values ('key: value') must stand",
                ],
            ),
            (
                "\n  text\n",
                [
                    "claims.yaml:2:3: the document is a text, where keys with their values ('key: value') must stand",
                ],
            ),
        ],
    )
    def test_what_a_claim_file_has_no_use_for(self, text: str, expected: list[str]) -> None:
        assert faults(text) == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("a: b: c\n", "1:5: a ':' inside a value: put the value in quotes, or check the indentation"),
            ("a:\n\tb: c\n", "2:1: a tab cannot indent: use spaces"),
            ("a: @b\n", "1:4: a value cannot begin with '@': put it in quotes"),
            ("a: %b\n", "1:4: a value cannot begin with '%': put it in quotes"),
            ("a: 1\nb: 'c\n", "2:4: these quotes are not closed"),
            (
                "a: 1\nb\nc: 2\n",
                "2:1: no ':' follows this key: check the indentation, or put a value of several lines in quotes",
            ),
            (
                "a: 'b' c\n",
                "1:8: neither a key nor part of the value before: check the indentation and the quotes",
            ),
            (
                "- a\nb: c\n",
                "2:1: neither a key nor part of the value before: check the indentation and the quotes",
            ),
            ("a: {b: 1\nc: 2\n", "2:2: expected a ',' or the end of the '{' of line 1"),
            ("a: [b, 1\nc: 2\n", "2:2: expected a ',' or the end of the '[' of line 1"),
            ("a: [b", "1:6: expected a ',' or the end of the '[' of line 1"),
            ("a: [b,", "1:7: the file ends inside brackets: check that each is closed"),
            (
                "{a: b}\nc: d\n",
                "2:1: the document has ended before this: check the brackets and the quotes; a file holds one document",
            ),
            ('a: "\\q"\n', "1:5: not valid YAML: found unknown escape character"),
        ],
    )
    def test_faults_of_syntax_in_plain_words(self, text: str, expected: str) -> None:
        assert faults(text) == [f"claims.yaml:{expected}"]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("a: b\nc: \0d\n", "2:4: the character U+0000 cannot stand in this file; is the file text, in UTF-8?"),
            ("a: \x1b[1m\n", "1:4: the character U+001B cannot stand in this file; is the file text, in UTF-8?"),
            ("a: x\ud800\n", "1:5: the character U+D800 cannot stand in this file; is the file text, in UTF-8?"),
            ("a: b\ufeff\n", "1:5: the character U+FEFF cannot stand in this file; is the file text, in UTF-8?"),
            ("a: b\rc: d\n", "1:5: the line ends in U+000D: save the file with ordinary line ends"),
            ("a: b\u2028c\n", "1:5: the line ends in U+2028: save the file with ordinary line ends"),
            ("a: b\x85c\n", "1:5: the line ends in U+0085: save the file with ordinary line ends"),
            ('a: "\\0"\n', "1:4: an escape in these quotes stands for a control character: leave it out"),
            ('"\\e": a\n', "1:1: an escape in these quotes stands for a control character: leave it out"),
        ],
    )
    def test_control_characters_however_written(self, text: str, expected: str) -> None:
        assert faults(text) == [f"claims.yaml:{expected}"]

    def test_an_escape_for_a_character_of_a_text_is_no_fault(self) -> None:
        assert compose('a: "\\u2212\\t\\n\\U0001F600"\n', "f").data == {"a": "−\t\n😀"}

    def test_all_faults_are_told_at_once_in_their_order(self) -> None:
        assert faults("a: *x\nb: {value: 10,164}\nb: \x07\nquote: top #1\nc: [\n") == [
            "claims.yaml:1:4: an alias ('*…') is not read: write the value out, or put it in quotes",
            "claims.yaml:2:12: a comma ends a value inside {…}: put 10,164 in quotes",
            "claims.yaml:3:1: the key 'b' is already in line 2: keys differ",
            "claims.yaml:3:4: the character U+0007 cannot stand in this file; is the file text, in UTF-8?",
            "claims.yaml:4:12: ' #' cuts the value short: put it in quotes",
            "claims.yaml:6:1: the file ends inside brackets: check that each is closed",
        ]

    def test_values_refused_are_still_looked_into(self) -> None:
        assert faults("a: 1\na: {b: *x}\n[c]: {d: *x}\n") == [
            "claims.yaml:2:1: the key 'a' is already in line 1: keys differ",
            "claims.yaml:2:8: an alias ('*…') is not read: write the value out, or put it in quotes",
            "claims.yaml:3:1: a key must be text, not a mapping or a list",
            "claims.yaml:3:10: an alias ('*…') is not read: write the value out, or put it in quotes",
        ]

    def test_a_key_in_a_message_is_short_and_cannot_steer_a_terminal(self) -> None:
        long, hidden = "k" * 100, "a\u202eb"
        assert faults(f"{long}: 1\n{long}: 2\n") == [
            f"claims.yaml:2:1: the key '{'k' * 59}…' is already in line 1: keys differ"
        ]
        assert faults(f"{hidden}: 1\n{hidden}: 2\n") == [
            "claims.yaml:2:1: the key 'a\\u202eb' is already in line 1: keys differ"
        ]


class TestCommaInBraces:
    @pytest.mark.parametrize(
        ("text", "column", "written"),
        [
            ("a: {value: 10,164}\n", 12, "10,164"),
            ("a: {value: 10, 164}\n", 12, "10, 164"),
            ("a: {value: 1,234,567, unit: USD}\n", 12, "1,234,567"),
            ("a: {figure: $10,164 million}\n", 13, "$10,164 million"),
            ("a: {figure: about 10,164%, other: 10,164}\n", 13, "about 10,164%"),
        ],
    )
    def test_that_cuts_a_number_is_refused(self, text: str, column: int, written: str) -> None:
        assert faults(text)[0] == f"claims.yaml:1:{column}: a comma ends a value inside {{…}}: put {written} in quotes"

    def test_two_cut_numbers_are_two_faults_and_not_a_duplicate_key(self) -> None:
        assert faults("a: {b: 10,164, c: 20,164}\n") == [
            "claims.yaml:1:8: a comma ends a value inside {…}: put 10,164 in quotes",
            "claims.yaml:1:19: a comma ends a value inside {…}: put 20,164 in quotes",
        ]

    @pytest.mark.parametrize(
        ("text", "data"),
        [
            ("a: {value: '10,164'}", {"a": {"value": "10,164"}}),
            ("a: {value: 10, 164: x}", {"a": {"value": "10", "164": "x"}}),
            ("a: {value: ten, 164}", {"a": {"value": "ten", "164": None}}),
            ("a: {2020, 2021}", {"a": {"2020": None, "2021": None}}),
            ("a: {value: 10, b, 164}", {"a": {"value": "10", "b": None, "164": None}}),
            ("a: [10,164]", {"a": ["10", "164"]}),
            ("a: 10,164", {"a": "10,164"}),
        ],
    )
    def test_that_can_be_meant_is_left(self, text: str, data: dict[str, object]) -> None:
        assert compose(text, "f").data == data


class TestCommentInProse:
    CUT = "' #' cuts the value short: put it in quotes"
    CUT_BELOW = "a line with '#' cuts the value above short: put the value in quotes, or move this line"

    @pytest.mark.parametrize("key", ["quote", "figure", "title", "event", "position", "reason"])
    def test_behind_the_value_is_refused(self, key: str) -> None:
        assert faults(f"{key}: the #1 sender\n") == [f"claims.yaml:1:{len(key) + 7}: {self.CUT}"]

    @pytest.mark.parametrize(
        ("text", "place", "message"),
        [
            ("quote: #1 among senders\n", "1:8", CUT),
            ("quote: the first\n  and #2 sender\n", "2:7", CUT),
            ("a: {quote: the #1\n  }\n", "1:16", CUT),
            ("quote: ranked\n  #1 among senders\n", "2:3", CUT_BELOW),
        ],
    )
    def test_wherever_it_cuts(self, text: str, place: str, message: str) -> None:
        assert faults(text) == [f"claims.yaml:{place}: {message}"]

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("quote: 'the #1 sender' # a comment\n", "the #1 sender"),
            ("quote: the#1 sender\n", "the#1 sender"),
            ("quote: >- # a comment\n  the #1 sender\n", "the #1 sender"),
            ("quote: a sender\n# a comment\n", "a sender"),
            ("quote: # a comment\n  a sender\n", "a sender"),
        ],
    )
    def test_that_cuts_nothing_is_read(self, text: str, value: str) -> None:
        assert compose(text, "f").data == {"quote": value}

    def test_is_a_comment_behind_other_keys(self) -> None:
        assert compose("unit: USD # a flow\n", "f").data == {"unit": "USD"}

    def test_the_keys_of_prose_can_be_chosen(self) -> None:
        assert compose("quote: a # b\n", "f", prose_keys=()).data == {"quote": "a"}
        with pytest.raises(InputError, match="' #' cuts the value short"):
            compose("unit: a # b\n", "f", prose_keys={"unit"})


class TestBounds:
    @pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
    def test_nesting(self, opening: str, closing: str) -> None:
        def nested(depth: int) -> str:
            return "a: " + opening * (depth - 1) + "x" + closing * (depth - 1)

        compose(nested(32), "f")
        column = 4 + 31 * len(opening)
        assert faults(nested(33)) == [
            f"claims.yaml:1:{column}: nested more than 32 deep: check brackets and indentation"
        ]

    @pytest.mark.parametrize("opening", ["[", "{", "{a: ", "- ", "? ", "[{"])
    def test_nesting_of_a_hundred_thousand_is_refused_like_any_other(self, opening: str) -> None:
        assert faults("a:\n " + opening * 100_000)[-1].endswith(
            "nested more than 32 deep: check brackets and indentation"
        )

    def test_an_alias_bomb_is_refused_and_not_expanded(self) -> None:
        bomb = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 9))
        messages = faults(bomb)
        assert len(messages) == 9 + 8 * 9
        assert all("is not read" in message for message in messages)

    def test_values(self) -> None:
        # The mapping, its one key and its list are three of them.
        items = MOST_VALUES - 3
        assert len(compose("a: [" + "x," * items + "]", "f").data["a"]) == items
        assert faults("a: [" + "x," * (items + 1) + "]") == [
            f"claims.yaml:1:{5 + 2 * items}: more than 200,000 keys and values, the most that is read"
        ]

    def test_characters(self) -> None:
        fits = "a: " + "x" * (MOST_CHARACTERS - 3)
        assert len(compose(fits, "f").data["a"]) == MOST_CHARACTERS - 3
        assert faults(fits + "x") == ["claims.yaml: longer than 10,000,000 characters, the most that is read"]

    @pytest.mark.parametrize("text", ["quote: {}", "quote: '{}'", 'quote: "{}"', "quote: |\n  {}", "{{quote: {}}}"])
    def test_a_scalar_of_five_megabytes_is_read(self, text: str) -> None:
        scalar = ("word " * 1_000_000).strip()
        assert compose(text.format(scalar), "f").data["quote"].strip() == scalar

    def test_faults(self) -> None:
        exactly = "a: 1\n" * (MOST_FAULTS + 1)
        assert len(faults(exactly)) == MOST_FAULTS
        assert faults(exactly + "a: 1\n" * 50)[MOST_FAULTS:] == [
            "claims.yaml:102:1: more than 100 faults: from here on the file was not read"
        ]
        assert len(faults("\0" * 1_000_000)) == MOST_FAULTS + 1


PIECES = (
    *("a", "quote", "10,164", "1", ": ", ":", "- ", "? ", "{", "}", "[", "]", ", ", "\n", "\n  ", " #", "'", '"'),
    *("&x ", "*x", "!t ", "|", ">", "%YAML 1.1\n", "---", "...", "\t", "\\", "\r", "\r\n", "\x85", "\ufeff"),
)
HOSTILE = st.one_of(
    st.text(), st.text(st.characters(codec=None)), st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
)


def outcome(text: str) -> Document | tuple[Fault, ...]:
    try:
        return compose(text, "f")
    except InputError as refused:
        return refused.faults


class TestAnyText:
    @given(HOSTILE)
    @example('"\\ud800": "\\UFFFFFFFF"')
    @example("%YAML 1." + "1" * 5000 + "\n--- {}")
    def test_composes_or_is_refused_at_a_place_in_it(self, text: str) -> None:
        match outcome(text):
            case Document(data):
                assert isinstance(data, dict)
            case faults:
                lines = len(re.findall("\r\n|\r|\n|\x85|\u2028|\u2029", text)) + 1
                assert faults
                assert all(1 <= fault.line <= lines for fault in faults)

    @given(HOSTILE)
    @example('"\\ud800": "\\UFFFFFFFF"')
    @example("%YAML 1." + "1" * 5000 + "\n--- {}")
    def test_composes_or_is_refused_without_the_parser_in_c(self, text: str) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(yaml, "__with_libyaml__", False)
            assert outcome(text)

    def test_both_parsers_read_the_same(self, monkeypatch: pytest.MonkeyPatch) -> None:
        fast = compose(CLAIMS, "f")
        monkeypatch.setattr(yaml, "__with_libyaml__", False)
        assert isinstance(document._parser(""), yaml.SafeLoader)
        slow = compose(CLAIMS, "f")
        assert slow.data == fast.data
        assert slow.mark(("claims", 0, "or", 0, "of")) == fast.mark(("claims", 0, "or", 0, "of"))


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML was built without its parser in C")
def test_composing_costs_at_most_one_and_a_half_times_the_loader_in_c() -> None:
    text = "claims:\n" + "".join(
        f"  - id: claim-{i}\n    quote: >-\n      Remittances amounted to $1.3 billion in 2022\n    kind: level\n"
        f"    period: 2022\n    sources: [sbp, {{work: wb, page: 3}}]\n"
        for i in range(300)
    )

    def seconds(read: object) -> float:
        assert callable(read)
        best = float("inf")
        for _ in range(5):
            start = time.perf_counter()
            read()
            best = min(best, time.perf_counter() - start)
        return best

    loading = seconds(lambda: yaml.load(text, Loader=yaml.CSafeLoader))
    assert seconds(lambda: compose(text, "f")) <= 1.5 * loading
