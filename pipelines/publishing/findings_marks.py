"""Marks on the cells of a workbook: a fill by gravity, and a comment that says what was found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from openpyxl.comments import Comment
from openpyxl.styles import Color, PatternFill, fills
from openpyxl.utils.cell import range_boundaries

from pipelines.reference.findings import Finding

GRAVITY = ("error", "warning", "info")
WORDS = {"error": "LỖI", "warning": "CẢNH BÁO", "info": "Ghi chú"}
COLOURS = {"error": "FFFFC7CE", "warning": "FFFFEB9C", "info": "FFDDEBF7"}
"""Fills as ARGB: light red, yellow and blue, which black text stays readable on, also in print."""
AUTHOR = "Kiểm tra số liệu"

_CELL = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}")
_COLOUR = r"(?:(rgb):([0-9A-F]{8})|(theme|indexed):(\d{1,2})):(-?\d+(?:\.\d+)?)"
_FILL = re.compile(rf"([a-zA-Z0-9]+) {_COLOUR} {_COLOUR}")
_KINDS = frozenset(fills.fills)
_COMMENT_CHARACTERS = 4000
_SAID_BY_US = re.compile(rf"(?:^|\n\n|\r\n\r\n)(?:{'|'.join(WORDS.values())}): ")


def cell_order(found: Finding) -> tuple[int, str, int, int]:
    """Where a finding stands in a list: by gravity, sheet, row, column; what has no cell comes first."""
    row, column = _row_and_column(found.cell) if _CELL.fullmatch(found.cell) else (0, 0)
    return GRAVITY.index(found.severity), found.sheet, row, column


class Marked(NamedTuple):
    """A marked cell (of openpyxl), and the fill it had before, as :func:`written_fill` writes it."""

    cell: Any
    fill: str


def mark_cells(sheets: Mapping[str, Any], findings: Iterable[Finding]) -> dict[tuple[str, str], Marked]:
    """Mark the cell of each finding; returns what was marked by the sheet and cell that findings name.

    ``sheets`` are openpyxl worksheets by the name that findings give them. A cell inside a merged range is
    marked at the range's top-left cell. A finding whose sheet or cell is not there marks nothing.
    """
    marked: dict[tuple[str, str], Marked] = {}
    by_cell: dict[tuple[str, str], tuple[Any, list[Finding]]] = {}
    for found in sorted(findings, key=cell_order):
        sheet = sheets.get(found.sheet)
        if sheet is None or not _CELL.fullmatch(found.cell):
            continue
        cell = _top_left(sheet, found.cell)
        marked[found.sheet, found.cell] = Marked(cell, written_fill(cell.fill))
        by_cell.setdefault((sheet.title, cell.coordinate), (cell, []))[1].append(found)
    for cell, said in by_cell.values():
        _mark(cell, said)
    return marked


def remove_marks(sheet: Any, earlier: Mapping[str, str]) -> None:
    """Take out the comments and fills that an earlier round left in a workbook that came back.

    ``earlier`` are the fills that marked cells had before, by cell; a cell that is not among them gets none.
    """
    for row in sheet.iter_rows():
        for cell in row:
            comment = cell.comment
            if comment is None or (own := senders_words(comment.text)) == comment.text:
                continue
            cell.comment = Comment(own, comment.author) if own and comment.author != AUTHOR else None
            if cell.fill.fgColor.rgb in COLOURS.values():
                cell.fill = read_fill(earlier.get(cell.coordinate, ""))


def senders_words(comment: str) -> str:
    """What of a comment its sender had written before ours began; all of it where nothing is ours."""
    ours = _SAID_BY_US.search(comment)
    return comment if ours is None else comment[: ours.start()]


def written_fill(fill: Any) -> str:
    """A fill as text, "solid rgb:FF00FF00:0 …"; empty for none, and for gradients, which are not kept."""
    if fill.tagname != PatternFill.tagname or not fill.fill_type:
        return ""
    colours = (f"{one.type}:{one.value}:{one.tint:g}" for one in (fill.fgColor, fill.bgColor))
    return " ".join((fill.fill_type, *colours))


def read_fill(text: str) -> PatternFill:
    """The fill that :func:`written_fill` wrote; none for any other text."""
    match = _FILL.fullmatch(text)
    if match is None or match[1] not in _KINDS:
        return PatternFill()
    parts = match.groups()
    return PatternFill(parts[0], fgColor=_colour(*parts[1:6]), bgColor=_colour(*parts[6:]))


def _colour(rgb: str | None, value: str, kind: str, number: str, tint: str) -> Color:
    return Color(rgb=value, tint=float(tint)) if rgb else Color(**{kind: int(number)}, tint=float(tint))


def findings_by_cell(
    sheet: str, findings: Iterable[Finding], top_left: Callable[[str], str]
) -> dict[str, list[Finding]]:
    """The findings on a sheet by the cell that is marked for them, the gravest first.

    ``top_left`` gives the first cell of the merge that a cell lies in.
    """
    said: dict[str, list[Finding]] = {}
    for found in sorted(findings, key=cell_order):
        if found.sheet == sheet and _CELL.fullmatch(found.cell):
            said.setdefault(top_left(found.cell), []).append(found)
    return said


def comment_text(said: Sequence[Finding]) -> str:
    """What a comment says of the findings at a cell."""
    text = "\n\n".join(f"{WORDS[found.severity]}: {found.message_vi}" for found in said)
    return text[:_COMMENT_CHARACTERS]


def _mark(cell: Any, said: list[Finding]) -> None:
    colour = COLOURS[said[0].severity]
    cell.fill = PatternFill("solid", fgColor=colour, bgColor=colour)
    text, author = comment_text(said), AUTHOR
    if cell.comment is not None:
        text, author = f"{cell.comment.text}\n\n{text}", cell.comment.author
    text = text[:_COMMENT_CHARACTERS]
    lines = text.count("\n") + 1 + len(text) // 45
    cell.comment = Comment(text, author, width=340, height=min(60 + 18 * lines, 500))


def _top_left(sheet: Any, name: str) -> Any:
    row, column = _row_and_column(name)
    for merge in sheet.merged_cells.ranges:
        if merge.min_row <= row <= merge.max_row and merge.min_col <= column <= merge.max_col:
            return sheet.cell(merge.min_row, merge.min_col)
    return sheet.cell(row, column)


def _row_and_column(name: str) -> tuple[int, int]:
    column, row, _, _ = range_boundaries(name)
    return int(row), int(column)
