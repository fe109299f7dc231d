"""Anchors after an edit: what stayed, what was reworded, and, loudest, which number changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.anchoring import (
    Reanchored,
    State,
    changed_numbers,
    new_words,
    reanchored,
    reanchored_exemptions,
)
from claimcheck.dossier import Dossier
from claimcheck.editing import with_words
from claimcheck.loading.document import compose
from claimcheck.loading.loader import load, read

BODY = """\
In 2023 the city had 12,000 residents. Exports of the harbour grew by 47% from 2020 to 2023.
It is the fourth largest harbour of the country, and about half of its ships carry grain.
"""
CLAIMS = """\
claims:
  - {id: city, quote: 'the city had 12,000 residents', kind: level, figure: '12,000 residents'}
  # The growth.
  - id: growth
    quote: >-
      Exports of the harbour grew by 47%
      from 2020 to 2023
    kind: change
    figure: 47%

  - id: rank
    quote: the fourth largest harbour of the country
    kind: rank
    position: fourth
  - {id: grain, quote: about half of its ships carry grain, kind: share, figure: about half}
"""


def dossier(body: str, claims: str = CLAIMS) -> Dossier:
    return read("article:\n  body: |\n" + "".join(f"    {line}\n" for line in body.splitlines()) + claims)


def states(body: str) -> dict[str, str]:
    return {one.name: one.state.value for one in reanchored(dossier(body))}


def one(body: str, claim: str) -> Reanchored:
    return next(found for found in reanchored(dossier(body)) if found.name == claim)


def test_an_article_that_was_not_edited_keeps_every_claim() -> None:
    assert set(states(BODY).values()) == {"unchanged"}


@pytest.mark.parametrize(
    ("old", "new", "claim", "before", "now"),
    [
        ("12,000", "12,500", "city", ("12,000",), ("12,500",)),
        ("12,000", "1,200", "city", ("12,000",), ("1,200",)),
        ("47%", "47.0%", "growth", ("47%",), ("47.0%",)),
        ("47%", "74%", "growth", ("47%",), ("74%",)),
        ("from 2020", "from 2019", "growth", ("2020",), ("2019",)),
        ("fourth", "fifth", "rank", ("fourth",), ("fifth",)),
        ("about half", "about a third", "grain", ("half",), ("third",)),
        ("grew by 47%", "then grew by 48%", "growth", ("47%",), ("48%",)),
        ("12,000 residents", "many residents", "city", ("12,000",), ()),
    ],
)
def test_another_number_in_the_same_words_is_named(
    old: str, new: str, claim: str, before: tuple[str, ...], now: tuple[str, ...]
) -> None:
    found = one(BODY.replace(old, new), claim)
    assert (found.state, found.before, found.now) == (State.NUMBER_CHANGED, before, now)
    assert next(changed_numbers(dossier(BODY.replace(old, new)))).name == claim


@pytest.mark.parametrize(
    ("old", "new", "claim", "words"),
    [
        ("grew by", "rose by", "growth", "Exports of the harbour rose by 47% from 2020 to 2023"),
        ("Exports of the harbour", "Harbour exports", "growth", "Harbour exports grew by 47% from 2020 to 2023"),
        ("the fourth largest harbour", "the fourth largest port", "rank", "the fourth largest port of the country"),
        ("the city had", "the old city had", "city", "the old city had 12,000 residents"),
    ],
)
def test_other_words_with_the_same_numbers_are_a_rewording(old: str, new: str, claim: str, words: str) -> None:
    found = one(BODY.replace(old, new), claim)
    assert (found.state, found.words) == (State.REWORDED, words)


def test_words_that_are_gone_are_lost() -> None:
    assert states(BODY.replace(BODY.splitlines()[1], "Nothing more is known."))["grain"] == "lost"


def test_words_that_stand_twice_are_ambiguous() -> None:
    assert states(BODY + "Before, the city had 12,000 residents.\n")["city"] == "ambiguous"


def test_words_that_were_put_elsewhere_have_moved() -> None:
    first, _, rest = BODY.partition(". ")
    found = states(rest.rstrip("\n") + "\n" + first + ".\n")
    assert found["city"] == "moved"
    assert found["rank"] == "unchanged"


def test_the_unchanged_words_of_another_claim_are_no_candidate() -> None:
    claims = CLAIMS + "  - {id: town, quote: 'the town had 15,000 residents', kind: level, figure: '15,000'}\n"
    found = {one.name: one.state for one in reanchored(dossier(BODY, claims))}
    assert found["town"] is State.LOST


def test_new_words_replace_only_those_of_their_claim_and_load() -> None:
    body = BODY.replace("grew by", "rose by").replace("the city had", "the old city had").replace("largest", "biggest")
    edited = dossier(body)
    found = reanchored(edited)
    text = with_words(CLAIMS, new_words(edited, found))
    assert text == (
        CLAIMS.replace("'the city had", "'the old city had")
        .replace("grew by 47%\n      from", "rose by 47% from")
        .replace("quote: the fourth largest harbour", "quote: >-\n      the fourth biggest harbour")
    )
    assert {one.state for one in reanchored(dossier(body, text))} == {State.UNCHANGED}


def test_a_number_that_changed_is_never_written() -> None:
    edited = dossier(BODY.replace("47%", "48%").replace("12,000", "13,000"))
    assert new_words(edited, reanchored(edited)) == {}


def test_a_figure_that_is_printed_otherwise_is_left_to_a_person() -> None:
    edited = dossier(BODY.replace("about half", "nearly half"))
    found = next(one for one in reanchored(edited) if one.name == "grain")
    assert found.state is State.REWORDED
    assert "“about half” is not printed so any more" in found.note
    assert new_words(edited, reanchored(edited)) == {}


LAYOUTS = [
    "claims:\n  - id: a\n    quote: old words 5\n    prefix: before  # why\n    kind: untyped\n",
    "claims:\n- id: a\n  quote: \"old words 5\"   # why\n  prefix: 'before'\n  kind: untyped\n# end\n",
    "claims:\n  - id: a\n    quote: |-\n      old words 5\n\n\n    # why\n    prefix: >\n        before\n"
    "    kind: untyped\n",
    "claims: [{id: a, quote: old words 5, prefix: 'before', kind: untyped}]\n",
    "claims:\n  - {id: a,\n     quote: old words\n       5, prefix: before,\n     kind: untyped}\n# end",
    "article: {title: {}}\nclaims:\n  - id: a\n    or: [{quote: x, label: y}]\n    quote: >-\n      old words 5\n"
    "      # no comment\n  # a comment\n    prefix: before\n    kind: untyped\n",
]


@pytest.mark.parametrize("text", LAYOUTS)
@given(words=st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1).filter(str.strip))
def test_an_edit_changes_the_words_and_nothing_else(text: str, words: str) -> None:
    """What is written is read back; a comment that was there still is; every other value stays."""
    new = " ".join(words.split())
    before = compose(text, "x").data
    after = compose(with_words(text, {0: {"quote": new, "prefix": "p # '"}}), "x").data
    written = after["claims"][0].pop("quote"), after["claims"][0].pop("prefix")
    for key in ("quote", "prefix"):
        before["claims"][0].pop(key)
    assert after == before
    assert written[1] == "p # '"
    assert written[0].split() == "".join(letter for letter in new if letter not in UNSEEN).split()
    assert with_words(text, {}) == text


UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


def test_comments_and_line_ends_stay() -> None:
    text = LAYOUTS[0].replace("\n", "\r\n")
    changed = with_words(text, {0: {"quote": "new words 5", "suffix": "after"}})
    assert "# why\r\n" in changed
    assert changed.count("\n") == changed.count("\r\n")
    assert compose(changed, "x").data["claims"][0] == {
        "id": "a",
        "quote": "new words 5",
        "suffix": "after",
        "prefix": "before",
        "kind": "untyped",
    }


NEWS = """\
The city council approved a budget of $48.6 million for 2024. "We have never spent so much," the mayor said.

Enrolment in the county's primary schools fell from 6,210 to 5,980 pupils between 2019 and 2023.

The operator runs 14 buses, of which 3 are electric. It carried 1.26 million passengers in 2023.
"""
NEWS_CLAIMS = """\
claims:
  - {id: budget, quote: 'a budget of $48.6 million for 2024', kind: level, figure: '$48.6 million'}
  - {id: said, quote: '"We have never spent so much," the mayor said', kind: untyped}
  - {id: rolls, quote: "Enrolment in the county's primary schools fell from 6,210 to 5,980 pupils", kind: untyped}
  - {id: buses, quote: 'The operator runs 14 buses, of which 3 are electric', kind: level, figure: 14}
  - {id: riders, quote: 'It carried 1.26 million passengers in 2023', kind: untyped}
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"We have never spent so much,"', "“We have never spent so much,”", {}),
        ("county's", "county’s", {}),
        ("6,210", "6\u2009210", {"rolls": "reworded"}),
        ("fell from 6,210 to 5,980 pupils", "dropped from 6,310 to 5,980 children", {"rolls": "number changed"}),
        ("from 6,210 to 5,980", "from 5,980 to 6,210", {"rolls": "number changed"}),
        ("buses, of which 3 are", "buses. Of these, 3 are", {"buses": "reworded"}),
        ("are electric. It carried", "are electric, and it carried", {"riders": "reworded"}),
        ("1.26 million", "1.62 million", {"riders": "number changed"}),
        ("1.26 million", "1.26 billion", {"riders": "number changed"}),
        ("$48.6", "€48.6", {"budget": "number changed"}),
        ("3 are electric", "none is electric", {"buses": "number changed"}),
        ("\n\nThe operator", "\n\nIt carried 1.26 million passengers in 2023. The operator", {"riders": "ambiguous"}),
    ],
)
def test_real_edits_are_told_apart(old: str, new: str, expected: dict[str, str]) -> None:
    assert NEWS.count(old) == 1
    edited = dossier(NEWS.replace(old, new), NEWS_CLAIMS)
    found = reanchored(edited)
    assert {one.name: one.state.value for one in found if one.state is not State.UNCHANGED} == expected
    written = {found[number].name for number in new_words(edited, found)}
    assert written == {name for name, state in expected.items() if state == "reworded"}


def test_paragraphs_that_change_places_have_moved() -> None:
    """The fewest that could have been put elsewhere are said to have moved."""
    *rest, last = NEWS.strip().split("It carried")
    found = reanchored(dossier(f"It carried{last}\n\n{rest[0]}\n", NEWS_CLAIMS))
    assert {one.name for one in found if one.state is State.MOVED} == {"riders"}
    assert {one.state for one in found} == {State.MOVED, State.UNCHANGED}


EXEMPTED = """\
exemptions:
  # A guess.
  - quote: "the city had 12,000 residents"  # as the mayor says
    reason: a guess
  - {quote: 'about half of its ships carry grain', reason: nobody counted}
  - {quote: 'the fourth largest harbour', reason: no table}
"""


def test_exemptions_are_found_again_like_claims() -> None:
    """Reworded ones are written, and a number that changed or words that are lost never are."""
    body = BODY.replace("the city had", "the old city had").replace("about half of its ships carry", "Ships carry")
    edited = dossier(body.replace("fourth", "third"), EXEMPTED)
    found = reanchored_exemptions(edited)
    assert [one.state for one in found] == [State.REWORDED, State.LOST, State.NUMBER_CHANGED]
    assert with_words(EXEMPTED, {}, new_words(edited, found)) == EXEMPTED.replace(
        'quote: "the city had 12,000 residents"  #', "quote: 'the old city had 12,000 residents'  #"
    )
    assert {one.state for one in reanchored_exemptions(dossier(BODY + BODY, EXEMPTED))} == {State.UNCHANGED}


def test_a_claim_file_with_mark_comments_and_other_line_ends_keeps_them(run: Run, desk: Path) -> None:
    """Byte for byte, but for the words themselves."""
    text = (
        "# A file.\n\narticle: {text: article.txt}   # beside it\n\nclaims:\n  # The town.\n"
        "  - id: town\n    quote: |-\n      the town had 12,000 residents\n    # exact\n    kind: level   # a count\n"
        "    figure: '12,000'\n\n  - {id: ships, quote: 'some 300 ships called', kind: untyped}  # last\n"
        "exemptions:\n  - quote: >-\n      the mayor is\n      61 years old\n    reason: his age\n# The end.\n"
    )
    folder = desk / "town"
    folder.mkdir(parents=True)
    (folder / "article.txt").write_text(
        "In 2023 the old town had 12,000 residents. Then some 300 ships had called. The new mayor is 61 years old.\n",
        encoding="utf-8",
    )
    claim_file = folder / "claims.yaml"
    claim_file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    result = run("claimcheck anchor town --write")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "2 claims and 1 exemption: 3 reworded" in result.stdout
    assert claim_file.read_bytes() == b"\xef\xbb\xbf" + (
        text.replace("|-\n      the town had", ">-\n      the old town had")
        .replace("some 300 ships called", "some 300 ships had called")
        .replace("the mayor is\n      61", "The new mayor is 61")
        .replace("\n", "\r\n")
        .encode()
    )
    assert "3 unchanged" in run("claimcheck anchor town").stdout


def test_the_changed_numbers_of_many_claims_in_a_long_text_are_found(tmp_path: Path) -> None:
    """A search that compared each claim with each line anew would take minutes."""
    body = "".join(f"The {n} ships of harbour {n} carried {n * 7} tonnes of grain to the city.\n" for n in range(3_000))
    claims = "article: {text: article.txt}\nclaims:\n" + "".join(
        f"  - {{id: c{n}, quote: 'ships of harbour {n} carried {n * 7 + 1} tonnes of grain', kind: untyped}}\n"
        for n in range(100, 3_000, 100)
    )
    (tmp_path / "article.txt").write_text(body, encoding="utf-8")
    (tmp_path / "claims.yaml").write_text(claims, encoding="utf-8")
    found = reanchored(load(tmp_path))
    assert {one.state for one in found} == {State.NUMBER_CHANGED}


def test_the_command_reports_writes_and_reports_again(run: Run, desk: Path) -> None:
    folder = desk / "claims" / "pakistani-american-diaspora"
    assert "34 unchanged" in run("claimcheck anchor").stdout
    article = folder / "article.txt"
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace("students are enrolled", "students are now enrolled"), encoding="utf-8")
    old = (folder / "claims.yaml").read_text(encoding="utf-8")
    assert run("claimcheck anchor --write").returncode == 0
    new = (folder / "claims.yaml").read_text(encoding="utf-8")
    assert new == old.replace("students are enrolled in higher", "students are now enrolled in higher")
    assert "34 unchanged" in run("claimcheck anchor").stdout

    article.write_text(text.replace("$1.3 billion", "$1.4 billion"), encoding="utf-8")
    result = run("claimcheck anchor --output-format json")
    assert result.returncode == 1
    changed = [one for one in json.loads(result.stdout)["dossiers"][0]["claims"] if one["state"] == "number changed"]
    assert [(one["id"], one["before"], one["now"]) for one in changed] == [
        ("us-remittances", ["$1.3", "billion"], ["$1.4", "billion"])
    ]
    checked = run("claimcheck check --select number-changed,quote-found")
    assert checked.returncode == 1
    assert "number-changed" in checked.stdout
    assert load(folder).claims
