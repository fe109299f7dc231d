"""The review as an HTML page: the article as it is, every claim marked and on a card, and text that harms nobody."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from hashlib import sha256
from html.parser import HTMLParser
from io import StringIO
from itertools import pairwise
from pathlib import Path
from subprocess import CompletedProcess
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from reviewed import RAISES, STEERING, STEERS, empty, everything, hostile, many
from rich.console import Console

from claimcheck.axis import axis
from claimcheck.checker import review
from claimcheck.finding import Verdict
from claimcheck.interval import CLOSED, EVERYTHING, OPEN, Interval
from claimcheck.judgement import Review
from claimcheck.loading.loader import load, read
from claimcheck.report.html import fragment, written
from claimcheck.report.html.bars import bars, in_words
from claimcheck.report.html.card import web_address
from claimcheck.report.html.columns import columns
from claimcheck.report.html.marking import Highlight, Paragraph, marked
from claimcheck.report.html.page import MOST_CARDS
from claimcheck.text import hidden_characters, printable

VOID: Final = frozenset({"meta", "br", "hr", "img", "input", "link"})


@dataclass
class Element:
    """An element of a page: its name, its attributes, and its children, which are elements and texts."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All the text inside, as `textContent` has it."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def classes(self) -> list[str]:
        """The words of its class."""
        return self.attributes.get("class", "").split()

    def all(self, style: str = "") -> Iterator[Element]:
        """Itself and every element inside, those of one class where it is named."""
        if not style or style in self.classes:
            yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.all(style)

    def one(self, style: str) -> Element:
        """The only element of a class."""
        (found,) = self.all(style)
        return found


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parsed(page: str) -> Element:
    builder = _Builder()
    builder.feed(page)
    builder.close()
    assert len(builder.open) == 1, [one.tag for one in builder.open]
    return builder.root


def article_of(page: Element) -> str:
    return "".join(one.text for one in page.all("cc-text"))


HOSTILE: Final = r"""
article:
  title: "</title><script>alert(1)</script>"
  authors: ["<b>me</b>"]
  url: "javascript:alert(1)"
  published: 2025
  body: |
    <script>alert(1)</script> They sold "><img src=x onerror=alert(1)> $5 billion of <b>tea</b> {{ 7 * 7 }} in 2022.

    </p></style></article>&lt;i&gt; another --><!-- 700 people & 12 <a href="javascript:alert(2)">more</a>.
quantities:
  "tea": {measure: "tea</p><script>alert(3)</script>", unit: USD, by: country, members: {"<i>Nor": []}}
sources:
  bank: {title: "<u>Tea</u>", publisher: "Bank\" onload=\"alert(4)", url: "javascript:alert(5)"}
  web: {title: Web, publisher: Office, url: "https://example.org/?a=1&b=<script>"}
  other: {title: Other, publisher: Other Office, url: "https://example.org/tea?a=1&b=2"}
evidence:
  - {quantity: tea, source: bank, unit: million USD, rows: "member,period,value\n<i>Nor,2022,3209.8\n"}
claims:
  - {id: sold, quote: "sold \"><img src=x onerror=alert(1)> $5 billion of <b>tea</b>", kind: level, quantity: tea,
     member: "<i>Nor", period: calendar 2022, figure: $5 billion, sources: [bank, web, other], said_by: "<s>him</s>"}
  - {id: people, quote: "--><!-- 700 people & 12", kind: untyped, figure: "700 people"}
exemptions:
  - {quote: "12 <a href=", reason: "<blink>markup</blink>"}
"""


@pytest.fixture(scope="module")
def article(project: Path) -> Review:
    return review(load(project / "claims" / "pakistani-american-diaspora"))


@pytest.fixture(scope="module")
def examples(project: Path) -> list[Review]:
    # One of the three: it has every kind of claim, and a hidden character.
    return [review(load(project / "docs" / "examples" / "ostermouth-budget"))]


@pytest.fixture(scope="module")
def pages(article: Review, examples: list[Review]) -> dict[str, Element]:
    """Pages of many kinds, by their names."""
    bare = review(read(HOSTILE.replace("body: |", "body: |", 1)))
    steered = review(read(HOSTILE), [STEERS, RAISES])
    without = review(read("claims:\n  - {id: a, quote: 5 people, kind: level, figure: 5 people}\n"))
    kinds = {
        "none": [],
        "empty": [empty()],
        "article": [article],
        "examples": examples,
        "everything": [everything()],
        "terminal": [hostile()],
        "hostile": [bare],
        "steered": [steered],
        "without": [without],
        "many": [many(MOST_CARDS + 5)],
        "mixed": [everything(), *examples, hostile()],
    }
    return {name: parsed(written(reviews)) for name, reviews in kinds.items()}


PAGES: Final = (
    *("none", "empty", "article", "examples", "everything", "terminal", "hostile", "steered", "without", "many"),
    "mixed",
)


# The article.


def test_the_text_of_the_article_on_the_page_is_the_article(article: Review, examples: list[Review]) -> None:
    for one in (article, *examples):
        text = one.dossier.article.text or ""
        shown = article_of(parsed(written([one])))
        # One example has an unseen character beside a number, which the page shows.
        assert shown == printable(text, keep="\n")
        assert (shown == text) == (not hidden_characters(text))


def test_the_text_on_the_page_shows_what_would_steer_or_hide() -> None:
    text = "First \N{RIGHT-TO-LEFT OVERRIDE}5 people\N{POP DIRECTIONAL FORMATTING}.\r\nThen\x07 7.\n"
    dossier = read("article: {body: none}\nclaims:\n  - {id: a, quote: 5 people, kind: level, figure: 5 people}\n")
    # A loader refuses some of these characters; a dossier that was made in Python may hold them.
    found = review(replace(dossier, article=replace(dossier.article, text=text)))
    page = written([found])
    assert not hidden_characters(page)
    assert article_of(parsed(page)) == printable(text, keep="\n\t")


def test_every_claim_is_marked_in_its_words(article: Review) -> None:
    page = parsed(written([article]))
    for judged in article.judged:
        marks = [one for one in page.all("cc-mark") if one.attributes["href"] == f"#claim-{judged.claim.id}"]
        words = "".join(one.text for one in marks)
        assert words
        assert all(f"cc-v-{judged.verdict.value}" in one.classes for one in marks)
        if judged.claim.id in ("us-remittances", "it-exports-growth"):
            assert words == judged.claim.quote
            assert [one.text for mark in marks for one in mark.all("cc-printed")] == [judged.claim.printed]


def test_the_keyboard_reaches_every_claim_once(pages: dict[str, Element]) -> None:
    for page in pages.values():
        links = [one for one in page.all("cc-signed") if one.attributes.get("tabindex") != "-1"]
        cards = (*page.all("cc-card"), *page.all("cc-brief"))
        told = {one.attributes["href"] for one in links}
        assert len(told) == len(links)
        assert told <= {f"#{one.attributes['id']}" for one in cards}


def test_a_claim_inside_the_words_of_another_has_its_own_mark() -> None:
    found = review(
        read("""
article: {body: "by 31 votes to 24, they said, and again by 31 votes to 24"}
claims:
  - {id: all, quote: "by 31 votes to 24, they said", kind: untyped}
  - {id: for, quote: 31 votes to 24, prefix: by, suffix: ", they", kind: level, figure: 31 votes}
  - {id: against, quote: 31 votes to 24, prefix: by, suffix: ", they", kind: level, figure: "24"}
  - {id: same, quote: "by 31 votes to 24, they said", kind: untyped}
""")
    )
    page = parsed(written([found]))
    assert article_of(page) == found.dossier.article.text
    marks = [(one.text, one.attributes["href"][7:]) for one in page.all("cc-mark")]
    assert ("31 votes to", "for") in marks
    assert ("24", "against") in marks
    signed = Counter(one.attributes["href"] for one in page.all("cc-signed"))
    assert signed == {f"#claim-{name}": 1 for name in ("all", "for", "against", "same")}
    (ref,) = page.all("cc-ref")
    assert ref.text == ""
    assert ref.attributes["aria-label"].endswith("unchecked")


def test_numbers_that_nothing_claims_are_marked_and_listed() -> None:
    page = parsed(
        written(
            [
                review(
                    read("""
article: {body: "There were 7 cats and 12 dogs."}
claims: [{id: cats, quote: 7 cats, kind: level, figure: 7 cats}]
""")
                )
            ]
        )
    )
    assert [one.text for one in page.one("cc-article").all("cc-loose")] == ["12 dogs"]
    assert [one.text for one in page.one("cc-rest").all("cc-loose")] == ["12 dogs"]
    assert "accounts for 50% of the 2 numbers" in page.one("cc-rest").text


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[Highlight], list[tuple[int, int]]]:
    text = draw(st.text(alphabet="ab 7\n\r.", min_size=1, max_size=60))
    ends = st.integers(0, len(text))
    spans = []
    for number in range(1, draw(st.integers(0, 6)) + 1):
        start, end = sorted((draw(ends), draw(ends)))
        if start < end:
            low, high = sorted((draw(st.integers(start, end)), draw(st.integers(start, end))))
            spans.append(Highlight(number, start, end, (low, high) if low < high else None))
    loose = sorted({tuple(sorted((draw(ends), draw(ends)))) for _ in range(draw(st.integers(0, 3)))})
    return text, spans, [(low, high) for low, high in loose if low < high]


@given(texts_with_spans())
def test_marking_leaves_the_text_as_it_is_and_signs_every_claim_once(
    given_text: tuple[str, list[Highlight], list[tuple[int, int]]],
) -> None:
    text, spans, loose = given_text
    paragraphs = marked(text, spans, loose)
    assert "".join(all_of(paragraph) for paragraph in paragraphs) == text
    stretches = [one for paragraph in paragraphs for one in paragraph.stretches]
    signed = Counter(one.claim for one in stretches if one.is_last)
    signed.update(number for one in stretches for number in one.ending)
    assert signed == {span.number: 1 for span in spans}
    assert Counter(one.claim for one in stretches if one.is_first) == Counter(
        one.claim for one in stretches if one.is_last
    )
    begun = [number for paragraph in paragraphs for number in paragraph.claims]
    assert sorted(begun) == [span.number for span in spans]


@pytest.mark.parametrize(
    ("text", "wrapped"),
    [
        ("x" * 70 + "\n" + "y" * 72 + "\nend.", True),
        ("x" * 70 + "\n" + "y" * 20 + "\nend.", False),
        ("- " + "x" * 70 + "\n- " + "y" * 72, False),
        ("1. " + "x" * 70 + "\n2. " + "y" * 72, False),
        ("x" * 70, False),
    ],
)
def test_lines_wrapped_by_hand_are_told_from_those_of_a_list(text: str, wrapped: bool) -> None:
    assert [one.is_wrapped for one in marked(text + "\n\nnext", [])] == [wrapped, False]


def all_of(paragraph: Paragraph) -> str:
    return "".join(stretch.text for stretch in paragraph.stretches) + paragraph.gap


# The cards.


def test_a_card_tells_verdict_words_figure_finding_and_slip(article: Review) -> None:
    page = parsed(written([article]))
    (card,) = [one for one in page.all("cc-card") if one.attributes["id"] == "claim-it-exports-growth"]
    assert card.one("cc-pill").text == "✗ contradicted"
    assert card.one("cc-card-figure").text == "47%"
    assert card.one("cc-quote").text == "“IT service exports grew by 47% from 2020 to 2023”"
    assert "does not follow from the two levels" in card.one("cc-told").text
    assert "fiscal 2020 to fiscal 2021" in card.one("cc-slips").text
    assert [one.text for one in card.all("cc-bar-values")][:2] == ["46.5 to 47.5%", "58.32 to 58.47%"]
    legends = [one.text for one in card.all("cc-legend")]
    assert any("The words name 2020 to 2023 (+58.4%)" in one for one in legends)
    assert any("The figure fits 2020 to 2021 (+46.4%)" in one for one in legends)


def test_every_verdict_has_a_sign_and_a_word(pages: dict[str, Element]) -> None:
    signs = set()
    for page in pages.values():
        for card in page.all("cc-card"):
            sign, word = card.one("cc-pill").text.split()
            assert f"cc-v-{word}" in card.classes
            signs.add((sign, word))
    assert len({sign for sign, _ in signs}) == len({word for _, word in signs}) == len(signs) == len(Verdict)


def test_what_nothing_checked_and_what_was_accepted_is_said(pages: dict[str, Element]) -> None:
    rest = pages["everything"].one("cc-rest").text
    assert "What nothing checked" in rest
    assert "a great many gulls" in rest
    assert "the ministry counts services too, see its letter" in rest
    assert "the 1920s" in rest


def test_an_accepted_finding_stands_on_its_card_with_its_reason(pages: dict[str, Element]) -> None:
    (card,) = [one for one in pages["everything"].all("cc-card") if one.attributes["id"].endswith("exports-before")]
    assert card.one("cc-reason").text == "Accepted: the ministry counts services too, see its letter"
    assert "is not what the source says" in card.text


def test_a_rule_that_raised_is_named(pages: dict[str, Element]) -> None:
    assert "raises" in pages["steered"].one("cc-alarm").text
    assert "ZeroDivisionError" in pages["steered"].one("cc-alarm").text


def test_claims_without_a_text_still_have_cards(pages: dict[str, Element]) -> None:
    assert len(list(pages["without"].all("cc-card"))) == 1
    assert not list(pages["without"].all("cc-text"))


def test_a_page_of_thousands_of_claims_is_bounded() -> None:
    page = written([many(1_000)])
    tree = parsed(page)
    assert len(list(tree.all("cc-card"))) == MOST_CARDS
    assert len(list(tree.all("cc-brief"))) == 1_000 - MOST_CARDS
    assert len(page) < 1_000_000 + 500 * 1_000


# Sets in words and as bars.


@pytest.mark.parametrize(
    ("values", "unit", "said"),
    [
        (Interval.closed(Fraction(93, 2), Fraction(95, 2)), "%", "46.5 to 47.5%"),
        (Interval.above(500_000), "people", "over 500,000 people"),
        (Interval.at_least(3), "startups", "at least 3 startups"),
        (Interval.below(5), "%", "under 5%"),
        (Interval.at_most(5), "%", "at most 5%"),
        (Interval.point(10_164), "students", "10,164 students"),
        (EVERYTHING, "USD", "any value"),
        (Interval.closed(Fraction(32098385, 10**4), Fraction(32098395, 10**4)), "USD", "3,209.8385 to 3,209.8395 USD"),
        (Interval.closed(738_521, 738_885), "date", "2023-01-01 to 2023-12-31"),
        (Interval(Fraction(738_521), None, OPEN), "date", "after 2023-01-01"),
        (Interval(None, Fraction(738_521), OPEN, CLOSED), "date", "on or before 2023-01-01"),
    ],
)
def test_a_set_is_said_in_words(values: Interval, unit: str, said: str) -> None:
    line = axis([values, Interval.closed(1, 2)], unit)
    assert line is not None
    assert in_words(values, line).replace("million people", "people") == said


def test_ends_are_open_closed_or_arrows(article: Review) -> None:
    (plot,) = article.drawn("diaspora-size").plots
    figure, source = bars(plot).rows
    assert (figure.plain.low, figure.plain.high) == ("open", "arrow")
    assert (source.plain.low, source.plain.high) == ("closed", "closed")
    assert figure.spoken == "over 0.5 million people, the end left out"


def test_what_is_drawn_lies_inside_its_line(pages: dict[str, Element]) -> None:
    for page in pages.values():
        for shape in (*page.all("cc-plain"), *page.all("cc-generous"), *page.all("cc-column")):
            for name in ("x", "x1", "x2", "y", "width", "height"):
                value = shape.attributes.get(name, "0")
                if value.endswith("%"):
                    assert 0 <= float(value[:-1]) <= 100.01


def test_labels_below_columns_never_meet(examples: list[Review], article: Review) -> None:
    for found in (article, *examples):
        for judged in found.judged:
            for chart in map(columns, found.drawn(judged.claim.id).charts):
                if chart.over_time:
                    width = 300 * float(chart.rest[:-1]) / 100
                    shown = [(float(one.centre[:-1]) / 100 * width, one.shown) for one in chart.columns if one.shown]
                    assert shown
                    for (left, one), (right, other) in pairwise(shown):
                        assert right - left >= (len(one) + len(other)) * 3


# Text of files does no harm.


@pytest.mark.parametrize("name", PAGES)
def test_nothing_of_a_file_becomes_markup(name: str, pages: dict[str, Element]) -> None:
    page = pages[name]
    allowed = re.compile(r"#[\w-]+|https?://\S+")
    for element in page.all():
        assert element.tag not in ("script", "img", "iframe", "object", "embed", "form", "base", "link", "i", "s", "u")
        for attribute, value in element.attributes.items():
            assert not attribute.startswith("on")
            assert attribute not in ("style", "src", "srcset", "action", "formaction", "xlink:href")
            if attribute == "href":
                assert allowed.fullmatch(value), value


@pytest.mark.parametrize("name", PAGES)
def test_every_link_inside_leads_somewhere_and_every_name_is_given_once(name: str, pages: dict[str, Element]) -> None:
    names = [one.attributes["id"] for one in pages[name].all() if "id" in one.attributes]
    assert len(names) == len(set(names))
    for element in pages[name].all():
        for attribute in ("href", "aria-labelledby"):
            target = element.attributes.get(attribute, "")
            if attribute == "aria-labelledby" or target.startswith("#"):
                assert not target or target.lstrip("#") in names


@pytest.mark.parametrize("name", PAGES)
def test_every_drawing_has_words(name: str, pages: dict[str, Element]) -> None:
    def outermost(element: Element) -> Iterator[Element]:
        for child in element.children:
            if isinstance(child, Element):
                if child.tag == "svg":
                    yield child
                else:
                    yield from outermost(child)

    for drawing in outermost(pages[name]):
        if drawing.attributes.get("aria-hidden") != "true":
            assert drawing.attributes["role"] == "img"
            assert drawing.attributes["aria-label"].strip()


def test_hostile_words_are_shown_as_they_are(pages: dict[str, Element]) -> None:
    page = pages["hostile"]
    text = review(read(HOSTILE)).dossier.article.text
    assert article_of(page) == text
    assert "{{ 7 * 7 }}" in article_of(page)
    assert "<script>alert(1)</script>" in page.one("cc-title").text
    assert "javascript:alert(1)" in page.one("cc-byline").text
    links = [one.attributes["href"] for one in page.all() if one.attributes.get("href", "").startswith("http")]
    assert links == ["https://example.org/?a=1&b=<script>", "https://example.org/tea?a=1&b=2"]


def test_nothing_on_the_page_steers_or_hides() -> None:
    for found in (hostile(), review(read(HOSTILE), [STEERS, RAISES]), everything()):
        page = written([found])
        assert not {"\x1b", "\x00", "\x07", "\x9b"} & set(page)
        assert STEERING not in page
        assert not hidden_characters(page)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/a?b=c#d", True),
        ("http://example.org", True),
        ("HTTPS://example.org", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt://example.org/%0aalert(1)", False),
        ("data:text/html,<script>", False),
        ("//example.org", False),
        ("example.org", False),
        ("https://", False),
        ("https://exa mple.org", False),
        ("https://example.org/\n", False),
        ("https://ex\N{CYRILLIC SMALL LETTER A}mple.org", False),
        ("http://[::1", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_linked(address: str | None, kept: bool) -> None:
    assert web_address(address) == (address if kept else "")


def test_the_policy_allows_this_style_sheet_and_nothing_else(article: Review) -> None:
    page = parsed(written([article]))
    (style,) = [one for one in page.all() if one.tag == "style"]
    (policy,) = [one.attributes["content"] for one in page.all() if "http-equiv" in one.attributes]
    digest = b64encode(sha256(style.text.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "@import" not in style.text
    assert "url(" not in style.text


def test_the_same_review_gives_the_same_page(article: Review, project: Path) -> None:
    assert written([article]) == written([review(load(project / "claims" / "pakistani-american-diaspora"))])


# Ways to the page.


def test_the_command_writes_the_page(run: Callable[[str], CompletedProcess[str]], desk: Path) -> None:
    done = run("claimcheck check --output-format html --output page.html")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    page = parsed((desk / "page.html").read_text(encoding="utf-8"))
    assert len(list(page.all("cc-card"))) == 30


def test_a_notebook_shows_a_review_as_a_piece_of_a_page(article: Review) -> None:
    piece = article._repr_html_()
    tree = parsed(piece)
    assert not {"html", "head", "body", "meta", "title", "main", "h1"} & {one.tag for one in tree.all()}
    names = [one.attributes["id"] for one in tree.all() if "id" in one.attributes]
    assert all(re.match(r"cc-[0-9a-f]{8}-", name) for name in names)
    assert article_of(tree) == article.dossier.article.text
    assert piece == fragment(article)


def test_the_style_of_a_piece_stays_in_it() -> None:
    (style,) = [one for one in parsed(fragment(empty())).all() if one.tag == "style"]
    rules = re.sub(r"/\*.*?\*/", "", style.text, flags=re.DOTALL)
    rules = re.sub(r"@media[^{]*\{", "", rules)
    selectors = [one.strip() for group in re.findall(r"([^{}]+)\{", rules) for one in group.split(",")]
    assert len(selectors) > 50
    assert all(one.startswith(".cc") for one in selectors), [one for one in selectors if not one.startswith(".cc")]


def test_the_pictures_of_the_docs_are_small(project: Path) -> None:
    shown = {*re.findall(r"\(images/(\S+)\)", (project / "docs" / "html.md").read_text(encoding="utf-8"))}
    shown |= {*re.findall(r"\(docs/images/(\S+)\)", (project / "README.md").read_text(encoding="utf-8"))}
    pictures = {one.name: one.read_bytes() for one in (project / "docs" / "images").iterdir()}
    assert set(pictures) == shown
    for picture in pictures.values():
        assert picture.startswith(b"\x89PNG\r\n")
        assert len(picture) < 400_000


def test_rich_prints_a_review_in_the_width_it_has(article: Review) -> None:
    paper = Console(file=StringIO(), width=72, color_system=None)
    paper.print(article)
    assert isinstance(paper.file, StringIO)
    lines = paper.file.getvalue().splitlines()
    assert lines[0].startswith("Pakistani American Diaspora")
    assert max(map(len, lines)) <= 72
    assert any("it-exports-growth" in line for line in lines)
