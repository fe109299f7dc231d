"""A dossier of files to try formats on, texts that would do harm in some format, and whole outputs to compare."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from msgspec.structs import replace
from reviewed import AGREES, COUNT, ORDER, RAISES, SAME, SOURCED, STEERING, STEERS, TODAY

from claimcheck.anchor import LONGEST_QUOTE
from claimcheck.checker import review
from claimcheck.claim import Acceptance
from claimcheck.evidence import Evidence
from claimcheck.figure import Figure
from claimcheck.judgement import Review
from claimcheck.loading.loader import load

SNAPSHOTS: Final = Path(__file__).parent / "snapshots"


def compared_with_snapshot(name: str, written: str) -> None:
    """Compare a whole output with the file of that name, which `RENEW_SNAPSHOTS=1` writes anew."""
    path = SNAPSHOTS / name
    if os.environ.get("RENEW_SNAPSHOTS"):
        path.write_bytes(written.encode("utf-8"))
    assert written == path.read_bytes().decode("utf-8")


TOWN: Final = """
article:
  title: Harbours of Norland
  authors: [Ann Author]
  published: 2025-03
  url: https://news.example/harbours
  text: article.txt
quantities:
  cargo: {measure: cargo moved, unit: tonnes, per: year, by: harbour}
  staff: {measure: staff of all harbours, unit: people}
sources:
  office: {title: Transport, publisher: Statistical Office, standing: official, url: "https://stat.example/t",
           published: 2024-05}
evidence:
  - {quantity: cargo, source: office, unit: million tonnes, whole: all, table: cargo.csv}
claims:
  - {id: cargo-moved, quote: Norland moved 5.2 million tonnes in 2022, kind: level, quantity: cargo, period: 2022,
     figure: 5.2 million tonnes, sources: [office]}
  - {id: eastport, quote: Eastport alone took 13 million tonnes, kind: level, quantity: cargo, member: Eastport,
     period: 2022, figure: 13 million tonnes, said_by: the harbour master}
  - {id: westport, quote: Westport took 1.9 million tonnes, kind: level, quantity: cargo, member: Westport,
     period: 2022, figure: 1.9 million tonnes, accept: [{rule: agrees, reason: counted before the flood}]}
  - {id: staff-paid, quote: "3,200 people work there", kind: level, quantity: staff, figure: "3,200 people"}
  - {id: staff-lost, quote: "their 2,900 people", kind: level, quantity: staff, figure: "2,900 people"}
  - {id: two-harbours, quote: "two harbours, Eastport, Westport and Lund", kind: list, figure: two,
     items: [Eastport, Westport, Lund], complete: yes}
  - {id: east-before-west, quote: Eastport is busier than Westport, kind: comparison, quantity: cargo, member: Eastport,
     period: 2022, relation: more than, than: Westport}
  - {id: gulls, quote: a great many gulls, kind: untyped, sources: [office]}
"""
TOWN_ARTICLE: Final = """The harbours of Norland moved 5.2 million tonnes in 2022. \N{SHIP} Eastport alone
took 13 million tonnes, and Westport took 1.9 million tonnes.

Now 3,200 people work there, in two harbours, Eastport, Westport and Lund.
Eastport is busier than Westport, and has a great many gulls.
"""
SLIP: Final = "times-ten: “13 million tonnes” stands for “1.3 million tonnes”; 1 in 64 figures would fit as well"
TOWN_CARGO: Final = "member,period,value\nall,2022,5.26\nEastport,2022,1.3\nWestport,2022,1.3\n"


def town(folder: Path, article: str = TOWN_ARTICLE) -> Review:
    """A dossier of three files, whose name an address must encode: every verdict, one accepted, one lost."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (("claims.yaml", TOWN), ("article.txt", article), ("cargo.csv", TOWN_CARGO)):
        (folder / name).write_bytes(text.encode())
    found = review(load(folder), [AGREES, SAME, ORDER, COUNT, SOURCED], today=TODAY, slips=False)
    # One slip, so that the outputs show it and do not change with the library of slips.
    first, *rest = found.findings
    return replace(found, findings=(replace(first, slips=(SLIP,), suspects=(first.primary,)), *rest))


HARMFUL: Final = {
    "steering": STEERING,
    "bidirectional": "\N{RIGHT-TO-LEFT OVERRIDE}5 %\N{POP DIRECTIONAL FORMATTING} \N{LEFT-TO-RIGHT ISOLATE}x",
    "annotation": "::error file=x.py,line=1::gotcha\n::stop-commands::x\r\n%0A::error::y %25 100%",
    "cdata": "]]> <![CDATA[ <failure/> &amp; &lt; \ufffe\uffff",
    "script": "</script><script>alert(1)</script><!-- --> <img src=x onerror=alert(1)>",
    "address": "javascript:alert(1)//https://evil.example",
    "formula": '=HYPERLINK("http://evil.example","x")',
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-2+3",
    "at": "@SUM(1,2)",
    "tab": "\t=1+1",
    "wide": "\uff1d1+1",
    "mention": "@everyone #123 GH-12 owner/repo#7 a@b.example :smile: 0123456789abcdef0123456789abcdef01234567",
    "link": "[x](http://evil.example) ![y](//evil.example) <http://evil.example> www.evil.example https://evil.example",
    "emphasis": "**b** _i_ ~~s~~ `c` ``d`` $x$ $$y$$ ^z^ \\* &copy; &#64;name [^1]",
    "block": "# heading\n\n- list\n\n```\nfence\n| a | b |\n|---|---|\n> quote\n1. one\n***\n</details>",
    "braces": "{0} {{x}} [text](1) {}",
    "surrogate": "\ud800 and \udfff",
    "quotation": '"a","b"\r\n\'c\';d',
}


def attacked(harm: str, folder: Path) -> Review:
    """A review of the town in which whoever wrote the files put `harm` wherever words of theirs are printed."""
    dossier = load(town(folder).dossier.claim_file)

    def put(figure: object) -> object:
        return replace(figure, printed=harm) if isinstance(figure, Figure) else figure

    claims = tuple(
        claim.model_copy(
            update={
                "quote": harm,
                "said_by": harm,
                "figure": put(getattr(claim, "figure", None)),
                "accept": tuple(
                    Acceptance(rule=one.rule, reason="x").model_copy(update={"reason": harm}) for one in claim.accept
                ),
            }
        )
        for claim in dossier.claims
    )
    series = {
        name: tuple(
            replace(
                one,
                vintage=harm,
                source=one.source.model_copy(update={"publisher": harm, "title": harm, "url": harm, "published": harm}),
            )
            for one in every
        )
        for name, every in dossier.evidence.series.items()
    }
    article = replace(dossier.article, title=harm, authors=(harm,), url=harm)
    # A quote longer than a claim file may hold is looked for in no article.
    text = f"Before {harm} after" if len(harm) <= LONGEST_QUOTE else None
    article = replace(article, text=text)
    hostile = replace(dossier, claims=claims, evidence=Evidence(series), article=article)
    return review(hostile, [AGREES, SAME, COUNT, SOURCED, STEERS, RAISES], today=TODAY, slips=False)
