"""The units of rows ("ĐVT": hộ, người, %): what they say of numbers that the names of the rows do not."""

from __future__ import annotations

from pipelines.interpreting.terms import said
from pipelines.interpreting.title_lines import header_of_thousands
from pipelines.interpreting.words import plain
from pipelines.reading.layout import Column, Table
from pipelines.reading.words import heads_units

_RATES = frozenset({"%", "phan tram", "ty le", "ty le %", "ty le phan tram"})


def is_remark_column(column: Column) -> bool:
    """Whether texts are what is expected in a column: units, notes, the name of a document."""
    return bool(column.path) and (heads_units(column.path[-1]) or said(column.path[-1]).not_ours)


def units_of_rows(table: Table) -> dict[int, tuple[str, ...]]:
    """The unit of each row where it makes a rate or thousands of the row's numbers, by row number.

    A unit such as "hộ" says no more than the row's name does and is left out.
    """
    return {
        row: (unit,)
        for row, unit in table.units.items()
        if plain(unit) in _RATES or header_of_thousands(unit)
    }
