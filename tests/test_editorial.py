"""Questions to a dossier: a printed figure held against its sources, by every rule that would check a claim."""

from __future__ import annotations

import pytest

from claimcheck import Verdict
from claimcheck.editorial import EditorialDossier
from claimcheck.loading.loader import read

CITY = """
article:
  body: The Reds hold 31 seats. The Blues hold 12. Some 300 came.
calendars:
  school: {starts: August}
quantities:
  seats: {measure: seats of the council, unit: seats, by: party, members: {Greens: [Green Party], Reds: [], Blues: []}}
  pupils: {measure: pupils, unit: pupils}
  visitors: {measure: visitors, unit: visitors, per: year}
sources:
  office: {title: Register, publisher: City Office, standing: official}
evidence:
  - quantity: seats
    source: office
    whole: all
    complete: yes
    rows: |
      member,period,value
      Greens,2024,19
      Reds,2024,31
      all,2024,50
  - quantity: pupils
    source: office
    columns: {period: "school {year}", value: pupils}
    rows: |
      year,pupils
      2020,4000
      2023,3421
claims:
  - {id: reds, quote: The Reds hold 31 seats, kind: level, quantity: seats, member: Reds, period: 2024, figure: "31"}
  - {id: blues, quote: The Blues hold 12, kind: level, quantity: seats, member: Blues, period: 2024, figure: "12"}
  - {id: came, quote: Some 300 came, kind: level, quantity: visitors, period: calendar 2024, figure: Some 300}
"""


@pytest.fixture(scope="module")
def city() -> EditorialDossier:
    return EditorialDossier.of(read(CITY))


class TestFigures:
    def test_a_level_of_one_member_by_any_of_its_names(self, city: EditorialDossier) -> None:
        assert city.level("seats", 2024, "Green Party").fits("19 seats")
        assert not city.level("seats", 2024, "Greens").fits("18 seats")

    def test_the_total_of_some_members_and_of_all(self, city: EditorialDossier) -> None:
        assert city.total_of("seats", 2024, ["Greens", "Reds"]).fits("50")
        assert not city.total_of("seats", 2024, ["Greens", "Reds"]).fits("51")
        assert city.total_of("seats", 2024).fits("50 seats")

    def test_a_share_of_the_whole(self, city: EditorialDossier) -> None:
        assert city.share("seats", 2024, "Reds").fits("62%")
        assert city.share("seats", 2024, "Reds").fits("a majority")
        assert not city.share("seats", 2024, "Greens").fits("a majority")

    @pytest.mark.parametrize("end", ["school 2023", "2023"])
    def test_a_change_in_a_calendar_named_once_or_twice(self, city: EditorialDossier, end: str) -> None:
        assert city.change("pupils", "school 2020", end).fits("-14.5%")
        assert city.change("pupils", "school 2020", end, falls=True).fits("14.5%")
        assert not city.change("pupils", "school 2020", end).fits("14.5%")

    def test_a_rank_with_those_above(self, city: EditorialDossier) -> None:
        assert city.rank("seats", "Greens", 2024).fits("second")
        assert city.rank("seats", "Greens", 2024, after=["Reds"]).fits("second")
        assert city.rank("seats", "Greens", 2024, smallest_first=True).fits("first")
        assert not city.rank("seats", "Greens", 2024).fits("first")

    def test_a_figure_that_fits_only_by_generous_rounding_fits_and_says_so(self, city: EditorialDossier) -> None:
        fall = city.change("pupils", "school 2020", "school 2023", falls=True)
        assert fall.fits("14%").verdict is Verdict.CONSISTENT
        assert fall.fits("15%").verdict is Verdict.STRAINED
        assert fall.fits("15%")
        assert fall.fits("16%").verdict is Verdict.CONTRADICTED

    def test_what_the_sources_lack_is_held_against_other_claims(self, city: EditorialDossier) -> None:
        assert city.level("visitors", "calendar 2024").fits("310 visitors")
        answer = city.level("visitors", "calendar 2024").fits("500 visitors")
        assert answer.verdict is Verdict.DISPUTED
        assert "came" in answer.because[0]


class TestTheArticle:
    def test_a_claim_is_held_against_the_sources(self, city: EditorialDossier) -> None:
        assert city.agrees_with_source("reds")
        assert city.holds("reds")

    def test_a_claim_that_no_source_knows_does_not_agree(self, city: EditorialDossier) -> None:
        assert city.agrees_with_source("came").verdict is Verdict.UNCHECKED
        assert not city.agrees_with_source("came")

    def test_the_numbers_without_a_claim(self, city: EditorialDossier) -> None:
        assert not city.coverage().unclaimed
        assert city.coverage().percent == 100


class TestMistakes:
    def test_a_question_without_a_figure_is_neither_true_nor_false(self, city: EditorialDossier) -> None:
        with pytest.raises(TypeError, match="ask whether one fits"):
            assert city.total_of("seats", 2024)

    @pytest.mark.parametrize(
        ("quantity", "member", "said"),
        [("seat", "Reds", "unknown quantity 'seat': did you mean 'seats'"), ("seats", "Red", "did you mean 'Reds'")],
    )
    def test_an_unknown_name_is_an_error_with_the_close_one(
        self, city: EditorialDossier, quantity: str, member: str, said: str
    ) -> None:
        with pytest.raises(LookupError, match=said):
            city.level(quantity, 2024, member)

    def test_an_unknown_claim(self, city: EditorialDossier) -> None:
        with pytest.raises(LookupError, match="unknown claim 'red': did you mean 'reds'"):
            city.agrees_with_source("red")

    @pytest.mark.parametrize(("period", "printed"), [("2024", "many seats or so"), ("lent 2024", "19 seats")])
    def test_what_cannot_be_read_is_an_error_in_words(self, city: EditorialDossier, period: str, printed: str) -> None:
        with pytest.raises(ValueError, match=r"not understood|no calendar is named"):
            city.level("seats", period, "Greens").fits(printed)


def test_an_answer_reads_as_its_verdict_and_reasons(city: EditorialDossier) -> None:
    assert repr(city.level("seats", 2024, "Greens").fits("18 seats")) == (
        "<contradicted: “18 seats” is not what the source says: 19 seats in calendar 2024 [City Office]>"
    )
    assert repr(city.level("visitors", 1999).fits("12 visitors")).startswith("<unchecked: nothing to compare with: no ")


def test_the_dossier_itself_stays_as_it_was(city: EditorialDossier) -> None:
    before = city.review
    city.level("seats", 2024, "Greens").fits("18 seats")
    assert [judged.verdict for judged in city.review.judged] == [judged.verdict for judged in before.judged]
    assert [claim.id for claim in city.claims] == ["reds", "blues", "came"]
