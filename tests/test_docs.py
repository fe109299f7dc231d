"""What the pages say is so: their commands run, their examples hold, their links lead somewhere, their keys exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Run
from sybil import Sybil
from sybil.parsers.myst import PythonCodeBlockParser

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
PAGE_IDS = [str(page.relative_to(ROOT)) for page in PAGES]

BLOCK = re.compile(r"^```(?P<language>[a-z]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
TRIED = ("claimcheck", "python3 -m claimcheck", "python3 -m pytest --claims")
# Setting up and checking everything is what .ci/run does; a test that did it would run itself.
NAMES_OF_FILES = ("toml", "sarif")
SETS_UP = (".ci/run", "python3 -m pip install", "python3 -m pytest")


def blocks(page: Path, language: str) -> Iterator[tuple[int, str]]:
    """The fenced blocks of a language on a page, each with the line it begins on."""
    text = page.read_text(encoding="utf-8")
    for block in BLOCK.finditer(text):
        if block["language"] == language:
            yield text.count("\n", 0, block.start("body")) + 1, block["body"]


def commands() -> Iterator[Any]:
    """Every command in the `sh` blocks of all pages; those joined by && one by one."""
    for page, name in zip(PAGES, PAGE_IDS, strict=True):
        for first, body in blocks(page, "sh"):
            for number, line in enumerate(body.splitlines(), first):
                for command in filter(None, line.split(" && ")):
                    yield pytest.param(command, id=f"{name}:{number}:{command.partition('#')[0].strip()}")


@pytest.mark.parametrize("command", list(commands()))
def test_a_command_ends_with_the_status_that_its_page_states(command: str, request: pytest.FixtureRequest) -> None:
    """A trailing comment `# exit status N` states it; without one it is 0."""
    if not command.startswith(TRIED):
        assert command.startswith(SETS_UP), "begin the command as one of TRIED or SETS_UP"
        return
    run: Run = request.getfixturevalue("run")
    stated = re.search(r"#.*\bexit status (\d+)", command)
    result = run(command)
    assert result.returncode == (int(stated[1]) if stated else 0), result.stdout + result.stderr
    # Python itself ends with 1 when a program breaks off; what it then says goes to standard error.
    assert result.stderr == ""


@pytest.mark.parametrize("page", PAGES, ids=PAGE_IDS)
def test_python_examples_hold(page: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sessions with prompts give what they show; programs without prompts run beside a copy of `claims/`."""
    if any(">>>" not in body for _, body in blocks(page, "python")):
        monkeypatch.chdir(request.getfixturevalue("desk"))
    for example in Sybil(parsers=[PythonCodeBlockParser()]).parse(page).examples():
        example.evaluate()


@pytest.mark.parametrize("page", PAGES, ids=PAGE_IDS)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^()\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, heading = target.partition("#")
        linked = (page.parent / path).resolve() if path else page
        assert linked.is_file(), f"{target} leads nowhere"
        if heading:
            assert heading in headings(linked), f"{target} names no heading"


def headings(page: Path) -> set[str]:
    """The headings of a page as fragments of an address."""
    titles = re.findall(r"^#+ (.+)$", BLOCK.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=PAGE_IDS)
def test_pages_name_only_what_the_package_has(page: Path) -> None:
    for name in set(re.findall(r"`(claimcheck(?:\.\w+)+)`", page.read_text(encoding="utf-8"))):
        parent, _, last = name.rpartition(".")
        if last in NAMES_OF_FILES:
            continue
        assert find_spec(parent) is not None, f"{name}: there is no {parent}"
        assert hasattr(__import__(parent, fromlist=[last]), last) or find_spec(name) is not None, f"there is no {name}"


def test_the_page_on_the_claim_file_names_every_key_and_no_other(project: Path) -> None:
    from claimcheck.claim import KINDS, Acceptance, Claim
    from claimcheck.limit import Limit
    from claimcheck.loading import claim_file as written
    from claimcheck.measure import Measure
    from claimcheck.source import Source

    def keys(record: type[Any]) -> set[str]:
        return {field.alias or name for name, field in record.model_fields.items()}

    common = keys(Claim)
    expected = {
        "article": keys(written.ArticleRecord),
        "calendars": keys(written.CalendarRecord),
        "quantities": keys(Measure),
        "limits": keys(Limit),
        "sources": keys(Source),
        "evidence": keys(written.EvidenceRecord),
        "claims": common | {"kind"},
        "exemptions": keys(written.ExemptionRecord),
        "Accepted findings": keys(Acceptance),
        **{f"Kind {name}": keys(kind) - common - {"kind"} for name, kind in KINDS.items()},
    }
    page = BLOCK.sub("", (project / "docs" / "format.md").read_text(encoding="utf-8"))
    described = {}
    for section in re.split(r"^##+ ", page, flags=re.MULTILINE)[1:]:
        title, _, body = section.partition("\n")
        found = re.findall(r"^\| `(\w+)` \|", body, re.MULTILINE)
        if "| key | meaning |" in body:
            assert len(found) == len(set(found)), f"{title} describes a key twice"
            described[title.replace("`", "")] = set(found)
    assert described == expected
    assert {f"`{name}`" for name in keys(written.ClaimFileRecord)} <= set(
        re.findall(r"^## (`\w+`)$", page, re.MULTILINE)
    )


def test_the_dossier_on_the_page_about_the_claim_file_is_consistent(project: Path, desk: Path, run: Run) -> None:
    page = project / "docs" / "format.md"
    folder = desk / "claims" / "ferry-town-libraries"
    (folder / "evidence").mkdir(parents=True)
    (_, claims), *_ = blocks(page, "yaml")
    (_, article), (_, loans), *_ = blocks(page, "text")
    for name, text in (("claims.yaml", claims), ("article.txt", article), ("evidence/loans.csv", loans)):
        (folder / name).write_text(text, encoding="utf-8")
    result = run("python3 -m claimcheck check claims/ferry-town-libraries --fail-on warning")
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stderr == ""
