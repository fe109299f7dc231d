"""What a published text may hold, and what of it is shown, hidden or folded."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.text import Concealment, Lines, folded, hidden_characters, place, printable

# Plain letters would seldom meet the characters that matter here.
MIXED = st.text(
    st.sampled_from("ab1 5.,\t\n\r\u00a0\u2009\u00ad\u200b\u200d\ufeff\u2013\u2212\u2019\u201c\u202e\x1b😀")
)


class TestPlaces:
    @pytest.mark.parametrize(
        ("offset", "expected"),
        [(0, (1, 1)), (1, (1, 2)), (2, (2, 1)), (4, (2, 3)), (5, (3, 1)), (7, (4, 1)), (8, (4, 2))],
    )
    def test_every_kind_of_line_end_counts_once(self, offset: int, expected: tuple[int, int]) -> None:
        text = "a\nb\r\nc\rd"
        assert place(text, offset) == expected

    def test_columns_count_code_points(self) -> None:
        assert place("😀é5", 2) == (1, 3)

    @pytest.mark.parametrize("offset", [-1, 4])
    def test_outside_is_refused(self, offset: int) -> None:
        with pytest.raises(ValueError, match="outside the text"):
            place("abc", offset)

    def test_an_empty_text_has_one_place(self) -> None:
        assert place("", 0) == (1, 1)

    @given(MIXED)
    def test_places_grow_with_offsets(self, text: str) -> None:
        lines = Lines(text)
        places = [lines.place(offset) for offset in range(len(text) + 1)]
        assert places == sorted(set(places))


class TestHiddenCharacters:
    @pytest.mark.parametrize(
        ("character", "kind", "name"),
        [
            ("\u202e", Concealment.BIDIRECTIONAL, "RIGHT-TO-LEFT OVERRIDE"),
            ("\u2066", Concealment.BIDIRECTIONAL, "LEFT-TO-RIGHT ISOLATE"),
            ("\u200b", Concealment.ZERO_WIDTH, "ZERO WIDTH SPACE"),
            ("\u200d", Concealment.ZERO_WIDTH, "ZERO WIDTH JOINER"),
            ("\ufeff", Concealment.ZERO_WIDTH, "ZERO WIDTH NO-BREAK SPACE"),
            ("\u00ad", Concealment.SOFT_HYPHEN, "SOFT HYPHEN"),
            ("\x1b", Concealment.CONTROL, "control-001B"),
            ("\r", Concealment.CONTROL, "control-000D"),
            ("\x9b", Concealment.CONTROL, "control-009B"),
            ("\u3164", Concealment.BLANK, "HANGUL FILLER"),
            ("\ufe0f", Concealment.VARIATION, "VARIATION SELECTOR-16"),
            ("\U000e0101", Concealment.VARIATION, "VARIATION SELECTOR-18"),
            ("\U000e0035", Concealment.TAG, "TAG DIGIT FIVE"),
            ("\ud800", Concealment.SURROGATE, "surrogate-D800"),
        ],
    )
    def test_inside_a_number_each_is_found(self, character: str, kind: Concealment, name: str) -> None:
        (hidden,) = hidden_characters(f"5{character}2")
        assert (hidden.offset, hidden.character, hidden.kind, hidden.name) == (1, character, kind, name)

    @pytest.mark.parametrize(
        "text",
        [
            "10\u00a0164\u2009people\u202f–\u20072\tand\r\nmore\n",
            "\ufeffThe start",
            "a family 👨\u200d👩\u200d👧 and a heart ❤\ufe0f\u200d🔥",
            "a keycap 1\ufe0f\u20e3",
            "flag 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
            "می\u200cخواهم",
            "葛\U000e0100",
        ],
    )
    def test_what_honest_text_holds_is_not_hidden(self, text: str) -> None:
        assert hidden_characters(text) == ()
        assert not set("\\") & set(printable(text.removeprefix("\ufeff"), keep="\n\t"))

    def test_a_byte_order_mark_is_hidden_anywhere_but_at_the_start(self) -> None:
        assert [hidden.offset for hidden in hidden_characters("\ufeffa\ufeffb")] == [2]

    def test_tags_without_the_end_of_a_flag_are_hidden(self) -> None:
        assert len(hidden_characters("🏴\U000e0067\U000e0062")) == 2
        assert len(hidden_characters("🏴\U000e007f")) == 1


class TestPrintable:
    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("\x1b[31m", "␛[31m"),
            ("a\x00b\x7f", "a␀b␡"),
            ("a\x9bb", "a\\x9bb"),
            ("5\u202e2", "5\\u202e2"),
            ("5\U000e00352", "5\\U000e00352"),
            ("\ud800", "\\ud800"),
            ("a\r\n\tb", "a␍␊␉b"),
            ("\ufeffa\u2028b", "\\ufeffa\\u2028b"),
            ("naïve – “10\u00a0164”", "naïve – “10\u00a0164”"),
        ],
    )
    def test_signs(self, text: str, shown: str) -> None:
        assert printable(text) == shown

    def test_line_ends_and_tabs_are_kept_where_asked(self) -> None:
        assert printable("a\r\n\tb\rc", keep="\n\t") == "a\n\tb␍c"
        assert printable("a\n\tb", keep="\n") == "a\n␉b"

    def test_nothing_else_can_be_kept(self) -> None:
        with pytest.raises(ValueError, match="newline and the tab"):
            printable("a", keep="\x1b")

    @given(st.text() | MIXED)
    def test_nothing_of_it_steers(self, text: str) -> None:
        shown = printable(text)
        assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} or c in "\u202e\u2066"]
        assert printable(shown) == shown


class TestFolded:
    @pytest.mark.parametrize(
        ("text", "normal"),
        [
            ("a \u00a0\n\tb", "a b"),
            ("10\u202f164", "10 164"),
            ("“nearly” ‘half’ workers’", "\"nearly\" 'half' workers'"),
            ("\u22125 – 2—3", "-5 - 2-3"),
            ("remit\u00adtances", "remittances"),
            ("a \u200b b", "a b"),
            ("a\u200b b", "a b"),
            ("\ufeffThe", "The"),
            ("ABC", "ABC"),
        ],
    )
    def test_normal_form(self, text: str, normal: str) -> None:
        assert folded(text).text == normal

    @pytest.mark.parametrize("digits", ["٣", "²", "½", "５"])
    def test_digits_are_untouched(self, digits: str) -> None:
        assert folded(digits).text == digits

    def test_the_way_back(self) -> None:
        normal = folded("\u00ada \n b\u200bc\u200b")
        assert normal.text == "a bc"
        assert [normal.original(offset) for offset in range(5)] == [1, 2, 5, 7, 9]

    def test_no_way_back_from_outside(self) -> None:
        with pytest.raises(ValueError, match="outside the folded text"):
            folded("a  b").original(4)

    @given(MIXED)
    def test_the_map_is_monotone_and_in_bounds_and_keeps_what_is_not_folded(self, text: str) -> None:
        normal = folded(text)
        back = [normal.original(offset) for offset in range(len(normal.text) + 1)]
        assert back == sorted(set(back))
        assert back[0] >= 0
        assert back[-1] == len(text)
        assert all(text[o] == c for o, c in zip(back, normal.text, strict=False) if c.isalnum())

    @given(MIXED)
    def test_folding_twice_changes_nothing(self, text: str) -> None:
        assert folded(folded(text).text).text == folded(text).text

    @pytest.mark.parametrize(
        "piece", ["The “US” sent $1.3 billion – nearly half –\nin 2022. ", "a \u00ad", "\u2019\u200b"]
    )
    def test_twice_the_text_takes_at_most_a_few_times_as_long(self, piece: str) -> None:
        def seconds(times: int) -> float:
            text = piece * times
            began = time.process_time()
            folded(text)
            hidden_characters(text)
            return time.process_time() - began

        assert min(seconds(40_000) for _ in range(3)) <= 4 * min(seconds(20_000) for _ in range(3)) + 0.02
