"""Drafts: every quantity a claim, a file that always loads, and no true statement contradicted."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paragraphs import HELD_BACK, LATER, NEAR_MISSES, OUTLETS, PARAGRAPHS, UNSEEN, UNSEEN_AGAIN, UNSEEN_LAST, Paragraph

from claimcheck.checker import review
from claimcheck.claim import (
    Change,
    Claim,
    Comparison,
    Direction,
    Level,
    Listing,
    Rank,
    Side,
    Threshold,
    Untyped,
)
from claimcheck.coverage import By, Coverage, coverage
from claimcheck.dossier import Dossier
from claimcheck.drafting import draft
from claimcheck.drafting.drafter import MOST_CLAIMS
from claimcheck.fault import InputError
from claimcheck.finding import Verdict
from claimcheck.loading.loader import load
from claimcheck.yaml_text import UNWRITABLE, one_line

AClaim = TypeVar("AClaim", bound=Claim)

# What a text may hold that a claim file must not choke on.
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.sampled_from(
            [
                *("5", "12,000", "$1.3 billion", "47%", "one in five", "fourth largest", "2023", "from 2020 to 2023"),
                *("several", "half", "doubled", "rose by", "up", "(25%)", "of the 48 members", "0.3 percentage points"),
                *("Three cities: Rome, Milan and Turin", "between 5 and 10", "1990s", "12 May 1961", "Q3 2022", "3 kg"),
                *(
                    ": ",
                    " #",
                    "'",
                    '"',
                    "- ",
                    "\n",
                    "\n\n",
                    ". ",
                    ", ",
                    "{",
                    "}",
                    "[",
                    "&a",
                    "*b",
                    "!c",
                    "|",
                    ">",
                    "\t",
                ),
                *("\u00a0", "\u2009", "\u200b", "\ufeff", "\u2028", "\x07", "\x85", "٣", "½", "−5", "é", "no", "null"),
            ]
        ),
        max_size=25,
    ).map(" ".join),
)


def loaded(text: str, folder: Path) -> Dossier:
    """The dossier of a draft, through its files."""
    drafted = draft(text)
    drafted.write(folder)
    return load(folder)


def covered(text: str, folder: Path) -> Coverage:
    return coverage(loaded(text, folder))


@settings(deadline=None)
@given(TEXTS)
def test_a_draft_of_any_text_loads_and_leaves_no_quantity_out(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    if "\0" in text or any("\ud800" <= one <= "\udfff" for one in text):
        with pytest.raises(InputError) as caught:
            draft(text)
        assert len(caught.value.faults) == 1
        return
    found = covered(text, tmp_path_factory.mktemp("draft"))
    # Words beside a control character can be quoted only up to it, so they need not be told apart from others.
    assert found.unclaimed == () or UNWRITABLE.search(text)
    assert found.count(By.EXEMPTION) == 0
    assert review(found.dossier, slips=False).failures == ()


@given(st.text())
def test_words_on_one_line_stay_what_they_are(text: str) -> None:
    assert one_line(one_line(text)) == one_line(text)
    assert "\n" not in one_line(text)


NEWS = """\
A heading: with #marks

Exports rose from $10 billion in 2020 to $12 billion in 2023, up 20%. Revenue fell 10% to $90 million in 2022 from
$100 million in 2021. The library lent 48,203 books in 2023, up 5% from 2022. Profit was $12 million in 2023, up 20%
from $10 million a year earlier.

Of the 48 members, 12 (25%) voted. Some 30 of the 40 schools (75%) reopened in 2021. About 60% of the 500 respondents
agreed. Three cities, Rome, Milan and Turin, signed. There are four departments: Research and Development, Sales and
Marketing, Finance, and Legal. Both China and India agreed.

It is the third largest city after London and Birmingham. Output is three times as large as that of Spain. One in five
children is poor. The tax is 150% of the price. The company was founded in 1903 by two brothers. The limit of 40 tonnes
was exceeded. Prices doubled between 2010 and 2020. In fiscal 2023, exports were $2.6 billion. He paid £5: "Yes # no".
- 'six' pears: 5 apples
"""


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """The draft of a text whose statements are all true."""
    return loaded(NEWS, tmp_path_factory.mktemp("news"))


def by_figure(dossier: Dossier, printed: str) -> dict[str, Any]:
    """The one claim of a figure, by its keys."""
    (claim,) = (claim for claim in dossier.claims if claim.printed == printed)
    keys = ("quantity", "of", "direction", "after", "items", "to")
    stated = {key: value for key in keys if (value := getattr(claim, key, None))}
    return {"kind": claim.kind, "period": str(claim.period)} | stated


def test_true_statements_are_not_contradicted_and_most_are_typed(news: Dossier) -> None:
    result = review(news)
    assert not {Verdict.CONTRADICTED, Verdict.DISPUTED} & {judged.verdict for judged in result.judged}
    untyped = [claim for claim in news.claims if isinstance(claim, Untyped)]
    assert 10 * len(untyped) <= len(news.claims)
    assert coverage(news).percent == 100


def test_relations_that_the_words_state_are_checked(news: Dossier) -> None:
    """The change and its levels, the share and its whole: each is compared, and holds."""
    result = review(news)
    for printed in ("$10 billion", "$12 billion", "10%", "$90 million", "25%", "75%"):
        (claim,) = (claim for claim in news.claims if claim.printed == printed)
        assert result.verdict(claim.id) is Verdict.CONSISTENT, printed


def test_a_wrong_share_or_change_is_contradicted_or_disputed_at_once(tmp_path: Path) -> None:
    text = "Exports rose 20% to $15 billion in 2023 from $10 billion in 2020.\n\nOf the 48 members, 12 (35%) voted.\n"
    result = review(loaded(text, tmp_path))
    doubted = {judged.claim.printed for judged in result.judged if judged.verdict <= Verdict.DISPUTED}
    assert {"20%", "35%"} <= doubted


def test_periods_names_and_directions_come_from_the_sentence(news: Dossier) -> None:
    assert by_figure(news, "$12 billion") == {"kind": "level", "period": "2023", "quantity": "exports"}
    assert by_figure(news, "10%")["period"] == "2021..2022"
    assert by_figure(news, "10%")["direction"] is Direction.FALL
    assert by_figure(news, "5%")["quantity"] == by_figure(news, "48,203")["quantity"] == "books"
    assert by_figure(news, "third")["after"] == ("London", "Birmingham")
    assert by_figure(news, "Three")["items"] == ("Rome", "Milan", "Turin")
    assert "items" not in by_figure(news, "four")
    assert by_figure(news, "150%")["kind"] == "level"
    assert by_figure(news, "1903")["kind"] == "date"


EVERY = (*PARAGRAPHS, *HELD_BACK, *LATER, *UNSEEN, *UNSEEN_AGAIN, *UNSEEN_LAST, *OUTLETS)
NOT_FOUND = {
    # "The total" of another sentence may be that of more than what was said there.
    ("trade", "23%"),
    # "Some 720,000" is a tenth more or less, so 80% of 800,000 only strains it.
    ("broadband", "or 90%"),
    ("tea crop", "35%"),
    ("copper mine", "37%"),
    # Of whom it is a share, the words do not say: of votes, of starts, of inmates, of the intake, of arrivals.
    ("district race", "54%"),
    ("housebuilders", "one in five"),
    ("full prisons", "a quarter"),
    ("student intake", "57%"),
    ("net migration", "41%"),
    # What the fares brought in stands in the sentence before, under another name.
    ("metro riders", "54%"),
    ("chips", "or 60%"),
    ("school lunches", "an increase of 10%"),
    # Seats won are not said to be those taken, "emissions have halved" is said of another sentence.
    ("seats", "nine more"),
    ("power plants", "304 million"),
    # Cents are no part of dollars here, and "from 510 to 472 per 1,000" leaves the first without what it is per.
    ("prices in february", "12 cents"),
    ("growing city", "7.5%"),
    # The false change would fit another figure of the sentence, read generously.
    ("reservoir", "15% more"),
    # Behind a comma names are those of the count only where they are as many: "in six matches, Smith, Jones and Kane".
    ("hunger", "five countries"),
    ("reservoirs", "four reservoirs"),
    ("museums", "Two museums"),
    # Bare round numbers, one digit and words are read generously: these only strain.
    ("delta appeal", "28%"),
    ("parcels", "a tenth"),
    ("load factor", "11%"),
    ("christmas sales", "3%"),
    ("chips", "24%"),
    ("reservoir", "80%"),
    ("city marathon", "$300,000 more"),
    ("wages", "4% higher"),
    ("district", "5.4%"),
}


def worst(text: str, folder: Path) -> Verdict:
    return min(
        (judged.verdict for judged in review(loaded(text, folder), slips=False).judged), default=Verdict.UNCHECKED
    )


@pytest.mark.parametrize("paragraph", EVERY, ids=lambda paragraph: paragraph.name)
def test_a_true_paragraph_is_drafted_whole_and_nothing_in_it_is_doubted(tmp_path: Path, paragraph: Paragraph) -> None:
    found = covered(paragraph.text, tmp_path)
    assert found.percent == 100
    assert found.count(By.EXEMPTION) == 0
    assert sum(isinstance(claim, Untyped) for claim in found.dossier.claims) <= 1
    verdicts = {judged.verdict for judged in review(found.dossier, slips=False).judged}
    assert verdicts <= {Verdict.CONSISTENT, Verdict.UNCHECKED}


@pytest.mark.parametrize(
    ("paragraph", "old", "new"),
    [(paragraph, *slip) for paragraph in EVERY for slip in paragraph.slips],
    ids=lambda part: part.name if isinstance(part, Paragraph) else part,
)
def test_what_cannot_be_true_beside_the_rest_is_found(tmp_path: Path, paragraph: Paragraph, old: str, new: str) -> None:
    assert paragraph.text.count(old) == 1
    doubted = worst(paragraph.text.replace(old, new), tmp_path) <= Verdict.DISPUTED
    assert doubted is ((paragraph.name, old) not in NOT_FOUND)


@pytest.mark.parametrize("text", NEAR_MISSES, ids=range(len(NEAR_MISSES)))
def test_statements_that_only_stand_side_by_side_are_not_set_against_each_other(tmp_path: Path, text: str) -> None:
    assert worst(text, tmp_path) >= Verdict.CONSISTENT
    assert coverage(load(tmp_path)).percent == 100


def claims_of(text: str, folder: Path) -> dict[str, Any]:
    """The claims of a draft by their printed figure."""
    return {claim.printed: claim for claim in loaded(text, folder).claims}


def the(kind: type[AClaim], dossier: Dossier) -> AClaim:
    """The one claim of a kind."""
    (claim,) = (claim for claim in dossier.claims if isinstance(claim, kind))
    return claim


GROWTH: Final = "Exports of the region rose 10% in 2023 and 20% in 2024, or {} in two years."
SHRINKING: Final = (
    "Sales fell by 10.0 per cent in 2022, then a further 20.0 per cent in 2023, a fall of {} per cent in all."
)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (GROWTH.format("32%"), Verdict.CONSISTENT),
        (GROWTH.format("45%"), Verdict.DISPUTED),
        (SHRINKING.format("28.0"), Verdict.CONSISTENT),
        (SHRINKING.format("30.0"), Verdict.DISPUTED),
    ],
)
def test_growth_of_years_that_follow_each_other_is_compounded(tmp_path: Path, text: str, verdict: Verdict) -> None:
    assert worst(text, tmp_path) is verdict


def test_years_that_do_not_follow_each_other_are_not_added_up(tmp_path: Path) -> None:
    text = "Exports rose 10% in 2021 and 20% in 2024, or 45% in all."
    assert worst(text, tmp_path) is Verdict.UNCHECKED


def test_a_change_without_its_years_is_from_a_base(tmp_path: Path) -> None:
    """What is earlier is another quantity until somebody knows the years."""
    claims = claims_of("Profit was $12 million, up 20% from $10 million a year earlier.", tmp_path)
    assert claims["20%"].base.quantity == claims["$10 million"].quantity == "earlier-profit"
    assert claims["20%"].quantity == claims["$12 million"].quantity == "profit"
    assert claims["20%"].period is None


def test_a_limit_and_what_is_placed_against_it(tmp_path: Path) -> None:
    dossier = loaded("The well contained 31 mg of nitrate, which exceeds the limit of 25 mg.", tmp_path)
    (limit,) = dossier.limits.items()
    claim = the(Threshold, dossier)
    assert limit[0] == claim.limit == "nitrate-limit"
    assert (claim.side, str(claim.subject)) == (Side.ABOVE, "nitrate")


def test_a_part_without_its_share_is_at_most_its_whole(tmp_path: Path) -> None:
    dossier = loaded("The operator runs 14 buses, of which 3 are electric.", tmp_path)
    assert [identity.written for identity in dossier.identities] == ["electric-buses <= buses"]


@pytest.mark.parametrize(
    ("text", "period", "starts"),
    [
        ("In fiscal 2023 exports were $2.6 billion.", "fiscal 2023", 7),
        ("The fiscal year begins in October. In FY23 exports were $2.6 billion.", "fiscal 2023", 10),
        ("Exports were $2.6 billion in the financial year 2023, which ended in March.", "fiscal 2023", 4),
        ("In the year to March exports grew. In fiscal 2022/23 they were $2.6 billion.", "fiscal 2022/23", 4),
        ("In the academic year 2022/23 the school had 400 pupils.", "academic 2022/23", 8),
        ("The club had 400 members in 2022/23.", "fiscal 2022/23", 7),
    ],
)
def test_a_year_of_another_calendar_is_written_as_such_and_its_calendar_declared(
    tmp_path: Path, text: str, period: str, starts: int
) -> None:
    dossier = loaded(text, tmp_path)
    (calendar,) = dossier.calendars.values()
    dated = the(Level, dossier)
    assert (str(dated.period), calendar.starts) == (period, starts)
    unsaid = "does not say in which month" in (tmp_path / "claims.yaml").read_text(encoding="utf-8")
    assert unsaid is (starts in (7, 8))


def test_a_figure_is_said_again_only_in_the_same_words_of_the_same_period(tmp_path: Path) -> None:
    again = "The town had 12,100 residents in 2020. The harbour is old. The town had 11,300 residents in 2020."
    assert worst(again, tmp_path / "same") <= Verdict.DISPUTED
    for number, other in enumerate(
        (again[::-1].replace("0202", "1202", 1)[::-1], again.replace("had 11,300", "lost 11,300"))
    ):
        assert worst(other, tmp_path / str(number)) is Verdict.UNCHECKED


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ticket sales of $4 million on Tuesday beat those of Monday.", {"ticket-sales"}),
        ("The number of dairy farms was 1,420.", {"dairy-farms"}),
        ("Sales of cars were $4 million and sales of vans $2 million.", {"sales", "sales-vans"}),
        ("The library lent 48,203 books. The school lent 1,200 books.", {"books", "school-books"}),
        ("The ministry spent $84 million on meals.", {"ministry-spending"}),
        ("Its endowment of $88 million is invested.", {"endowment"}),
        ("The rate of inflation was 4.1%.", {"inflation-rate"}),
        # The unit of the figure before names nothing, and a clause may leave out its verb.
        (
            "Gas generated 76 TWh, coal 40 TWh and wind 137 TWh.",
            {"gas-generation", "coal-generation", "wind-generation"},
        ),
        ("Imports amounted to 69 TWh and exports to 60 TWh.", {"imports", "exports"}),
        # What stands between commas is an aside; "which" stands for what is right before it.
        ("Core inflation, which excludes energy, was 3.1%.", {"core-inflation"}),
        ("Orders, a closely watched measure, jumped to $4.5 billion.", {"orders"}),
        ("The rest comes from reserves, which will fall to £14 million.", {"reserves"}),
        ("They lifted the outlook after quarterly profit was $4 million.", {"quarterly-profit"}),
        ("Analysts had expected revenue of $3.8 billion.", {"revenue"}),
        ("The council passed a £248 million budget.", {"budget"}),
        ("The bank decided to reduce the policy rate to 4.25%.", {"policy-rate"}),
        ("Loans to households amounted to 148 billion crowns.", {"loans"}),
        # A change is of what changed, and of the time behind it only where nothing else is said.
        ("Wages rose by 4.6% in the first quarter.", {"wages"}),
        ("There was a rise of 4.6% in wages.", {"wages"}),
        ("The ministry estimates the maize harvest at 2.06 million tonnes.", {"maize-harvest"}),
        ("The average yield was 1.41 tonnes per hectare.", {"average-yield-per-hectare"}),
    ],
)
def test_quantities_are_named_by_their_head_noun(tmp_path: Path, text: str, names: set[str]) -> None:
    assert set(loaded(text, tmp_path).measures) == names


def test_what_cannot_be_typed_is_marked_for_a_person(tmp_path: Path) -> None:
    dossier = loaded("In the second well the water was of the third kind.\n", tmp_path)
    notes = [claim.note or "" for claim in dossier.claims if isinstance(claim, Untyped)]
    assert len(notes) == 2
    assert all("exempt it with a reason" in note for note in notes)


@pytest.mark.parametrize(
    ("text", "items", "complete"),
    [
        ("It sells in three countries: Ostia, Vell and Norland.", ("Ostia", "Vell", "Norland"), True),
        ("It sells in four countries: Ostia, Vell and Norland.", ("Ostia", "Vell", "Norland"), True),
        ("It sells in four countries, among them Ostia and Vell.", ("Ostia", "Vell"), False),
        ("It has three units: Research and Development, Sales and Marketing, and Legal.", (), False),
        ("Four schools, Elm Road, St Mary's and Westfield, closed.", ("Elm Road", "St Mary's", "Westfield"), True),
    ],
)
def test_a_list_names_its_things_where_the_words_tell_them_apart(
    tmp_path: Path, text: str, items: tuple[str, ...], complete: bool
) -> None:
    claim = the(Listing, loaded(text, tmp_path))
    assert (claim.items, claim.complete) == (items, complete)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("It is the third largest city after London and Birmingham.", ("London", "Birmingham")),
        ("It is the fourth largest city after London and Birmingham.", ("London", "Birmingham")),
        ("It is the second largest state after Bosnia and Herzegovina.", ()),
        ("It is the fifth largest state after Bosnia and Herzegovina.", ("Bosnia", "Herzegovina")),
    ],
)
def test_a_rank_names_those_above_where_their_number_is_plain(
    tmp_path: Path, text: str, after: tuple[str, ...]
) -> None:
    claim = the(Rank, loaded(text, tmp_path))
    assert claim.after == after


def test_two_quantities_of_the_same_words_are_kept_apart(tmp_path: Path) -> None:
    text = "The town had 12,000 residents in 2020. The suburb had 5,000 residents in 2020.\n"
    dossier = loaded(text, tmp_path)
    assert len(dossier.measures) == 2
    assert review(dossier).verdict(dossier.claims[0].id) is Verdict.UNCHECKED


def test_the_same_sentence_twice_is_told_apart(tmp_path: Path) -> None:
    dossier = loaded("We sold 5 cats. Then it rained. We sold 5 cats. Then the sun came out.\n", tmp_path)
    assert [dossier.article.anchor(claim) is not None for claim in dossier.claims] == [True, True]
    assert coverage(dossier).percent == 100
    assert dossier.claims[1].suffix or dossier.claims[1].prefix


@pytest.mark.parametrize("text", ["", " \n", "No figure is in here.\n", "\ufeff\r\n"])
def test_a_text_without_numbers_gives_a_dossier_without_claims(tmp_path: Path, text: str) -> None:
    dossier = loaded(text, tmp_path)
    assert dossier.claims == ()
    assert coverage(dossier).percent == 100


def test_files_that_are_there_are_never_overwritten(tmp_path: Path) -> None:
    drafted = draft("We sold 5 cats.\n")
    assert sorted(path.name for path in drafted.write(tmp_path)) == ["article.txt", "claims.yaml"]
    (tmp_path / "claims.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="is not overwritten"):
        drafted.write(tmp_path)
    assert (tmp_path / "claims.yaml").read_text(encoding="utf-8") == "mine"
    (tmp_path / "claims.yaml").unlink()
    assert [path.name for path in drafted.write(tmp_path)] == ["claims.yaml"], "the same article stays"
    (tmp_path / "claims.yaml").unlink()
    (tmp_path / "article.txt").write_text("another", encoding="utf-8")
    with pytest.raises(InputError, match="is not overwritten"):
        drafted.write(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.txt"]


def test_a_folder_that_cannot_be_made_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        draft("5 cats").write(tmp_path / "file" / "folder")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("5" * 5_000_000, "no claim can quote it"),
        ("5 cats. " * (MOST_CLAIMS + 1), "5,001 quantities"),
        ("12 345 67,890 5% $3 " * 250_000, "far more than 5,000 quantities"),
        ("5\0 cats", "NUL"),
        ("5 \ud800 cats", "surrogate"),
    ],
)
def test_a_text_that_no_claim_file_can_hold_is_refused(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        draft(text, "a.txt")
    assert caught.value.faults[0].path == "a.txt"


def test_a_text_of_five_million_characters_is_drafted() -> None:
    """One of whose patterns looked back over all of it would not end."""
    drafted = draft("word " * 1_000_000 + "We sold 5 cats in 2020.")
    assert drafted.claims == 1


def test_the_shipped_article_is_drafted_whole(project: Path, tmp_path: Path) -> None:
    text = (project / "claims" / "pakistani-american-diaspora" / "article.txt").read_text(encoding="utf-8")
    dossier = loaded(text, tmp_path)
    found = coverage(dossier)
    assert found.percent == 100
    assert found.count(By.EXEMPTION) == 0
    assert sum(isinstance(claim, Untyped) for claim in dossier.claims) <= 2
    assert {judged.verdict for judged in review(dossier).judged} <= {Verdict.UNCHECKED, Verdict.CONSISTENT}


def test_a_calendar_is_shown_as_the_text_writes_its_years() -> None:
    words = "Revenue rose from $40 million in 2023-24 to $44 million in 2024-25. Costs were $30 million in fiscal 2022."
    assert "starts: July, named_by: the year it ends in, written: 2023/24}" in draft(words).claim_file
    assert "written:" not in draft("Costs were $30 million in fiscal 2022.").claim_file


def test_a_heading_and_a_date_line_are_the_title_and_the_date_of_publication() -> None:
    text = "Ferries fill up again\n\nBy Ana Brill, 12 March 2025\n\nThe line carried 2.31 million passengers in 2024.\n"
    assert "  title: Ferries fill up again\n  text: article.txt\n  published: 2025-03-12\n" in draft(text).claim_file
    alone = draft("The line carried 2.31 million passengers on 12 March 2025.").claim_file
    assert "  # title:\n" in alone
    assert "  # published:" in alone


def test_which_way_it_went_is_claimed_where_no_figure_says_how_far(tmp_path: Path) -> None:
    text = "Turnout fell to 58.2% from 63.0%."
    change = the(Change, loaded(text, tmp_path / "true"))
    assert (change.direction, change.figure, str(change.base)) == (Direction.FALL, None, "earlier-turnout")
    assert worst(text, tmp_path / "again") is Verdict.CONSISTENT
    assert worst(text.replace("fell", "rose"), tmp_path / "false") <= Verdict.DISPUTED
    assert worst("The deficit improved to 58.2% from 63.0%.", tmp_path / "either") is Verdict.UNCHECKED


def test_more_than_another_without_a_figure_is_a_comparison(tmp_path: Path) -> None:
    text = "The city has 5,200 flats, more than the 4,100 flats of Ostia."
    comparison = the(Comparison, loaded(text, tmp_path / "true"))
    assert (comparison.relation, comparison.quantity, comparison.than) == ("more than", "flats", "ostia-flats")
    assert worst(text.replace("4,100", "6,100"), tmp_path / "false") <= Verdict.DISPUTED


@pytest.mark.parametrize(
    "text",
    [
        "The population grew by 12%, from 5.0 to 5.6 million.",
        "Revenue rose 8% at constant currency to $412 million from $390 million.",
        "Of the 40 patients, 12 died, a survival rate of 70%.",
        "The bank had 412 branches and 9,800 employees, up 3% from 400 in 2022.",
    ],
)
def test_what_the_words_leave_open_is_not_tied(tmp_path: Path, text: str) -> None:
    assert worst(text, tmp_path) is Verdict.UNCHECKED
    assert "# say " in (tmp_path / "claims.yaml").read_text(encoding="utf-8") or "5.0" in text


@pytest.mark.parametrize(
    ("text", "calendar"),
    [
        ("The school had 410 pupils in 2024-25 and 400 pupils in 2023.", "academic: {starts: August"),
        ("The club won 24 league matches in 2024-25 and 20 in 2023.", "season: {starts: August"),
        ("The council spent £4 million in 2024-25 and £3 million in 2023.", "fiscal: {starts: April"),
        ("The ministry spent $4 million in 2024-25 and $3 million in 2023.", "fiscal: {starts: July"),
    ],
)
def test_years_such_as_2024_25_are_of_the_calendar_that_the_words_suggest(text: str, calendar: str) -> None:
    written = draft(text).claim_file
    assert calendar in written
    assert "is a guess, look it up" in written
    assert "period: calendar 2023\n" in written


def test_a_year_to_come_is_not_taken_for_the_one_before(tmp_path: Path) -> None:
    claims = claims_of("In 2016 the plant emitted 150 tonnes, and it is to emit 120 tonnes by 2026.", tmp_path)
    assert [str(claims[printed].period) for printed in ("150 tonnes", "120 tonnes")] == ["2016", "2026"]


def verdicts_of(text: str, folder: Path, *slips: tuple[str, str]) -> list[bool]:
    """Whether a text is called false as it stands, and with each of some replacements."""
    texts = (text, *(text.replace(old, new) for old, new in slips))
    return [worst(one, folder / str(number)) <= Verdict.DISPUTED for number, one in enumerate(texts)]


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("Care costs £92.4 million and schools £61.8 million. Together the two cost £154.2 million.", "154.2", "145.2"),
        ("September, October and November brought 12 mm, 8 mm and 31 mm, a spring total of 51 mm.", "51", "61"),
        ("Sales were £5.1 million in shops and £3.2 million online in 2023, £8.3 million in all.", "8.3", "3.8"),
        ("The lenders hold $41 million and $22 million, together $63 million.", "63", "36"),
    ],
)
def test_a_total_is_the_sum_of_what_its_words_add_up(tmp_path: Path, text: str, old: str, new: str) -> None:
    assert verdicts_of(text, tmp_path, (old, new)) == [False, True]
    assert " + " in draft(text).claim_file


@pytest.mark.parametrize(
    "text",
    [
        # What else is counted, the words say or leave open.
        "The team won 22 games and lost 12, a total of 46 with draws.",
        "It lent $3 million in May and $4 million in June, for a total of $12 million since January.",
        "It raised $3 million in 2022 and $4 million in 2023, a total of $7 million.",
        "Sales of cars were $40 million and of vans $20 million. Together they and bikes made $75 million.",
        "Revenue was $40 million and costs $30 million. Together the two point to a profit of $10 million.",
        "Care costs £92 million, schools £61 million and roads £20 million. Together the two cost £153 million.",
    ],
)
def test_a_total_of_more_or_of_less_is_no_sum(tmp_path: Path, text: str) -> None:
    assert worst(text, tmp_path) >= Verdict.CONSISTENT
    assert " + " not in draft(text).claim_file


def test_a_total_that_one_figure_more_would_give_is_left_to_a_person(tmp_path: Path) -> None:
    text = "Shops took £5 million. Online took £3.1 million and wholesale £2.2 million, a total of £10.3 million."
    assert worst(text, tmp_path) is Verdict.UNCHECKED
    assert "# say what it is the total of" in draft(text).claim_file


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Profit was Rs 1,284 crore, up 22% from Rs 1,052 crore, at the Indian carmaker.", "INR"),
        ("Profit was Rs 1,284 crore, up 22% from Rs 1,052 crore, in Pakistan.", "PKR"),
        ("Profit was 1,284 million francs, up 22% from 1,052 million francs, at the Swiss bank.", "CHF"),
    ],
)
def test_rupees_and_francs_are_those_of_the_country_that_a_text_speaks_of(tmp_path: Path, text: str, unit: str) -> None:
    assert f"unit: {unit}\n" in draft(text).claim_file
    assert "is a guess" not in draft(text).claim_file
    assert verdicts_of(text, tmp_path, ("22%", "32%")) == [False, True]


def test_a_unit_that_nothing_tells_is_a_guess_and_said_to_be_one(tmp_path: Path) -> None:
    written = draft("The harvest was 22.4 million tons, and the fee Rs 600.").claim_file
    assert "which tons it means: tonnes is a guess, it may be short tons or long tons." in written
    assert "which rupees it means: INR is a guess, it may be PKR or LKR or NPR or MUR." in written
    assert claims_of("The harvest was 22.4 million tons.", tmp_path)["22.4 million tons"].kind == "level"


def test_a_figure_in_a_unit_that_is_not_known_is_its_number_alone(tmp_path: Path) -> None:
    text = "Blood pressure fell by 6.4 mmHg, from 141.2 to 134.8 mmHg. No rain fell for 37 consecutive days."
    assert {"6.4", "134.8", "37"} <= set(claims_of(text, tmp_path / "claims"))
    assert verdicts_of(text, tmp_path, ("134.8", "138.4")) == [False, True]


@pytest.mark.parametrize(
    ("text", "printed", "period"),
    [
        # A part of a fiscal year is not that year; a year after "since" is of something else.
        ("The company sold 342,000 cars in Q2 FY25.", "342,000", "unstated"),
        ("In the first half of FY25 it sold 342,000 cars.", "342,000", "unstated"),
        ("It sold 342,000 cars in the quarter ended September 30, 2024.", "342,000", "unstated"),
        ("It had 342,000 cars on September 30, 2024.", "342,000", "2024-09-30"),
        ("The company sold 342,000 cars in FY25.", "342,000", "fiscal 2025"),
        ("He scored 24 goals, the most since Roy Tanner in 1987.", "24", "unstated"),
        ("For what cost a dollar in 2020, we now spend $1.40.", "$1.40", "unstated"),
        # A date behind an earlier figure, with its share in brackets, is that of the earlier figure.
        ("Wind gave 267.2 TWh, up from 250.6 TWh (44.6%) in 2022.", "267.2 TWh", "unstated"),
        # A date that something is compared with, or that ends the clause before, is that of others.
        ("The force has 2,140 officers, 65 more than in March 2023.", "2,140", "unstated"),
        ("It carried 19 million people in 2023, but its profit fell to $4 million.", "$4 million", "unstated"),
        ("In 2022 exports were $4 billion and in 2023 they were $5 billion.", "$5 billion", "2023"),
        ("A third of the 4,326 completed in 2022 were flats.", "4,326", "2022"),
        # A stretch of years is none of them.
        ("It approved $8 billion over 2025-2027 for plants.", "$8 billion", "unstated"),
        ("It approved Rs 800 crore over FY25-FY27 for plants.", "Rs 800 crore", "unstated"),
    ],
)
def test_a_period_is_that_of_the_figure(tmp_path: Path, text: str, printed: str, period: str) -> None:
    found = claims_of(text, tmp_path)[printed].period
    assert ("unstated" if found is None else str(found)) == period


def test_a_date_line_is_the_date_of_publication_and_no_period(tmp_path: Path) -> None:
    text = "Hunger rises\n\nNAIROBI, 14 November 2023 – Some 18.6 million people need food."
    assert "published: 2023-11-14\n" in draft(text).claim_file
    assert claims_of(text, tmp_path / "line")["Some 18.6 million"].period is None
    other = claims_of("Hunger rises\n\nOn 14 November 2023 some 18.6 million people needed food.", tmp_path / "no-line")
    assert str(other["some 18.6 million"].period) == "2023-11-14"


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("Reserves will fall by £3.3 million, from £17.5 million to £14.2 million.", "14.2", "12.4"),
        ("Holdings will decline by 12 billion crowns over the year, from 84 billion to 72 billion.", "72", "62"),
        ("The margin was 15.0%, an improvement of 1.2 percentage points from 13.8%.", "1.2", "2.1"),
        ("It was 19.2 °C, 1.3 °C above the 1961–1990 average of 17.9 °C.", "1.3", "3.1"),
        ("It walked 6,900 steps, 2,300 more than the 4,600 steps it took before the trial, up 50%.", "50%", "80%"),
        ("Fires burned 214,000 ha, compared with 36,000 ha in the 2022-23 season, six times as much.", "six", "eight"),
        ("An increase of 3.1 million, or 20 per cent, from 15.5 million in 2022 was seen.", "20", "30"),
        ("Of the $1.48 billion required for 2023, only $592 million, or 40 per cent, had come.", "40", "60"),
        ("It needs $8.0 billion over 2024–2026, of which $3.2 billion, or 40%, is for roads.", "40%", "60%"),
        ("It was 267.2 TWh, or 52.6% of the whole, up 6.6% from 250.6 TWh.", "6.6%", "9.6%"),
        ("The list grew by 1,900 to 17,400, from 15,500.", "1,900", "2,900"),
        ("Staff costs rose by 640 million to 5.84 billion kroner from 5.20 billion.", "640", "460"),
        ("Profit was $1,284 million, a growth of 22% over $1,052 million a year ago.", "22%", "32%"),
    ],
)
def test_a_change_is_found_in_more_ways_of_saying_it(tmp_path: Path, text: str, old: str, new: str) -> None:
    assert verdicts_of(text, tmp_path, (old, new)) == [False, True]


def test_those_of_a_sentence_with_two_counts_are_of_the_one_that_is_large_enough(tmp_path: Path) -> None:
    text = "It asked 2,480 households in 14 districts. Of those, 1,141 (46%) had saved."
    assert verdicts_of(text, tmp_path / "one", ("46%", "64%")) == [False, True]
    either = "It asked 2,480 households in 140 districts. Of those, 64 (46%) had saved."
    assert worst(either, tmp_path / "either") is Verdict.UNCHECKED


def test_a_decrease_in_a_row_is_no_place_in_an_order(tmp_path: Path) -> None:
    dossier = loaded("It is the third consecutive decrease. It is the third largest city.", tmp_path)
    assert [claim.kind for claim in dossier.claims] == ["untyped", "rank"]


def test_others_at_the_same_time_are_not_what_was_before(tmp_path: Path) -> None:
    names = set(loaded("Their median age is 36, compared with 43 for natives.", tmp_path / "others").measures)
    assert names == {"median-age", "natives-median-age"}
    names = set(loaded("Their median age is 36, compared with 33 for the same group.", tmp_path / "same").measures)
    assert names == {"median-age", "earlier-median-age"}


def test_a_percentage_more_or_of_a_change_is_a_change(tmp_path: Path) -> None:
    claims = claims_of("Households pay 4.99% more. The risk saw a relative reduction of 27%.", tmp_path)
    assert [(claims[one].kind, claims[one].direction) for one in ("4.99%", "27%")] == [
        ("change", Direction.RISE),
        ("change", Direction.FALL),
    ]


def test_a_count_of_things_before_a_total_is_no_whole_of_people(tmp_path: Path) -> None:
    text = "The three together drew 2.83 million people, almost half of the total."
    assert worst(text, tmp_path) is Verdict.UNCHECKED


@pytest.mark.parametrize(
    "piece",
    [
        *("# mm, then, or, so, and, well, ", "# mm and ", "# of # and ", "#, ", "one in # of the "),
        *("#% of # people in 2020, ", "from # to # in 2021, compared with ", "# more than # and #% less than "),
        *("up #% from # in 2019, a total of ", "# in all, together #, ", "a third of #, half of those, "),
        *("# million of the # million, or #%, ", "# a head, or # for each, "),
    ],
)
def test_a_sentence_that_goes_on_and_on_is_drafted(piece: str) -> None:
    """Patterns are looked at here, whose steps cannot be counted: one that tried each comma anew would not end."""
    numbers = iter(range(12, 500))
    text = "We had " + "".join(piece.replace("#", "{}").format(*(next(numbers),) * piece.count("#")) for _ in range(40))
    made = draft(text + "so it was.")
    assert made.claims > 0
