"""A page of reviews: for each dossier the article with its claims marked, the cards beside it, and what is left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from urllib.parse import urlsplit

from claimcheck.anchor import Anchor
from claimcheck.coverage import Accounted, Coverage, coverage
from claimcheck.finding import Finding, Severity, Verdict
from claimcheck.judgement import Judged, Review
from claimcheck.report.excerpt import line, shortened
from claimcheck.report.html.card import Brief, Card, Cards, Link, ToldFinding, web_address
from claimcheck.report.html.marking import Highlight, Paragraph, marked
from claimcheck.report.lead import lead
from claimcheck.report.notes import Gathered, gathered
from claimcheck.report.sign import VERDICTS
from claimcheck.report.tally import caution, counted, tally, total

MOST_CARDS: Final = 300
"""Claims of one dossier with a card of their own, the worst first; each of the others has a line."""

MOST_TEXT: Final = 1_000_000
"""Characters of an article that are shown: a book of six hundred pages."""

MOST_FIRST: Final = 12
"""Claims that the summary names, the worst ones."""

MOST_LISTED: Final = 200
"""Numbers that nothing claims, accepted findings and exemptions that are listed; the rest are counted."""

FOLLOWS: Final = 1_300
"""Characters of a paragraph that fits a screen, so that it can stay in sight beside its cards."""

MEANINGS: Final = {
    Verdict.CONTRADICTED: "A source, or what else the article says, leaves no room for it, however its words are read.",
    Verdict.DISPUTED: "It cannot hold together with another statement; which of them is wrong is not known.",
    Verdict.UNDECIDED: "What is known is too coarse, or too incomplete, to decide it.",
    Verdict.STRAINED: "It fits only by generous rounding, an older figure, or another reading of its words.",
    Verdict.CONSISTENT: "It was compared with something else and fits. That does not make it true.",
    Verdict.UNCHECKED: "Nothing could be compared with it. Silence is not agreement.",
}


@dataclass(frozen=True, slots=True)
class Count:
    """How many claims have a verdict; `start` and `width` are its part of the whole, in percent."""

    verdict: str
    sign: str
    number: int
    said: str
    start: str
    width: str
    address: str


@dataclass(frozen=True, slots=True)
class ParagraphRow:
    """A paragraph of the article with the claims that begin in it."""

    paragraph: Paragraph
    cards: tuple[Card, ...]
    briefs: tuple[Brief, ...]
    follows: bool


@dataclass(frozen=True, slots=True)
class Noted:
    """Notes of one rule, told together."""

    rule: str
    message: str
    claims: tuple[Link, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Loose:
    """A number that nothing claims, and where it stands."""

    text: str
    kind: str
    place: str


@dataclass(frozen=True)
class Part:
    """One review on the page."""

    review: Review
    prefix: str

    @property
    def title(self) -> str:
        """The title of the article, or else the name of its claim file."""
        return line(self.review.dossier.article.title) or line(self.review.dossier.claim_file)

    @property
    def authors(self) -> str:
        """The authors, in words."""
        authors = [line(one) for one in self.review.dossier.article.authors]
        return f"{', '.join(authors[:-1])} and {authors[-1]}" if len(authors) > 1 else "".join(authors)

    @property
    def published(self) -> str:
        """When the article was published, in words."""
        published = self.review.dossier.article.published
        return "" if published is None else str(published)

    @property
    def address(self) -> Link | None:
        """Where the article was published: the name of the site, where that is an address of the web."""
        url = self.review.dossier.article.url
        if url is None:
            return None
        address = web_address(url)
        return Link(urlsplit(address).hostname or address if address else shortened(url, 120), address)

    @property
    def claim_file(self) -> str:
        """The claim file that was checked."""
        return line(self.review.dossier.claim_file)

    @cached_property
    def _shown_text(self) -> str | None:
        text = self.review.dossier.article.text
        return None if text is None else text[:MOST_TEXT]

    @property
    def cut(self) -> int:
        """How many characters of the article are not shown."""
        text = self.review.dossier.article.text
        return max(len(text or "") - MOST_TEXT, 0)

    # The claims, in the order of the article.

    @cached_property
    def _anchors(self) -> dict[str, Anchor]:
        """Where the claims stand in the text that is shown."""
        article = self.review.dossier.article
        if self._shown_text is None:
            return {}
        found = ((judged.claim.id, article.anchor(judged.claim)) for judged in self.review.judged)
        return {name: anchor for name, anchor in found if anchor is not None and anchor.end <= len(self._shown_text)}

    @cached_property
    def _ordered(self) -> list[Judged]:
        last = len(self._shown_text or "")
        places = {name: (anchor.start, -anchor.end) for name, anchor in self._anchors.items()}
        return sorted(self.review.judged, key=lambda judged: places.get(judged.claim.id, (last, 0)))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {judged.claim.id: number for number, judged in enumerate(self._ordered, 1)}

    @cached_property
    def _standing(self) -> tuple[Sequence[Finding], Sequence[Gathered]]:
        """The findings that cards tell, worst first, and the notes that are told together."""
        standing = sorted((one for one in self.review.findings if one.accepted is None), key=lambda one: one.severity)
        return gathered(standing)

    @cached_property
    def _cards(self) -> Cards:
        return Cards(self.review, self.prefix, self._numbers, self._standing[0])

    @cached_property
    def _written(self) -> dict[str, Card | Brief]:
        cards = self._cards
        worst = sorted(self._ordered, key=lambda judged: judged.verdict)
        full = {judged.claim.id for judged in worst[:MOST_CARDS]}
        anchors = self._anchors
        return {
            judged.claim.id: (cards.card if judged.claim.id in full else cards.brief)(
                judged, in_text=judged.claim.id in anchors
            )
            for judged in self._ordered
        }

    @cached_property
    def by_number(self) -> dict[int, Card | Brief]:
        """The claims by their numbers, for the marks in the text."""
        return {one.number: one for one in self._written.values()}

    # The article.

    @cached_property
    def rows(self) -> tuple[ParagraphRow, ...]:
        """The paragraphs of the article, each with the claims that begin in it."""
        text = self._shown_text
        if text is None:
            return ()
        spans = []
        for judged in self._ordered:
            anchor = self._anchors.get(judged.claim.id)
            if anchor is not None:
                figure = _figure(text, anchor, judged.claim.printed)
                spans.append(Highlight(self._numbers[judged.claim.id], anchor.start, anchor.end, figure))
        loose = [(one.start, one.end) for one in self._unclaimed]
        rows = []
        for paragraph in marked(text, spans, loose):
            written = [self.by_number[number] for number in paragraph.claims]
            cards = tuple(one for one in written if isinstance(one, Card))
            briefs = tuple(one for one in written if isinstance(one, Brief))
            rows.append(ParagraphRow(paragraph, cards, briefs, paragraph.length <= FOLLOWS))
        return tuple(rows)

    @property
    def elsewhere(self) -> tuple[Card | Brief, ...]:
        """The claims whose words are not in the text that is shown."""
        return tuple(one for one in self._written.values() if not one.in_text)

    # The summary.

    @property
    def counts(self) -> tuple[Count, ...]:
        """The claims by verdict, worst first."""
        whole = self.review.counts.claims
        found, before = [], 0
        for verdict in Verdict:
            number = self.review.counts.verdicts.get(verdict, 0)
            if number:
                first = next(one for one in self._written.values() if one.verdict == verdict.value)
                start, width = 100 * before / whole, 100 * number / whole
                found.append(
                    Count(
                        verdict.value,
                        VERDICTS[verdict],
                        number,
                        MEANINGS[verdict],
                        f"{start:.2f}%",
                        f"{width:.2f}%",
                        f"#{first.anchor}",
                    )
                )
                before += number
        return tuple(found)

    @property
    def first(self) -> tuple[tuple[Card | Brief, ToldFinding], ...]:
        """The claims to look at first, each with what is said of it: contradicted ones, then disputed."""
        found: dict[str, Finding] = {}
        for finding in self.review.findings:
            if finding.severity is Severity.ERROR and finding.accepted is None:
                found.setdefault(finding.primary, finding)
        named = list(found.items())[:MOST_FIRST]
        return tuple((self._written[name], self._cards.told(finding, name)) for name, finding in named)

    @property
    def more_first(self) -> int:
        """Errors that the summary does not name."""
        names = {one.primary for one in self.review.findings if one.severity is Severity.ERROR and not one.accepted}
        return max(len(names) - MOST_FIRST, 0)

    @property
    def lead(self) -> str:
        """What to do first, in a line or two."""
        return lead(self.review)

    @property
    def tally(self) -> str:
        """Everything that was counted, in a sentence, and what must be said where nothing was found."""
        return f"{tally(self.review.counts)} {caution(self.review.counts)}".strip()

    # What was left out.

    @property
    def unchecked(self) -> tuple[Card | Brief, ...]:
        """The claims that nothing checked."""
        return tuple(one for one in self._written.values() if one.verdict == Verdict.UNCHECKED.value)

    @cached_property
    def _coverage(self) -> Coverage | None:
        return None if self.review.dossier.article.text is None else coverage(self.review.dossier)

    @cached_property
    def _unclaimed(self) -> tuple[Accounted, ...]:
        return () if self._coverage is None else self._coverage.unclaimed

    @property
    def covered(self) -> str:
        """How much of the text is accounted for, in a sentence; "" where there is no text."""
        found = self._coverage
        if found is None:
            return ""
        tenths = int(found.percent * 10)
        share = f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)
        return (
            f"A claim or an exemption accounts for {share}% of the {counted(found.quantities, 'number')} in the text."
        )

    @property
    def loose(self) -> tuple[Loose, ...]:
        """Numbers that nothing claims."""
        path = line(self.review.dossier.article.path)
        return tuple(
            Loose(shortened(one.text, 120), one.kind, f"{path}:{one.line}:{one.column}")
            for one in self._unclaimed[:MOST_LISTED]
        )

    @property
    def more_loose(self) -> int:
        """Numbers that nothing claims and that are not listed."""
        return max(len(self._unclaimed) - MOST_LISTED, 0)

    @property
    def exemptions(self) -> tuple[tuple[str, str], ...]:
        """What the claim file leaves out on purpose, with the reason."""
        return tuple(
            (shortened(one.quote, 300), shortened(one.reason, 300))
            for one in self.review.dossier.exemptions[:MOST_LISTED]
        )

    @property
    def lost(self) -> tuple[str, ...]:
        """The words of exemptions that are not in the text."""
        return (
            () if self._coverage is None else tuple(shortened(one.quote) for one in self._coverage.lost[:MOST_LISTED])
        )

    @property
    def accepted(self) -> tuple[tuple[Link, ToldFinding], ...]:
        """The findings that a person accepted, and those known from a baseline."""
        found = [one for one in self.review.findings if one.accepted is not None][:MOST_LISTED]
        return tuple((self._cards.link(one.primary), self._cards.told(one, one.primary)) for one in found)

    @property
    def notes(self) -> Sequence[Noted]:
        """The notes that speak about claim after claim, one for each rule."""
        notes = []
        for group in self._standing[1]:
            names = list(dict.fromkeys(one.primary for one in group.findings))
            message = group.message or f"such as: {group.findings[0].message}"
            shown = tuple(self._cards.link(name) for name in names[:MOST_FIRST])
            notes.append(Noted(group.rule, shortened(message, 400), shown, len(names) - len(shown)))
        return notes

    @property
    def failures(self) -> tuple[tuple[str, str], ...]:
        """The rules that raised, each with its error."""
        return tuple((line(one.rule), shortened(one.error, 400)) for one in self.review.failures)


def _figure(text: str, anchor: Anchor, printed: str) -> tuple[int, int] | None:
    """Where the figure stands among the words of its claim."""
    words = r"\s+".join(map(re.escape, printed.split()))
    found = re.compile(words, re.IGNORECASE).search(text, anchor.start, anchor.end) if words else None
    return found.span() if found else None


@dataclass(frozen=True)
class Page:
    """All reviews of one page."""

    reviews: Sequence[Review]
    prefix: str = ""

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The reviews as parts of the page, with prefixes of their own."""
        several = len(self.reviews) > 1
        return tuple(
            Part(review, f"{self.prefix}{f'd{number}-' if several else ''}claim-")
            for number, review in enumerate(self.reviews, 1)
        )

    @property
    def title(self) -> str:
        """The title of the page."""
        if len(self.parts) == 1:
            return self.parts[0].title
        return f"The numbers in {counted(len(self.parts), 'article')}"

    @property
    def tally(self) -> str:
        """Everything that was counted, over all reviews."""
        return tally(total(review.counts for review in self.reviews))

    @property
    def meanings(self) -> tuple[tuple[str, str, str], ...]:
        """What the verdicts mean."""
        return tuple((verdict.value, VERDICTS[verdict], said) for verdict, said in MEANINGS.items())
