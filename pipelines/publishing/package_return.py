"""A workbook that came back with our list: the list and the marks are taken out of its package again.

Excel has written the file anew in the meantime, so nothing is known by the names of parts: the list is known
by its text, marks by the author of their comments or by the words of a finding in them, and the fill that a
marked cell had before by the hidden column of the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pipelines.publishing.findings_marks import COLOURS
from pipelines.publishing.findings_sheet import FILL_COLUMN
from pipelines.publishing.package import Package
from pipelines.publishing.package_cells import SheetPart
from pipelines.publishing.package_styles import Styles
from pipelines.publishing.package_uncomment import take_out_comments
from pipelines.publishing.xml_spans import NotEditableError, elements, with_attribute, with_changes
from pipelines.reading.sheets import Sheet
from pipelines.reading.xlsx_book import Frame
from pipelines.reference.findings_list import is_findings_list

_Fills = dict[str, dict[str, str]]


def lists_of_ours(sheets: Iterable[Sheet]) -> list[Sheet]:
    """The sheets that are lists of findings from an earlier round."""
    return [sheet for sheet in sheets if is_findings_list(sheet.cells)]


def take_out_earlier_round(package: Package, workbook: str, frame: Frame, lists: Iterable[Sheet]) -> None:
    """Remove the lists and the marks that belong to them. Raises :class:`NotEditableError`."""
    parts = {sheet.name: sheet.part for sheet in frame.sheets}
    gone = {sheet.name: parts[sheet.name] for sheet in lists}
    fills: _Fills = {}
    for sheet in lists:
        _earlier_fills(package.parts[gone[sheet.name]], sheet, fills)
    styles_part = next(iter(package.related(workbook, "styles").values()))
    styles = Styles(package.parts[styles_part])
    for name, part in parts.items():
        if name not in gone:
            _unmark(package, part, styles, fills.get(name, {}))
    package.parts[styles_part] = styles.written()
    for name, part in gone.items():
        _remove_sheet(package, workbook, name, part)


def _earlier_fills(part: bytes, sheet: Sheet, fills: _Fills) -> None:
    """The fills that marked cells had, by sheet and cell: the list's links and its hidden column."""
    for link in elements(part, lambda name, depth: depth == 2 and name == "hyperlink"):
        row = re.fullmatch(r"[A-Z]+(\d+)(?::.*)?", link.attributes.get("ref", ""))
        name, _, cell = link.attributes.get("location", "").rpartition("!")
        fill = sheet.cells.get((int(row[1]), FILL_COLUMN)) if row else None
        if cell and fill:
            name = name.removeprefix("'").removesuffix("'").replace("''", "'")
            fills.setdefault(name, {})[cell.replace("$", "")] = str(fill)


def _unmark(package: Package, name: str, styles: Styles, earlier: Mapping[str, str]) -> None:
    """Take the marks off one sheet: comments with what was found, and the fill of their cells."""
    part = SheetPart(package.parts[name])
    cells = take_out_comments(package, name, part)
    marked = {cell for cell in cells if styles.colour_of(part.style(cell)) in COLOURS.values()}
    changes = part.styled({cell: styles.refilled(part.style(cell), earlier.get(cell, "")) for cell in marked})
    package.parts[name] = with_changes(part.part, changes)


def _remove_sheet(package: Package, workbook: str, name: str, part: str) -> None:
    """Remove a sheet, what the workbook says of it, and its place in the order of sheets."""
    keys = {key for key, target in package.related(workbook, "worksheet").items() if target == part}
    xml = package.parts[workbook]
    sheets = elements(xml, lambda one, depth: depth == 2 and one == "sheet")
    place = next((at for at, one in enumerate(sheets) if one.attributes.get("name") == name), None)
    if place is None or len(sheets) < 2 or len(keys) != 1:
        raise NotEditableError
    changes = [(sheets[place].start, sheets[place].after, b"")]
    names = elements(xml, lambda one, depth: depth == 2 and one == "definedName")
    locals_ = [
        (one, int(one.attributes["localSheetId"])) for one in names if "localSheetId" in one.attributes
    ]
    kept = len([one for one, at in locals_ if at != place]) + len(names) - len(locals_)
    for one, at in locals_:
        if at == place:
            changes.append((one.start, one.after, b""))
        elif at > place:
            tag = with_attribute(xml[one.start : one.inside], "localSheetId", str(at - 1))
            changes.append((one.start, one.inside, tag))
    if names and not kept:
        whole = elements(xml, lambda one, depth: depth == 1 and one == "definedNames")[0]
        changes = [change for change in changes if not whole.start <= change[0] < whole.after]
        changes.append((whole.start, whole.after, b""))
    package.parts[workbook] = with_changes(xml, changes)
    package.unrelate(workbook, keys.pop())
    package.remove(part)
