"""Rows for data frames: plain values, the same columns for every claim, floats only where a number was printed."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pandas
import polars
from formatted import town
from reviewed import empty, everything, many

from claimcheck.records import COLUMNS, floating


def test_every_row_has_the_columns_in_their_order() -> None:
    for found in (everything(), many(3)):
        for record in found.to_records():
            assert tuple(record) == COLUMNS
            assert {type(value) for value in record.values()} <= {str, int, bool, float, type(None)}
            for name in ("value", "low", "high"):
                assert record[name] is None or type(record[name]) is float
    assert empty().to_records() == []


def test_a_row(tmp_path: Path) -> None:
    found = town(tmp_path / "claims")
    record = found.to_records()[1]
    assert record["claim"] == "eastport"
    assert (record["value"], record["low"], record["low_closed"], record["high"]) == (13e6, 12.5e6, True, 13.5e6)
    assert (record["unit"], record["quantity"], record["member"]) == ("tonnes", "cargo", "Eastport")
    assert (record["period"], record["period_first"], record["period_last"]) == ("2022", "2022-01-01", "2022-12-31")
    assert (record["errors"], record["accepted"], record["rules"]) == (1, 0, "agrees; has-source")
    assert (record["article_line"], record["article_column"]) == (1, 61)
    accepted = found.to_records()[2]
    assert (accepted["errors"], accepted["accepted"]) == (0, 1)
    lost = found.to_records()[4]
    assert (lost["claim"], lost["article"], lost["article_line"]) == ("staff-lost", "", None)


def test_an_open_end_has_no_number() -> None:
    from claimcheck.figure import read

    (record,) = [one for one in everything().to_records() if one["claim"] == "exports-again"]
    assert record["high"] is not None
    assert read("over $5 billion").plain.high is None
    assert floating(None) is None


def test_a_number_too_large_for_a_float_is_infinite() -> None:
    assert floating(Fraction(10**400)) == float("inf")
    assert floating(Fraction(-(10**400))) == float("-inf")
    assert floating(Fraction(1, 3)) == 1 / 3
    assert floating(True) is True


def test_pandas_and_polars_take_them() -> None:
    records = [*many(300).to_records(), *everything().to_records()]
    frame = pandas.DataFrame(records)
    assert frame["value"].dtype == "float64"
    assert frame["errors"].dtype == "int64"
    assert frame.groupby("verdict").size()["contradicted"] == 4
    table = polars.DataFrame(records, infer_schema_length=None)
    assert table["value"].dtype == polars.Float64
    assert table["low_closed"].dtype == polars.Boolean
    assert table.height == frame.shape[0] == 310
