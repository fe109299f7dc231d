"""Finding a claim's words in the article, and a claim's figure in its words."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claimcheck.anchor import LONGEST_QUOTE, MOST_PLACES, Ambiguous, Anchor, ArticleText, occurs_in_order
from claimcheck.text import folded

ARTICLE = """Remittances from the US
amounted to $1.3 billion in 2022. In all, 10,164 “students” came – nearly half.
Remittances from the UK amounted to $1.35 billion in 2022."""

PROSE = st.text(st.sampled_from("abc 15.,\n\u00a0\u00ad\u200b–’“"), max_size=60)
WORDS = st.text(st.sampled_from("abc \n“”’–"), max_size=20)


def found(text: str, quote: str, prefix: str = "", suffix: str = "") -> str | None:
    """The words at the one place of a quote."""
    place = ArticleText(text).find(quote, prefix, suffix)
    assert not isinstance(place, Ambiguous)
    return None if place is None else text[place.start : place.end]


class TestFinding:
    def test_the_place_has_offsets_line_and_column(self) -> None:
        assert ArticleText(ARTICLE).find("10,164") == Anchor(66, 72, 2, 43)

    def test_an_exact_place_is_preferred_to_a_folded_one(self) -> None:
        assert ArticleText("the ‘US’ and the 'US'").find("'US'") == Anchor(17, 21, 1, 18)

    @pytest.mark.parametrize(
        ("quote", "words"),
        [
            ("the US amounted", "the US\namounted"),
            ('10,164 "students" came - nearly', "10,164 “students” came – nearly"),
            ("  10,164\n", "10,164"),
        ],
    )
    def test_white_space_and_typography_do_not_count(self, quote: str, words: str) -> None:
        assert found(ARTICLE, quote) == words

    def test_unseen_characters_do_not_count(self) -> None:
        assert found("the remit\u00adtances\u200b of", "remittances") == "remit\u00adtances"

    @pytest.mark.parametrize("quote", ["Remittances from the EU", "remittances from", "", " \n", "\u200b"])
    def test_nowhere(self, quote: str) -> None:
        assert ArticleText(ARTICLE).find(quote) is None

    def test_in_an_empty_text(self) -> None:
        assert ArticleText("").find("a") is None

    def test_too_long_to_look_for(self) -> None:
        assert ArticleText("a").find("a" * LONGEST_QUOTE) is None
        with pytest.raises(ValueError, match=r"the suffix has 5,001 characters"):
            ArticleText("a").find("a", suffix="a" * (LONGEST_QUOTE + 1))


class TestSeveralPlaces:
    def test_without_context_all_are_told_and_the_first_is_first(self) -> None:
        place = ArticleText(ARTICLE).find("Remittances from the")
        assert isinstance(place, Ambiguous)
        assert [anchor.line for anchor in place.places] == [1, 3]
        assert place.first is place.places[0]

    @pytest.mark.parametrize(
        ("prefix", "suffix", "line"),
        [
            ("$1.3 billion", "", 2),
            ("$1.3 billion ", "", 2),
            ("$1.35 billion", "", 3),
            ("", ". In all", 2),
            ("", " . In all", 2),
            ("billion", "\nIn", None),
            ('amounted to "$1.3" billion', "", None),
            ("UK amounted to\n$1.35 billion", ".", 3),
        ],
    )
    def test_context_says_which_and_when_it_is_gone_all_stay(self, prefix: str, suffix: str, line: int | None) -> None:
        place = ArticleText(ARTICLE).find("in 2022", prefix, suffix)
        assert (place.line if isinstance(place, Anchor) else None) == line
        assert isinstance(place, Ambiguous if line is None else Anchor)

    def test_context_may_leave_several(self) -> None:
        place = ArticleText("from 5 to 7, from 5 to 8, a 5").find("5", "from", "to")
        assert isinstance(place, Ambiguous)
        assert [anchor.start for anchor in place.places] == [5, 18]

    def test_in_its_context_too_an_exact_place_is_preferred(self) -> None:
        assert ArticleText("in ‘a’, in 'a'").find("'a'", "in") == Anchor(11, 14, 1, 12)

    def test_a_folded_place_in_its_context_is_preferred_to_one_without(self) -> None:
        assert ArticleText("in ‘a’, on ‘a’, at 'a'").find("'a'", "on") == Anchor(11, 14, 1, 12)

    def test_places_keep_their_order_however_the_context_is_spaced(self) -> None:
        place = ArticleText("from (5) from(5)").find("(5)", "from")
        assert isinstance(place, Ambiguous)
        assert [anchor.start for anchor in place.places] == [5, 13]

    def test_a_changed_context_does_not_lose_the_only_place(self) -> None:
        assert found(ARTICLE, "10,164", "In total", "pupils") == "10,164"

    @pytest.mark.parametrize(("times", "told"), [(2, 2), (MOST_PLACES, MOST_PLACES), (MOST_PLACES + 1, MOST_PLACES)])
    def test_at_most_so_many_are_told(self, times: int, told: int) -> None:
        for context in ("", "a"):
            place = ArticleText("a b " * times).find("b", context)
            assert isinstance(place, Ambiguous)
            assert len(place.places) == told


class TestDigits:
    @pytest.mark.parametrize("text", ["$1.35", "$1.3,5", "$1.3.5", "$1.3\u200b5", "$1.3\u202f500", "$1.3’5", "$1.3٥"])
    def test_a_number_that_goes_on_is_another(self, text: str) -> None:
        assert found(text, "$1.3") is None

    @pytest.mark.parametrize("text", ["$1.3.", "$1.3, 5", "$1.3 5", "$1.3%", "$1.3bn", "$1.3¹", "$1.3–5", "$1.3"])
    def test_a_number_that_ends_is_found(self, text: str) -> None:
        assert found(text, "$1.3") == "$1.3"

    @pytest.mark.parametrize(
        ("text", "words"), [("210 a", None), ("2,10 a", None), ("2\u00a010 a", None), ("2-10 a", "10 a")]
    )
    def test_nor_may_it_begin_earlier(self, text: str, words: str | None) -> None:
        assert found(text, "10 a") == words

    def test_a_place_that_cuts_a_number_does_not_hide_a_later_one(self) -> None:
        assert ArticleText("15 1 5" + " 15" * 500 + " 1").find("1 5") == Anchor(3, 6, 1, 4)
        place = ArticleText("15 " * 500 + "1").find("1")
        assert place == Anchor(1500, 1501, 1, 1501)
        assert ArticleText("11 1 1").find("1 1") == Anchor(3, 6, 1, 4)

    @given(WORDS, st.from_regex(r"[1-9][0-9]{0,2}(,[0-9]{3})?(\.[0-9]{1,2})?", fullmatch=True), WORDS, st.data())
    def test_changing_any_digit_loses_the_quote(self, left: str, number: str, right: str, data: st.DataObject) -> None:
        text = left + number + right
        assert found(text, text) == text.strip()
        place = data.draw(st.sampled_from([i for i, c in enumerate(number) if c.isdecimal()]))
        digit = data.draw(st.sampled_from("0123456789".replace(number[place], "")))
        changed = number[:place] + digit + number[place + 1 :]
        assert ArticleText(text).find(left + changed + right) is None
        assert ArticleText(text).find(changed) is None
        assert ArticleText(text).find(folded(left).text + changed + folded(right).text) is None


class TestLaws:
    @given(PROSE, st.data())
    def test_an_exact_piece_that_cuts_no_number_is_found(self, text: str, data: st.DataObject) -> None:
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        quote = text[start:end]
        assume(folded(quote).text.strip())
        assume(not re.search(r"\d[^abc “–]*\Z", text[:start]) or not re.match(r"[^abc “–]*\d", quote))
        assume(not re.search(r"\d[^abc “–]*\Z", quote) or not re.match(r"[^abc “–]*\d", text[end:]))
        place = ArticleText(text).find(quote)
        places = place.places if isinstance(place, Ambiguous) else (place,)
        assert all(anchor is not None and text[anchor.start : anchor.end] == quote.strip() for anchor in places)
        first = places[0]
        assert first is not None
        assert first.start <= text.index(quote.strip(), start)

    @given(PROSE, st.data())
    def test_a_folded_piece_is_found_where_it_folds_to_the_same(self, text: str, data: st.DataObject) -> None:
        normal = folded(text).text
        start = data.draw(st.integers(0, len(normal)))
        quote = normal[start : data.draw(st.integers(start, len(normal)))]
        place = ArticleText(text).find(quote)
        for anchor in place.places if isinstance(place, Ambiguous) else (place,):
            assert anchor is None or folded(text[anchor.start : anchor.end]).text == quote.strip()

    @pytest.mark.parametrize("piece", ["15 ", "x11", "1", "a b\n", "“a” – "])
    def test_twice_the_text_takes_at_most_a_few_times_as_long(self, piece: str) -> None:
        def seconds(times: int) -> float:
            article = ArticleText(piece * times)
            began = time.process_time()
            article.find(piece * 500 + piece[:-1], "nothing", "else")
            return time.process_time() - began

        assert min(seconds(10_000) for _ in range(3)) <= 4 * min(seconds(5_000) for _ in range(3)) + 0.05


class TestOccursInOrder:
    @pytest.mark.parametrize(
        ("figure", "quote"),
        [
            ("$1.3 billion", "Remittances amounted to $1.3 billion in 2022"),
            ("$1.3 billion", "amounted to US$ 1.3\u00a0Billion"),
            ("about 0.3 percentage points", "About a 0.3 percentage point increase in national income"),
            ("10,164", "as many as 10,164 students."),
            ("47%", "some 47 % of them"),
            ("47 %", "(47%)"),
            ("-5%", "a change of −5 %"),
            ("fourth", "the Fourth-largest"),
            ("a third", "one third"),
            ("two-thirds", "two–thirds of workers’ pay"),
            ("10 to 12", "from 10 to 12"),
            ("5 €", "costs 5 €"),
            ("2022", "in 2022¹"),
            (".5", "by .5 points"),
            ("5", "see fig.5"),
            ("1990s", "the 1990s"),
            ("½", "2 ½"),
        ],
    )
    def test_printed(self, figure: str, quote: str) -> None:
        assert occurs_in_order(figure, quote)

    @pytest.mark.parametrize(
        ("figure", "quote"),
        [
            ("5.2", "5.20"),
            ("5.20", "5.2"),
            ("10164", "10,164"),
            ("10,164", "10164"),
            ("10,164", "10,1645"),
            ("47%", "47 percent"),
            ("47 percent", "47%"),
            ("47", "47%"),
            ("1.3 billion", "$1.3 billion"),
            ("€1.3", "$1.3"),
            ("$1.3 billion", "a billion, or $1.3"),
            ("about 5", "5"),
            ("5 5", "a 5 only"),
            ("5", "-5"),
            ("5", "5th"),
            ("1990", "the 1990s"),
            ("us", "u"),
            ("5", ".5"),
            ("", "a quote"),
            ("the", "the quote"),
        ],
    )
    def test_not_printed(self, figure: str, quote: str) -> None:
        assert not occurs_in_order(figure, quote)

    @given(PROSE, PROSE, PROSE)
    def test_a_figure_stands_in_a_quote_that_holds_it(self, before: str, figure: str, after: str) -> None:
        assume(any(c in "bc15" for c in figure))
        assert occurs_in_order(figure, f"{before} ; {figure} ; {after}")

    @given(PROSE, PROSE, PROSE)
    def test_leaving_words_out_of_a_quote_never_makes_a_figure_stand_in_it(self, a: str, b: str, figure: str) -> None:
        if not occurs_in_order(figure, f"{a} ; {b}"):
            assert not occurs_in_order(figure, a)
            assert not occurs_in_order(figure, b)
