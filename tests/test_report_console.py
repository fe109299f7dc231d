"""The report for a terminal: printed whole, and nothing in it that a file smuggled in.

The reports expected are the files under `snapshots/`. After a change that is meant, renew them and read what changed:

    RENEW_SNAPSHOTS=1 python -m pytest tests/test_report_console.py
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from reviewed import STEERING, empty, everything, hostile, many
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segments

from claimcheck.finding import Finding, Severity, Verdict
from claimcheck.judgement import Review
from claimcheck.report import console as report
from claimcheck.report.claim_table import MOST_ROWS
from claimcheck.report.excerpt import around, line, shortened
from claimcheck.report.findings import MOST_FINDINGS
from claimcheck.report.layout import ONE_COLUMN_EACH, beside, columns_of, encoded, fitted, indented, wrapped
from claimcheck.report.lead import lead
from claimcheck.report.notes import gathered
from claimcheck.report.tally import caution, tally, total
from claimcheck.text import hidden_characters
from claimcheck.trial import Result
from claimcheck.wording import BY_CHANCE

SNAPSHOTS: Final = Path(__file__).parent / "snapshots"
# What Rich writes for colour and weight, which is all that may reach a terminal besides text.
STYLING: Final = re.compile(r"\x1b\[[0-9;]*m")


def printed(
    reviews: Sequence[Review],
    width: int = 80,
    *,
    verbose: bool = False,
    quiet: bool = False,
    terminal: bool = False,
    encoding: str = "utf-8",
) -> str:
    lines = report.laid_out(reviews, width, encoding, verbose=verbose, quiet=quiet)
    file = io.StringIO()
    # Without variables, so that the terminal of whoever runs the tests does not matter.
    console = Console(file=file, width=width, force_terminal=terminal, legacy_windows=False, _environ={})
    console.print(Segments(report.segments(lines)), end="", crop=False)
    if not terminal:
        assert file.getvalue() == report.plain(lines)
    return file.getvalue()


REPORTS: Final = {
    "everything-80": lambda: printed([everything()]),
    "everything-40": lambda: printed([everything()], 40),
    "everything-60": lambda: printed([everything()], 60),
    "everything-140": lambda: printed([everything()], 140),
    "everything-ascii-80": lambda: printed([everything()], encoding="ascii"),
    "everything-ascii-120": lambda: printed([everything()], 120, encoding="ascii"),
    "everything-quiet-80": lambda: printed([everything()], quiet=True),
    "everything-120": lambda: printed([everything()], 120),
    "everything-verbose-80": lambda: printed([everything()], verbose=True),
    "hostile-80": lambda: printed([hostile()]),
    "hostile-120": lambda: printed([hostile()], 120),
    "empty-80": lambda: printed([empty()]),
    "several-80": lambda: printed([empty(), many(2)]),
    "none-80": lambda: printed([]),
}


@pytest.mark.parametrize("name", REPORTS)
def test_whole_reports(name: str) -> None:
    shown = REPORTS[name]()
    path = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("RENEW_SNAPSHOTS"):
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")


def test_every_snapshot_is_compared() -> None:
    assert {path.stem for path in SNAPSHOTS.glob("*-[0-9]*.txt")} == set(REPORTS)


def test_the_dossier_shows_every_verdict_and_severity() -> None:
    counts = everything().counts
    assert set(counts.verdicts) == set(Verdict)
    assert set(counts.findings) == set(Severity)
    assert counts.accepted


@pytest.mark.parametrize("width", [24, 40, 60, 79, 80, 120, 200])
def test_no_line_is_wider_than_the_console_and_none_ends_in_blanks(width: int) -> None:
    for review in (everything(), hostile()):
        for shown in printed([review], width).splitlines():
            assert cell_len(shown) <= width
            assert shown == shown.rstrip()


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_message_is_cropped(width: int) -> None:
    review = everything()
    shown = "".join(printed([review], width, verbose=True).split())
    for finding in review.findings:
        said = finding.message if finding.accepted is None else finding.accepted
        assert "".join(said.split()) in shown


@pytest.mark.parametrize("verbose", [False, True])
def test_only_colour_and_weight_reach_a_terminal_as_escapes(verbose: bool) -> None:
    coloured = printed([hostile()], terminal=True, verbose=verbose)
    assert STYLING.search(coloured)
    shown = STYLING.sub("", coloured)
    assert not hidden_characters(shown)
    assert "\r" not in shown
    # What Rich would obey in markup is shown as it stands.
    for markup in ("[bold]big[/bold]", ":smile:", "[blink]fine", "[red]Bank"):
        assert markup in shown


def test_colour_says_nothing_that_words_do_not() -> None:
    assert STYLING.sub("", printed([everything()], terminal=True)) == printed([everything()])


def test_words_are_in_no_colour_that_vanishes_on_a_light_or_a_dark_ground() -> None:
    reviews = [everything(), hostile()]
    lines = [each for width in (40, 80, 120) for each in report.laid_out(reviews, width, verbose=True)]
    words = {style for each in lines for text, style in each if re.search(r"\w", text)}
    assert words <= {"", "bold", "italic", "bold italic", "red", "bold red", "magenta", "bold magenta"}
    assert {style for each in lines for _, style in each} > words


@pytest.mark.parametrize("width", [24, 40, 60, 80, 120])
def test_a_terminal_without_our_signs_gets_ascii(width: int) -> None:
    for review in (everything(), hostile()):
        shown = printed([review], width, verbose=True, encoding="ascii")
        assert shown.isascii()
        assert max(map(len, shown.splitlines())) <= width
    assert "x contradicted" in printed([everything()], encoding="ascii")


def test_an_encoding_keeps_the_letters_it_has() -> None:
    assert encoded("✗ “été” … −5", "latin-1") == 'x "été" ... -5'
    assert encoded("✗ “été”", "utf-8") == "✗ “été”"
    assert encoded("é", "ascii") == r"\xe9"
    assert encoded("✗é", "no such encoding") == r"x\xe9"


def test_quiet_says_what_must_be_done_and_what_it_leaves_out() -> None:
    review = everything()
    shown = printed([review], quiet=True)
    assert lead(review) in " ".join(shown.split())
    assert shown.count("✗ error") == 3
    assert "warning " not in shown.replace(lead(review), "").partition("10 claims:")[0]
    assert "The claims" not in shown
    assert tally(review.counts) in " ".join(shown.split())


def test_the_lead_names_what_is_wrong_what_is_disputed_and_how_much_is_unchecked() -> None:
    review = everything()
    assert lead(review).startswith("Correct 2 claims: exports-earned (line 37) and five-harbours (line 53). Find out")
    one = replace(review, findings=review.findings[:1], failures=())
    assert lead(one).startswith("Correct 1 claim: exports-earned (line 37). 1 claim stays undecided.")
    lost = replace(review.findings[0], verdict=Verdict.UNCHECKED)
    assert lead(replace(one, findings=(lost,))).startswith("Settle exports-earned (line 37).")
    assert lead(replace(one, findings=())).startswith("Nothing has to be corrected. 1 claim stays undecided. 2 of 10")
    accepted = replace(review.findings[0], accepted="known")
    assert lead(replace(one, findings=(accepted,))).startswith("Nothing has to be corrected.")
    assert lead(empty()) == "There is no claim in it: nothing was checked."
    many_wrong = tuple(replace(review.findings[0], primary=judged.claim.id) for judged in review.judged)
    assert " and 6 more." in lead(replace(one, findings=many_wrong))


def test_what_the_verdict_rests_on_comes_first_also_where_no_figure_was_compared() -> None:
    review = everything()
    named = next(one for one in review.judged if one.claim.id == "five-harbours")
    held = replace(review.judged[0].compared[0], result=Result.HOLDS, arithmetic="what held")
    judged = tuple(replace(one, compared=(held,)) if one is named else one for one in review.judged)
    shown = printed([replace(review, judged=judged)], verbose=True).partition("The claims")[2]
    row = shown.partition("five-harbours")[2].partition("ships-that-called")[0]
    assert row.index("✗ count:") < row.index("✓ agrees")


def test_a_claim_has_all_its_findings_in_one_place_the_worst_first() -> None:
    review = everything()
    error = review.findings[0]
    warning = replace(error, rule="stale", severity=Severity.WARNING, verdict=Verdict.STRAINED, message="it is old")
    shown = printed([replace(review, findings=(*review.findings, warning))])
    block = shown.partition("✗ error agrees")[2].partition("\n\n")[0]
    assert "\n  also   ! warning stale: it is old\n" in block
    assert shown.count("says   “… the talk") == 1


def test_a_long_table_shows_the_worst_claims_and_says_what_it_leaves_out() -> None:
    most = MOST_ROWS
    shown = printed([many(most)])
    assert "not shown" not in shown
    shown = printed([many(most + 3)])
    assert "3 more claims not shown: 3 unchecked. --verbose shows every claim." in shown
    rows = re.findall(r"^. [a-z]+ +c(\d+) ", shown, re.MULTILINE)
    assert len(rows) == most
    # The last claim, the only wrong one, is among them, in its place.
    assert rows[-1] == str(most + 3)
    assert rows == sorted(rows, key=int)
    every = printed([many(most + 3)], verbose=True)
    assert "not shown" not in every
    assert len(re.findall(r"^. [a-z]+ +c\d+ ", every, re.MULTILINE)) == most + 3


def test_many_findings_are_capped_the_worst_first() -> None:
    review = many(4)
    error = review.findings[0]
    warnings = (replace(error, severity=Severity.WARNING, verdict=Verdict.STRAINED),) * MOST_FINDINGS
    shown = printed([replace(review, findings=(error, *warnings))])
    assert "\n✗ error" in shown
    assert "1 more finding not shown: 1 warning. --verbose shows every finding." in shown
    assert "not shown" not in printed([replace(review, findings=(error, *warnings[1:]))])
    assert "not shown" not in printed([replace(review, findings=(error, *warnings))], verbose=True)


def test_the_worst_comparisons_come_first_and_the_rest_are_counted() -> None:
    review = many(2)
    judged = review.judged[1]
    (broken,) = judged.compared
    held = tuple(
        replace(broken, result=result, arithmetic=f"comparison {number}")
        for number, result in enumerate([*list(Result)[::-1], Result.HOLDS])
    )
    shown = printed([replace(review, judged=(replace(judged, compared=held),))])
    table = shown.partition("The claims")[2]
    assert re.findall(r"comparison \d", table) == ["comparison 3"]
    assert "and 4 more" in table
    every = printed([replace(review, judged=(replace(judged, compared=held),))], verbose=True).partition("The claims")[
        2
    ]
    assert re.findall(r"comparison \d", every) == [f"comparison {number}" for number in (3, 2, 1, 0, 4)]


def test_slips_and_suspects_stand_under_their_finding() -> None:
    review = many(2)
    finding = replace(review.findings[0], slips=("a digit too many: 10 for 1",), suspects=("c1", "c2"))
    shown = printed([replace(review, findings=(finding,))])
    assert "\n  slip   a digit too many: 10 for 1\n" in shown
    assert "\n  doubt  c1 (line 13) “2 ships”\n         c2 (line 14) “10 ships”\n" in shown


def test_slips_that_fit_by_chance_are_only_counted() -> None:
    review = many(2)
    chance = [f"times-ten: {number}; {BY_CHANCE}: 10 in 10 figures of this precision" for number in range(3)]
    for telling, shown in (
        ((), "\n  slip   3 slips fit, which is likely by chance; --verbose shows them\n"),
        (
            ("swapped: 12",),
            "\n  slip   swapped: 12\n         3 slips fit, which is likely by chance; --verbose shows them\n",
        ),
    ):
        finding = replace(review.findings[0], slips=(*chance, *telling))
        assert shown in printed([replace(review, findings=(finding,))])
        every = " ".join(printed([replace(review, findings=(finding,))], verbose=True).split())
        assert all(slip in every for slip in finding.slips)
    one = replace(review.findings[0], slips=(chance[0],))
    assert "\n  slip   1 slip fits, which is likely by chance; --verbose shows it\n" in printed(
        [replace(review, findings=(one,))]
    )


def test_paths_inside_the_working_folder_are_shown_from_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    review = many(2)
    dossier = replace(review.dossier, claim_file=str(tmp_path / "claims" / "claims.yaml"))
    monkeypatch.chdir(tmp_path)
    assert printed([replace(review, dossier=dossier)]).startswith("claims/claims.yaml\n")


@pytest.mark.parametrize(("colour", "imported"), [("", False), ("1", True)])
def test_a_report_that_goes_down_a_pipe_needs_nothing_of_rich(project: Path, colour: str, imported: bool) -> None:
    program = "import sys, claimcheck.cli; claimcheck.cli.main(['claims', '--exit-zero']); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=project,
        env=os.environ | {"FORCE_COLOR": colour, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    modules = set(done.stdout.splitlines()[-1].split())
    assert ("rich.console" in modules) is imported
    assert not {"rich.markdown", "rich.syntax", "rich.panel", "rich.progress", "pygments", "pint"} & modules


def test_characters_said_to_take_one_column_do() -> None:
    one = [sign for sign in map(chr, range(sys.maxunicode)) if ONE_COLUMN_EACH.fullmatch(sign)]
    assert len(one) > 600
    assert {cell_len(sign) for sign in one} == {1}


# The sentence that counts everything.


def test_a_report_without_a_conflict_does_not_call_anything_true() -> None:
    review = many(2)
    peaceful = replace(review.counts, findings={}, verdicts={Verdict.UNCHECKED: 2})
    assert caution(peaceful) == "No conflict was found, which does not make the figures true."
    assert caution(replace(peaceful, trials={})) == "Nothing was compared, so nothing is known of these figures."
    seen = replace(peaceful, trials={}, findings={Severity.WARNING: 1})
    assert caution(seen) == "No figure was compared with another: what is said of them rests on their words alone."
    assert caution(empty().counts) == "There is no claim in it: nothing was checked."
    for conflict in (review.counts, replace(peaceful, failures=1), replace(peaceful, accepted=1)):
        assert caution(conflict) == ""


def test_counts_of_several_dossiers_add_up_but_for_the_rules() -> None:
    one = everything().counts
    both = total([one, one])
    assert both.rules == one.rules
    assert both.claims == 2 * one.claims
    assert all(both.trials[result] == 2 * number for result, number in one.trials.items())
    assert total([one]) == one
    assert tally(total([])).startswith("0 claims; 0 errors")


# Notes told together.


def note(rule: str, message: str, verdict: Verdict = Verdict.UNCHECKED) -> Finding:
    finding = next(one for one in everything().findings if one.severity is Severity.NOTE)
    return replace(finding, rule=rule, message=message, verdict=verdict)


def test_three_notes_of_a_rule_are_gathered_and_two_are_not() -> None:
    notes = [note("hedge", f"“{number}” is too exact") for number in range(3)]
    assert gathered(notes[:2]) == (tuple(notes[:2]), ())
    single, (group,) = gathered(notes)
    assert single == ()
    assert group.findings == tuple(notes)
    assert group.message == "“…” is too exact"


def test_a_rule_that_speaks_of_nearly_every_claim_is_always_gathered() -> None:
    single, (group,) = gathered([note("has-source", "names no source")])
    assert single == ()
    assert group.message == "names no source"


def test_notes_that_differ_have_no_common_message() -> None:
    _, (group,) = gathered([note("hedge", f"{number} in all") for number in range(3)])
    assert group.message == ""


def test_what_stays_undecided_is_told_by_itself() -> None:
    notes = [note("has-source", "cannot be decided", Verdict.UNDECIDED)] * 4
    assert gathered(notes) == (tuple(notes), ())


# Words in lines.

STYLED: Final = st.lists(st.tuples(st.text("ab -/\u0301漢é", max_size=30), st.sampled_from(["", "bold"])), max_size=8)


@given(STYLED, st.integers(2, 30))
def test_wrapping_keeps_every_word_in_its_style_and_the_width(words: list[tuple[str, str]], width: int) -> None:
    lines = wrapped(words, width)
    assert all(columns_of(each) <= width for each in lines)
    for style in ("", "bold"):
        given_text = "".join(text for text, of in words if of == style)
        laid_out = "".join(text for each in lines for text, of in each if of == style)
        assert laid_out.replace(" ", "") == given_text.replace(" ", "")


def test_a_word_longer_than_a_line_is_broken_after_a_hyphen_or_a_slash_where_it_has_one() -> None:
    assert ["".join(text for text, _ in each) for each in wrapped([("evidence/ships.csv", "")], 10)] == [
        "evidence/",
        "ships.csv",
    ]
    assert ["".join(text for text, _ in each) for each in wrapped([("aaaaaaa", "")], 3)] == ["aaa", "aaa", "a"]


def test_blocks_side_by_side_keep_their_columns() -> None:
    left, right = wrapped([("one two", "")], 4), wrapped([("three", "bold")], 9)
    shown = ["".join(text for text, _ in each) for each in beside([(left, 4), (right, 9)])]
    assert shown == ["one   three", "two"]
    assert ["".join(text for text, _ in each) for each in indented(left, [("-", "")], 3)] == ["-  one", "   two"]


def test_a_text_is_fitted_line_by_line_set_in_as_it_began() -> None:
    text = "short  line\n  a longer line of words\n\n“quoted”"
    assert fitted(text, 14, "utf-8") == "short  line\n  a longer\n    line of\n    words\n\n“quoted”"
    assert fitted(text, 99, "ascii") == text.replace("“", '"').replace("”", '"')


# Words on one line.


@given(st.text(), st.text(max_size=20), st.integers(1, 60))
def test_excerpts_are_short_and_steer_nothing(quote: str, figure: str, longest: int) -> None:
    for shown in (around(quote, figure, longest), shortened(quote, longest), line(quote)):
        assert "\n" not in shown
        assert "\t" not in shown
        assert not hidden_characters(shown)


WORDS: Final = st.lists(st.text("abcxyz", min_size=1, max_size=12), max_size=60).map(" ".join)


@given(WORDS, st.sampled_from(["$1.3 billion", "47%", "half a million"]), WORDS)
def test_a_shortened_quote_keeps_its_figure(before: str, figure: str, after: str) -> None:
    quote = f"{before} {figure} {after}".strip()
    shown = around(quote, figure, 60)
    assert figure in shown
    assert len(shown) <= 60 + len("…  …")
    # What is shown are whole words of the quote, with a sign on each side where some are left out.
    kept = shown.removeprefix("… ").removesuffix(" …")
    assert f" {kept} " in f" {quote} "
    assert shown.startswith("… ") or quote.startswith(kept)
    assert shown.endswith(" …") or quote.endswith(kept)


def test_the_figure_is_found_by_its_number_when_its_words_stand_apart() -> None:
    quote = "x" * 100 + " a rise of some 47 whole per cent " + "y" * 100
    assert "47" in around(quote, "some 47 per cent", 40)


def test_a_text_is_shown_whole_up_to_the_last_character() -> None:
    assert shortened("a" * 5 + " bb", 8) == "aaaaa bb"
    assert shortened("a" * 5 + " bbb", 8) == "aaaaa …"
    assert shortened("a" * 9, 8) == "aaaaaaaa …"
    assert line(STEERING) == "␛]8;;http://evil.example␛\\␛[1A␛[2K\\x9b2J␀␇␈␡ \\u202e"
