"""The scanner: what it finds, how it reads it, what it exempts, and that no text makes it slow or makes it fail."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import figure
from claimcheck.scanning import RULES, Direction, Kind, Mention, scan
from claimcheck.scanning.showing import decimal, document

sys.path.insert(0, str(Path(__file__).parent / "scan"))
from labelled import SENTENCES, UNSEEN, Label, braced, sentences


def ends(mention: Mention) -> list[float]:
    """The value, or both ends of a range."""
    return [float(end) for end in (mention.value, mention.low, mention.high) if end is not None]


def wanted(label: Label) -> list[float]:
    return [float(end) for end in label.value.split("..")]


def found(text: str) -> list[str]:
    return [mention.text for mention in scan(text).quantities]


def only(text: str) -> Mention:
    (mention,) = scan(text).quantities
    return mention


def exempt(text: str) -> list[tuple[str, str]]:
    return [(exemption.text, exemption.rule) for exemption in scan(text).exemptions]


@pytest.mark.parametrize(
    ("text", "whole", "kind", "value", "unit", "hedge"),
    [
        ("It sent $1.3 billion home.", "$1.3 billion", "money", "1300000000", "USD", ""),
        ("About 60% agree.", "About 60%", "percent", "60", "%", "about"),
        ("It grew by 47% again.", "grew by 47%", "change", "47", "%", ""),
        (
            "Around 10,164 Pakistani students came.",
            "Around 10,164 Pakistani students",
            "count",
            "10164",
            "students",
            "around",
        ),
        ("the fourth largest sender", "the fourth largest", "rank", "4", "", ""),
        ("over $2.6 billion annually", "over $2.6 billion annually", "rate", "2600000000", "USD", "over"),
        ("a 0.3 percentage point rise", "a 0.3 percentage point rise", "change", "0.3", "percentage points", ""),
        ("by 25 basis points", "25 basis points", "basis points", "25", "basis points", ""),
        ("one in five voters", "one in five", "ratio", "0.2", "", ""),
        ("12 deaths per 100,000 people", "12 deaths per 100,000 people", "rate", "12", "deaths", ""),
        ("three times as many came", "three times as many", "multiple", "3", "times", ""),
        ("sales doubled", "doubled", "change", "2", "times", ""),
        ("half of them", "half", "fraction", "0.5", "", ""),
        ("over half a million people", "over half a million people", "count", "500000", "people", "over"),
        ("5 km away", "5 km", "amount", "5", "km", ""),
        ("a 12-member panel", "12-member", "count", "12", "member", ""),
        ("for two and a half years", "two and a half years", "amount", "2.5", "years", ""),
        ("three dollars and 50 cents", "three dollars and 50 cents", "money", "3.5", "USD", ""),
        ("50.0 percent or more", "50.0 percent or more", "percent", "50", "%", "or more"),
        ("It is −5 °C.", "−5 °C", "amount", "-5", "°C", ""),
        ("1\u202f200\u202f000 people", "1\u202f200\u202f000 people", "count", "1200000", "people", ""),
        ("40 000 people", "40 000 people", "count", "40000", "people", ""),
        ("inflation of 3,5 %", "3,5 %", "percent", "3.5", "%", ""),
        ("5 ft 2 in tall", "5 ft 2 in", "amount", "5.16666666666667", "ft", ""),
        ("half an hour late", "half an hour", "amount", "0.5", "hour", ""),
        ("two-hundredths of a second", "two-hundredths of a second", "amount", "0.02", "second", ""),
        ("won in 43.40sec", "43.40sec", "amount", "43.4", "second", ""),
        ("the half-point margin, 51% to", "half-point", "percentage points", "0.5", "percentage points", ""),
        ("a million and a half people", "a million and a half people", "count", "1500000", "people", ""),
        ("one person in four", "one person in four", "ratio", "0.25", "", ""),
        ("one-in-five children", "one-in-five", "ratio", "0.2", "", ""),
        ("a 1 in 625 chance", "a 1 in 625", "ratio", "0.0016", "", ""),
        ("One high school closed.", "One high school", "count", "1", "school", ""),
        (
            "11 well-funded and effectively managed clubs",
            "11 well-funded and effectively managed clubs",
            "count",
            "11",
            "clubs",
            "",
        ),
        ("a 53,400 crowd saw City's match", "53,400", "count", "53400", "", ""),
        ("586 aircraft flew", "586 aircraft", "count", "586", "aircraft", ""),
        ("424 parts per million", "424 parts per million", "amount", "424", "parts per million", ""),
        ("as little as 250 mm", "as little as 250 mm", "amount", "250", "mm", "as little as"),
        ("growth of 0.3 mm/yr", "0.3 mm/yr", "rate", "0.3", "mm", ""),
        ("15 miles per second", "15 miles per second", "rate", "15", "miles", ""),
        ("$1.06 per diluted share", "$1.06 per diluted share", "rate", "1.06", "USD", ""),
        ("a $5-a-day habit", "$5-a-day", "rate", "5", "USD", ""),
        ("the 400m final", "400m", "amount", "400", "m", ""),
        ("a depth of 300m", "300m", "amount", "300", "m", ""),
        ("it hit 300m", "300m", "count", "300000000", "", ""),
        ("scored twice in March", "twice", "count", "2", "times", ""),
        ("plus or minus 3 percent", "3 percent", "percent", "3", "%", ""),
        ("fell below 50 metres", "below 50 metres", "amount", "50", "metres", "below"),
        ("fell by below 50 metres", "fell by below 50 metres", "change", "50", "metres", "below"),
        ("the Dow lost 412 points, or 1.3%", "412 points", "count", "412", "points", ""),
        ("gave up 5.5%", "5.5%", "percent", "5.5", "%", ""),
        ("went up 5.5%", "up 5.5%", "change", "5.5", "%", ""),
        ("inflation hit 9.6pc", "9.6pc", "percent", "9.6", "%", ""),
        ("its two hundredth year", "two hundredth", "rank", "200", "", ""),
        ("a temperature of negative 5 degrees", "negative 5 degrees", "amount", "-5", "degrees", ""),
        ("for 2 hours 15 minutes", "2 hours 15 minutes", "amount", "2.25", "hours", ""),
        ("won in 3h 21m again", "3h 21m", "amount", "3.35", "hours", ""),
        ("in 4m 30s flat", "4m 30s", "amount", "4.5", "minutes", ""),
        ("about two years and three months", "about two years and three months", "amount", "2.25", "years", "about"),
        ("an hour and 45 minutes late", "an hour and 45 minutes", "amount", "1.75", "hour", ""),
        ("a two-hour, 30-minute film", "two-hour, 30-minute", "amount", "2.5", "hour", ""),
        ("two months and three days", "two months", "amount", "2", "months", ""),
        ("won by a length and a half", "a length and a half", "count", "1.5", "length", ""),
        ("sales of MUSD 23.4", "MUSD 23.4", "money", "23400000", "USD", ""),
        ("costs of TEUR 450", "TEUR 450", "money", "450000", "EUR", ""),
        ("orders of SEKm 120", "SEKm 120", "money", "120000000", "SEK", ""),
        ("it cost 30 MGBP", "30 MGBP", "money", "30000000", "GBP", ""),
        ("for 5 million baht", "5 million baht", "money", "5000000", "THB", ""),
        ("some 10^15 operations", "some 10^15 operations", "count", "1000000000000000", "operations", "some"),
        ("with 6.2 × 10⁻⁴ of them", "6.2 × 10⁻⁴", "count", "0.00062", "", ""),
        ("made 2 x 10^9 cells", "2 x 10^9 cells", "count", "2000000000", "cells", ""),
        ("stored 1.5e6 rows", "1.5e6 rows", "count", "1500000", "rows", ""),
        ("ten apples (10² said)", "ten apples", "count", "10", "apples", ""),
        ("1.02 MtCO2e", "1.02 MtCO2e", "amount", "1.02", "MtCO2e", ""),
        ("moved 191 billion tonne-kilometres", "191 billion tonne-kilometres", "amount", "191000000000", None, ""),
        ("hired 20,000 police officers", "20,000 police officers", "count", "20000", "officers", ""),
        ("3.4 for every 100", "3.4 for every 100", "rate", "3.4", "", ""),
        ("the river rose 1.2m", "rose 1.2m", "change", "1.2", "m", ""),
        ("profit rose 1.2m", "rose 1.2m", "change", "1200000", "", ""),
        ("a 2m (6ft 7in) wave", "2m", "amount", "2", "m", ""),
        ("a one percentage point rise", "a one percentage point rise", "change", "1", "percentage points", ""),
        ("it rose by a third, at last", "rose by a third", "change", "0.333333333333333", "", ""),
        ("it could go up to 25%", "25%", "percent", "25", "%", ""),
        ("a surprise of +1.66%", "1.66%", "percent", "1.66", "%", ""),
        ("1 over 30 of it", "1", "count", "1", "", ""),
        ("spent £1 in every £8 of it", "£1 in every £8", "ratio", "0.125", "", ""),
        ("over 8.2 m ha again", "over 8.2 m ha", "amount", "8200000", "ha", "over"),
        ("now nearly 12st", "nearly 12st", "amount", "12", "stone", "nearly"),
        ("is 6'2\" tall", "6'2\"", "amount", "6.16666666666667", "ft", ""),
        ("a 6-foot-4 guard", "6-foot-4", "amount", "6.33333333333333", "foot", ""),
        ("costs 99c now", "99c", "money", "99", "cents", ""),
        ("at 35p/kWh", "35p/kWh", "rate", "35", "pence", ""),
        ("a 1-in-100-year flood", "a 1-in-100", "ratio", "0.01", "", ""),
        ("a 10,000-strong crowd", "10,000", "count", "10000", "", ""),
        ("lost 0.3 of a percentage point", "0.3 of a percentage point", "percentage points", "0.3", None, ""),
        ("a shade over 40%", "a shade over 40%", "percent", "40", "%", "a shade over"),
        ("The town of 12,000 lies there", "12,000", "count", "12000", "", ""),
        ("at Rs. 594.89 millions again", "Rs. 594.89 millions", "money", "594890000", "rupees", ""),
        ("a Rs7.5tr budget", "Rs7.5tr", "money", "7500000000000", "rupees", ""),
        ("for Tk 120 a kilo", "Tk 120 a kilo", "rate", "120", "BDT", ""),
        ("an area of 250 sq. km", "250 sq. km", "amount", "250", None, ""),
        ("some 155 bcm of gas", "some 155 bcm", "amount", "155", "bcm", "some"),
        ("asked 2028 British adults", "2028 British adults", "count", "2028", "adults", ""),
        ("at 10-ish now", "10-ish", "count", "10", "", "-ish"),
        ("a pipe 8in wide", "8in", "amount", "8", "inches", ""),
        ("a run of 18 successive wins", "18 successive wins", "count", "18", "wins", ""),
        ("as compared to Rs. 563.5", "Rs. 563.5", "money", "563.5", "rupees", ""),
        ("a share of 1 over 30.", "1 over 30", "ratio", "0.0333333333333333", "", ""),
    ],
)
def test_reads(text: str, whole: str, kind: str, value: str, unit: str | None, hedge: str) -> None:
    entry, *others = document(scan(text))["quantities"]
    assert entry["text"] == whole
    assert not others or text.startswith(("the half-point", "the Dow", "two months", "ten apples", "a 2m", "1 over"))
    assert unit is None or (entry["unit"] or "") == unit
    assert (entry["kind"], entry["value"], entry["hedge"] or "") == (kind, value, hedge)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("between 5 and 7 per cent", 5, 7, "%"),
        ("$3–5 billion", 3 * 10**9, 5 * 10**9, "USD"),
        ("20 to 30 students", 20, 30, "students"),
        ("two or three days", 2, 3, "days"),
        ("ages 5 through 12", 5, 12, ""),
        ("18- to 24-year-olds", 18, 24, "year"),
        ("5-1/4 to 5-1/2 percent", "5.25", "5.5", "%"),
        ("two or three times faster", 2, 3, "times"),
        ("some 10-12,000 staff", 10_000, 12_000, "staff"),
        ("1-10,000 of them", 1, 10_000, ""),
        ("between one and two million people", 10**6, 2 * 10**6, "people"),
        ("one or two days", 1, 2, "days"),
        ("18-to-24-year-olds", 18, 24, "year"),
        ("16-24 year-olds", 16, 24, "year"),
        ("a six-to-eight-week wait", 6, 8, "week"),
        ("one to one and a half points", 1, "1.5", "points"),
        ("a quarter to a half of it", "0.25", "0.5", ""),
        ("at least 5% but no more than 7%", 5, 7, "%"),
    ],
)
def test_a_range_has_two_ends_and_no_middle(text: str, low: int | str, high: int | str, unit: str) -> None:
    mention = only(text)
    assert (mention.kind, mention.value, mention.unit) == (Kind.RANGE, None, unit)
    assert (mention.low, mention.high) == (Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It rose from 41 to 56.", ["41", "56"]),
        ("Fees will rise from £9,250 to £9,535.", ["£9,250", "£9,535"]),
        ("It shrank by 11,000 to 7.4 million.", ["shrank by 11,000", "7.4 million"]),
        ("It fell by 5 to 8 percent.", ["fell by 5 to 8 percent"]),
        ("It ran from 2014 to 2020.", ["2014", "2020"]),
        ("They split 51%-49%.", ["51%", "49%"]),
        ("They sold $10 million a\nyear earlier.", ["$10 million"]),
        ("It has quadrupled, from £3bn to £12bn.", ["quadrupled", "£3bn", "£12bn"]),
        ("15 or 25 people", ["15", "25 people"]),
    ],
)
def test_two_levels_are_no_range(text: str, parts: list[str]) -> None:
    assert found(text) == parts


@pytest.mark.parametrize(
    ("text", "whole", "period"),
    [
        ("in 2022", "2022", "2022"),
        ("in fiscal 2022", "fiscal 2022", "fiscal 2022"),
        ("FY2019", "FY2019", "fiscal 2019"),
        ("the 2021/22 fiscal year", "2021/22 fiscal year", "fiscal 2021/22"),
        ("in the 2019–20 academic year", "2019–20 academic year", "academic 2019/20"),
        ("in 2018–2020", "2018–2020", "2018..2020"),
        ("in the 1990s", "1990s", "1990..1999"),
        ("the 19th century", "19th century", "1801..1900"),
        ("in March 2023", "March 2023", "2023-03"),
        ("on 14 June 2021", "14 June 2021", "2021-06-14"),
        ("on May 3, 2023,", "May 3, 2023", "2023-05-03"),
        ("on 2023-05-03", "2023-05-03", "2023-05-03"),
        ("in the second quarter of 2024", "second quarter of 2024", "2024-Q2"),
        ("in Q3 2023", "Q3 2023", "2023-Q3"),
        ("on 31 June 2021", "31 June 2021", ""),
        ("on 3/4/2021", "3/4/2021", ""),
    ],
)
def test_dates(text: str, whole: str, period: str) -> None:
    mention = only(text)
    assert (mention.kind, mention.text, mention.period) == (Kind.PERIOD, whole, period)


@pytest.mark.parametrize(
    ("text", "is_year"),
    [
        ("In 2019 people stayed.", True),
        ("2019 levels", True),
        ("killed 2000 people", False),
        ("more than 2000", False),
        ("paid $2000", False),
        ("2000 km", False),
        ("Since 2000 km-long queues have formed.", True),
        ("1,999 votes", False),
    ],
)
def test_a_year_is_no_count(text: str, is_year: bool) -> None:
    assert (scan(text).quantities[0].kind is Kind.PERIOD) is is_year


@pytest.mark.parametrize(
    ("text", "words", "rule"),
    [
        ("Call 0800 555 0199.", "0800 555 0199", "phone-number"),
        ("Ring +44 20 7946 0958 now.", "+44 20 7946 0958", "phone-number"),
        ("ISBN 978-0-306-40615-7", "978-0-306-40615-7", "isbn"),
        ("Version 3.11 is out.", "Version 3.11", "version"),
        ("see 3.12.1", "3.12.1", "version"),
        ("Section 12.4 applies", "Section 12.4", "section-number"),
        ("Tables 2 and 3", "Tables 2 and 3", "section-number"),
        ("on p. 117", "p. 117", "page-number"),
        ("flight PK-785", "PK-785", "identifier"),
        ("the M25", "M25", "identifier"),
        ("No. 22-1184", "No. 22-1184", "identifier"),
        ("COVID-19", "COVID-19", "identifier"),
        ("near SW1A 2AA", "SW1A 2AA", "postcode"),
        ("at 6.30 am", "6.30 am", "time-of-day"),
        ("at 5 pm", "5 pm", "time-of-day"),
        ("42 U.S.C. § 1983", "42 U.S.C. § 1983", "citation"),
        ("10 Downing Street", "10 Downing Street", "address"),
        ("They won 3–1.", "3–1", "score"),
        ("were withdrawn.3", "3", "footnote-mark"),
        ("were withdrawn.[3]", "[3]", "footnote-mark"),
        ("were withdrawn³", "³", "footnote-mark"),
        ("1. The first point.", "1. ", "list-number"),
        ("https://example.org/2021/17", "https://example.org/2021/17", "url"),
        ("on May 4", "May 4", "date-part"),
        ("in his 30s", "30s", "age-group"),
        ("in Trump 2.0, it", "Trump 2.0", "name"),
        ("no one came", "one", "pronoun"),
        ("a one-off payment", "one-off", "set-phrase"),
        ("٣٤ people", "٣٤", "digits-of-another-script"),
        ("exceeds the thresholds", "exceeds the thresholds", "limit-without-figure"),
        ("mainly New York, Houston and Chicago", "mainly New York, Houston and Chicago", "uncounted-list"),
        ("It went to Ohio. Alder, Birch and Cedar grow.", "Alder, Birch and Cedar", "uncounted-list"),
        ("Those largest, Alder, Birch and Cedar, grow.", "Alder, Birch and Cedar", "uncounted-list"),
        ("in St. Louis, Lahore\nand New York", "St. Louis, Lahore\nand New York", "uncounted-list"),
        ("see six-figure salaries", "six-figure", "set-phrase"),
        ("the class of ’08", "’08", "date-part"),
        ("at COP28 in Dubai", "COP28", "identifier"),
        ("lot 1111-22223333-4444 was", "lot 1111-22223333-4444", "identifier"),
        ("at 1600 Amphitheatre Parkway", "1600 Amphitheatre Parkway", "address"),
        ("Voyager 2 is far away", "Voyager 2", "name"),
        ("sales of the iPhone 15 rose", "iPhone 15", "name"),
        ("Scope 1 and 2 emissions fell", "Scope 1 and 2", "identifier"),
        ("He came third. First, we ask.", "First", "ordering-word"),
        ("Public Law 104-188 says", "Law 104-188", "identifier"),
        ("under s.12(3)(a) of it", "s.12(3)(a)", "identifier"),
        ("the poorest fifth of homes", "fifth", "set-phrase"),
        ("a three-for-one split", "one", "set-phrase"),
        ("4K films", "4K", "name"),
        ("a 9-to-5 job", "9-to-5", "name"),
        ("its 10-K filing", "10-K", "name"),
        ("a 401(k) plan", "401(k)", "name"),
        ("5in the morning", "5in", "identifier"),
        ("at 14-16 High Street", "14-16 High Street", "address"),
        ("at 1700 GMT on", "1700 GMT", "time-of-day"),
        ("at half past five", "half past five", "time-of-day"),
        ("at quarter to six", "quarter to six", "time-of-day"),
        ("see para 15 of it", "para 15", "section-number"),
        ("along the R22 road", "R22", "identifier"),
        ("the boycott of the Big Four firms", "Four", "name"),
        ("under the Second Amendment the right", "Second", "name"),
        ("at one point it fell", "one", "set-phrase"),
        ("Goal 13 asks for it", "Goal 13", "identifier"),
    ],
)
def test_exempts_by_a_named_rule(text: str, words: str, rule: str) -> None:
    exemptions = exempt(text)
    assert (words, rule) in exemptions
    assert not any(words in quantity or quantity in words for quantity in found(text))
    assert rule in RULES


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("5 in the morning", "5"),  # never an inch
        ("at 5 pm", None),  # never a picometre
        ("5.2¹ of them", "5.2"),  # never 5.21
        ("It rose.5 Then", None),
        ("5 a day", "5 a day"),
    ],
)
def test_never_guesses_a_unit_and_never_merges_a_mark(text: str, read: str | None) -> None:
    assert found(text) == ([] if read is None else [read])
    assert all(mention.unit == "" for mention in scan(text).quantities)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("growth of 6.86 and 6.37 per cent", [("6.86", "%"), ("6.37 per cent", "%")]),
        ("was cut from 90 to 80 percent", [("90", "%"), ("80 percent", "%")]),
        ("shares of 5, 6 and 7%", [("5", "%"), ("6", "%"), ("7%", "%")]),
        ("at 1.45 ± 0.12 °C", [("1.45", "°C"), ("0.12 °C", "°C")]),
        ("jumps of 12 and 15 years", [("12", "years"), ("15 years", "years")]),
        ("the rest, 870, or 25%", [("870", ""), ("25%", "%")]),
        ("with 5 and $80", [("5", ""), ("$80", "USD")]),
        ("with 12 and 15 pupils", [("12", ""), ("15 pupils", "pupils")]),
    ],
)
def test_a_number_has_the_unit_that_stands_behind_its_neighbour(text: str, read: list[tuple[str, str]]) -> None:
    quantities = scan(text).quantities
    assert [(mention.text, mention.unit) for mention in quantities] == read
    assert all(mention.figure is not None and mention.figure.unit == mention.unit for mention in quantities)
    for mention in quantities:
        # Alone its words say less.
        assert (mention.shared is not None) is (bool(mention.unit) and mention.unit_span is None)
        assert mention.shared is None or (mention.found is not None and mention.found.unit == "")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        # One unit behind an article is an amount where a hedge stands before it.
        ("It took nearly an hour.", ["nearly an hour 1 hour"]),
        ("It took an hour.", []),
        ("They live on less than a dollar a day.", ["less than a dollar a day 1 USD"]),
        ("They saved a dollar a day.", []),
        ("It meets the minimum of 15 litres.", ["15 litres 15 litres"]),
        ("It holds a minimum of 15 litres.", ["a minimum of 15 litres 15 litres"]),
        ("It began more than a decade ago.", ["more than a decade 1 decade"]),
        ("It earns 5% more than a year ago.", ["5% 5 %"]),
        ("Sales were higher than a year earlier.", []),
        ("It is 2% above a year earlier.", ["2% 2 %"]),
        ("It began more than four years ago.", ["more than four years 4 years"]),
        ("It earns 5% more than four years ago.", ["5% 5 %", "four years 4 years"]),
        ("It closed over a decade later.", ["over a decade 1 decade"]),
        ("It was spread over a decade.", []),
        # Signs of money, and the names and roads that look like them.
        ("It owes R8.5bn.", ["R8.5bn 8500000000 ZAR"]),
        ("It costs R1,200 or R12.50.", ["R1,200 1200 ZAR", "R12.50 12.5 ZAR"]),
        ("It runs along the R22 with an R2 of 0.8.", ["0.8 0.8 "]),
        ("It owes Sh413 billion.", ["Sh413 billion 413000000000 shillings"]),
        ("It made SKr138.3bn.", ["SKr138.3bn 138300000000 SEK"]),
        ("It paid RMB 30m.", ["RMB 30m 30000000 RMB"]),
        ("The toll is 120 kr.", ["120 kr 120 kroner"]),
        ("It lost Rs 500cr.", ["Rs 500cr 5000000000 rupees"]),
        # What a scale word alone counts.
        ("He sold million-dollar homes.", ["million-dollar 1000000 USD"]),
        ("It was a multi-million-dollar deal.", []),
        ("It is worth hundred thousand dollars.", ["hundred thousand dollars 100000 USD"]),
        ("It killed 12 per hundred thousand.", ["12 per hundred thousand 12 "]),
        ("Each has half-acre plots.", ["half-acre 0.5 acre"]),
        ("The hall was half-empty.", []),
        ("It cost quarter of a million pounds.", ["quarter of a million pounds 250000 pounds"]),
        ("It came in the quarter of a year.", []),
        # Parts, and the ranks that look like them.
        ("It is barely a fifth funded.", ["barely a fifth 0.2 "]),
        ("It has a fifth wheel.", ["fifth 5 "]),
        # A hedge that holds a superlative, and the superlative.
        ("It has the best part of 2,000 homes.", ["the best part of 2,000 homes 2000 homes"]),
        ("It was the best part of the day.", ["the best "]),
        ("It felled a dozen or so trees.", ["a dozen or so trees 12 trees"]),
        ("It has some 40-odd villages.", ["some 40-odd villages 40 villages"]),
        ("The risk (P<0.001) fell.", ["<0.001 0.001 "]),
        ("It made c.£30m.", ["c.£30m 30000000 GBP"]),
        ("He met John C. 20 times.", ["20 times 20 times"]),
        # The name of a model before what is counted, and one that counts nothing.
        ("It bought 150 A320neo jets.", ["150 A320neo jets 150 jets"]),
        ("It sent 12 F-16 fighters.", ["12 F-16 fighters 12 fighters"]),
        ("It bought 150, A320neo jets among them.", ["150 150 "]),
        # Letters that touch their digits.
        ("She ran 100m in 9.58s.", ["100m 100 m", "9.58s 9.58 seconds"]),
        ("Shares jumped 100m.", ["jumped 100m 100000000 "]),
        ("The wind was 0.3m/s.", ["0.3m/s 0.3 m/s"]),
        ("It makes £3m/year.", ["£3m/year 3000000 GBP"]),
        ("She won the women's 200m in May.", ["200m 200 m"]),
        ("It is 12 light years away.", ["12 light years 12 light years"]),
        ("It is a 2,500-square-foot home.", ["2,500-square-foot 2500 square foot"]),
        ("Margins rose 1.3 pts to 12.9%.", ["rose 1.3 pts 1.3 percentage points", "12.9% 12.9 %"]),
        # Number words with a capital name something inside a sentence; in a headline every noun has one.
        ("Fire Kills Six People In Texas", ["Six People 6 people"]),
        ("He said Six Nations rugby would return.", []),
        ("It fell one point again.", ["fell one point 1 points"]),
        # Two bounds of one amount, and two amounts with a bound each.
        ("It needs over 500 and under 2,000 staff.", ["over 500 and under 2,000 staff 500..2000 staff"]),
        ("It needs at most 90 and at least 20 staff.", ["at most 90 and at least 20 staff 20..90 staff"]),
        ("Sites have over 500 and under 20 staff.", ["over 500 500 ", "under 20 staff 20 staff"]),
        ("It has over 500 men and under 900 women.", ["over 500 men 500 men", "under 900 women 900 women"]),
    ],
)
def test_reads_one_and_not_what_looks_like_it(text: str, read: list[str]) -> None:
    for mention, expected in zip(scan(text).quantities, read, strict=True):
        ends = [decimal(end) for end in (mention.value, mention.low, mention.high) if end is not None]
        value = "..".join(ends) + " " if ends else ""
        assert f"{mention.text} {value}{mention.unit}" == expected


def test_points_are_percentage_points_only_where_shares_are_near() -> None:
    assert scan("Turnout was 58%, 3 points down.").quantities[1].unit == "percentage points"
    assert only("The index lost 300 points.").unit == "points"


class TestWords:
    def test_a_falling_verb_gives_the_direction_and_the_sets(self) -> None:
        mention = only("It fell by 3 percent.")
        assert (mention.value, mention.direction) == (Fraction(3), Direction.DOWN)
        assert mention.figure is not None
        assert mention.figure.value == -3

    def test_over_before_a_duration_is_mostly_no_hedge(self) -> None:
        assert found("spent over four years") == ["over four years"]
        assert found("€5 million over four years") == ["€5 million", "four years"]

    @pytest.mark.parametrize(
        ("text", "whole"),
        [
            ("the lowest level since records began", "the lowest"),
            ("One of the most tangible contributions", "One of the most tangible"),
            ("the world's busiest port", "world's busiest"),
        ],
    )
    def test_superlatives(self, text: str, whole: str) -> None:
        mention = only(text)
        assert (mention.kind, mention.text, mention.value) == (Kind.SUPERLATIVE, whole, None)

    @pytest.mark.parametrize("text", ["at least they came", "at best", "the most", "at the latest", "most recently"])
    def test_no_superlative(self, text: str) -> None:
        assert found(text) == []

    @pytest.mark.parametrize(
        ("text", "whole"),
        [
            ("several startups", "several startups"),
            ("dozens of flights", "dozens of flights"),
            ("most teachers", "most teachers"),
            ("a majority of them", "a majority"),
            ("a large number of people", "a large number of people"),
        ],
    )
    def test_vague_words_are_found_and_have_no_value(self, text: str, whole: str) -> None:
        mention = only(text)
        assert (mention.kind, mention.text, mention.value) == (Kind.VAGUE, whole, None)

    @pytest.mark.parametrize(
        ("text", "whole", "members"),
        [
            ("three cities: A, B and C", "three cities: A, B and C", ("A", "B", "C")),
            ("three cities: A and B", "three cities: A and B", ("A", "B")),
            ("two crops, wheat and rice, grow", "two crops, wheat and rice", ("wheat", "rice")),
            ("two parks, Elm and Ash, were shut", "two parks, Elm and Ash", ("Elm", "Ash")),
            ("both China and India have", "both China and India", ("China", "India")),
            ("five states, such as Goa and Assam", "five states, such as Goa and Assam", ("Goa", "Assam")),
        ],
    )
    def test_an_enumeration_names_its_members(self, text: str, whole: str, members: tuple[str, ...]) -> None:
        mention = only(text)
        assert (mention.kind, mention.text, mention.members) == (Kind.ENUMERATION, whole, members)

    @pytest.mark.parametrize(
        "text",
        ["two men, one of whom ran, and left", "two men, were and are", "three cities, of course", "two years: it"],
    )
    def test_a_clause_after_a_count_is_no_enumeration(self, text: str) -> None:
        assert all(mention.kind is not Kind.ENUMERATION for mention in scan(text).quantities)

    def test_a_third_is_a_part_or_the_next_after_two(self) -> None:
        assert [mention.kind for mention in scan("A third of them; a third country.").quantities] == [
            Kind.FRACTION,
            Kind.RANK,
        ]


def test_a_reader_sees_no_unseen_character_and_neither_does_the_scanner() -> None:
    text = "It sold 1\u200b000 ca\u00adrs, 5\u200f% more \u202eof 3\u2060 things\u202c.\u200b"
    cars, more, things = scan(text).quantities
    assert (cars.text, cars.value, cars.unit) == ("1\u200b000 ca\u00adrs", Fraction(1000), "cars")
    assert cars.unit_span is not None
    assert text[slice(*cars.unit_span)] == "ca\u00adrs"
    assert (more.text, more.value) == ("5\u200f%", Fraction(5))
    assert (things.text, things.value) == ("3\u2060 things", Fraction(3))
    assert [text[one.start : one.end] for one in (cars, more, things)] == [cars.text, more.text, things.text]


def test_a_counted_list_runs_on_over_the_end_of_a_line() -> None:
    ports = only("Of the three ports: Karachi,\nPort\nQasim and\nGwadar.")
    assert ports.members == ("Karachi", "Port\nQasim", "Gwadar")
    points = only("It has three aims:\n- Land\n- Water")
    assert points.members == ()


def test_columns_of_numbers_are_not_joined() -> None:
    assert found("2019 120 130 140") == ["2019", "120 130 140"]
    assert found("12 130 000 km") == ["12 130 000 km"]


def test_what_is_not_understood_is_marked_and_not_dropped() -> None:
    text = "It cost 3,50, or 5 000, at 1:50,000."
    assert [(mention.text, mention.kind) for mention in scan(text).quantities] == [
        ("3,50", Kind.UNTYPED),
        ("5 000", Kind.UNTYPED),
        ("1:50,000", Kind.UNTYPED),
    ]


# The sentences that a person labelled.


class TestSentences:
    """The floor is a little below what the benchmark prints: it is there to notice a change, not to measure."""

    def test_there_are_enough(self) -> None:
        assert len(sentences()) >= 150
        assert SENTENCES.name == "sentences.txt"

    def test_most_values_are_read_as_labelled(self) -> None:
        right = said = wanted = 0
        for sentence in sentences():
            values = [(m.start, m.end, decimal(m.value)) for m in scan(sentence.text).quantities if m.value is not None]
            labels = [x for x in sentence.labels if re.fullmatch(r"-?[0-9.]+", x.value)]
            said, wanted = said + len(values), wanted + len(labels)
            right += sum(any(a < x.end and x.start < b and v == x.value for a, b, v in values) for x in labels)
        assert 2 * right / (said + wanted) > 0.94

    @pytest.mark.parametrize("path", UNSEEN, ids=lambda path: path.stem)
    def test_most_values_of_the_unseen_sentences_are_read(self, path: Path) -> None:
        labels = [(sentence.text, label) for sentence in braced(path) for label in sentence.labels]
        amounts = [(text, label) for text, label in labels if label.value and not label.kind]
        missed = [
            (label.value, text[label.start : label.end])
            for text, label in amounts
            if not any(
                mention.start < label.end
                and label.start < mention.end
                and ends(mention) == pytest.approx(wanted(label))
                for mention in scan(text).quantities
            )
        ]
        assert len(amounts) > 150
        assert len(missed) <= 0.03 * len(amounts), missed

    def test_every_exempt_label_is_exempt(self) -> None:
        for sentence in sentences():
            spans = [(exemption.start, exemption.end) for exemption in scan(sentence.text).exemptions]
            for label in sentence.labels:
                if label.kind == "exempt":
                    assert any(a < label.end and label.start < b for a, b in spans), sentence.text


# Whatever the text.

WORDS = (
    "1 2022 1,000 5.2 $ € % km about over at least nearly one in five three times as many a half third percent points"
    " to – - and or between from , . : ; ( ) \n \n\n Q3 FY May March 3rd first largest the most of both several dozens"
    " per year 2019-20 ISBN p. No. +44 [1] ¹ ٣ − \u200f \0 A, B X-1 www.x.y rose fell by doubled hundred million"
)
PIECES = st.sampled_from(WORDS.split(" "))


@given(
    st.one_of(
        st.text(max_size=80), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=25).map("".join)
    )
)
def test_any_text_is_scanned(text: str) -> None:
    result = scan(text)
    marks: list[Any] = sorted((*result.quantities, *result.exemptions), key=lambda mark: (mark.start, mark.end))
    done = 0
    for mark in marks:
        assert done <= mark.start < mark.end <= len(text)
        assert mark.text == text[mark.start : mark.end]
        done = mark.end
    for mention in result.quantities:
        for span in (mention.value_span, mention.unit_span, mention.hedge_span):
            assert span is None or mention.start <= span[0] <= span[1] <= mention.end
        assert (mention.low is None) == (mention.high is None)
        assert mention.low is None or mention.value is None
        if mention.figure is not None:
            assert mention.figure.plain.within(mention.figure.generous)
    # No digit is dropped: each belongs to a quantity or to an exemption.
    covered = {offset for mark in marks for offset in range(mark.start, mark.end)}
    assert all(digit.start() in covered for digit in re.finditer("[0-9]", text))
    assert document(result)["quantities"] == document(scan(text))["quantities"]


NUMBERS = st.one_of(
    st.integers(2, 10**9).map("{:,}".format),
    st.decimals(0, 9999, places=1, allow_nan=False).map("{:,}".format),
    st.integers(2, 999).map("{} million".format),
    st.sampled_from(["half a million", "twenty-three", "two hundred", "2½"]),
)
SHAPES = st.sampled_from(
    ["about {}%", "{} students", "over {} dollars", "nearly {} km", "{} percentage points", "at least {} people"]
)


@given(SHAPES, NUMBERS)
def test_what_is_found_reads_back_as_the_same_figure(shape: str, number: str) -> None:
    """The scanner and a claim's `figure` have one grammar."""
    printed = shape.format(number)
    mention = only(f"They counted {printed}.")
    assert mention.text == printed
    assert mention.figure == figure.read(printed)


WORDS_OF_FIGURES = (
    "about over 5 % a half of million $ and between one or more fell by hundreds three - , . per year 2,000 point"
    " quarter to 18- the second negative hour people 4 000 ft 2 m percentage points two-thirds as little many doubled"
    " twice USD 3,5 each every ten from up students £ bn majority most several dozen +"
)


@given(st.lists(st.sampled_from(WORDS_OF_FIGURES.split()), max_size=9).map(" ".join))
def test_what_is_found_in_any_words_reads_back_alone(text: str) -> None:
    for mention in scan(text).quantities:
        if mention.found is not None and mention.shared is None and mention.figure is not None:
            alone = figure.read(mention.found.printed)
            assert (alone.value, alone.unit, alone.rate, alone.plain) == (
                mention.figure.value,
                mention.figure.unit,
                mention.figure.rate,
                mention.figure.plain,
            )


@given(st.fractions())
def test_decimals_are_exact_where_they_end(value: Fraction) -> None:
    printed = decimal(value)
    assert re.fullmatch(r"-?[0-9]+(?:\.[0-9]*[1-9])?", printed)
    rest = value.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    if rest == 1:
        assert Fraction(printed) == value
    else:
        assert abs(Fraction(printed) - value) <= abs(value) / 10**14


@contextmanager
def counted_calls() -> Iterator[list[int]]:
    """How many Python functions are called meanwhile: the steps of the grammar, on every machine the same."""
    calls = [0]

    def count(frame: object, event: str, argument: object) -> None:
        calls[0] += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield calls
    finally:
        sys.setprofile(before)


HOSTILE = [
    *("1", "1,", "1 ", "1.", "1-", "1/", "12,", " ", ",", "\n", "x", "-", "$", "(", "1)", "[1]", "²", "٣", "½"),
    *("one in ", "about ", "about over nearly ", "at least ", "a ", "hundred and ", "from 5 to ", "between 5 and "),
    *("A, ", "A, B and ", "A of ", "three cities: ", "three A, B, C, ", "the most ", "one of the ", "both A and "),
    *(
        "May 3, ",
        "1990s ",
        "2020-",
        "Tables 1, 2, ",
        "No. ",
        "tel 1 ",
        "+1 ",
        "1:0",
        "www.",
        "@1",
        "rose by ",
        "up to ",
    ),
    *(
        "half a ",
        "and a half ",
        "dollars and 5 cents ",
        "M.Sc. and ",
        "such as A, ",
        "compared to ",
        "exceeds the ",
        "\0",
    ),
    *("-to ", "1- to ", "4 000 ", "3,5 ", "3,5 % ", "per diluted ", "1 in ", "one person in ", "a depth of 1m "),
    *("2 hours 15 minutes ", "3h 2", "an hour and ", "6 × 10^", "10⁻", "5, 6 and 7% ", "5 and ", "MUSD ", "one over "),
    *(
        "Scope 1, 2, ",
        "the river rose 1m ",
        "police officers ",
        "for every ",
        "two hundred thirty fifths ",
        "5-1/4 to ",
    ),
    *("5 ft ", "half-", "parts per ", "5 well-funded and ", "\u200b", "1\u200b", "Labour 4, ", "rose 1%, from "),
    *("fell below ", "negative ", "as little as ", "1-2-3", "a million and a half ", "mm/", "’08 ", "quarter point "),
    *("one in one in ", "about more than nearly ", "about a mile ", "more than a year ago ", "over 5 and under "),
    *(
        "5 crore 4 lakh ",
        "5 crore and ",
        "1'234",
        "9^9 ",
        "hundred thousand ",
        "million-dollar ",
        "1.234.",
        "the best part of ",
    ),
    *("half past ", "quarter to ", "quarter of a ", "R5", "c.", "2 dollars 50 ", "40-odd", "20 A320neo ", "In Two "),
    *("\u200f5", "5\u200e,", "٣5", "５", "5 , ", "1,2 3"),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_four_times_a_hostile_text_takes_about_four_times_the_steps(piece: str) -> None:
    steps = []
    for times in (250, 1_000):
        with counted_calls() as calls:
            scan(piece * times)
        steps.append(calls[0])
    assert steps[1] <= 4.5 * steps[0] + 200


@pytest.mark.parametrize("piece", ["1", "x", ",", " ", "A, ", "1,", "a-", "²"])
def test_one_line_of_five_million_characters(piece: str) -> None:
    """Patterns are looked at here, whose steps cannot be counted: a quadratic one would take hours."""
    text = piece * (5_000_000 // len(piece) if piece in ("1", "x", ",", " ") else 100_000)
    result = scan(text)
    assert len(result.quantities) + len(result.exemptions) <= len(text)


@pytest.mark.parametrize(
    "text", ["", " ", "\0", "\ufeff", "\u200f5\u200f%", "\ud800 5", "5" * 60, "−", "$", "£ ", "5\u200b000"]
)
def test_odd_texts(text: str) -> None:
    result = scan(text)
    assert [mention.text for mention in result.quantities] == [text[m.start : m.end] for m in result.quantities]


def test_more_digits_than_a_number_has_are_not_converted() -> None:
    assert only("1" * 5_000).kind is Kind.UNTYPED
