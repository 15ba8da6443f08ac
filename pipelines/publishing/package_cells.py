"""The cells of a worksheet part: another style for some of them, empty cells where there were none."""

from __future__ import annotations

import re
from collections.abc import Mapping

from openpyxl.utils.cell import (
    column_index_from_string,
    coordinate_from_string,
    get_column_letter,
    range_boundaries,
)

from pipelines.publishing.xml_spans import (
    Element,
    NotEditableError,
    elements,
    only,
    with_attribute,
)

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_BEHIND_DRAWINGS = frozenset(
    {
        "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts",
        "extLst",
    }
)  # fmt: skip
"""What comes behind ``legacyDrawing`` in a worksheet (ECMA-376, 18.3.1.99)."""
_SPANS = re.compile(rb"\sspans\s*=\s*(?:\"[^\"]*\"|'[^']*')")
"""From which column to which a row has cells: no longer true where one is added."""
Change = tuple[int, int, bytes]


class SheetPart:
    """A worksheet part with the places of its rows, cells and merges. Raises :class:`NotEditableError`."""

    def __init__(self, part: bytes) -> None:
        self.part = part
        root = only(part, "worksheet")
        if root.attributes.get("xmlns") != _MAIN:
            raise NotEditableError
        self._root = root
        self._data = only(part, "sheetData", 1)
        inside = elements(part, lambda name, depth: (depth, name) in {(2, "row"), (3, "c"), (2, "mergeCell")})
        self._rows = {_row_number(one): one for one in inside if one.name == "row"}
        self._cells = {_reference(one): one for one in inside if one.name == "c"}
        self._merges = [range_boundaries(_reference(one)) for one in inside if one.name == "mergeCell"]

    def top_left(self, cell: str) -> str:
        """The cell itself, or the first one of the merge that it lies in."""
        name, row = coordinate_from_string(cell)
        column = column_index_from_string(name)
        for left, top, right, bottom in self._merges:
            if left <= column <= right and top <= row <= bottom:
                return _name(top, left)
        return cell

    def style(self, cell: str) -> int:
        """The style of a cell; for one that is not there that of its row."""
        one = self._cells.get(cell) or self._rows.get(coordinate_from_string(cell)[1])
        return int(one.attributes.get("s", "0")) if one is not None else 0

    def styled(self, styles: Mapping[str, int]) -> list[Change]:
        """The changes that give each cell its style."""
        changes: list[Change] = []
        missing: dict[int, dict[int, bytes]] = {}
        for cell, style in styles.items():
            one = self._cells.get(cell)
            if one is not None:
                tag = with_attribute(self.part[one.start : one.inside], "s", str(style))
                changes.append((one.start, one.inside, tag))
                continue
            name, row = coordinate_from_string(cell)
            new = f'<c r="{cell}" s="{style}"/>'.encode()
            missing.setdefault(row, {})[column_index_from_string(name)] = new
        if self._data.empty and missing:
            rows = b"".join(_new_row(row, missing[row]) for row in sorted(missing))
            return [(self._data.start, self._data.after, b"<sheetData>" + rows + b"</sheetData>")]
        for row in sorted(missing):
            changes += self._in_row(row, missing[row])
        return _joined(changes)

    def _in_row(self, row: int, cells: dict[int, bytes]) -> list[Change]:
        one = self._rows.get(row)
        if one is None:
            after = (other.start for number, other in self._rows.items() if number > row)
            at = min(after, default=self._data.end)
            return [(at, at, _new_row(row, cells))]
        if one.empty:
            tag = self.part[one.start : one.inside][:-2].rstrip() + b">"
            inside = b"".join(cells[column] for column in sorted(cells))
            return [(one.start, one.after, tag + inside + b"</row>")]
        there = sorted(
            (column_index_from_string(coordinate_from_string(name)[0]), other.start)
            for name, other in self._cells.items()
            if one.start < other.start < one.after
        )
        return [
            (one.start, one.inside, _SPANS.sub(b"", self.part[one.start : one.inside])),
            *(
                (at, at, cells[column])
                for column in sorted(cells)
                for at in [next((start for known, start in there if known > column), one.end)]
            ),
        ]

    def with_legacy_drawing(self, key: str, relations: str) -> Change:
        """The change that refers to the drawing of comments."""
        behind = elements(self.part, lambda name, depth: depth == 1)
        follows = (
            one.start
            for one in behind
            if one.start > self._data.start
            and (one.name in _BEHIND_DRAWINGS or one.name.endswith("AlternateContent"))
        )
        at = next(follows, self._root.end)
        return at, at, f'<legacyDrawing xmlns:r="{relations}" r:id="{key}"/>'.encode()

    def legacy_drawing(self) -> str:
        """The id of the relation to the drawing of comments; empty where there is none."""
        found = elements(self.part, lambda name, depth: depth == 1 and name == "legacyDrawing")
        keys = [value for one in found for name, value in one.attributes.items() if name.endswith(":id")]
        return keys[0] if keys else ""

    def not_selected(self) -> list[Change]:
        """The changes after which the sheet is not among those that are selected."""
        views = elements(self.part, lambda name, depth: depth == 2 and name == "sheetView")
        return [
            (one.start, one.inside, with_attribute(self.part[one.start : one.inside], "tabSelected", "0"))
            for one in views
            if one.attributes.get("tabSelected") in {"1", "true"}
        ]


def _new_row(row: int, cells: Mapping[int, bytes]) -> bytes:
    return b'<row r="%d">' % row + b"".join(cells[column] for column in sorted(cells)) + b"</row>"


def _row_number(row: Element) -> int:
    if not row.attributes.get("r", "").isdigit():
        raise NotEditableError
    return int(row.attributes["r"])


def _reference(one: Element) -> str:
    reference = one.attributes.get("r") or one.attributes.get("ref") or ""
    if not re.fullmatch(r"[A-Z]{1,3}\d{1,7}(?::[A-Z]{1,3}\d{1,7})?", reference):
        raise NotEditableError
    return reference


def _name(row: int, column: int) -> str:
    return f"{get_column_letter(column)}{row}"


def _joined(changes: list[Change]) -> list[Change]:
    """Insertions at one place become one, in the order in which they were made."""
    joined: dict[tuple[int, int], bytes] = {}
    for first, last, text in changes:
        joined[first, last] = joined.get((first, last), b"") + text if first == last else text
    return [(first, last, text) for (first, last), text in joined.items()]
