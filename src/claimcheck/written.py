"""How a person writes the values of a claim file: text, names, yes and no, and records of them."""

from __future__ import annotations

from collections.abc import Callable
from types import UnionType
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainValidator,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)
from typing_extensions import TypeAliasType


class Record(BaseModel):
    """A record of a claim file: its keys are fixed, its values never change.

    Modules of records do without `from __future__ import annotations`: pydantic would compile each annotation from its
    text, and that is most of what making a record takes.
    """

    # Building is deferred so that each record is built once, inside the claim file, and not once more by itself.
    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_by_alias=True, validate_by_name=True, defer_build=True
    )


def _yes_or_no(value: Any) -> Any:
    if isinstance(value, str):
        if value.lower() in {"yes", "true"}:
            return True
        if value.lower() in {"no", "false"}:
            return False
        raise ValueError(f"write yes or no, not {value!r}")
    return value


def read_as(kind: type[Any] | UnionType, read: Callable[[str, ValidationInfo], Any]) -> PlainValidator:
    """How a text is read as a value of `kind`; one that is already of the kind passes, and nothing else does."""

    def validate(value: Any, info: ValidationInfo) -> Any:
        if isinstance(value, kind):
            return value
        if isinstance(value, str):
            return read(value, info)
        said = "nothing" if value is None else "a list" if isinstance(value, list) else "keys and values"
        raise ValueError(f"write a text, not {said}")

    return PlainValidator(validate)


def _as_list(value: Any) -> Any:
    """One text where a list may stand is the list of that one."""
    return [value] if isinstance(value, str) else value


# The editor's YAML reads 2025 as a number and yes as a boolean; the schema takes both, the loader sees text only.
# These are aliases by name, so that each is built once, and described once in the schema, for all its keys.
Text = TypeAliasType(
    "Text",
    Annotated[
        str,
        StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000),
        WithJsonSchema({"type": ["string", "number"]}),
    ],
)
Name = TypeAliasType(
    "Name",
    Annotated[
        str,
        StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$", max_length=80),
        WithJsonSchema({"type": "string", "pattern": r"^[A-Za-z0-9][A-Za-z0-9_-]*$"}),
    ],
)
YesNo = TypeAliasType(
    "YesNo", Annotated[bool, BeforeValidator(_yes_or_no), WithJsonSchema({"enum": [True, False, "yes", "no"]})]
)
Texts = TypeAliasType(
    "Texts",
    Annotated[
        tuple[Text, ...],
        BeforeValidator(_as_list),
        WithJsonSchema(
            {"anyOf": [{"type": ["string", "number"]}, {"type": "array", "items": {"type": ["string", "number"]}}]}
        ),
    ],
)
