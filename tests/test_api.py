"""The public names: a dozen, typed, frozen, and imported only when they are asked for."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import claimcheck


def test_a_dossier_is_loaded_and_reviewed(project: Path) -> None:
    dossier = claimcheck.load(project / "claims" / "pakistani-american-diaspora")
    review = claimcheck.review(dossier)
    assert isinstance(dossier, claimcheck.Dossier)
    assert isinstance(review, claimcheck.Review)
    assert review.verdict("us-remittances") is claimcheck.Verdict.CONTRADICTED
    assert {finding.severity for finding in review.findings} <= set(claimcheck.Severity)


def test_input_that_cannot_be_used_raises_one_error_with_every_fault(tmp_path: Path) -> None:
    (tmp_path / "claims.yaml").write_text("articel: {}\nclaim: []\n", encoding="utf-8")
    with pytest.raises(claimcheck.InputError) as caught:
        claimcheck.load(tmp_path)
    assert [(fault.line, fault.column) for fault in caught.value.faults] == [(1, 1), (2, 1)]


def test_a_figure_is_read_from_its_words() -> None:
    figure = claimcheck.read_figure("about 60%")
    assert isinstance(figure, claimcheck.Figure)
    assert isinstance(figure.plain, claimcheck.Interval)
    assert 60 in figure.plain
    assert 50 not in figure.generous


def test_every_public_name_is_there_and_listed() -> None:
    for name in claimcheck.__all__:
        assert getattr(claimcheck, name) is not None
    assert set(claimcheck.__all__) <= set(dir(claimcheck))
    assert claimcheck.__version__ == version("claimcheck-prose")


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'reviews'"):
        claimcheck.__getattr__("reviews")


@pytest.mark.parametrize("program", ["import claimcheck", "import claimcheck.cli", "import claimcheck.pytest_plugin"])
def test_importing_costs_none_of_the_heavy_packages(program: str) -> None:
    heavy = {"pydantic", "pint", "rich", "yaml", "claimcheck.claim"}
    printed = subprocess.run(
        [sys.executable, "-c", f"import sys\n{program}\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not heavy & set(printed.stdout.split())


def test_a_name_brings_in_only_its_module() -> None:
    printed = subprocess.run(
        [sys.executable, "-c", "import sys, claimcheck\nclaimcheck.InputError\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "claimcheck.fault" in printed.stdout.split()
    assert "claimcheck.claim" not in printed.stdout.split()
