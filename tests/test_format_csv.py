"""CSV: read back by Python, pandas and polars, and no cell that a spreadsheet would compute."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path

import pandas
import polars
import pytest
from formatted import HARMFUL, attacked, town
from hypothesis import given
from hypothesis import strategies as st
from reviewed import empty, everything, many

from claimcheck.records import COLUMNS
from claimcheck.report.excerpt import line
from claimcheck.report.spreadsheet import _cell, written


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def test_a_row_a_claim_of_every_dossier(tmp_path: Path) -> None:
    text = written([town(tmp_path / "claims"), everything()])
    read = rows(text)
    assert len(read) == 8 + 10
    assert set(read[0]) == set(COLUMNS)
    assert text.count("\r\n") == len(read) + 1
    assert not re.search(r"(?<!\r)\n", text)
    eastport = read[1]
    assert (eastport["figure"], eastport["value"], eastport["low"], eastport["high"]) == (
        "13 million tonnes",
        "13000000",
        "12500000",
        "13500000",
    )
    assert (eastport["low_closed"], eastport["verdict"], eastport["errors"]) == ("true", "contradicted", "1")


def test_a_file_of_no_claims_has_a_header() -> None:
    assert written([]) == written([empty()]) == ",".join(COLUMNS) + "\r\n"


@pytest.mark.parametrize("harm", HARMFUL)
def test_no_cell_is_a_formula(harm: str, tmp_path: Path) -> None:
    found = attacked(HARMFUL[harm], tmp_path / "claims")
    read = rows(written([found]))
    assert len(read) == len(found.judged)
    for row in read:
        for name, cell in row.items():
            is_number = name in ("value", "low", "high") and re.fullmatch(r"-?[\d.]*", cell)
            assert is_number or not re.match(r"\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]", cell), (name, cell)


@given(st.text())
def test_a_cell_is_the_words_on_one_line_behind_a_guard_where_needed(text: str) -> None:
    cell = _cell(text)
    assert cell in (line(text), "'" + line(text))
    written_row = StringIO(newline="")
    csv.writer(written_row).writerow([cell, "x"])
    assert next(csv.reader(StringIO(written_row.getvalue(), newline=""))) == [cell, "x"]


def test_data_frames_read_it_as_numbers_and_words() -> None:
    text = written([everything(), many(200)])
    by_pandas = pandas.read_csv(StringIO(text))
    by_polars = polars.read_csv(text.encode())
    assert list(by_pandas.columns) == by_polars.columns == list(COLUMNS)
    assert by_pandas["value"].dropna().tolist() == by_polars["value"].drop_nulls().to_list()
    assert by_pandas["verdict"].value_counts()["contradicted"] == 4
    assert by_polars["high_closed"].dtype == polars.Boolean
