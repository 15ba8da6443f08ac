"""Numbers of hidden sheets whose place on a visible sheet is held back: they do not take its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pipelines.interpreting.hidden_copies import (
    ENOUGH,
    numbers_by_name,
    periods_of,
    share_repeated,
    titles_of,
)
from pipelines.interpreting.interpretation import Record
from pipelines.reading.layout import SheetTables
from pipelines.reference.findings import Finding, finding

_Twins = dict[str, tuple[str, str]]


def without_twins_of_held_back(
    sheets: Sequence[SheetTables], records: Sequence[Record]
) -> tuple[list[Record], list[Finding]]:
    """The records without the numbers of hidden sheets that stand, by the names of their row and column,
    where a visible sheet of the same period has a cell that is not loaded; a finding for each such row.
    """
    if not any(record.hidden_sheet for record in records):
        return list(records), []
    loaded = {
        (one.sheet, one.cell) for record in records if not record.hidden_sheet for one in record.observations
    }
    places: dict[str, set[str]] = defaultdict(set)
    for record in records:
        places[record.sheet].update(one.area_id for one in record.observations)
    twins = {
        sheet.name: _twins(sheet, [other for other in sheets if _alike(sheet, other, places)], loaded)
        for sheet in sheets
        if sheet.hidden
    }
    kept: list[Record] = []
    findings: list[Finding] = []
    for record in records:
        held = twins.get(record.sheet, {}) if record.hidden_sheet else {}
        dropped = [one for one in record.observations if one.cell in held]
        if dropped:
            other, cell = held[dropped[0].cell]
            said = {"raw": record.label, "other": other, "other_cell": cell}
            findings.append(finding("hidden_row_not_used", sheet=record.sheet, cell=record.cell, **said))
        rest = [one for one in record.observations if one.cell not in held]
        kept += [replace(record, observations=rest)] if rest or not dropped else []
    return kept, findings


def _alike(sheet: SheetTables, other: SheetTables, places: dict[str, set[str]]) -> bool:
    """Whether a visible sheet is of the same period and of the same places as a hidden one; of one that is
    held back as a whole, its title or its numbers tell.
    """
    if other.hidden or not other.tables or periods_of(other) != periods_of(sheet):
        return False
    if not places[other.name]:
        return titles_of(sheet) == titles_of(other) or share_repeated(sheet, other) >= ENOUGH
    return bool(places[sheet.name] & places[other.name])


def _twins(sheet: SheetTables, shown: Sequence[SheetTables], loaded: set[tuple[str, str]]) -> _Twins:
    """Of cells of a hidden sheet, the visible sheet and its cell of the same name that is not loaded."""
    names = {key: cell.cell for key, (_, cell) in numbers_by_name(sheet).items()}
    found: _Twins = {}
    for other in shown:
        for key, (_, cell) in numbers_by_name(other).items():
            if key in names and (other.name, cell.cell) not in loaded:
                found.setdefault(names[key], (other.name, cell.cell))
    return found
