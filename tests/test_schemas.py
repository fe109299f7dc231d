"""The JSON of the commands follows the schemas published for it, and these say what the code does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from formatted import town
from jsonschema import Draft202012Validator, ValidationError
from referencing import Registry, Resource

from claimcheck.anchoring import State, reanchored
from claimcheck.cli import main
from claimcheck.coverage import By
from claimcheck.scanning import Kind
from claimcheck.scanning.mention import RULES, Direction

COMMANDS = {
    "scan": "scan claims/town/article.txt",
    "coverage": "coverage",
    "anchor": "anchor",
    "guard": "guard",
    "why": "why eastport",
    "review": "check --exit-zero",
}


@pytest.fixture
def schemas(project: Path) -> dict[str, Any]:
    files = sorted((project / "docs" / "schema").glob("*.schema.json"))
    return {file.name: json.loads(file.read_text(encoding="utf-8")) for file in files}


def validator(schemas: dict[str, Any], name: str) -> Draft202012Validator:
    resources = [(file, Resource.from_contents(schema)) for file, schema in schemas.items()]
    registry: Registry[Any] = Registry().with_resources(resources)
    return Draft202012Validator(schemas[f"{name}.schema.json"], registry=registry)


def printed(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    main([*command.split(), "--output-format", "json"])
    found = capsys.readouterr()
    assert found.err == ""
    return found.out


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    town(Path("claims", "town"))


@pytest.mark.parametrize("name", COMMANDS)
def test_what_a_command_writes_follows_its_schema(
    name: str, schemas: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    Draft202012Validator.check_schema(schemas[f"{name}.schema.json"])
    text = printed(COMMANDS[name], capsys)
    assert text.isascii()
    document = json.loads(text)
    validator(schemas, name).validate(document)
    with pytest.raises(ValidationError):
        validator(schemas, name).validate(document | {"extra": 1})


def test_every_command_with_json_has_a_schema(schemas: dict[str, Any]) -> None:
    assert set(schemas) == {"claims.schema.json"} | {f"{name}.schema.json" for name in COMMANDS}


def test_an_edited_article_follows_the_schema_of_anchor_in_each_state(
    schemas: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    article = "Before all.\n\nNorland had moved 5.2 million tonnes in 2022, all told.\n"
    article += "Eastport alone took 14 million tonnes. Westport took 1.9 million tonnes. "
    article += "Westport took 1.9 million tonnes. 3,200 people work there.\n"
    found = town(Path("claims", "town"), article)
    states = {one.state for one in reanchored(found.dossier)}
    assert states >= {State.REWORDED, State.NUMBER_CHANGED, State.LOST, State.AMBIGUOUS}
    validator(schemas, "anchor").validate(json.loads(printed("anchor", capsys)))
    validator(schemas, "coverage").validate(json.loads(printed("coverage", capsys)))


def test_a_text_of_many_kinds_follows_the_schema_of_scan(
    schemas: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("many.txt").write_text(
        "Over half of them, one in five, a third, 5 to 7 km, $1.3 billion, 0.3 percentage points, 25 basis points,\n"
        "fell by 47% from 2020 to 2023, doubled, the fourth largest, several, 12 per 100,000, call +44 20 7946 0958.\n",
        encoding="utf-8",
    )
    document = json.loads(printed("scan many.txt", capsys))
    validator(schemas, "scan").validate(document)
    assert len({one["kind"] for one in document["quantities"]}) > 8


def test_the_schemas_list_what_the_code_has(schemas: dict[str, Any]) -> None:
    scan, coverage, anchor = (schemas[f"{name}.schema.json"]["$defs"] for name in ("scan", "coverage", "anchor"))
    kinds = [kind.value for kind in Kind]
    assert scan["quantity"]["properties"]["kind"]["enum"] == kinds
    assert scan["quantity"]["properties"]["direction"]["enum"] == [*(one.value for one in Direction), None]
    assert scan["exemption"]["properties"]["rule"]["enum"] == list(RULES)
    assert coverage["number"]["properties"]["kind"]["enum"] == [*kinds, None]
    assert coverage["number"]["properties"]["by"]["enum"] == [by.value for by in By]
    assert anchor["claim"]["properties"]["state"]["enum"] == [state.value for state in State]


def test_every_key_is_described(schemas: dict[str, Any]) -> None:
    for name in set(COMMANDS) - {"review"}:
        for key, schema in keys(schemas[f"{name}.schema.json"]):
            assert schema.get("description") or "$ref" in schema, f"{name}: {key}"


def keys(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {}).items()
        for value in schema.values():
            yield from keys(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from keys(value)
