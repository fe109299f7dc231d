"""The page in a real browser: nothing overlaps or scrolls sideways, everything is reached, read and printed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from reviewed import everything, many

from claimcheck.checker import review
from claimcheck.loading.loader import load, read
from claimcheck.report.html import written

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

REQUIRED: Final = "CLAIMCHECK_BROWSER"
"""The environment variable that turns a missing browser into a failure; `.ci/run` sets it."""

WIDTHS: Final = (390, 1280)
"""Pixels: a phone, and a laptop."""

FLAGS: Final = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)

HOSTILE: Final = r"""
article:
  title: "</title><script>document.title = 'run'</script> a title that goes on and on without an end in sight"
  url: "javascript:alert(1)"
  body: |
    <script>alert(1)</script> They sold "><img src=http://127.0.0.1:1/x onerror=alert(1)> $5 billion of tea in 2022,
    andaverylongwordthatnobreakcouldeverfindaplaceinbecauseithasnospacesatallanywhereinsideofitnotevenasofthyphen 7.
quantities:
  tea: {measure: "tea<style>*{display:none}</style>", unit: USD, by: country, members: {Nor: []}}
sources:
  bank: {title: T, publisher: "aPublisherWithANameThatHasNoSpaceAtAllAndThatIsLongerThanAnyPhoneIsWideSoItMustBreak"}
evidence:
  - {quantity: tea, source: bank, unit: million USD, rows: "member,period,value\nNor,2022,3209.8\n"}
claims:
  - {id: sold-with-a-name-that-is-longer-than-a-line-of-a-phone-and-hyphens-alone, quote: $5 billion of tea in 2022,
     kind: level, quantity: tea, member: Nor, period: calendar 2022, figure: $5 billion}
"""


@dataclass
class Desk:
    """A browser, the pages of several kinds of review as files, and what went wrong while they were looked at."""

    browser: Browser
    pages: dict[str, Path]
    troubles: list[str] = field(default_factory=list)

    def open(self, name: str, width: int = 1280, **settings: Any) -> Page:
        """A page at a width, with everything it asks for or complains of taken down."""
        page = self.browser.new_page(viewport={"width": width, "height": 800}, **settings)
        page.on("console", lambda message: self.troubles.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        page.on("dialog", lambda dialog: self.troubles.append(f"dialog: {dialog.message}"))
        page.on("request", lambda asked: self.troubles.append(asked.url) if "file:" not in asked.url else None)
        page.goto(self.pages[name].as_uri())
        return page


def missing(reason: str) -> None:
    """Skip for a reason, or fail where the browser is required."""
    if os.environ.get(REQUIRED):
        pytest.fail(f"{reason}, and {REQUIRED} is set")
    pytest.skip(reason)


@pytest.fixture(scope="module")
def desk(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright is not installed: pip install '.[browser]'")
    program = shutil.which("chromium")
    if program is None:
        missing("chromium is not installed")
    folder = tmp_path_factory.mktemp("pages")
    kinds = {
        "article": [review(load(project / "claims" / "pakistani-american-diaspora"))],
        "example": [review(load(project / "docs" / "examples" / "ostermouth-budget"))],
        "everything": [everything(), review(read(HOSTILE))],
        "many": [many(310)],
        "none": [],
    }
    pages = {}
    for name, reviews in kinds.items():
        pages[name] = folder / f"{name}.html"
        pages[name].write_text(written(reviews), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield Desk(browser, pages)
        browser.close()


@pytest.fixture(autouse=True)
def quiet(desk: Desk) -> Iterator[None]:
    """Whatever is looked at, no page asks for anything, complains, or runs anything."""
    desk.troubles.clear()
    yield
    assert desk.troubles == []
    for context in desk.browser.contexts:
        context.close()


ALL: Final = ("article", "example", "everything", "many", "none")
FULL: Final = ("article", "everything")

OVERFLOWING: Final = """() => [...document.querySelectorAll('body *')].filter(one => {
  const box = one.getBoundingClientRect(), style = getComputedStyle(one);
  if (!box.width || !box.height || style.position === 'absolute') return false;
  if (one.closest('svg, .cc-visually-hidden')) return false;
  return box.right > document.documentElement.clientWidth + 1 || box.left < -1;
}).map(one => one.tagName + '.' + one.className + ': ' + one.textContent.slice(0, 60))"""

# Every line of text and every label of a drawing, as a rectangle with the block it belongs to, and every bar.
OVERLAPS: Final = """() => {
  const BLOCKS = 'p, li, h1, h2, h3, h4, figcaption, summary, blockquote, dt, dd, td, th, text';
  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (!node.textContent.trim() || !parent.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true}))
      continue;
    if (parent.closest('.cc-visually-hidden, .cc-skip, style, title')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects())
      if (box.width > 1 && box.height > 1)
        boxes.push({left: box.left, right: box.right, top: box.top, bottom: box.bottom, node: parent,
                    block: parent.closest(BLOCKS)});
  }
  // The bars of a plot have a line of their own, which no words may reach into.
  for (const node of document.querySelectorAll('svg.cc-line, svg.cc-member-bar')) {
    const box = node.getBoundingClientRect();
    if (box.width && node.checkVisibility())
      boxes.push({left: box.left, right: box.right, top: box.top, bottom: box.bottom, node, block: node});
  }
  boxes.sort((one, other) => one.top - other.top);
  const found = [];
  boxes.forEach((one, place) => {
    for (let next = place + 1; next < boxes.length && boxes[next].top < one.bottom - 2; next++) {
      const other = boxes[next];
      // Lines of one paragraph are set by the browser; what could collide are different blocks.
      if (one.block === other.block && one.block.tagName !== 'text') continue;
      if (Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
          && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 2)
        found.push(one.node.textContent.slice(0, 40) + ' | ' + other.node.textContent.slice(0, 40));
    }
  });
  return found.slice(0, 5);
}"""


# The element that has the focus, where it leads, and how wide the line around it is.
FOCUSED: Final = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  const seen = one.matches(':focus-visible') && style.outlineStyle != 'none';
  return [one.tagName, one.getAttribute('href') || '', seen ? parseFloat(style.outlineWidth) : 0];
}"""


def opened(page: Page) -> Page:
    """The page with everything that can be opened, open."""
    page.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true })")
    return page


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ALL)
def test_nothing_scrolls_sideways_and_no_texts_overlap(desk: Desk, name: str, width: int) -> None:
    page = opened(desk.open(name, width))
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert page.evaluate(OVERFLOWING) == []
    assert page.evaluate(OVERLAPS) == []


@pytest.mark.parametrize(("width", "size"), [(320, "100%"), (640, "200%")])
def test_a_small_phone_and_large_letters_scroll_no_page_sideways(desk: Desk, width: int, size: str) -> None:
    """What WCAG asks for: 320 pixels, and letters of twice their size."""
    page = desk.open("everything", width, bypass_csp=True)
    page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_every_claim_is_reached_from_its_words_and_back(desk: Desk, width: int) -> None:
    page = desk.open("article", width)
    links = page.locator(".cc-signed")
    assert links.count() == 30
    for number in range(links.count()):
        target = links.nth(number).get_attribute("href")
        assert target is not None
        links.nth(number).focus()
        page.keyboard.press("Enter")
        assert page.evaluate("() => location.hash") == target
        assert page.locator(f"{target}:target").is_visible()
        top = page.evaluate("() => document.querySelector(':target').getBoundingClientRect().top")
        assert -1 <= top < 790
    page.locator("#claim-us-remittances .cc-card-name a").click()
    assert page.evaluate("() => location.hash") == "#claim-us-remittances-text"


def test_the_keyboard_goes_through_the_page_in_order(desk: Desk) -> None:
    page = desk.open("article")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className") == "cc-skip"
    place = page.locator(".cc-skip").bounding_box()
    assert place is not None
    assert place["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "cc-main"
    reached: list[str] = []
    while len(reached) < 400:
        page.keyboard.press("Tab")
        told = page.evaluate(FOCUSED)
        if told[0] == "BODY":
            break
        assert told[2] >= 2, told
        reached.append(told[1])
    shown = [one for one in reached if one.startswith("#claim-") and not one.endswith("-text")]
    assert len(set(shown)) == 30


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", FULL)
def test_axe_finds_no_barrier(desk: Desk, name: str, scheme: Any) -> None:
    # The policy of the page lets no script in, so the examiner is let past it.
    page = opened(desk.open(name, 390 if scheme == "dark" else 1280, color_scheme=scheme, bypass_csp=True))
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    told = [f"{one['id']}: {one['nodes'][0]['html'][:160]} ({len(one['nodes'])})" for one in found["violations"]]
    assert told == []
    assert len(found["passes"]) > 15


def test_dark_and_print_change_the_ground(desk: Desk) -> None:
    page = desk.open("article", color_scheme="dark")
    ground = "() => getComputedStyle(document.querySelector('.cc')).backgroundColor"
    dark = page.evaluate(ground)
    assert max(map(int, dark[4:-1].split(","))) < 60
    page.emulate_media(color_scheme="light")
    assert min(map(int, page.evaluate(ground)[4:-1].split(","))) > 240


def test_what_is_folded_away_is_printed(desk: Desk) -> None:
    page = desk.open("article", 800)
    folded = page.locator("#claim-students .cc-compared")
    assert not folded.is_visible()
    page.emulate_media(media="print")
    assert folded.evaluate("one => one.getBoundingClientRect().height") > 10
    assert page.locator(".cc-skip").is_hidden()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 800
    assert page.evaluate(OVERLAPS) == []


def test_the_page_is_the_same_without_scripts(desk: Desk) -> None:
    page = desk.open("article", java_script_enabled=False)
    assert page.locator(".cc-card").count() == 30
    page.locator("#claim-students summary").first.click()
    assert page.locator("#claim-students .cc-compared").is_visible()


def test_what_the_browser_reads_as_the_article_is_the_article(desk: Desk, project: Path) -> None:
    page = desk.open("article")
    text = page.evaluate("() => [...document.querySelectorAll('.cc-text')].map(one => one.textContent).join('')")
    article = project / "claims" / "pakistani-american-diaspora" / "article.txt"
    assert text == article.read_text(encoding="utf-8")


def test_hostile_words_run_nothing(desk: Desk) -> None:
    page = desk.open("everything")
    assert page.evaluate("() => document.title") == "The numbers in 2 articles · claims checked"
    assert page.locator("script, img").count() == 0
    assert (
        "<script>alert(1)</script>"
        in page.locator(".cc-text").last.inner_text() + page.locator(".cc-article").last.inner_text()
    )
