"""Loading a dossier: what a claim file can say, and all its faults at once, each at its place."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from claimcheck.claim import KINDS, Change, Level, Rank, Share, Untyped
from claimcheck.dossier import Dossier
from claimcheck.fault import InputError
from claimcheck.interval import Interval
from claimcheck.loading.loader import CLAIM_FILE, find, load, read
from claimcheck.period_grammar import read as period
from claimcheck.quantity import Quantity
from claimcheck.source import Standing

SHIPPED = Path(__file__).parent.parent / "claims" / "pakistani-american-diaspora"

# Thirteen lines, so that what a test adds begins at line 14.
HEAD = """\
calendars:
  fiscal: {starts: July}
quantities:
  exports: {measure: exports, unit: USD, per: year, by: country, members: {India: [Bharat], Nepal: []}}
  people: {measure: people, unit: people, definition: census}
  founded: {measure: date of founding, unit: date}
sources:
  bank: {title: Exports, publisher: Bank, standing: official}
  press: {title: News, publisher: Press}
limits:
  cap: {measure: cap, value: 50%, side: above}
  rising: {measure: cap, value: 75 million USD + 5 million USD * (year - 1996), side: above, in_force: 1996-01-01..}
# -- end of the head --
"""
LINE = HEAD.count("\n") + 1


def faults(text: str, claim_file: Path | None = None) -> list[str]:
    """The faults without the name of the file, except where they are in another one."""
    with pytest.raises(InputError) as raised:
        read(text, *([claim_file] if claim_file else []))
    shown = str(claim_file or CLAIM_FILE)
    return [str(fault).removeprefix(f"{shown}:") for fault in raised.value.faults]


def claims(*entries: str) -> str:
    """A claim file whose claims stand one a line, the first in line LINE + 1."""
    return HEAD + "claims:\n" + "".join(f"  - {entry}\n" for entry in entries)


def loaded(*entries: str) -> Dossier:
    return read(claims(*entries))


def evidence(entry: str) -> str:
    return HEAD + "evidence:\n" + entry


class TestFaultsOfForm:
    """Keys, kinds and values that no claim file has: told together, since none hides another."""

    def test_all_at_once_in_the_order_of_the_file(self) -> None:
        assert faults(
            claims(
                "{id: a, quote: 5 x, kind: level, figure: 5, perod: 2020}",
                "{id: b, quote: 5 x, kind: lvel, figure: 5}",
                "{id: c, quote: 5 x, kind: level, figure: 5, period: 20}",
                "{id: d, quote: 5 x, kind: level}",
            )
        ) == [
            f"{LINE + 1}:49: unknown key 'perod': did you mean 'period'?",
            f"{LINE + 2}:31: unknown kind 'lvel': one of {', '.join(KINDS)}",
            f"{LINE + 3}:57: period: '20' is not a year: write four digits, 0001 to 9998",
            f"{LINE + 4}:5: the key 'figure' is missing",
        ]

    @pytest.mark.parametrize(
        ("text", "fault"),
        [
            ("claim: []\n", "1:1: unknown key 'claim': did you mean 'claims'?"),
            ("quantities:\n  a: {measure: x, units: USD}\n", "2:19: unknown key 'units': did you mean 'unit'?"),
            (
                "sources:\n  title: {title: x, publisher: y, yr: 1}\n",
                "2:35: unknown key 'yr': one of title, publisher, standing, second_hand, url, archived, published, "
                "retrieved, excerpt",
            ),
            ("calendars:\n  fiscal: {named_by: the year it ends in}\n", "2:11: the key 'starts' is missing"),
            (
                "sources: {x: {title: A, publisher: B, published: last spring}}\n",
                "1:50: published: write a date such as 2025, 2025-03 or 2025-03-14, not 'last spring'",
            ),
            ("sources: {x: {title: A, publisher: B, retrieved: 2025-02-30}}\n", "1:50: retrieved: write a date"),
            ("article: {published: soon}\n", "1:22: published: 'soon' is not a period: write a year (2022), "),
            ("claims: {id: a}\n", "1:9: claims: write a list, not keys and values"),
            ("claims: [x]\n", "1:10: write keys and values, not 'x'"),
            ("quantities:\n  a b: {measure: x}\n", "2:3: 'a b' is no name: write letters, digits, hyphens and"),
            ("quantities:\n  a: {measure: x, complete: maybe}\n", "2:29: complete: write yes or no, not 'maybe'"),
            ("quantities:\n  a: {measure: x, per: decade}\n", "2:24: per: write year, quarter, month or day, not"),
            ("quantities:\n  a: {measure: x, unit: 5 florb^2}\n", "2:25: '5' in '5 florb^2' is not a scale"),
            ("identities:\n  - a = \n", "2:5: column 4: a number or the name of a quantity is wanted here"),
            ("article: {body: x, text: y}\n", "1:10: article: give the text as a file (text) or here (body), not both"),
        ],
    )
    def test_each_at_its_key_or_value(self, text: str, fault: str) -> None:
        (found,) = faults(text)
        assert found.startswith(fault)

    def test_inside_an_acceptance(self) -> None:
        assert faults(
            claims(
                "{id: a, quote: 5 x, kind: level, figure: 5, accept: [{rule: r, reason: s, till: 2020}]}",
                "{id: b, quote: 5 x, kind: level, figure: 5, accept: [{rule: r, reason: s, until: soon}]}",
            )
        ) == [
            f"{LINE + 1}:79: unknown key 'till': did you mean 'until'?",
            f"{LINE + 2}:86: until: write a date such as 2026-12-31, not 'soon'",
        ]

    def test_a_claim_without_a_kind(self) -> None:
        assert faults(claims("{id: a, quote: x}")) == [
            f"{LINE + 1}:5: the key 'kind' is missing: one of {', '.join(KINDS)}"
        ]

    def test_of_an_empty_document(self) -> None:
        assert faults("") == ["1:1: the document is empty"]


class TestFiguresAndTheirQuotes:
    """A figure, a position and an item must be printed in their quote; the fault stands at their key."""

    @pytest.mark.parametrize(
        ("entry", "fault"),
        [
            ("{id: a, quote: we sold 5, kind: level, figure: 7}", "52: the figure '7' is not printed in the quote"),
            ("{id: a, quote: we sold 5, kind: level, figure: 1e999}", "52: '1e999' is not how prose prints a number"),
            ("{id: a, quote: the fourth, kind: rank, position: fifth}", "54: the figure 'fifth' is not printed"),
            ("{id: a, quote: rank zero, kind: rank, position: zero}", "53: 'zero' is no position in a ranking"),
            ("{id: a, quote: on 5 May 2020, kind: date, figure: 6 May 2020}", "55: the figure '6 May 2020' is not"),
            ("{id: a, quote: x in 20, kind: date, figure: 20}", "49: '20' is not a date: write a year (2023)"),
            ("{id: a, quote: only b, kind: list, items: [b, c]}", "47: the item 'c' is not named in the quote"),
            ("{id: a, quote: '5', kind: level, figure: [5]}", "46: figure: write a text, not a list"),
            ("{id: a, quote: '5', kind: level, figure: }", "46: figure: write a text, not nothing"),
            ("{id: a, quote: '', kind: level, figure: 5}", "20: quote: it is empty"),
        ],
    )
    def test_the_fault_stands_at_the_key(self, entry: str, fault: str) -> None:
        (found,) = faults(claims(entry))
        assert found.startswith(f"{LINE + 1}:{fault}")

    def test_in_block_style_the_line_is_that_of_the_key(self) -> None:
        text = claims("id: a\n    quote: >-\n      we sold 5 boxes\n    kind: level\n    figure: 7 boxes")
        assert faults(text) == [f"{LINE + 5}:13: the figure '7 boxes' is not printed in the quote of this claim"]


class TestUnknownNames:
    def test_all_at_once_with_what_is_near(self) -> None:
        assert faults(
            claims(
                "{id: a, quote: 5 x, kind: level, figure: 5, quantity: exprots}",
                "{id: b, quote: 5 x, kind: level, figure: 5, quantity: exports, member: [Bharat, Indai]}",
                "{id: c, quote: 5 x, kind: level, figure: 5, sources: [bank, prss]}",
                "{id: d, quote: over, kind: threshold, limit: capp, of: exprts, subject: 'exports[Tibet]'}",
                "{id: e, quote: 5%, kind: share, figure: 5%, quantity: exports, of: gdp}",
                "{id: f, quote: twice, kind: ratio, figure: twice, quantity: exports, to: gdp}",
                "{id: g, quote: x, kind: comparison, quantity: exports, relation: more than, than: Nepall}",
            )
        ) == [
            f"{LINE + 1}:59: unknown quantity 'exprots': did you mean 'exports'?",
            f"{LINE + 2}:76: unknown member 'Indai' of exports: did you mean 'India'?",
            f"{LINE + 3}:58: unknown source 'prss': did you mean 'press'?",
            f"{LINE + 4}:50: unknown limit 'capp': did you mean 'cap'?",
            f"{LINE + 4}:60: unknown quantity 'exprts': did you mean 'exports'?",
            f"{LINE + 4}:77: unknown member 'Tibet' of exports",
            f"{LINE + 5}:72: unknown quantity 'gdp'",
            f"{LINE + 6}:78: unknown quantity 'gdp'",
            f"{LINE + 7}:87: unknown member 'Nepall' of exports: did you mean 'Nepal'?",
        ]

    def test_an_id_that_is_taken_names_the_line_of_the_other(self) -> None:
        entry = "{id: a, quote: 5 x, kind: level, figure: 5}"
        assert faults(claims(entry, entry)) == [f"{LINE + 2}:10: the id 'a' is taken by the claim in line {LINE + 1}"]

    def test_kinds_that_do_not_fit_their_quantity(self) -> None:
        assert faults(
            claims(
                "{id: a, quote: 5, kind: level, figure: 5, quantity: founded}",
                "{id: b, quote: in 1990, kind: date, figure: 1990, quantity: exports}",
                "{id: c, quote: 5%, kind: change, figure: 5%, quantity: exports, period: 2020}",
                "{id: d, quote: 5, kind: level, figure: 5, member: India}",
            )
        ) == [
            f"{LINE + 1}:57: the values of 'founded' are dates: use the kind date",
            f"{LINE + 2}:65: a date claim needs a quantity whose unit is date, not 'exports'",
            f"{LINE + 3}:77: a change runs between two periods: write 2020..2023",
            f"{LINE + 4}:55: a member needs the quantity it is a member of",
        ]

    def test_in_identities_and_limits(self) -> None:
        assert faults(
            "quantities: {a: {measure: a, unit: USD, by: x, members: {i: []}}}\n"
            "identities:\n"
            "  - a = b + a[j]\n"
            "  - a = a@fiscal 2020\n"
            "limits:\n"
            "  one: {measure: m, value: 5 USD, side: above, source: s, of: c}\n"
        ) == [
            "3:5: unknown member 'j' of a",
            "3:5: unknown quantity 'b'",
            "4:5: no calendar is named 'fiscal'; known are calendar",
            "6:56: unknown source 's'",
            "6:63: unknown quantity 'c'",
        ]

    def test_a_limit_whose_formula_has_no_value(self) -> None:
        assert faults(
            "quantities: {a: {measure: a, unit: USD}}\n"
            "limits:\n"
            "  one: {measure: m, value: 5 USD + 5 %, side: above}\n"
            "  two: {measure: m, value: 5 USD / (year - 2000), side: above, in_force: 2000-01-01..}\n"
            "  three: {measure: m, value: a + 1 USD, side: above}\n"
        ) == [
            "3:28: 5 USD + 5% joins different types: USD and %",
            "4:28: 5 USD / (year - 2000) divides by zero",
            "5:30: a value that is to be worked out cannot depend on the quantity a",
        ]


class TestAlternatives:
    def test_a_change_of_keys_keeps_the_rest(self) -> None:
        dossier = loaded(
            "{id: a, quote: 5 x, kind: level, figure: 5, quantity: exports, period: 2020, "
            "or: [{member: India}, {label: in fiscal years, period: fiscal 2020}]}"
        )
        first, second = dossier.alternatives["a"]
        assert isinstance(first.claim, Level)
        assert (first.label, first.claim.member, first.claim.period) == (
            "with member India",
            ("India",),
            period("2020"),
        )
        assert second.label == "in fiscal years"
        assert second.claim.period == period("fiscal 2020", dossier.calendars)
        assert second.claim.id == "a"

    def test_another_kind_leaves_the_keys_of_the_old_one_behind(self) -> None:
        dossier = loaded(
            "{id: a, quote: 5% x, kind: change, figure: 5%, direction: rise, quantity: exports, "
            "or: [{kind: share, of: people}, {kind: untyped}]}"
        )
        share, untyped = (other.claim for other in dossier.alternatives["a"])
        assert isinstance(dossier.by_id["a"], Change)
        assert isinstance(share, Share)
        assert share.printed == "5%"
        assert isinstance(untyped, Untyped)
        assert dossier.alternatives["a"][0].label == "as a share"

    def test_faults_of_form_stand_at_their_place(self) -> None:
        text = claims(
            "id: a\n    quote: 5 x\n    kind: level\n    figure: 5\n    or:\n"
            "      - {kind: lvel}\n"
            "      - {figure: 6}\n"
            "      - {perod: 2020}\n"
            "      - {kind: share, period: 20}"
        )
        assert faults(text) == [
            f"{LINE + 6}:16: unknown kind 'lvel': one of {', '.join(KINDS)}",
            f"{LINE + 7}:18: the figure '6' is not printed in the quote of this claim",
            f"{LINE + 8}:10: unknown key 'perod': did you mean 'period'?",
            f"{LINE + 9}:31: period: '20' is not a year: write four digits, 0001 to 9998",
        ]

    def test_unknown_names_stand_at_their_place(self) -> None:
        text = claims(
            "id: a\n    quote: 5 x\n    kind: level\n    figure: 5\n    or:\n"
            "      - {quantity: exprots}\n"
            "      - {kind: share, quantity: exports, of: gdp}\n"
            "      - {quantity: exports, member: Indai}"
        )
        assert faults(text) == [
            f"{LINE + 6}:20: unknown quantity 'exprots': did you mean 'exports'?",
            f"{LINE + 7}:46: unknown quantity 'gdp'",
            f"{LINE + 8}:37: unknown member 'Indai' of exports: did you mean 'India'?",
        ]

    def test_what_is_no_record(self) -> None:
        text = claims("id: a\n    quote: 5 x\n    kind: level\n    figure: 5\n    or: [5]")
        assert faults(text) == [f"{LINE + 5}:10: write keys and values, not '5'"]


class TestFaultsOfEvidence:
    def test_every_row_has_its_own(self) -> None:
        assert faults(
            evidence(
                "  - quantity: exports\n"
                "    source: bank\n"
                "    rows: |\n"
                "      member,period,value,vintage\n"
                "      India,2020,five,2021\n"
                "      India,20,5,2021\n"
                "      Nepal,2020,5,last May\n"
                "      Nepal,2021,7,2021\n"
                "      Bharat,2021,7,2021\n"
                "      India,2021,8,2021\n"
            )
        ) == [
            f"{LINE + 5}: 'five' in a table is not a number: write it in digits, such as 2,596 or −0.3",
            f"{LINE + 6}: '20' is not a year: write four digits, 0001 to 9998",
            f"{LINE + 7}: write the vintage 'last May' as a date: 2025, 2025-05 or 2025-05-13",
            f"{LINE + 10}: exports[India]@calendar 2021 stands here and in line {LINE + 9}",
        ]

    @pytest.mark.parametrize(
        ("entry", "fault"),
        [
            ("quantity: exprots, source: bank, rows: V", "5: unknown quantity 'exprots'"),
            ("quantity: exports, rows: V", "5: evidence needs a source: the key `source`, or a column of it"),
            ("quantity: exports, source: bnak, rows: V", "5: unknown source 'bnak'"),
            ("quantity: exports, source: bank, rows: period", "5: claims.yaml has no column value: it has period"),
            (
                "quantity: exports, source: bank, columns: {value: amount}, rows: V",
                "5: claims.yaml has no column amount: it has value",
            ),
            ("quantity: exports, source: bank, unit: EUR, rows: V", "5: EUR and USD are different currencies"),
            ("quantity: exports, source: bank", "5: give the observations as a file (table) or here (rows)"),
            (
                "quantity: exports, source: bank, columns: {amount: value}, rows: V",
                "49: unknown key 'amount': one of member, period, value, vintage, source, definition",
            ),
            (
                "quantity: exports, source: bank, rounded: about 5, rows: V",
                "48: rounded: write a number in digits, such as 1000, not 'about 5'",
            ),
        ],
    )
    def test_of_an_entry(self, entry: str, fault: str) -> None:
        (found,) = faults(evidence("  - {" + entry.replace("rows: V", 'rows: "value\\n5"') + "}\n"))
        assert found.startswith(f"{LINE + 1}:{fault}")

    def test_a_source_of_a_row(self) -> None:
        text = evidence("  - quantity: people\n    rows: |\n      value,source\n      5,nobody\n")
        assert faults(text) == [f"{LINE + 4}: unknown source 'nobody'"]

    def test_those_of_a_file_name_the_file(self, tmp_path: Path) -> None:
        (tmp_path / "a.csv").write_text("period,value\n2020,five\n2021,6,7\n", encoding="utf-8")
        (tmp_path / "b.csv").write_text("period,value\n2020,five\n", encoding="utf-8")
        text = evidence(
            "".join(f"  - {{quantity: people, source: bank, table: {name}.csv}}\n" for name in ("a", "b", "none"))
        )
        assert faults(text, tmp_path / CLAIM_FILE) == [
            f"{tmp_path / 'a.csv'}:3: the row has 3 cells and the header 2: put a value that holds a comma in quotes",
            f"{tmp_path / 'b.csv'}:2: 'five' in a table is not a number: write it in digits, such as 2,596 or −0.3",
            f"{tmp_path / 'none.csv'}: cannot be read: no such file or directory",
        ]

    def test_paths_that_leave_the_folder(self, tmp_path: Path) -> None:
        (tmp_path / "outside.txt").write_text("x", encoding="utf-8")
        folder = tmp_path / "dossier"
        folder.mkdir()
        (folder / "link.csv").symlink_to(tmp_path / "outside.txt")
        text = "article: {text: ../outside.txt}\n" + evidence(
            "  - {quantity: people, source: bank, table: /outside.txt}\n"
            "  - {quantity: people, source: bank, table: link.csv}\n"
        )
        assert faults(text, folder / CLAIM_FILE) == [
            "1:17: '../outside.txt' leads out of the folder of the claim file",
            f"{LINE + 2}:45: '/outside.txt' is an absolute path: name a file in the folder of the claim file",
            f"{LINE + 3}:45: 'link.csv' is a link that leads out of the folder of the claim file",
        ]


class TestWhatLoads:
    def test_every_kind(self) -> None:
        dossier = loaded(
            "{id: level, quote: 5 x, kind: level, figure: 5}",
            "{id: share, quote: half, kind: share, figure: half, quantity: exports, member: Bharat}",
            "{id: change, quote: rose by 5%, kind: change, figure: rose by 5%, quantity: exports, period: 2020..2023}",
            "{id: ratio, quote: twice, kind: ratio, figure: twice, quantity: exports, to: people}",
            "{id: rank, quote: the fourth, kind: rank, position: fourth, order: smallest first}",
            "{id: threshold, quote: over 50%, kind: threshold, figure: over 50%, limit: cap, side: above}",
            "{id: list, quote: two of them, kind: list, figure: two, items: [of, them], complete: yes}",
            "{id: date, quote: in May 2020, kind: date, figure: May 2020, quantity: founded}",
            "{id: comparison, quote: x, kind: comparison, quantity: exports, member: India, relation: more than, "
            "than: Nepal}",
            "{id: untyped, quote: x, kind: untyped, note: later}",
        )
        assert [claim.kind for claim in dossier.claims] == list(KINDS) == [claim.id for claim in dossier.claims]
        rank = dossier.by_id["rank"]
        assert isinstance(rank, Rank)
        assert rank.position is not None
        assert rank.position.value == 4
        assert dossier.places["share"].line == LINE + 2

    def test_nothing_is_needed(self) -> None:
        dossier = read("claims: []\n")
        assert dossier.claims == ()
        assert dossier.article.text is None

    def test_aliases_are_one_member(self) -> None:
        dossier = read(HEAD)
        assert dossier.quantity("exports", ("bharat",)) == Quantity("exports", ("India",))
        assert dossier.quantity("exports", ("Nepal", "Bharat")) == Quantity("exports", ("India", "Nepal"))

    def test_the_article_in_the_file_or_beside_it(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfone\r\ntwo\r\n")
        beside = read("article: {text: a.txt, published: 2025-03}\n", tmp_path / CLAIM_FILE)
        assert (beside.article.text, beside.article.path) == ("one\ntwo\n", str(tmp_path / "a.txt"))
        assert beside.article.published == period("2025-03")
        assert read("article: {body: one}\n").article.text == "one"

    def test_a_folder_a_file_and_folders_of_dossiers(self, tmp_path: Path) -> None:
        for name in ("b", "a"):
            (tmp_path / name).mkdir()
            (tmp_path / name / CLAIM_FILE).write_text("claims: []\n", encoding="utf-8")
        (tmp_path / "empty").mkdir()
        assert find(tmp_path) == (tmp_path / "a" / CLAIM_FILE, tmp_path / "b" / CLAIM_FILE)
        assert find(tmp_path / "a") == find(tmp_path / "a" / CLAIM_FILE) == (tmp_path / "a" / CLAIM_FILE,)
        assert load(tmp_path / "a").path == tmp_path / "a"
        with pytest.raises(InputError, match=r"no claims\.yaml here, nor in the folders inside"):
            find(tmp_path / "empty")

    def test_the_shipped_dossier(self) -> None:
        dossier = load(SHIPPED)
        assert dossier.article.text is not None
        assert all(dossier.article.anchor(claim) is not None for claim in dossier.claims)
        assert next(dossier.evidence.observations(), None) is not None


class TestEvidence:
    def test_columns_by_role_and_as_patterns(self) -> None:
        dossier = read(
            evidence(
                "  - quantity: exports\n"
                "    source: bank\n"
                "    unit: million USD\n"
                '    columns: {member: sender, period: "{basis} {year}", value: amount}\n'
                "    whole: all countries\n"
                "    groups: [SAARC]\n"
                "    rows: |\n"
                "      sender,basis,year,amount\n"
                "      Bharat,fiscal,2020,1.5\n"
                "      SAARC,fiscal,2020,2.5\n"
                "      all countries,fiscal,2020,20\n"
            )
        )
        when = period("fiscal 2020", dossier.calendars)
        supply = dossier.evidence.reference(Quantity("exports", ("India",), when))
        assert supply is not None
        assert supply.printed == "1.5 million USD"
        assert supply.plain == Interval.closed(1_450_000, 1_550_000)
        whole = dossier.evidence.reference(Quantity("exports", (), when))
        assert whole is not None
        assert whole.printed == "20 million USD"
        (series,) = dossier.evidence.of("exports")
        assert series.groups == ("SAARC",)
        assert series.members(when) == ("India",)
        assert not series.complete

    def test_the_step_a_publisher_rounds_to(self) -> None:
        dossier = read(
            evidence(
                "  - quantity: people\n    source: bank\n    rounded: 1000\n"
                "    rows: |\n      period,value\n      2020,98000\n"
            )
        )
        supply = dossier.evidence.reference(Quantity("people", (), period("2020")))
        assert supply is not None
        assert supply.plain == Interval.closed(97_500, 98_500)
        assert supply.generous == Interval.open(97_000, 99_000)

    def test_sources_vintages_and_definitions_by_row_are_series_best_first(self) -> None:
        dossier = read(
            evidence(
                "  - quantity: people\n"
                "    rows: |\n"
                "      period,value,source,vintage,definition\n"
                "      2020,1,press,2024,census\n"
                "      2020,2,bank,2021,census\n"
                "      2020,3,bank,2022-05,census\n"
                "      2020,4,bank,2023,register\n"
                "      2020,5,press,2025,\n"
            )
        )
        series = dossier.evidence.of("people")
        assert [(one.name, one.definition, one.same_definition) for one in series] == [
            ("Bank, 2022-05", "census", True),
            ("Bank, 2021", "census", True),
            ("Press, 2025", "census", True),
            ("Press, 2024", "census", True),
            ("Bank, 2023", "register", False),
        ]
        assert series[0].source.standing is Standing.OFFICIAL

    def test_of_dates(self) -> None:
        dossier = read(evidence('  - {quantity: founded, source: bank, rows: "value\\n2020-05"}\n'))
        supply = dossier.evidence.reference(Quantity("founded"))
        assert supply is not None
        assert (supply.printed, supply.plain) == ("2020-05", period("2020-05").days())

    def test_a_table_of_another_unit_is_given_in_that_of_the_quantity(self) -> None:
        dossier = read(
            "quantities: {road: {measure: length, unit: km}}\nsources: {map: {title: Map, publisher: P}}\n"
            'evidence:\n  - {quantity: road, source: map, unit: m, rows: "value\\n1500"}\n'
        )
        supply = dossier.evidence.reference(Quantity("road"))
        assert supply is not None
        assert Fraction(3, 2) in supply.plain
        assert supply.printed == "1,500 m"


class TestAllAtOnce:
    """All faults of a file are reported at once: what cannot be read does not hide what is wrong with the rest."""

    def test_faults_of_form_and_of_names(self) -> None:
        found = faults(
            "calendars:\n"
            "  x1: {starts: July}\n"
            "quantities:\n"
            "  exports: {measure: exports, unit: UDS}\n"
            "  staff: {measure: staff, unit: people}\n"
            "limits:\n"
            "  cap: {measure: cap, value: [1], side: above}\n"
            "claims:\n"
            "  - {id: a, quote: sold 5, kind: levl, figure: 5}\n"
            "  - {id: b, quote: sold 5, kind: level, figure: 5, quantity: exports}\n"
            "  - {id: c, quote: sold 5, kind: level, figure: 5, quantity: stuff}\n"
            "  - {id: c, quote: sold 5, kind: level, figure: 5}\n"
            "  - id: d\n"
            "    quote: sold 5\n"
            "    kind: level\n"
            "    figure: 5\n"
            "    or:\n"
            "      - {figure: 6}\n"
            "      - {quantity: nothing}\n"
        )
        assert [fault.partition(":")[0] for fault in found] == ["2", "4", "7", "9", "11", "12", "18", "19"]
        assert "unknown quantity 'stuff': did you mean 'staff'?" in found[4]
        assert "the id 'c' is taken by the claim in line 11" in found[5]
