"""Small dossiers for several tests; those for reports are reviewed with rules of their own, not the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from msgspec.structs import replace

from claimcheck.case import Case
from claimcheck.checker import review
from claimcheck.claim import Comparison, Listing
from claimcheck.finding import Severity, Verdict
from claimcheck.judgement import Review
from claimcheck.loading.loader import read
from claimcheck.quantity import Quantity
from claimcheck.relation import Agreement, Variable, less
from claimcheck.rule import Fact, Requirement, Rule, Yield
from claimcheck.trial import Trial

TODAY: Final = date(2026, 1, 1)


def trade(total: int) -> str:
    """A claim file in which exports of $125 million and imports of $250 million are said to make `total` millions."""
    return f"""
quantities:
  exports: {{measure: exports, unit: USD, per: year}}
  imports: {{measure: imports, unit: USD, per: year}}
  trade: {{measure: trade, unit: USD, per: year}}
identities:
  - trade = exports + imports
claims:
  - {{id: out, quote: exports of $125 million, kind: level, quantity: exports, period: 2022, figure: $125 million}}
  - {{id: in, quote: imports of $250 million, kind: level, quantity: imports, period: 2022, figure: $250 million}}
  - {{id: both, quote: trade of ${total} million, kind: level, quantity: trade, period: 2022, figure: ${total} million}}
  - {{id: alone, quote: "12 people", kind: untyped}}
"""


def _agrees(case: Case) -> Iterator[Requirement]:
    for reading in case.readings:
        if isinstance(reading.stated, Quantity) and case.evidence.reference(reading.stated) is not None:
            yield Requirement(
                Agreement(reading.stated),
                reading,
                broken=f"“{reading.claim.printed}” is not what the source says",
                arithmetic=lambda trial: trial.theirs.printed,
            )


def _same(case: Case) -> Iterator[Requirement]:
    for stated, readings in case.stating.items():
        for reading in readings:
            if reading.claim.id != readings[0].claim.id:
                yield Requirement(
                    Agreement(stated),
                    reading,
                    broken=f"“{reading.claim.printed}” is not what the article says elsewhere",
                    arithmetic=lambda trial: f"“{_first(trial)}” beside {trial.theirs.said}",
                    others=(readings[0],),
                )


def _first(trial: Trial) -> str:
    assert trial.pair is not None
    return trial.pair[0].printed


def _order(case: Case) -> Iterator[Requirement]:
    for reading, claim in case.of(Comparison):
        if reading.subject is not None and reading.other is not None:
            yield Requirement(
                less(Variable(reading.other), Variable(reading.subject)),
                reading,
                broken=f"{claim.member[0]} has not {claim.relation} {claim.than}",
                arithmetic=lambda trial: " against ".join(one.printed for one in trial.all),
            )


def _count(case: Case) -> Iterator[Fact]:
    for reading, claim in case.of(Listing):
        if reading.plain is not None and len(claim.items) not in reading.plain:
            named = f"{len(claim.items)} are named: {', '.join(claim.items)}"
            yield Fact(claim.id, f"“{claim.printed}”, but {named}", Severity.ERROR, Verdict.CONTRADICTED, reading)


def _sourced(case: Case) -> Iterator[Fact]:
    for claim in case.claims:
        if not claim.sources:
            yield Fact(claim.id, f"“{claim.printed or claim.quote}” names no source", Severity.NOTE)


def _steers(case: Case) -> Iterator[Fact]:
    for claim in case.claims:
        yield Fact(claim.id, f"{STEERING}[bold]", Severity.WARNING, Verdict.STRAINED, evidence=(STEERING,))


def _raises(case: Case) -> Iterable[Yield]:
    raise ZeroDivisionError(f"[bold]no whole{STEERING} to divide by")


def rule(id: str, check: object, severity: Severity = Severity.ERROR) -> Rule:
    """A rule that lives in these tests."""
    assert callable(check)
    return Rule(id, "agreement", severity, check, {}, {})


AGREES: Final = rule("agrees", _agrees)
SAME: Final = rule("same", _same)
ORDER: Final = rule("order", _order)
COUNT: Final = rule("count", _count)
SOURCED: Final = rule("has-source", _sourced, Severity.NOTE)
STEERS: Final = rule("steers", _steers, Severity.WARNING)
RAISES: Final = rule("raises", _raises)

EVERYTHING: Final = """
article:
  title: Harbours of Norland
  published: 2025
  body: |
    The harbours of Norland moved 5.2 million tonnes in 2022.
    Their 3,200 people earned $5 billion for the country.
quantities:
  cargo: {measure: cargo moved, unit: tonnes, per: year, by: harbour}
  exports: {measure: exports, unit: USD, per: year}
  staff: {measure: staff of all harbours, unit: people}
  ships: {measure: ships that called, unit: ships, per: year}
sources:
  office: {title: Transport, publisher: Statistical Office, standing: official}
  lloyd: {title: Ports, publisher: Ports Weekly, second_hand: yes}
evidence:
  - quantity: cargo
    source: office
    unit: million tonnes
    whole: all
    rows: |
      member,period,value
      all,2022,5.26
      Eastport,2022,1.3
      Westport,2022,1.3
  - quantity: exports
    source: lloyd
    unit: million USD
    rows: |
      period,value,vintage
      2022,3209.8,2025-05
claims:
  - {id: cargo-moved, quote: The harbours of Norland moved 5.2 million tonnes in 2022, kind: level, quantity: cargo,
     period: 2022, figure: 5.2 million tonnes, sources: [office]}
  - {id: staff-paid, quote: "Their 3,200 people", kind: level, quantity: staff, figure: "3,200 people"}
  - {id: staff-at-work, quote: "the 2,900 people who work there", kind: level, quantity: staff, figure: "2,900 people"}
  - id: exports-earned
    quote: >-
      It is no secret in the offices along the quay, where the talk is of little else since the strike, that the
      harbours earned $5 billion for the country in 2022, and that hardly anybody who lives within sight of the cranes
      has seen a cent of it
    kind: level
    quantity: exports
    period: 2022
    figure: $5 billion
    sources: [office, lloyd]
  - {id: exports-again, quote: some $3 billion in exports, kind: level, quantity: exports, figure: some $3 billion,
     period: 2022}
  - {id: exports-before, quote: exports of $6 billion, kind: level, quantity: exports, figure: $6 billion, period: 2022,
     accept: [{rule: agrees, reason: "the ministry counts services too, see its letter", until: 2026-06-30}]}
  - {id: east-before-west, quote: Eastport moves more than Westport, kind: comparison, quantity: cargo,
     member: Eastport, period: 2022, relation: more than, than: Westport}
  - {id: five-harbours, quote: "five harbours: Eastport, Westport and Lund", kind: list, figure: five,
     items: [Eastport, Westport, Lund], complete: yes}
  - {id: ships-that-called, quote: "around 4,000 ships", kind: level, quantity: ships, figure: "around 4,000",
     accept: [{rule: agrees, reason: the count of the pilots}]}
  - {id: untold, quote: a great many gulls, kind: untyped, sources: [lloyd]}
exemptions:
  - {quote: the 1920s, reason: history}
"""

HOSTILE: Final = r"""
article:
  title: "[bold]big[/bold] \u202Eevil\u202C :smile: [/] @click"
quantities:
  exports: {measure: exports, unit: USD, by: country, members: {"[link=http://evil.example]Nor\u200Bland": []}}
sources:
  bank: {title: Exports, publisher: "[red]Bank of \u2066Norland[/link]"}
evidence:
  - quantity: exports
    source: bank
    unit: million USD
    rows: "member,period,value\n[link=http://evil.example]Nor\u200Bland,2022,3209.8\n"
claims:
  - id: sent
    quote: "[bold]all is well[/bold], exports of \u202E$5 billion\u202C"
    kind: level
    quantity: exports
    member: "[link=http://evil.example]Nor\u200Bland"
    period: calendar 2022
    figure: $5 billion
  - id: other
    quote: "[/] [link=file:///etc/passwd]$6 billion[/link]"
    kind: level
    quantity: exports
    member: "[link=http://evil.example]Nor\u200Bland"
    period: calendar 2022
    figure: $6 billion
    accept: [{rule: agrees, reason: "[blink]fine\u2028really[/blink]"}]
"""

STEERING: Final = "\x1b]8;;http://evil.example\x1b\\\x1b[1A\x1b[2K\x9b2J\x00\x07\b\x7f\r\n\N{RIGHT-TO-LEFT OVERRIDE}"
"""Characters that a claim file may not hold, and that a report must not pass on even so."""

EMPTY: Final = "article: {title: Nothing yet}\n"


def everything() -> Review:
    """Every verdict and severity, an accepted finding, an acceptance of nothing, a note for many claims."""
    return review(read(EVERYTHING), [AGREES, SAME, ORDER, COUNT, SOURCED], today=TODAY)


def hostile() -> Review:
    """Texts that would steer a terminal or be taken for markup, in each field that a report shows."""
    dossier = read(HOSTILE)
    claims = tuple(claim.model_copy(update={"quote": STEERING + claim.quote + STEERING}) for claim in dossier.claims)
    article = replace(dossier.article, title=STEERING + dossier.article.title)
    return review(replace(dossier, claims=claims, article=article), [AGREES, SAME, STEERS, RAISES], today=TODAY)


def empty() -> Review:
    """A claim file without a claim."""
    return review(read(EMPTY), [AGREES], today=TODAY)


def many(claims: int) -> Review:
    """A file of so many claims, of which only the last is wrong; the first half has nothing to be compared with."""
    shown = [claims] * (claims - 1) + [5 * claims]
    written = "".join(
        f"  - {{id: c{number}, quote: {figure} ships, kind: level, quantity: ships, figure: {figure} ships, period: "
        f"{'calendar 2022' if number > claims // 2 else 'calendar 2021'}, sources: [office]}}\n"
        for number, figure in enumerate(shown, 1)
    )
    text = f"""
quantities:
  ships: {{measure: ships, unit: ships, per: year}}
sources:
  office: {{title: Ships, publisher: Office}}
evidence:
  - quantity: ships
    source: office
    rows: |
      period,value
      2022,{claims}
claims:
{written}"""
    return review(read(text), [AGREES], today=TODAY)
