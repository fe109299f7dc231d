"""Claim files as tests: `pytest --claims` collects them, one item per claim, and a finding is the failure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

# The rest of claimcheck is imported where claims are checked: every run of pytest loads this module.
if TYPE_CHECKING:
    from claimcheck.editorial import EditorialDossier
    from claimcheck.finding import Finding
    from claimcheck.judgement import Review


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--claims` and the settings `claims`, `claims_coverage` and `claims_dossier`."""
    parser.getgroup("claimcheck").addoption(
        "--claims", action="store_true", help="check the claim files (claims.yaml) among the paths, one test per claim"
    )
    parser.addini("claims", "check claim files also without --claims", type="bool", default=False)
    parser.addini("claims_coverage", "the least coverage of a text, in percent, as one more test of it; empty: none")
    parser.addini("claims_dossier", "the folder of the dossier that the fixtures `dossier` and `review` give")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> ClaimFile | None:
    """A claim file among the paths, where claim files are asked for."""
    if not (parent.config.getoption("claims") or parent.config.getini("claims")):
        return None
    from claimcheck.loading.loader import CLAIM_FILE

    return ClaimFile.from_parent(parent, path=file_path) if file_path.name == CLAIM_FILE else None


class ClaimFile(pytest.File):
    """A claim file, reviewed once for all of its items."""

    def collect(self) -> Iterator[pytest.Item]:
        """One item per claim, in the order of the file, and a failing one for each rule that raised."""
        review = self._review()
        for claim in review.dossier.claims:
            yield ClaimItem.from_parent(self, name=claim.id, review=review)
        for failure in review.failures:
            yield DefectItem.from_parent(self, name=f"rule {failure.rule}", error=failure.error)
        least = self.config.getini("claims_coverage")
        if least:
            yield CoverageItem.from_parent(self, name="coverage of the text", review=review, least=least)

    def _review(self) -> Review:
        from claimcheck import catalogue, configuration
        from claimcheck.checker import review
        from claimcheck.fault import InputError
        from claimcheck.loading.loader import load
        from claimcheck.text import printable

        # As a person in the current folder names it, so that the places in failures can be followed.
        here = Path.cwd()
        path = self.path.relative_to(here) if self.path.is_relative_to(here) else self.path
        try:
            given = configuration.of(self.config.rootpath)
            rules = catalogue.chosen(given.select, given.ignore)
            found = review(load(path, style=given.style), rules, severities=given.severity)
            if given.baseline is not None:
                from claimcheck.baseline import read

                found, _ = read(given.baseline).applied(found, ())
            return found
        except InputError as error:
            raise self.CollectError("\n".join(printable(str(fault)) for fault in error.faults)) from None


class ContradictionError(Exception):
    """Errors stand against a claim; the message is what a person reads of them."""


class ClaimItem(pytest.Item):
    """One claim. It fails when an error stands that it is part of; warnings and notes do not fail it.

    It is skipped when nothing could be decided of it, since passing would look like agreement, and it is an expected
    failure when every error against it is accepted.
    """

    def __init__(self, *, review: Review, **settings: Any) -> None:
        super().__init__(**settings)
        from claimcheck.finding import Severity, Verdict

        self.review = review
        self.errors = [finding for finding in review.of(self.name) if finding.severity is Severity.ERROR]
        verdict = review.verdict(self.name)
        self.user_properties.append(("verdict", verdict.value))
        reasons = [finding.set_aside for finding in self.errors]
        if reasons and all(reasons):
            # An editor accepted these findings, or knows them; strict, so that one that is gone is noticed.
            self.add_marker(pytest.mark.xfail(reason="; ".join(dict.fromkeys(reasons)), strict=True))
        elif not reasons and verdict in (Verdict.UNCHECKED, Verdict.UNDECIDED):
            # Nothing could be decided of the claim: a pass would look like agreement, and a failure like an error.
            self.add_marker(pytest.mark.skip(reason=f"{self.name}: {verdict.value}"))

    def runtest(self) -> None:
        """Fail with the errors that nobody accepted, or with those accepted when there are no others."""
        errors = [finding for finding in self.errors if finding.accepted is None] or self.errors
        if errors:
            raise ContradictionError("\n\n".join(map(self._told, errors)))

    def _told(self, finding: Finding) -> str:
        from claimcheck.text import printable

        primary = self.review.dossier.by_id[finding.primary]
        lines = [
            f"{finding.verdict.value}: {finding.message} ({finding.rule})",
            str(finding.place),
            f"{finding.words or 'quote'}: “{primary.quote}”",
            *finding.evidence,
        ]
        if len(finding.claims) > 1:
            lines.append(f"tied to it: {', '.join(finding.claims[1:])}")
        return "\n    ".join(map(printable, lines))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The errors themselves; where the checker broke has no part in them."""
        if isinstance(excinfo.value, ContradictionError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """The claim in the claim file; pytest counts lines from 0."""
        place = self.review.dossier.places[self.name]
        return self.path, place.line - 1, self.name


class DefectItem(pytest.Item):
    """A rule that raised instead of answering."""

    def __init__(self, *, error: str, **settings: Any) -> None:
        super().__init__(**settings)
        self.error = error

    def runtest(self) -> None:
        """Fail always."""
        from claimcheck.text import printable

        pytest.fail(f"the rule raised, a defect of it: {printable(self.error)}", pytrace=False)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """The claim file it raised on."""
        return self.path, None, self.name


class CoverageItem(pytest.Item):
    """The text of a dossier: it fails when claims and exemptions account for too few of its quantities."""

    def __init__(self, *, review: Review, least: str, **settings: Any) -> None:
        super().__init__(**settings)
        self.review, self.least = review, least

    def runtest(self) -> None:
        """Fail with the quantities that nothing accounts for."""
        from fractions import Fraction

        from claimcheck.coverage import coverage
        from claimcheck.fault import InputError
        from claimcheck.report.coverage import text

        try:
            covered = coverage(self.review.dossier)
            least = Fraction(self.least)
        except InputError as error:
            pytest.fail(str(error), pytrace=False)
        except (ValueError, ZeroDivisionError):
            pytest.fail(f"claims_coverage = {self.least!r} is no percentage", pytrace=False)
        if covered.percent < least:
            pytest.fail(f"under {self.least}% of the quantities are accounted for\n{text([covered])}", pytrace=False)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """The claim file whose text it is."""
        return self.path, None, self.name


@pytest.fixture(scope="session")
def dossier(pytestconfig: pytest.Config) -> EditorialDossier:
    """The dossier in the folder that the setting `claims_dossier` names, from the root of the tests, to be asked."""
    from claimcheck import configuration
    from claimcheck.editorial import EditorialDossier
    from claimcheck.fault import InputError
    from claimcheck.loading.loader import load
    from claimcheck.text import printable

    folder = pytestconfig.getini("claims_dossier")
    if not folder:
        pytest.fail(
            "set claims_dossier to the folder of a dossier in the pytest settings, such as "
            "claims_dossier = claims/council",
            pytrace=False,
        )
    try:
        style = configuration.of(pytestconfig.rootpath).style
        return EditorialDossier.of(load(pytestconfig.rootpath / folder, style=style))
    except InputError as error:
        pytest.fail("\n".join(printable(str(fault)) for fault in error.faults), pytrace=False)


@pytest.fixture(scope="session")
def review(dossier: EditorialDossier) -> Review:
    """The review of that dossier."""
    return dossier.review
