"""What all requirements say together: each class quotes the sentence that its tests prove."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Final

import pytest

from claimcheck.checker import review
from claimcheck.finding import Finding, Severity, Verdict
from claimcheck.judgement import Review
from claimcheck.loading.loader import read
from claimcheck.trial import Result

TODAY: Final = date(2026, 1, 1)

QUANTITIES: Final = """
article: {published: 2025}
calendars:
  fiscal: {starts: July, named_by: the year it ends in}
quantities:
  trade: {measure: trade, unit: USD, per: year}
  exports: {measure: exports, unit: USD, per: year, by: country, members: {Norland: [], Sudland: []}}
  imports: {measure: imports, unit: USD, per: year}
sources:
  bank: {title: Trade, publisher: Central Bank, standing: official}
  model: {title: Estimates, publisher: Institute, standing: modelled}
identities:
  - trade = exports + imports
"""

SUSPICIOUS: Final = (Verdict.CONTRADICTED, Verdict.DISPUTED)


def claim(name: str, kind: str, figure: str, period: str = "calendar 2023", **keys: str) -> str:
    more = "".join(f", {key}: {value}" for key, value in keys.items())
    return f"""
  - {{id: {name}, quote: "{name} {figure}", kind: {kind}, figure: "{figure}", period: {period}{more}}}"""


def level(name: str, quantity: str, figure: str, period: str = "calendar 2023", **keys: str) -> str:
    return claim(name, "level", figure, period, quantity=quantity, **keys)


def share(name: str, member: str, figure: str, **keys: str) -> str:
    return claim(name, "share", figure, quantity="exports", member=member, **keys)


def ratio(name: str, quantity: str, to: str, figure: str) -> str:
    return claim(name, "ratio", figure, quantity=quantity, to=to)


def table(quantity: str, *rows: str, source: str = "bank", more: str = "") -> str:
    lines = "\n".join(f"      {row}" for row in rows)
    return f"""
  - quantity: {quantity}
    source: {source}
    unit: million USD
{more}    rows: |
      period,value
{lines}"""


def checked(*claims: str, evidence: str = "") -> Review:
    tables = f"evidence:{evidence}\n" if evidence else ""
    return review(read(f"{QUANTITIES}{tables}claims:{''.join(claims)}\n"), today=TODAY)


def verdicts(found: Review) -> dict[str, Verdict]:
    assert not found.failures
    return {judged.claim.id: judged.verdict for judged in found.judged}


def joint(found: Review) -> list[Finding]:
    return [finding for finding in found.findings if finding.rule == "joint-conflict"]


AMOUNTS: Final = """
quantities:
  firms: {measure: firms, unit: firms}
  exporters: {measure: exporting firms, unit: firms}
  small: {measure: small exporting firms, unit: firms}
  others: {measure: firms that do not export, unit: firms}
identities:
  - firms = exporters + others
claims:"""


def of(part: str, whole: str, figure: str, name: str = "") -> str:
    return claim(name or f"{part}-of-{whole}", "share", figure, quantity=part, of=whole)


def said_of(*claims: str) -> Review:
    return review(read(AMOUNTS + "".join(claims)), today=TODAY)


class TestShares:
    """“Most relations follow from the typed claims alone”, also where no level is known."""

    CHAIN = of("exporters", "firms", "40%"), of("small", "exporters", "50%")

    @pytest.mark.parametrize(
        ("figure", "verdict"),
        [
            ("20%", Verdict.CONSISTENT),
            ("20.4%", Verdict.CONSISTENT),
            ("20.91%", Verdict.STRAINED),
            ("20.92%", Verdict.DISPUTED),
            ("30%", Verdict.DISPUTED),
        ],
    )
    def test_a_share_of_a_share(self, figure: str, verdict: Verdict) -> None:
        """[39.5, 40.5] % of [49.5, 50.5] % is [19.55, 20.45] %, generously what lies between 19.11 and 20.91 %."""
        found = said_of(*self.CHAIN, of("small", "firms", figure))
        assert set(verdicts(found).values()) == {verdict}

    def test_the_chain_takes_an_amount_as_a_hundred(self) -> None:
        found = said_of(*self.CHAIN, of("small", "firms", "30%"))
        assert "from firms@calendar 2023 taken as 100 and “40%” (exporters-of-firms)" in joint(found)[0].message
        (left,) = found.following("small-of-firms")
        assert left.values == "19.1% to 20.9%"

    def test_what_holds_together_was_compared(self) -> None:
        found = said_of(*self.CHAIN, of("small", "firms", "20%"))
        (compared,) = next(one for one in found.judged if one.claim.id == "small-of-firms").compared
        others = "“40%” (exporters-of-firms) and “50%” (small-of-exporters)"
        assert compared.arithmetic == f"{others} leave it 19.1% to 20.9%"
        assert found.counts.trials[Result.HOLDS] == 3

    def test_two_shares_alone_say_nothing_of_each_other(self) -> None:
        assert set(verdicts(said_of(*self.CHAIN)).values()) == {Verdict.UNCHECKED}

    @pytest.mark.parametrize(("figure", "verdict"), [("60%", Verdict.CONSISTENT), ("65%", Verdict.DISPUTED)])
    def test_an_identity_ties_shares_of_its_amounts(self, figure: str, verdict: Verdict) -> None:
        found = said_of(of("exporters", "firms", "40%"), of("others", "firms", figure))
        assert set(verdicts(found).values()) == {verdict}

    @pytest.mark.parametrize(("figure", "verdict"), [("5 times", Verdict.CONSISTENT), ("4 times", Verdict.DISPUTED)])
    def test_a_share_and_the_ratio_the_other_way_round(self, figure: str, verdict: Verdict) -> None:
        found = said_of(of("exporters", "firms", "20%"), ratio("times", "firms", "exporters", figure))
        assert set(verdicts(found).values()) == {verdict}

    def test_shares_that_add_up_and_a_ratio_between_their_parts(self) -> None:
        """45% and 35% of one whole are not 2 to 1, although the shares stand in their sum as well."""
        found = checked(
            share("north", "Norland", "45%"),
            share("south", "Sudland", "35%"),
            claim("times", "ratio", "2 times", quantity="exports", member="Norland", to="'exports[Sudland]'"),
        )
        assert [set(finding.claims) for finding in joint(found)] == [{"north", "south", "times"}]
        assert "taken as 100" in joint(found)[0].message

    def test_what_is_left_of_a_ratio_is_in_its_own_unit(self) -> None:
        text = AMOUNTS.replace("identities", "  sales: {measure: sales, unit: USD}\nidentities")
        claims = (
            level("sold", "sales", "$80 million"),
            level("all", "firms", "4,012"),
            ratio("each", "sales", "firms", "$20,000 per firm"),
        )
        found = review(read(text + "".join(claims)), today=TODAY)
        (left,) = found.following("each")
        assert left.values.endswith("USD/firms")

    def test_a_whole_that_may_be_nothing_ties_nothing(self) -> None:
        """Of no firms, every share is of nothing; that they are none is the matter of the rule on shares."""
        none = level("none", "firms", "0 firms")
        found = said_of(none, *self.CHAIN, of("small", "firms", "30%"))
        assert not joint(found)

    def test_levels_that_are_known_are_not_taken_as_a_hundred(self) -> None:
        found = said_of(level("all", "firms", "8,000 firms"), *self.CHAIN, of("small", "firms", "30%"))
        assert all("taken as 100" not in one.message for one in joint(found) if "all" in one.claims)


class TestWhatNoSingleRequirementShows:
    """“The checker tests each requirement alone, then all together.”"""

    @pytest.mark.parametrize(("figure", "clashes"), [("30%", 1), ("60%", 0)])
    def test_a_sum_and_a_share_through_a_part_that_nobody_states(self, figure: str, clashes: int) -> None:
        """Sudland is 10 − 4 by the sum, so that its share of 10 is 60%."""
        identity = "identities:\n  - exports = exports[Norland] + exports[Sudland]\n"
        claims = (
            level("whole", "exports", "$10 billion"),
            level("north", "exports", "$4 billion", member="Norland"),
            share("south", "Sudland", figure),
        )
        text = f"{QUANTITIES.replace('identities:', identity.strip())}claims:{''.join(claims)}\n"
        found = review(read(text), today=TODAY)
        assert len(joint(found)) == clashes
        for finding in joint(found):
            assert sorted(finding.claims) == ["north", "south", "whole"]
            assert finding.severity is Severity.ERROR

    @pytest.mark.parametrize(("trade", "clashes"), [("$5.0 billion", 1), ("$4.1 billion", 0)])
    def test_a_bound_a_ratio_and_a_sum(self, trade: str, clashes: int) -> None:
        """Exports under 3 and about three times the imports leave imports under 1.11 and trade under 4.11."""
        found = checked(
            level("all", "trade", trade),
            level("out", "exports", "under $3 billion"),
            level("in", "imports", "over $0.5 billion"),
            ratio("times", "exports", "imports", "3 times as many"),
        )
        assert [sorted(finding.claims) for finding in joint(found)] == [["all", "out", "times"]] * clashes
        if clashes:
            assert "trade@calendar 2023 is under 4.11 billion USD" in joint(found)[0].message

    @pytest.mark.parametrize("levels", [(), (level("first", "imports", "$1.00 billion", "calendar 2021"),)])
    @pytest.mark.parametrize(("figure", "clashes"), [("tripled", 1), ("more than doubled", 0)])
    def test_changes_that_do_not_add_up_to_the_one_in_all(
        self, figure: str, clashes: int, levels: tuple[str, ...]
    ) -> None:
        """Twice 50% makes 2.25 times, whatever the levels are, and whether one is stated or none."""
        found = checked(
            claim("up", "change", "50%", "calendar 2021..calendar 2022", quantity="imports"),
            claim("again", "change", "50%", "calendar 2022..calendar 2023", quantity="imports"),
            claim("in-all", "change", figure, "calendar 2021..calendar 2023", quantity="imports"),
            *levels,
        )
        assert [set(finding.claims) for finding in joint(found)] == [{"up", "again", "in-all"}] * clashes

    def test_a_figure_that_nothing_can_be_is_told_once(self) -> None:
        """A share of −40% is the matter of its own rule, and no conflict with itself beside that."""
        found = checked(share("south", "Sudland", "-40 %"), level("south-in-all", "exports", "$4 billion"))
        assert verdicts(found)["south"] is Verdict.CONTRADICTED
        assert [finding.rule for finding in found.findings if finding.severity is Severity.ERROR] == ["share-in-range"]

    def test_a_figure_of_two_vintages_is_not_joined(self) -> None:
        """“both levels of a change come from one vintage”: no series has both levels, so nothing follows."""
        evidence = table("imports", "calendar 2021,1000", more="    vintage: 2022-01\n")
        evidence += table("imports", "calendar 2022,3000", more="    vintage: 2024-01\n")
        growth = claim("growth", "change", "50%", "calendar 2021..calendar 2022", quantity="imports")
        found = checked(growth, evidence=evidence)
        assert verdicts(found) == {"growth": Verdict.UNCHECKED}
        assert found.counts.untested == 1


class TestWhoIsDoubted:
    """“contradicted = in every smallest correction, disputed = in some”."""

    def test_two_claims_alone_are_both_disputed(self) -> None:
        found = checked(level("one", "imports", "$5 billion"), level("two", "imports", "$7 billion"))
        assert set(verdicts(found).values()) == {Verdict.DISPUTED}

    def test_the_odd_one_of_three_is_contradicted(self) -> None:
        claims = [level("one", "imports", "$7 billion"), level("odd", "imports", "$5 billion")]
        found = checked(*claims, level("two", "imports", "$7.0 billion"))
        assert verdicts(found) == {
            "one": Verdict.CONSISTENT,
            "odd": Verdict.CONTRADICTED,
            "two": Verdict.CONSISTENT,
        }
        assert {finding.suspects for finding in found.findings if finding.severity is Severity.ERROR} == {("odd",)}

    def test_one_that_stands_in_two_broken_sums_is_contradicted(self) -> None:
        """Imports of 5 break two years' worth of sums; each of the others breaks one."""
        found = checked(
            level("imports", "imports", "$5.0 billion"),
            level("exports", "exports", "$2.0 billion"),
            level("trade", "trade", "$4.0 billion"),
            ratio("times", "exports", "imports", "1.0 times"),
        )
        assert verdicts(found)["imports"] is Verdict.CONTRADICTED
        assert not {verdict for name, verdict in verdicts(found).items() if name != "imports"} & set(SUSPICIOUS)

    def test_a_source_outweighs_the_claims_that_clash_with_it(self) -> None:
        """Imports by the office and the exports stated leave a trade of 5, not of 9."""
        found = checked(
            level("trade", "trade", "$9.0 billion"),
            level("exports", "exports", "$2.0 billion"),
            evidence=table("imports", "calendar 2023,3000"),
        )
        assert verdicts(found) == {"trade": Verdict.DISPUTED, "exports": Verdict.DISPUTED}
        (finding,) = (one for one in found.findings if one.severity is Severity.ERROR)
        assert finding.suspects == ("exports", "trade")

    def test_a_claim_that_its_source_bears_out_clears_itself(self) -> None:
        found = checked(
            level("trade", "trade", "$9.0 billion"),
            level("exports", "exports", "$2.0 billion"),
            evidence=table("imports", "calendar 2023,3000") + table("exports", "calendar 2023,2000"),
        )
        assert verdicts(found) == {"trade": Verdict.CONTRADICTED, "exports": Verdict.CONSISTENT}


class TestWordsThatNeverConvict:
    """“"up to" (a conflict is at most strained)”, vague words “notes only, never contradicted”."""

    @pytest.mark.parametrize("figure", ["up to $1 billion", "several billion dollars"])
    def test_in_a_sum(self, figure: str) -> None:
        found = checked(
            level("trade", "trade", "$9.0 billion"),
            level("exports", "exports", "$2.0 billion"),
            level("imports", "imports", figure),
        )
        assert not set(verdicts(found).values()) & set(SUSPICIOUS)
        assert not found.failed

    def test_the_same_bound_meant_sharply_does(self) -> None:
        found = checked(
            level("trade", "trade", "$9.0 billion"),
            level("exports", "exports", "$2.0 billion"),
            level("imports", "imports", "at most $1 billion"),
        )
        assert found.failed

    def test_an_up_to_says_why_it_strains(self) -> None:
        found = checked(level("in", "imports", "up to $1 billion"), evidence=table("imports", "calendar 2023,3000"))
        assert verdicts(found) == {"in": Verdict.STRAINED}
        assert "though such a bound can be meant loosely: 3,000 million USD" in found.of("in")[0].message


class TestReadingsTogether:
    """“A claim takes one reading throughout a component, and is contradicted only when no reading of its words
    fits.”"""

    CLASHING: Final = (
        level("out", "exports", "under $3 billion"),
        level("in", "imports", "over $0.5 billion"),
        ratio("times", "exports", "imports", "3 times as many"),
    )
    BOTH: Final = table("trade", "calendar 2019,4100", "fiscal 2019,4000")

    def test_a_bare_year_is_read_where_all_can_hold(self) -> None:
        """No single requirement breaks in calendar years, but all together do: fiscal years are left."""
        found = checked(level("bare", "trade", "$5.0 billion", "2023"), *self.CLASHING, evidence=self.BOTH)
        assert not joint(found)
        assert {judged.claim.id: judged.reading for judged in found.judged}["bare"] == "in fiscal years"

    def test_a_year_that_names_its_calendar_is_not(self) -> None:
        assert joint(
            checked(level("named", "trade", "$5.0 billion", "calendar 2023"), *self.CLASHING, evidence=self.BOTH)
        )

    def test_another_reading_that_lets_all_hold_strains(self) -> None:
        other = '[{label: "of another year", period: calendar 2018}]'
        found = checked(level("other", "trade", "$5.0 billion", **{"or": other}), *self.CLASHING, evidence=self.BOTH)
        (finding,) = joint(found)
        assert (finding.severity, finding.verdict) == (Severity.WARNING, Verdict.STRAINED)
        assert finding.message == "“$5.0 billion” (other) holds together with all the rest only read as of another year"

    def test_a_reading_that_is_not_taken_says_nothing(self) -> None:
        """Read otherwise “first” would state exports of 100; it is not, and so it clashes with nobody."""
        found = checked(
            level("first", "imports", "$100 billion", **{"or": '[{label: "of exports", quantity: exports}]'}),
            level("whole", "exports", "$10 billion"),
            level("north", "exports", "$4.0 billion", member="Norland"),
            share("share", "Norland", "40%"),
        )
        assert verdicts(found) == {
            "first": Verdict.UNCHECKED,
            "whole": Verdict.CONSISTENT,
            "north": Verdict.CONSISTENT,
            "share": Verdict.CONSISTENT,
        }


ARTICLE: Final = (
    level("trade", "trade", "$9.0 billion"),
    level("exports", "exports", "$2.0 billion"),
    level("imports", "imports", "$5.0 billion"),
    ratio("times", "imports", "exports", "2.5 times"),
    level("again", "imports", "about $5 billion"),
    share("north", "Norland", "40%"),
)


class TestTheOrder:
    """“Ties are shown, all, in a fixed order; never decided by chance, by hash order or by the clock.”"""

    EXPECTED: Final = verdicts(checked(*ARTICLE))

    @pytest.mark.parametrize("order", list(permutations(range(len(ARTICLE))))[::60])
    def test_of_the_claims_changes_no_verdict(self, order: tuple[int, ...]) -> None:
        found = checked(*(ARTICLE[place] for place in order))
        assert verdicts(found) == self.EXPECTED

    def test_of_the_quantities_changes_no_verdict(self) -> None:
        head, rest = QUANTITIES.split("quantities:\n")
        measures, tail = rest.split("sources:")
        turned = "\n".join(reversed(measures.strip("\n").split("\n")))
        text = f"{head}quantities:\n{turned}\nsources:{tail}claims:{''.join(ARTICLE)}\n"
        assert verdicts(review(read(text), today=TODAY)) == self.EXPECTED

    def test_of_either_of_two_that_strain_changes_no_verdict(self) -> None:
        """Which of two claims is looked at first is no matter of which of them strains."""
        pair = (level("round", "imports", "$5 billion"), level("sharp", "imports", "$5.7 billion"))
        assert verdicts(checked(*pair)) == verdicts(checked(*reversed(pair)))
        assert set(verdicts(checked(*pair)).values()) == {Verdict.STRAINED}

    def test_of_the_two_senses_of_a_word(self) -> None:
        """“"n times more": n, and n + 1 as a strained reading”, whichever of the two claims stands first."""
        pair = (
            ratio("more", "imports", "exports", "three times more"),
            ratio("as-many", "imports", "exports", "4 times"),
        )
        for claims in (pair, pair[::-1]):
            assert set(verdicts(checked(*claims)).values()) == {Verdict.STRAINED}
