"""The JSON Schema of claim files: valid, current, and of one mind with the loader."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from claimcheck.claim import KINDS
from claimcheck.rules import RULES
from claimcheck.schema import COMMAND, schema


class EditorLoader(yaml.SafeLoader):
    """YAML as an editor reads it, by version 1.2: numbers are numbers, while dates, yes and no are text."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(schema())


def faults(text: str) -> list[str]:
    return [error.json_path for error in validator().iter_errors(yaml.load(text, EditorLoader))]


def a_claim(**keys: Any) -> str:
    known = {"id": "members", "quote": "the council has 50 members", "kind": "level", "figure": 50}
    return json.dumps({"claims": [{key: value for key, value in (known | keys).items() if value is not None}]})


def test_it_is_a_valid_schema_of_the_draft_it_names() -> None:
    assert schema()["$schema"] == Draft202012Validator.META_SCHEMA["$schema"]
    Draft202012Validator.check_schema(schema())


def test_the_published_schema_is_current(project: Path) -> None:
    published = project / "docs" / "schema" / "claims.schema.json"
    current = json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
    assert published.read_text(encoding="utf-8") == current, f"run {COMMAND}"


def test_the_shipped_claim_files_fit_it_and_lead_an_editor_to_it(project: Path) -> None:
    claim_files = sorted((project / "claims").glob("*/claims.yaml"))
    assert claim_files
    for claim_file in claim_files:
        text = claim_file.read_text(encoding="utf-8")
        assert faults(text) == []
        line = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
        assert line is not None
        assert (claim_file.parent / line[1]).resolve() == project / "docs" / "schema" / "claims.schema.json"


def test_the_examples_of_all_rules_fit_it() -> None:
    texts = [text for rule in RULES for text in rule.passing.values()]
    texts += [example.text for rule in RULES for example in rule.failing.values()]
    for text in texts:
        assert faults(text) == [], text


def test_a_claim_of_every_kind_is_described() -> None:
    records = schema()["$defs"]
    assert [records[kind.__name__]["properties"]["kind"]["const"] for kind in KINDS.values()] == list(KINDS)


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"figure": "50"},
        {"kind": "untyped"},
        {"or": [{"label": "as a share", "kind": "share", "of": "seats"}]},
        {"accept": [{"rule": "stale", "reason": "a portrait of that year", "until": "2026-12-31"}]},
    ],
)
def test_what_the_loader_reads_fits(keys: dict[str, Any]) -> None:
    assert faults(a_claim(**keys)) == []


@pytest.mark.parametrize(
    "keys",
    [
        {"kind": None},
        {"kind": "percentage"},
        {"quote": None},
        {"figure": None},
        {"figure": [50]},
        {"figrue": 50},
        {"period": {"year": 2022}},
        {"or": [{"figrue": 50}]},
        {"or": [{"kind": "percentage"}]},
        {"or": {"kind": "share"}},
        {"accept": [{"rule": "stale"}]},
        {"direction": "rise"},
    ],
    ids=str,
)
def test_what_the_loader_refuses_does_not_fit(keys: dict[str, Any]) -> None:
    assert faults(a_claim(**keys)) == ["$.claims[0]"]


def test_unknown_sections_do_not_fit() -> None:
    assert faults("claim: []") == ["$"]


def test_an_editor_is_shown_only_what_somebody_wrote() -> None:
    text = json.dumps(schema()["$defs"])
    assert '"title": "' not in text
    for name, record in schema()["$defs"].items():
        for key, value in record.get("properties", {}).items():
            assert key == "kind" or value.get("description"), f"{name}.{key} has no description"
