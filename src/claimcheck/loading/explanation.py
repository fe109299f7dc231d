"""What is wrong with a record of a claim file, said in the words of the person who wrote it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from claimcheck.claim import KINDS, Claim
from claimcheck.fault import Fault, did_you_mean, quoted
from claimcheck.loading.document import Document
from claimcheck.text import printable


def faults(error: ValidationError, document: Document, path: str, inside: Sequence[str | int] = ()) -> Iterator[Fault]:
    """One fault for each of pydantic's errors, at its place in the file.

    `inside` is the location of the record that was validated, where that was not the whole file.
    """
    for detail in error.errors(include_url=False):
        whole = not detail["loc"] or detail["loc"][-1] in KINDS
        location = (*inside, *detail["loc"], *(_key_at_fault(detail) if whole else ()))
        if detail["type"] == "union_tag_invalid":
            location = (*location, "kind")
        unknown = detail["type"] == "extra_forbidden"
        mark = document.key_mark(location) if unknown else document.mark(location)
        yield Fault(path, mark.line, mark.column, printable(_message(detail, location)))


def _key_at_fault(detail: Mapping[str, Any]) -> tuple[str, ...]:
    """The key of a claim that a fault of the whole claim is about, such as a figure that its words do not print."""
    written = detail["input"]
    if detail["type"] != "value_error" or not isinstance(written, dict):
        return ()
    message = str(detail["ctx"]["error"])
    for key in ("figure", "position", "items"):
        values = written.get(key)
        if any(repr(str(value).strip()) in message for value in (values if isinstance(values, list) else [values])):
            return (key,)
    return ()


def _message(detail: Mapping[str, Any], location: Sequence[str | int]) -> str:
    # The position of an item in a list is no key, nor is the kind that pydantic puts behind it; of a key that is itself
    # at fault the location ends in a sign for it.
    key = str(location[-1]) if location and isinstance(location[-1], str) else ""
    if key == "[key]":
        key = str(detail["input"])
    elif key in KINDS and detail["type"] == "value_error":
        key = ""
    name = f"{key}: " if key else ""
    context = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return f"the key {key!r} is missing"
        case "extra_forbidden":
            return f"unknown key {key!r}{_close(key, _known_keys(location))}"
        case "union_tag_not_found":
            return f"the key 'kind' is missing: one of {', '.join(KINDS)}"
        case "union_tag_invalid":
            return f"unknown kind {context['tag']!r}: one of {', '.join(KINDS)}"
        case "literal_error" if location[-1] == "[key]":
            return f"unknown key {key!r}: one of {context['expected'].replace(chr(39), '').replace(' or ', ', ')}"
        case "literal_error" | "enum":
            return f"{name}write {context['expected'].replace(chr(39), '')}, not {_shown(detail['input'])}"
        case "string_pattern_mismatch" if key == "rounded":
            return f"{name}write a number in digits, such as 1000, not {_shown(detail['input'])}"
        case "string_pattern_mismatch":
            return f"{_shown(detail['input'])} is no name: write letters, digits, hyphens and underscores"
        case "string_type" | "dataclass_type":
            return f"{name}write a text, not {_shown(detail['input'])}"
        case "string_too_short":
            return f"{name}it is empty"
        case "string_too_long":
            return f"{name}it has {len(detail['input']):,} characters, and {context['max_length']:,} at most are read"
        case "date_from_datetime_parsing" | "date_parsing" | "date_type" | "date_from_datetime_inexact":
            return f"{name}write a date such as 2026-12-31, not {_shown(detail['input'])}"
        case "tuple_type" | "list_type":
            return f"{name}write a list, not {_shown(detail['input'])}"
        case "dict_type" | "model_type" | "model_attributes_type":
            return f"{name}write keys and values, not {_shown(detail['input'])}"
        case "value_error":
            message = str(context["error"])
            told = key in message or (key in _SAID and not message.startswith("write a text"))
            return message if not key or told else f"{name}{message}"
        case _:
            return f"{name}{detail['msg']}"


# Faults at these keys say themselves that they are about a figure, a position or an item.
_SAID: Final = frozenset({"figure", "position", "items"})


def _shown(value: Any) -> str:
    if value is None or value == "":
        return "nothing"
    if isinstance(value, str):
        return quoted(value)
    return "a list" if isinstance(value, list) else "keys and values"


def _close(key: str, known: Sequence[str]) -> str:
    return did_you_mean(key, known) or (f": one of {', '.join(known)}" if known else "")


def _known_keys(location: Sequence[str | int]) -> list[str]:
    """The keys of the record in which an unknown key stands."""
    from claimcheck.loading.claim_file import ClaimFileRecord

    record: type[BaseModel] = ClaimFileRecord
    for part in location[:-1]:
        names = {(info.alias or name): info for name, info in record.model_fields.items()}
        if part in names:
            record = _record_in(names[str(part)].annotation) or record
        elif part in KINDS and issubclass(record, Claim):
            record = KINDS[str(part)]
    return _keys(record)


def _record_in(annotation: Any) -> type[BaseModel] | None:
    """The record type inside `Record | None`, `tuple[Record, ...]` or `dict[Name, Record]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = _record_in(part)
        if found is not None:
            return found
    return None


def _keys(record: type[BaseModel]) -> list[str]:
    return [info.alias or name for name, info in record.model_fields.items()]
