"""Reading CSV: rows with their lines, and every fault of a table at once."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.fault import InputError
from claimcheck.loading import table
from claimcheck.loading.table import LONGEST_CELL, MOST_COLUMNS, MOST_FAULTS, TableRow, read_table


def faults(text: str, first_line: int = 1) -> list[str]:
    with pytest.raises(InputError) as raised:
        read_table(text, "a.csv", first_line)
    return [str(fault) for fault in raised.value.faults]


class TestRows:
    def test_cells_go_by_their_column(self) -> None:
        read = read_table("year,value\n2022,1.30\n2023,1.45\n", "a.csv")
        assert read.header == ("year", "value")
        assert read.rows == (
            TableRow(2, {"year": "2022", "value": "1.30"}),
            TableRow(3, {"year": "2023", "value": "1.45"}),
        )

    def test_a_header_alone_is_a_table(self) -> None:
        assert read_table("year,value", "a.csv").rows == ()

    def test_outer_white_space_is_dropped_also_before_quotes(self) -> None:
        read = read_table(' year , value \n 2022 ,  "1,300 "\n', "a.csv")
        assert read.header == ("year", "value")
        assert read.rows == (TableRow(2, {"year": "2022", "value": "1,300"}),)

    def test_blank_lines_are_passed_over_and_counted(self) -> None:
        read = read_table("\n\na,b\n\n1,2\n   \n3,4\n\n", "a.csv")
        assert [row.line for row in read.rows] == [5, 7]

    def test_a_row_of_empty_cells_is_a_row(self) -> None:
        assert read_table("a,b\n,\n", "a.csv").rows == (TableRow(2, {"a": "", "b": ""}),)

    def test_a_row_of_several_lines_begins_at_its_first(self) -> None:
        read = read_table('a,b\n"one\ntwo",1\n3,4\n', "a.csv")
        assert read.rows == (TableRow(2, {"a": "one\ntwo", "b": "1"}), TableRow(4, {"a": "3", "b": "4"}))

    def test_lines_count_from_where_the_table_stands(self) -> None:
        assert read_table("a\n1\n", "claims.yaml", first_line=40).rows[0].line == 41
        assert faults("a\n1,2\n", first_line=40) == [
            "a.csv:41: the row has 2 cells and the header 1: put a value that holds a comma in quotes"
        ]

    def test_line_separators_inside_a_cell_end_no_line(self) -> None:
        read = read_table("a,b\nx\u2028y,1\nx\x0by,2\n", "a.csv")
        assert [row.line for row in read.rows] == [2, 3]
        assert read.rows[0].cells["a"] == "x\u2028y"

    def test_windows_line_ends(self) -> None:
        assert read_table("a,b\r\n1,2\r\n", "a.csv") == read_table("a,b\n1,2\n", "a.csv")

    CELLS = st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"]), max_size=20).map(str.strip)

    @given(st.lists(st.tuples(CELLS, CELLS)))
    def test_what_is_written_as_csv_comes_back(self, rows: list[tuple[str, str]]) -> None:
        file = io.StringIO()
        csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([("a", "b"), *rows])
        assert [tuple(row.cells.values()) for row in read_table(file.getvalue(), "a.csv").rows] == rows


class TestRefused:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("", ["a.csv:1: the table is empty: its first row must name the columns"]),
            ("\n  \n", ["a.csv:1: the table is empty: its first row must name the columns"]),
            ("a,,c, \n1,2,3,4\n", ["a.csv:1: column 2 has no name", "a.csv:1: column 4 has no name"]),
            ("a,b,a\n1,2,3\n", ["a.csv:1: columns 1 and 3 have the same name, 'a'"]),
            ("a,a ,a\n", [f"a.csv:1: columns 1 and {n} have the same name, 'a'" for n in (2, 3)]),
            ("a,b\n1\n", ["a.csv:2: the row has 1 cell and the header 2"]),
            (
                "a,b\n1,300,5\n",
                ["a.csv:2: the row has 3 cells and the header 2: put a value that holds a comma in quotes"],
            ),
            ('a,b\n"x"y,1\n', ["a.csv:2: something follows a closing quote: write a quote inside a quoted cell twice"]),
            ('a,b\n1,2\n"x,1\n2,3\n', ["a.csv:3: a quote that is opened in this row is never closed"]),
            (
                "a,b\n1\r2,3\n",
                ["a.csv:2: a carriage return inside the row: save the file with ordinary line ends"],
            ),
        ],
    )
    def test_what_is_no_table(self, text: str, expected: list[str]) -> None:
        assert faults(text) == expected

    def test_all_faults_are_told_at_once(self) -> None:
        assert faults('a,a\n1\n"x"y,1\n1,2\n1,2,3\n') == [
            "a.csv:1: columns 1 and 2 have the same name, 'a'",
            "a.csv:2: the row has 1 cell and the header 2",
            "a.csv:3: something follows a closing quote: write a quote inside a quoted cell twice",
            "a.csv:5: the row has 3 cells and the header 2: put a value that holds a comma in quotes",
        ]


class TestBounds:
    def test_a_cell(self) -> None:
        longest = "x" * LONGEST_CELL
        assert read_table(f"a,b\n1,{longest}\n", "a.csv").rows[0].cells["b"] == longest
        assert faults(f"a,b\n1,{longest}x\n") == ["a.csv:2: cell 2 of the row is longer than 10,000 characters"]

    def test_a_cell_that_swallows_the_rest_of_the_file(self) -> None:
        assert faults('a\n1\n"' + "x\n" * 100_000) == [
            "a.csv:3: a cell of this row is longer than 10,000 characters: was a quote left open?"
        ]

    def test_columns(self) -> None:
        names = [f"c{number}" for number in range(MOST_COLUMNS + 1)]
        assert len(read_table(",".join(names[:-1]), "a.csv").header) == MOST_COLUMNS
        assert faults(",".join(names)) == ["a.csv:1: more than 1,000 cells in the row, the most that is read"]

    def test_rows(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert table.MOST_ROWS == 200_000
        monkeypatch.setattr(table, "MOST_ROWS", 3)
        assert len(read_table("a\n1\n2\n3\n\n", "a.csv").rows) == 3
        assert faults("a\n1\n2\n3\n4\n5\n") == ["a.csv:5: more than 3 rows, the most that is read"]

    def test_faults(self) -> None:
        assert len(faults("a,b\n" + "1\n" * MOST_FAULTS)) == MOST_FAULTS
        assert faults("a,b\n" + "1\n" * (MOST_FAULTS + 50))[MOST_FAULTS:] == [
            "a.csv:102: more than 100 faults: from here on the table was not read"
        ]


@given(st.text() | st.lists(st.sampled_from(["a", "1", ",", '"', "\n", "\r", "\r\n", " ", "\0", "\x85"])).map("".join))
def test_any_text_is_a_table_or_refused(text: str) -> None:
    try:
        read = read_table(text, "a.csv")
    except InputError:
        return
    assert all(tuple(row.cells) == read.header for row in read.rows)
    assert all(1 <= row.line <= text.count("\n") + 1 for row in read.rows)
