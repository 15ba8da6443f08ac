"""What the rows of a table are called, which rows are one, and under which sections they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.reading.grid import Grid, GridCell
from pipelines.reading.layout import Row, RowKind, TableCell
from pipelines.reading.ordinals import LETTER, ROMAN, ordinal_depth
from pipelines.reading.row_kinds import Draft, settle_kinds
from pipelines.reading.sheets import Position, cell_name
from pipelines.reading.text import fold_space
from pipelines.reading.words import is_year_text

_UNNUMBERED = 2.5
"""An unnumbered section stands below a Roman one and above numbered rows."""
_PREFIX = re.compile(r"([IVX]{1,5}|[A-ZĐ]|\d{1,3})\s*[.)/\-:]\s*\S")


@dataclass(frozen=True, slots=True)
class Plan:
    """The columns of a table by what they are for, and the cells read so far."""

    labels: list[int]
    main: int | None
    numbering: list[int]
    numbers: list[int]
    cells: dict[Position, TableCell]
    outside: dict[int, tuple[str, str]]
    """For a table right of another one: the names (with their cells) that its rows have further left."""


def main_label_column(labels: list[int], texts: dict[int, list[str]]) -> int | None:
    """The column whose texts name the rows: the innermost one that is filled throughout.

    Of several filled throughout, the only one whose texts all differ. A column of years names no row that
    has another name.
    """
    if not labels:
        return None
    names = [c for c in labels if not all(is_year_text(text) for text in texts.get(c, ("",)))]
    labels = names or labels
    most = max(len(texts.get(column, ())) for column in labels)
    full = [column for column in labels if len(texts.get(column, ())) >= 0.7 * most]
    single = [column for column in full if len(set(texts.get(column, ()))) == len(texts.get(column, ()))]
    return single[-1] if len(single) == 1 else full[-1]


def read_rows(grid: Grid, body: list[int], plan: Plan) -> list[Row]:
    """The rows of a table's body with their names, kinds and sections; rows that only go on are merged."""
    drafts = _joined(_drafts(grid, body, plan), grid, plan)
    _trust_prefixes(drafts)
    settle_kinds(drafts, plan.numbers, plan.cells)
    return _with_sections(drafts, grid)


def _drafts(grid: Grid, body: list[int], plan: Plan) -> list[Draft]:
    drafts: list[Draft] = []
    carried: dict[int, str] = {}
    first = min(plan.numbers, default=1 << 20)
    counted = {row for row, _ in plan.cells}
    for row in body:
        cells = {cell.column: cell for cell in grid.rows.get(row, ())}
        own = {c: fold_space(str(_plain(cells[c]))) for c in plan.labels if c in cells}
        labels, source = _filled_down(grid, row, plan, own, carried)
        draft = Draft(row, "", "", labels)
        _name(draft, plan, own, source, cells)
        _number(draft, plan, cells)
        draft.filled = any((row, c) in plan.cells for c in plan.numbers)
        draft.counted = row in counted
        draft.across = any(c < first <= c + grid.width(cell) - 1 for c, cell in cells.items())
        drafts.append(draft)
    return drafts


def _plain(cell: GridCell) -> object:
    value = cell.value
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _filled_down(
    grid: Grid, row: int, plan: Plan, own: dict[int, str], carried: dict[int, str]
) -> tuple[dict[int, str], dict[int, tuple[str, str]]]:
    """The texts of all label columns, taken from merged cells and, for parents, from rows above."""
    labels = dict(own)
    source: dict[int, tuple[str, str]] = {}
    for column in plan.labels:
        if column in own:
            carried[column] = own[column]
            for inner in plan.labels:
                if inner > column:
                    carried.pop(inner, None)
            continue
        merge = grid.covered.get((row, column))
        if merge and merge.first_column == column and merge.first_row < row:
            value = grid.sheet.cells.get((merge.first_row, column))
            if value is not None and fold_space(str(value)):
                labels[column] = fold_space(str(value))
                source[column] = (labels[column], cell_name(merge.first_row, column))
        elif column != plan.main and column in carried and plan.main in own:
            labels[column] = carried[column]
    return labels, source


def _name(
    draft: Draft,
    plan: Plan,
    own: dict[int, str],
    source: dict[int, tuple[str, str]],
    cells: dict[int, GridCell],
) -> None:
    """Name the row by its main label, else by the innermost label it has, else by any text left of it.

    A row without a name is pointed at by its first cell.
    """
    order = [plan.main, *reversed(plan.labels)]
    column = next((c for c in order if c is not None and own.get(c)), None)
    if column is not None:
        draft.label, draft.label_cell = own[column], cell_name(draft.row, column)
        return
    merged = next((c for c in order if c is not None and c in source), None)
    if merged is not None:
        draft.label, draft.label_cell = source[merged]
        draft.continues = True
        return
    for column in plan.numbering:
        cell = cells.get(column)
        if cell is not None and ordinal_depth(cell.value) == 0:
            draft.label, draft.label_cell = fold_space(str(cell.value)), cell_name(draft.row, column)
            return
    first = cell_name(draft.row, min(cells)) if cells else ""
    draft.label, draft.label_cell = plan.outside.get(draft.row, ("", first))


def _number(draft: Draft, plan: Plan, cells: dict[int, GridCell]) -> None:
    for column in plan.numbering:
        cell = cells.get(column)
        if cell is not None and (depth := ordinal_depth(cell.value)):
            draft.numbering, draft.depth = fold_space(str(_plain(cell))), depth
            return
    match = _PREFIX.match(draft.label)
    if match and not plan.numbering:
        draft.depth, draft.prefix = ordinal_depth(match.group(1)), match.group(1)


def _trust_prefixes(drafts: list[Draft]) -> None:
    """Take "I." or "A." before names for ordinals only where they count from the first: "X." is a commune."""
    for depth, first in ((ROMAN, "I"), (LETTER, "A")):
        found = [draft for draft in drafts if draft.prefix and draft.depth == depth]
        if found and (found[0].prefix != first or len({draft.prefix for draft in found}) < len(found)):
            for draft in found:
                draft.depth = 0


def _joined(drafts: list[Draft], grid: Grid, plan: Plan) -> list[Draft]:
    """Rows that only go on with the row above joined to it: a name on two rows, values one row lower."""
    kept: list[Draft] = []
    for draft in drafts:
        above = kept[-1] if kept else None
        if above is not None and _goes_on(draft, grid, plan):
            above.label = f"{above.label} {draft.label}"
            above.labels.update(
                {c: f"{above.labels.get(c, '')} {t}".strip() for c, t in draft.labels.items()}
            )
            continue
        if above is not None and draft.filled and not draft.label and not draft.numbering and plan.labels:
            lower = not above.counted and above.label and above.row >= draft.row - 2
            if lower or draft.row == above.row + 1:
                draft.label, draft.label_cell, draft.labels = (
                    above.label,
                    above.label_cell,
                    dict(above.labels),
                )
                draft.depth, draft.numbering = above.depth, above.numbering
                draft.continues = not lower
                if lower:
                    kept.pop()
        kept.append(draft)
    return kept


def _goes_on(draft: Draft, grid: Grid, plan: Plan) -> bool:
    """Whether a row has only a piece of a name, under cells that are merged over it."""
    if draft.counted or not draft.label or draft.numbering or draft.continues or not plan.numbers:
        return False
    over = sum(
        (merge := grid.covered.get((draft.row, column))) is not None and merge.first_row < draft.row
        for column in plan.numbers
    )
    return 2 * over >= len(plan.numbers)


def _with_sections(drafts: list[Draft], grid: Grid) -> list[Row]:
    rows: list[Row] = []
    stack: list[tuple[float, str]] = []
    hidden = grid.sheet.hidden_rows
    for draft in drafts:
        kind = draft.kind or RowKind.DATA
        depth = draft.depth or _UNNUMBERED
        if draft.depth or draft.leads:
            stack = [entry for entry in stack if entry[0] < depth]
        elif kind == RowKind.TOTAL:
            stack = []
        sections = tuple(label for _, label in stack)
        labels, hid = draft.labels, draft.row in hidden
        rows.append(
            Row(draft.row, draft.label, draft.label_cell, kind, labels, sections, draft.numbering, hid)
        )
        if draft.leads:
            stack.append((depth, draft.label))
    return rows
