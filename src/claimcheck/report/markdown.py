"""The reviews as Markdown for a comment on a pull request: claims by verdict, then the findings, worst first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from claimcheck.finding import Finding, Severity, Verdict
from claimcheck.judgement import Review
from claimcheck.report.excerpt import around, line, shortened
from claimcheck.report.location import Locations
from claimcheck.report.notes import Gathered, gathered
from claimcheck.report.sign import VERDICTS
from claimcheck.report.tally import caution, counted, tally, total
from claimcheck.report.telling import MOST_EVIDENCE, explained

MARK: Final = "<!-- claimcheck -->"
"""The first line, by which a workflow finds its own comment, to write it anew instead of adding another."""

LONGEST: Final = 65_536
"""Characters of a comment that GitHub takes, counted as JavaScript does: two for an emoji."""

_LAST: Final = 200
"""Characters kept for the line that says what is cut."""

LONGEST_LINE: Final = 1_500
"""Characters of one sentence: ten lines of a comment."""

MOST_NAMED: Final = 12
"""Claims named in one row."""

# Of these signs Markdown, with the additions of GitHub, makes markup wherever they stand in a line.
_MARKUP: Final = re.compile(r"[\\`*_{}\[\]<>&~|$^]")
# What GitHub links or turns into a picture after the markup is done, so that a backslash does not help.
_LINKED: Final = re.compile(
    r"""
      (?<=[@\#])(?=\w) | (?<=/)(?=/) | (?<=\bwww)(?=\.) | (?<=\bGH)(?=-\d) | (?<=\bmailto)(?=:) | (?<=\bxmpp)(?=:)
    | (?<=:)(?=[\w+-]++:) | (?<=\b[0-9a-f])(?=[0-9a-f]{6,39}\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
APART: Final = "<span></span>"
"""Nothing, but between two characters that GitHub would take together for a name, an issue or an address."""


def written(reviews: Sequence[Review]) -> str:
    """The comment, whole or cut behind a finding; a last line says how many findings are left out."""
    counts = total(review.counts for review in reviews)
    summary = " ".join(filter(None, (tally(counts), caution(counts))))
    several = len(reviews) > 1
    tables = [_table(review) for review in reviews]
    found: list[tuple[Severity, str]] = []
    for review in reviews:
        single, together = gathered(review.findings)
        found += [(finding.severity, _section(finding, review, several)) for finding in single]
        found += [(Severity.NOTE, _gathered(notes, review, several)) for notes in together]
    found.sort(key=lambda one: one[0])
    parts = [f"{MARK}\n## {_headline(reviews)}\n\nThe report counts {words(summary)}\n"]
    parts += [*tables, *(section for _, section in found)]
    kept = _fitting(parts)
    if kept < len(parts):
        more = counted(min(len(found), len(parts) - kept), "more finding")
        if kept <= len(tables):
            more = f"{counted(len(tables) + 1 - kept, 'more article')} and {more}"
        parts[kept:] = [f"**Cut:** {more} would make this longer than a comment can be.\n"]
    return "\n".join(parts)


def _fitting(parts: Sequence[str]) -> int:
    """How many of the parts a comment has room for, with a last line when it has not for all."""
    if sum(_length(part) + 1 for part in parts) <= LONGEST:
        return len(parts)
    room = LONGEST - _LAST
    for number, part in enumerate(parts):
        room -= _length(part) + 1
        if room < 0:
            return number
    return len(parts)


def _headline(reviews: Sequence[Review]) -> str:
    counts = total(review.counts for review in reviews)
    wrong = counts.verdicts.get(Verdict.CONTRADICTED, 0)
    if counts.failures:
        return f"claimcheck: {counted(counts.failures, 'rule')} failed"
    claims = counted(counts.claims, "claim")
    if wrong:
        return f"claimcheck: {wrong:,} of {claims} {'is' if wrong == 1 else 'are'} contradicted"
    errors = counts.findings.get(Severity.ERROR, 0)
    if errors:
        return f"claimcheck: {counted(errors, 'error')} in {claims}"
    return f"claimcheck: no conflict found in {claims}"


def _table(review: Review) -> str:
    """A dossier: its title, its claims by verdict, and the rules that raised."""
    title = words(shortened(review.dossier.article.title)) or "Without a title"
    lines = [f"### Article: {title}", "", code(Locations(review.dossier).claim_file)]
    for failure in review.failures:
        lines += ["", f"**The rule {code(failure.rule)} raised, a defect of it:** {_cut(failure.error)}"]
    lines += ["", "| verdict | claims | which |", "|---|---:|---|"]
    for verdict in Verdict:
        named = [judged.claim.id for judged in review.judged if judged.verdict is verdict]
        if named:
            lines.append(f"| {VERDICTS[verdict]} {verdict.value} | {len(named):,} | {_names(named)} |")
    return "\n".join(lines) + "\n"


def _section(finding: Finding, review: Review, several: bool) -> str:
    """A finding: what the article says, what is wrong, and, folded away, slips and places."""
    claim = review.dossier.by_id[finding.primary]
    locations = Locations(review.dossier)
    aside = f" ({'known' if finding.known else 'accepted'})" if finding.set_aside else ""
    of = f" in {code(locations.claim_file)}" if several else ""
    first, *rest = explained(finding)
    stretch, place = locations.words(finding.primary), locations.claim(finding.primary)
    at = [code(f"{place.path}:{place.line}")]
    if stretch is not None:
        at.insert(0, code(f"{stretch.path}:{stretch.line}:{stretch.column}"))
    # A finding that says nothing of the figures has no verdict to tell.
    verdict = "" if finding.verdict is Verdict.UNCHECKED else f" is {finding.verdict.value}"
    lines = [
        f"#### {finding.severity.value}{aside}: {code(finding.primary)}{verdict} ({code(finding.rule)}){of}",
        "",
        f"> “{words(around(claim.quote, claim.printed))}”",
        "",
        f"**Found:** {_cut(first)}",
        "",
        "<details><summary>Places and explanations</summary>",
        "",
        *(f"- {one}" for one in _details(rest, at, finding)),
        "",
        "</details>",
    ]
    return "\n".join(lines) + "\n"


def _details(rest: Sequence[str], at: Sequence[str], finding: Finding) -> Iterator[str]:
    yield f"At: {', '.join(at)}"
    for one in rest:
        kind, _, said = one.partition(": ")
        yield f"{kind}: {_cut(said)}"
    if len(finding.claims) > 1:
        yield f"Tied to it: {_names(finding.claims[1:])}"
    for place in finding.evidence[:MOST_EVIDENCE]:
        yield f"Figure: {_cut(place)}"
    if len(finding.evidence) > MOST_EVIDENCE:
        yield f"And {counted(len(finding.evidence) - MOST_EVIDENCE, 'more figure')}"


def _gathered(notes: Gathered, review: Review, several: bool) -> str:
    """The notes of one rule about many claims, in one line."""
    of = f" in {code(Locations(review.dossier).claim_file)}" if several else ""
    message = f" {_cut(notes.message)}:" if notes.message else ""
    named = list(dict.fromkeys(finding.primary for finding in notes.findings))
    return f"**{counted(len(notes.findings), 'note')}** of {code(notes.rule)}{of}:{message} {_names(named)}\n"


def _names(claims: Sequence[str]) -> str:
    more = len(claims) - MOST_NAMED
    return ", ".join(map(code, claims[:MOST_NAMED])) + (f" and {more:,} more" if more > 0 else "")


def words(text: str) -> str:
    """A text on one line that reads as it is, behind words of our own: nothing in it is markup, a link or a mention."""
    pieces = []
    done = 0
    shown = line(text)
    for gap in _LINKED.finditer(shown):
        pieces.append(_escaped(shown[done : gap.start()]))
        done = gap.start()
    return APART.join([*pieces, _escaped(shown[done:])])


def _escaped(text: str) -> str:
    return _MARKUP.sub(lambda sign: f"\\{sign[0]}", text)


def _cut(text: str) -> str:
    return words(shortened(text, LONGEST_LINE))


def code(text: str) -> str:
    """A name as code, in which nothing is markup: its fence is longer than any in it. Not for cells of tables."""
    shown = line(text)
    fence = "`" * (max((len(run) for run in re.findall(r"`++", shown)), default=0) + 1)
    pad = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{pad}{shown}{pad}{fence}" if shown else ""


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
