"""The JSON Schema of a claim file, for editors that complete keys and mark mistakes while one types."""

from __future__ import annotations

from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from claimcheck.claim import KINDS
from claimcheck.loading.claim_file import ClaimFileRecord

COMMAND: Final = "python3 -m claimcheck schema --output docs/schema/claims.schema.json"
"""What writes the published schema anew."""

_NOT_OF_A_READING: Final = frozenset({"id", "kind", "or", "accept"})
"""Keys that belong to a claim and not to one of its readings; the kind of a reading is described apart."""


class _Plain(GenerateJsonSchema):
    """Leaves out what an editor would show and nobody wrote: titles made up from names, and defaults of nothing."""

    def field_title_should_be_set(self, schema: core_schema.CoreSchema | Any) -> bool:
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        # A key that may be absent is left out; one that stands there without a value is more likely unfinished.
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return super().default_schema(schema) if schema.get("default") else self.generate_inner(schema["schema"])


def schema() -> dict[str, Any]:
    """The schema in draft 2020-12. It knows keys, kinds and lists; only the loader reads figures, periods and names."""
    generated = ClaimFileRecord.model_json_schema(by_alias=True, schema_generator=_Plain)
    records: dict[str, JsonSchemaValue] = generated["$defs"]
    for record in records.values():
        record.pop("title", None)
    kinds = [records[kind.__name__] for kind in KINDS.values()]
    records["Alternative"] = _alternative(kinds)
    for kind in kinds:
        # In Python the kind has a default, because the class says it; in a claim file it is what says the class.
        kind["required"] = ["kind", *kind["required"]]
        del kind["properties"]["kind"]["default"]
        kind["properties"]["or"]["items"] = {"$ref": "#/$defs/Alternative"}
    # A keyword of OpenAPI, which validators of JSON Schema may refuse.
    del generated["properties"]["claims"]["items"]["discriminator"]
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": "claims.schema.json",
        **generated,
        "title": "claimcheck claim file",
    }


def _alternative(kinds: list[JsonSchemaValue]) -> JsonSchemaValue:
    """Another reading under `or`: any key of a claim of any kind, and a label; none is required."""
    keys: dict[str, JsonSchemaValue] = {}
    for kind in kinds:
        for key, value in kind["properties"].items():
            # What one key may hold is the same in every kind; only its description may differ a little.
            keys.setdefault(key, value)
    return {
        "additionalProperties": False,
        "description": "Another reading of the same words: the keys that differ; the others stay as they are.",
        "properties": {
            "label": {"description": "how the reading is named in reports", "type": "string"},
            "kind": {"description": "the kind, where it differs", "enum": list(KINDS)},
            **{key: value for key, value in keys.items() if key not in _NOT_OF_A_READING},
        },
        "type": "object",
    }
