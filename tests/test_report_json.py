"""The review as JSON: the keys that the schema states, each with what the review says, and text that harms nobody."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from msgspec.structs import replace
from reviewed import STEERING, empty, everything, hostile, many

from claimcheck.checker import review
from claimcheck.finding import Severity, Verdict
from claimcheck.judgement import Review
from claimcheck.loading.loader import read
from claimcheck.report.json import _finding, document, written
from claimcheck.text import hidden_characters
from claimcheck.trial import Result


@pytest.fixture(scope="module")
def schema(project: Path) -> dict[str, Any]:
    text = (project / "docs" / "schema" / "review.schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


@pytest.mark.parametrize("reviews", [[], [empty()], [everything()], [hostile()], [many(3), everything()]])
def test_documents_follow_the_schema(reviews: list[Review], schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(document(reviews), schema)


def test_the_schema_refuses_what_it_does_not_name(schema: dict[str, Any]) -> None:
    found = document([everything()])
    found["dossiers"][0]["findings"][0]["extra"] = 1
    with pytest.raises(jsonschema.ValidationError, match="extra"):
        jsonschema.validate(found, schema)
    found = document([everything()])
    found["dossiers"][0]["claims"][0]["verdict"] = "true"
    with pytest.raises(jsonschema.ValidationError, match="'true' is not one of"):
        jsonschema.validate(found, schema)


def test_the_schema_lists_verdicts_results_and_severities_as_the_checker_has_them(schema: dict[str, Any]) -> None:
    kinds = schema["$defs"]
    counts = kinds["counts"]["properties"]
    assert kinds["verdict"]["enum"] == list(counts["verdicts"]["properties"]) == [one.value for one in Verdict]
    assert kinds["result"]["enum"] == list(counts["trials"]["properties"]) == [one.value for one in Result]
    severities = [one.value for one in Severity]
    assert kinds["finding"]["properties"]["severity"]["enum"] == severities
    assert list(counts["findings"]["properties"]) == severities


def test_every_key_is_described(schema: dict[str, Any]) -> None:
    for name, key in keys(schema):
        # The counts by verdict, severity and result are named by words that are described elsewhere.
        if key.get("type") != "integer" or name in ("line", "column"):
            assert "description" in key or "$ref" in key, name


def keys(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        properties = schema.get("properties", {})
        yield from properties.items()
        for value in schema.values():
            yield from keys(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from keys(value)


def point(value: str) -> dict[str, Any]:
    return {"low": value, "low_closed": True, "high": value, "high_closed": True}


def test_sets_have_open_ends_and_none_at_infinity() -> None:
    text = """
quantities: {ships: {measure: ships, unit: ships}}
claims:
  - {id: over, quote: "over 1,000 ships", kind: level, quantity: ships, figure: "over 1,000"}
  - {id: third, quote: a third of them, kind: share, quantity: ships, figure: a third}
"""
    over, third = document([review(read(text), [])])["dossiers"][0]["claims"]
    assert over["stated"]["plain"] == {"low": "1000", "low_closed": False, "high": None, "high_closed": False}
    assert over["stated"]["hedge"] == "over"
    assert third["stated"]["value"] == "1/3"
    assert third["stated"]["plain"]["low"] == "19/60"


def test_a_slip_is_told_by_its_name() -> None:
    (finding, *_) = many(2).findings
    slips = ("times-ten: it is ten times too large", "not looked for: there are too many")
    shown = _finding(replace(finding, slips=slips))["slips"]
    assert shown == [
        {"slip": "times-ten", "said": "it is ten times too large"},
        {"slip": None, "said": "not looked for: there are too many"},
    ]


def test_a_claim_and_its_finding() -> None:
    (dossier,) = document([many(2)])["dossiers"]
    assert (dossier["path"], dossier["claim_file"], dossier["failed"]) == (".", "claims.yaml", True)
    assert dossier["claims"][1] == {
        "id": "c2",
        "kind": "level",
        "quote": "10 ships",
        "figure": "10 ships",
        "stated": {
            "value": "10",
            "unit": "ships",
            "hedge": "",
            "rate": "",
            "plain": point("10"),
            "generous": point("10"),
            "expected": point("10"),
        },
        "verdict": "contradicted",
        "line": 14,
        "column": 5,
        "words": None,
        "quantity": "ships",
        "member": [],
        "period": "calendar 2022",
        "reading": "",
        "lacks": "",
        "sources": ["office"],
        "said_by": None,
        "compared": [
            {
                "rule": "agrees",
                "about": "c2",
                "result": "broken",
                "arithmetic": "2 ships",
                "sources": ["Office"],
                "supplied": [
                    {
                        "quantity": "ships@calendar 2022",
                        "printed": "2 ships",
                        "unit": "ships",
                        "plain": point("2"),
                        "generous": point("2"),
                        "observations": [0],
                    }
                ],
            }
        ],
        "follows": [
            {
                "quantity": "ships@calendar 2022",
                "values": "2 ships",
                "left": None,
                "chain": ["ships@calendar 2022 is 2 ships, from Office"],
            }
        ],
    }
    assert dossier["observations"] == [
        {
            "quantity": "ships@calendar 2022",
            "figure": "2",
            "unit": "ships",
            "source": "office",
            "vintage": None,
            "definition": None,
            "path": "claims.yaml",
            "line": 11,
        }
    ]
    assert dossier["sources"]["office"]["publisher"] == "Office"
    assert dossier["findings"] == [
        {
            "rule": "agrees",
            "severity": "error",
            "verdict": "contradicted",
            "primary": "c2",
            "claims": ["c2"],
            "message": "“10 ships” is not what the source says: 2 ships [Office]",
            "line": 14,
            "column": 5,
            "words": None,
            "evidence": ["ships@calendar 2022: 2 ships (Office, claims.yaml:11)"],
            "accepted": None,
            "known": False,
            "suspects": [],
            "slips": [],
        }
    ]
    assert dossier["counts"] == {
        "claims": 2,
        "verdicts": {
            "contradicted": 1,
            "disputed": 0,
            "undecided": 0,
            "strained": 0,
            "consistent": 0,
            "unchecked": 1,
        },
        "findings": {"error": 1, "warning": 0, "note": 0},
        "accepted": 0,
        "known": 0,
        "rules": 1,
        "failures": 0,
        "trials": {"broken": 1, "open": 0, "strained": 0, "holds": 0},
        "untested": 0,
        "explained": 0,
        "exemptions": 0,
    }


def test_words_accepted_findings_failures_and_exemptions_are_told() -> None:
    (dossier,) = document([everything()])["dossiers"]
    words = {one["primary"]: one["words"] for one in dossier["findings"]}
    assert words["cargo-moved"] == {"path": "claims.yaml", "line": 1, "column": 1}
    accepted = {one["primary"]: one["accepted"] for one in dossier["findings"] if one["accepted"]}
    assert accepted == {"exports-before": "the ministry counts services too, see its letter"}
    assert [one["reason"] for one in dossier["exemptions"]] == ["history"]
    (failure,) = document([hostile()])["dossiers"][0]["failures"]
    assert failure["rule"] == "raises"
    assert failure["error"].startswith("ZeroDivisionError: [bold]no whole")


def test_a_claim_without_a_figure_has_none() -> None:
    (dossier,) = document([everything()])["dossiers"]
    figures = {one["id"]: one["figure"] for one in dossier["claims"]}
    assert figures["untold"] is None
    assert figures["five-harbours"] == "five"


def test_counts_are_whole_numbers_and_add_up() -> None:
    (dossier,) = document([everything()])["dossiers"]
    counts = dossier["counts"]
    assert sum(counts["verdicts"].values()) == counts["claims"] == len(dossier["claims"])
    assert sum(counts["findings"].values()) + counts["accepted"] == len(dossier["findings"])


def test_the_text_written_keeps_every_word_and_can_be_shown_anywhere() -> None:
    text = written([hostile(), everything()])
    assert json.loads(text) == document([hostile(), everything()])
    assert json.loads(text)["dossiers"][0]["title"].startswith(STEERING)
    assert text.isascii()
    assert not hidden_characters(text)
    assert text.endswith("}\n")
