"""The interpreting room: tables in, observations out. It knows the field and nothing of files."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipelines.interpreting.empty_forms import empty_form
from pipelines.interpreting.hidden_copies import hidden_copies
from pipelines.interpreting.hidden_twins import without_twins_of_held_back
from pipelines.interpreting.hints import Hints
from pipelines.interpreting.interpretation import Interpretation, Record
from pipelines.interpreting.layout_answers import Answers, layout_answers
from pipelines.interpreting.observations import Observation
from pipelines.interpreting.tables import Surroundings, read_table
from pipelines.interpreting.words import plain
from pipelines.reading.layout import SheetTables
from pipelines.reference.areas import Area, AreaRegistry
from pipelines.reference.findings import finding

_ILLUSTRATIVE = "so lieu minh hoa"
_COVER_LINES = 20

__all__ = ["Hints", "Interpretation", "Observation", "Record", "interpret"]


def interpret(
    sheets: Sequence[SheetTables],
    *,
    file_name: str,
    hints: Hints,
    areas: AreaRegistry,
    answers: Answers | None = None,
) -> Interpretation:
    """What the tables of a workbook report: observations, and a finding for all that is not loaded.

    ``file_name`` is the name alone; it can say place, year and model where nothing nearer does. ``answers``
    are what persons said of headers of known layouts (by default those of ``layout_answers.csv``).
    """
    known = layout_answers() if answers is None else answers
    result = Interpretation(illustrative=_is_illustrative(sheets))
    names = tuple(sheet.name for sheet in sheets)
    reporters: list[Area] = []
    ours = 0
    copies, said_of_copies = hidden_copies(sheets)
    result.findings += said_of_copies
    for sheet in sheets:
        if sheet.name in copies:
            continue
        around = Surroundings(sheet, names, file_name, hints, areas, known, _cover(sheets))
        for table in sheet.tables:
            read = read_table(table, around)
            result.records += read.records
            result.findings += read.findings
            result.totals += read.totals
            result.held_back += read.held_back
            if read.ours:
                ours += 1
                result.title = result.title or _title(sheet)
                reporters += [read.reporter] if read.reporter else []
    result.records, said_of_twins = without_twins_of_held_back(sheets, result.records)
    result.findings += said_of_twins
    result.place_id = _common_place(reporters)
    if not ours:
        form = empty_form(sheets)
        result.findings.append(finding("empty_form", sheet=form.name) if form else finding("no_table"))
    return result


def _cover(sheets: Sequence[SheetTables]) -> tuple[str, ...]:
    """The few lines of a first sheet without tables: what a report's cover says of all that follows."""
    first = sheets[0] if sheets else None
    if first is None or first.hidden or first.tables or len(first.texts) > _COVER_LINES:
        return ()
    return tuple(line.text for line in first.texts)


def _texts(sheets: Sequence[SheetTables]) -> list[str]:
    return [
        line.text
        for sheet in sheets
        for lines in (sheet.texts, *(part for table in sheet.tables for part in (table.title, table.notes)))
        for line in lines
    ]


def _is_illustrative(sheets: Sequence[SheetTables]) -> bool:
    return any(_ILLUSTRATIVE in plain(text) for text in _texts(sheets) if "minh" in text[:500].casefold())


def _title(sheet: SheetTables) -> str:
    """The line that reads most like a title: the longest above the first table, else the sheet's name."""
    lines = [line.text for line in (*sheet.tables[0].title, *sheet.texts)]
    named = [text for text in lines if {"bao cao", "tong hop", "bieu", "ket qua"} & _pairs(text)]
    return max(named, key=len) if named else sheet.name


def _pairs(text: str) -> set[str]:
    folded = plain(text).split()
    return {" ".join(pair) for pair in pairwise(folded)} | set(folded)


def _common_place(reporters: Sequence[Area]) -> str:
    """The place of the report: of several (a sheet a commune), the one named first is not it, so none."""
    places = {area.place_id for area in reporters}
    return places.pop() if len(places) == 1 else ""
