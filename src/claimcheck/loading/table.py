"""A table of figures from CSV, each row with its line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from claimcheck.fault import Fault, InputError

# The longest cell of a statistical table is a footnote; longer ones come from a quote that was left open.
LONGEST_CELL: Final = 10_000
# Bounds memory; a series by day, country and product is shorter.
MOST_ROWS: Final = 200_000
# Far more than a table of figures has, and few enough to compare their names.
MOST_COLUMNS: Final = 1_000
# Nobody reads more faults at once, and a superfluous comma in a template makes one in every row.
MOST_FAULTS: Final = 100


class TableRow(Struct, frozen=True):
    """The cells of a row by the names of their columns; `line` is where the row begins."""

    line: int
    cells: Mapping[str, str]


class Table(Struct, frozen=True):
    """A header and the rows below it, in the order of the file; each row has a cell for each name of the header."""

    header: tuple[str, ...]
    rows: tuple[TableRow, ...]


def read_table(text: str, shown: str, first_line: int = 1) -> Table:
    """The table that `text` holds as CSV: commas, double quotes, a header; outer white space of a cell is dropped.

    `first_line` is the line in the file `shown` on which `text` begins, since a table can stand inside a claim file.
    Blank lines are passed over. Raises InputError with every fault found, up to `MOST_FAULTS`.
    """
    faults: list[Fault] = []
    header: tuple[str, ...] = ()
    rows: list[TableRow] = []
    for line, cells in _records(text, first_line):
        if len(rows) == MOST_ROWS:
            faults.append(Fault(shown, line, 0, f"more than {MOST_ROWS:,} rows, the most that is read"))
            break
        problems = list(_problems(cells, header))
        faults += [Fault(shown, line, 0, problem) for problem in problems]
        if len(faults) > MOST_FAULTS:
            message = f"more than {MOST_FAULTS} faults: from here on the table was not read"
            faults[MOST_FAULTS:] = [Fault(shown, line, 0, message)]
            break
        if isinstance(cells, str):
            continue
        if not header:
            header = tuple(cells)
        elif not problems:
            rows.append(TableRow(line, dict(zip(header, cells, strict=True))))
    if not header and not faults:
        faults.append(Fault(shown, first_line, 0, "the table is empty: its first row must name the columns"))
    if faults:
        raise InputError(faults)
    return Table(header, tuple(rows))


def _records(text: str, first_line: int) -> Iterator[tuple[int, list[str] | str]]:
    """The records that are not blank, each with the line it begins on; for one that is no CSV, what is wrong."""
    # Cut at \n only: other characters that may end a line would put the numbers of the lines out of step.
    reader = csv.reader(io.StringIO(text, newline="\n"), strict=True, skipinitialspace=True)
    while True:
        line = first_line + reader.line_num
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            message, readable = _quoting_fault(str(error))
            yield line, message
            if not readable:
                return
            continue
        if len(cells) > 1 or any(cells):
            yield line, cells


def _problems(cells: list[str] | str, header: tuple[str, ...]) -> Iterator[str]:
    """What is wrong with a record; where there is no header yet, it is the header."""
    if isinstance(cells, str):
        yield cells
    elif len(cells) > MOST_COLUMNS:
        yield f"more than {MOST_COLUMNS:,} cells in the row, the most that is read"
    elif header and len(cells) != len(header):
        hint = ": put a value that holds a comma in quotes" if len(cells) > len(header) else ""
        yield f"the row has {len(cells)} {'cell' if len(cells) == 1 else 'cells'} and the header {len(header)}{hint}"
    else:
        if not header:
            yield from _header_problems(cells)
        for place, cell in enumerate(cells, 1):
            if len(cell) > LONGEST_CELL:
                yield f"cell {place} of the row is longer than {LONGEST_CELL:,} characters"


def _quoting_fault(problem: str) -> tuple[str, bool]:
    """The message for a problem that the csv module names, and whether the rows behind it can still be told apart."""
    if "expected after" in problem:
        return "something follows a closing quote: write a quote inside a quoted cell twice", True
    if "new-line character" in problem:
        return "a carriage return inside the row: save the file with ordinary line ends", True
    if "unexpected end" in problem:
        return "a quote that is opened in this row is never closed", False
    return f"a cell of this row is longer than {LONGEST_CELL:,} characters: was a quote left open?", False


def _header_problems(header: list[str]) -> Iterator[str]:
    first: dict[str, int] = {}
    for place, name in enumerate(header, 1):
        if not name:
            yield f"column {place} has no name"
        elif first.setdefault(name, place) != place:
            yield f"columns {first[name]} and {place} have the same name, {name[:60]!r}"
