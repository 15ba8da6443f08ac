"""Blank forms: the table of a report in which nobody has written a number yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipelines.interpreting.terms import said
from pipelines.reading.layout import SheetTables, State, Table
from pipelines.reading.words import heads_numbering

_MEASURES = {"total", "registered", "recognised"}
_MOST_TEXTS = 200
_LONGEST_HEADER = 60


def empty_form(sheets: Sequence[SheetTables]) -> SheetTables | None:
    """The first sheet that is a blank form about the models; None where none is one."""
    return next((sheet for sheet in sheets if _is_empty_form(sheet)), None)


def _is_empty_form(sheet: SheetTables) -> bool:
    if any(_has_numbers(table) for table in sheet.tables):
        return False
    around = [line.text for line in sheet.texts[:_MOST_TEXTS]]
    around += [line.text for table in sheet.tables for line in table.title]
    heads = [text for table in sheet.tables for column in table.columns for text in column.path]
    if not any(said(text).about for text in (*around, *heads, sheet.name)):
        return False
    return _names_measures(heads) or (any(map(heads_numbering, around)) and _names_measures(around))


def _has_numbers(table: Table) -> bool:
    return any(cell.state is not State.MISSING for cell in table.cells.values())


def _names_measures(texts: Iterable[str]) -> bool:
    """Whether a header among the texts says what is to be counted."""
    short = (text for text in texts if len(text) <= _LONGEST_HEADER)
    return any(_MEASURES & {atom.split("_")[0] for atom in said(text).atoms} for text in short)
