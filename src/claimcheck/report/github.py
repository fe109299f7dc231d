"""The findings of reviews as commands for GitHub Actions, which shows them beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from claimcheck.finding import Finding, Severity, Verdict
from claimcheck.judgement import Review
from claimcheck.report.excerpt import line
from claimcheck.report.location import Locations
from claimcheck.report.notes import gathered
from claimcheck.report.tally import caution, counted, tally, total
from claimcheck.report.telling import evidence, explained

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def written(reviews: Sequence[Review]) -> str:
    """One command a line: what was checked, rules that raised, then the findings that nobody accepted, worst first.

    GitHub shows ten errors, ten warnings and ten notices of a step, so the worst of all dossiers come first.
    """
    counts = total(review.counts for review in reviews)
    summary = " ".join(filter(None, (tally(counts), caution(counts))))
    lines = [_command("notice", {"title": "claimcheck"}, summary)]
    for review in reviews:
        file = Locations(review.dossier).claim_file
        for failure in review.failures:
            told = f"the rule raised, a defect of it: {line(failure.error)}"
            lines.append(_command("error", {"file": file, "title": f"rule {failure.rule}"}, told))
    found = [one for review in reviews for one in _annotated(review)]
    lines += [command for _, command in sorted(found, key=lambda one: one[0])]
    return "".join(f"{each}\n" for each in lines)


def _annotated(review: Review) -> Iterator[tuple[Severity, str]]:
    locations = Locations(review.dossier)
    single, together = gathered([finding for finding in review.findings if finding.accepted is None])
    for finding in single:
        # A finding that says nothing of the figures has no verdict to tell.
        verdict = "" if finding.verdict is Verdict.UNCHECKED else f"{finding.verdict.value}: "
        title = f"{verdict}{finding.primary} ({finding.rule})"
        properties = _place(finding, locations) | {"title": title}
        told = "\n".join((*explained(finding), *evidence(finding)))
        yield finding.severity, _command(_COMMANDS[finding.severity], properties, told)
    for notes in together:
        names = ", ".join(dict.fromkeys(finding.primary for finding in notes.findings))
        title = f"{counted(len(notes.findings), 'note')} ({notes.rule})"
        told = ": ".join(filter(None, (line(notes.message), names)))
        yield Severity.NOTE, _command("notice", {"file": locations.claim_file, "title": title}, told)


def _place(finding: Finding, locations: Locations) -> dict[str, str]:
    """The words in the article, else the claim in the claim file. Columns are taken only of words on one line."""
    words = locations.words(finding.primary)
    if words is None:
        place = locations.claim(finding.primary)
        return {"file": place.path, "line": str(place.line), "col": str(place.column)}
    found = {"file": words.path, "line": str(words.line), "endLine": str(words.end_line)}
    if words.line == words.end_line:
        # The last column is part of what is marked.
        found |= {"col": str(words.column), "endColumn": str(max(words.column, words.end_column - 1))}
    return found


def _command(name: str, properties: dict[str, str], message: str) -> str:
    shown = ",".join(f"{key}={_property(line(value))}" for key, value in properties.items())
    return f"::{name} {shown}::{_data(message)}"


def _data(text: str) -> str:
    """A message in one line, as the runner reads it: a percent sign and the line ends by their codes."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """The value of a property, which a colon or a comma would end."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
