"""What the rows of a table are: data, totals, sections or notes, and what each is called."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipelines.reading.grid import Grid, GridCell
from pipelines.reading.layout import Row, RowKind, TableCell
from pipelines.reading.ordinals import ARABIC, LETTER, ROMAN, ordinal_depth
from pipelines.reading.sheets import Position, cell_name
from pipelines.reading.text import fold_space, fold_words
from pipelines.reading.words import is_note, may_say_total, says_total

_UNNUMBERED = 2.5
"""An unnumbered section stands below a Roman one and above numbered rows."""
_SECTION_WORDS = re.compile(
    r"(?:khoi|cum|cac|nhom|vung|khu vuc|trong do|chia ra|mien|cap|linh vuc)\b|"
    r"(?:xa|phuong|thi tran|huyen|quan|thi xa|thanh pho|dac khu|xa phuong|phuong xa|thon|to dan pho)$"
)
_PREFIX = re.compile(r"([IVX]{1,5}|[A-ZĐ]|\d{1,3})\s*[.)/\-:]\s*\S")


@dataclass(slots=True)
class Draft:
    """A body row before its kind is settled. ``continues``: it belongs to the row above it."""

    row: int
    label: str
    label_cell: str
    labels: dict[int, str]
    numbering: str = ""
    prefix: str = ""
    depth: float = 0
    values: dict[int, float] = field(default_factory=dict)
    filled: bool = False
    across: bool = False
    continues: bool = False
    kind: RowKind | None = None


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

    Of several filled throughout, the only one whose texts all differ.
    """
    if not labels:
        return None
    most = max(len(texts.get(column, ())) for column in labels)
    full = [column for column in labels if len(texts.get(column, ())) >= 0.7 * most]
    single = [column for column in full if len(set(texts.get(column, ()))) == len(texts.get(column, ()))]
    return single[-1] if len(single) == 1 else full[-1]


def read_rows(grid: Grid, body: list[int], plan: Plan) -> list[Row]:
    """The rows of a table's body with their names, kinds and sections; rows that only go on are merged."""
    drafts = _joined(_drafts(grid, body, plan), grid, plan)
    _trust_prefixes(drafts)
    numbered = 2 * sum(draft.depth >= ARABIC for draft in drafts) > len(drafts)
    for place, draft in enumerate(drafts):
        draft.kind = _kind(drafts, place, numbered=numbered)
    return _with_sections(drafts, grid)


def _drafts(grid: Grid, body: list[int], plan: Plan) -> list[Draft]:
    drafts: list[Draft] = []
    carried: dict[int, str] = {}
    first = min(plan.numbers, default=1 << 20)
    for row in body:
        cells = {cell.column: cell for cell in grid.rows.get(row, ())}
        own = {c: fold_space(str(_plain(cells[c]))) for c in plan.labels if c in cells}
        labels, source = _filled_down(grid, row, plan, own, carried)
        draft = Draft(row, "", "", labels)
        _name(draft, plan, own, source, cells)
        _number(draft, plan, cells)
        draft.values = {
            c: float(cell.value)
            for c in plan.numbers
            if (cell := plan.cells.get((row, c))) is not None and cell.value is not None and not cell.percent
        }
        draft.filled = any((row, c) in plan.cells for c in plan.numbers)
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
    """Name the row by its main label, else by the innermost label it has, else by any text left of it."""
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
    draft.label, draft.label_cell = plan.outside.get(draft.row, ("", ""))


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
            lower = not above.filled and above.label and above.row >= draft.row - 2
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
    if draft.filled or not draft.label or draft.numbering or draft.continues or not plan.numbers:
        return False
    over = sum(
        (merge := grid.covered.get((draft.row, column))) is not None and merge.first_row < draft.row
        for column in plan.numbers
    )
    return 2 * over >= len(plan.numbers)


def _kind(drafts: list[Draft], place: int, *, numbered: bool) -> RowKind:
    draft = drafts[place]
    if draft.continues and place and drafts[place - 1].label_cell == draft.label_cell:
        return drafts[place - 1].kind or RowKind.DATA
    if not draft.filled:
        return _kind_without_values(drafts, place, numbered=numbered)
    deep = draft.depth >= ARABIC
    if says_total(draft.label):
        named_so = not deep and not _recurs(drafts, draft.label)
        return RowKind.TOTAL if named_so or _is_sum(drafts, place) else RowKind.DATA
    if draft.depth in (LETTER, ROMAN, 1.5) and _has_children(drafts, place):
        return RowKind.TOTAL
    unnumbered = numbered and not draft.depth
    if (unnumbered or may_say_total(draft.label)) and not deep and _is_sum(drafts, place):
        return RowKind.TOTAL
    return RowKind.DATA


def _kind_without_values(drafts: list[Draft], place: int, *, numbered: bool) -> RowKind:
    draft = drafts[place]
    if draft.depth >= ARABIC and draft.label and not draft.across:
        return RowKind.DATA
    if not any(later.filled or later.depth >= ARABIC for later in drafts[place + 1 :]):
        if says_total(draft.label):
            return RowKind.TOTAL
        return RowKind.NOTE if is_note(draft.label) or draft.across or numbered else RowKind.DATA
    if is_note(draft.label) or not draft.label:
        return RowKind.NOTE
    if says_total(draft.label):
        return RowKind.TOTAL
    worded = (
        _SECTION_WORDS.match(fold_words(draft.label)) or draft.label.endswith(":") or _leads(drafts, place)
    )
    return RowKind.SECTION if draft.across or numbered or draft.depth or worded else RowKind.DATA


def _leads(drafts: list[Draft], place: int) -> bool:
    """Whether the rows below have names that come again under another row without values."""
    after = drafts[place + 1]
    return after.filled and _recurs(drafts, after.label)


def _recurs(drafts: list[Draft], label: str) -> bool:
    """Whether rows of this name stand under several headings, along with others that do so too.

    Then the name says what is counted ("Tổng số", "Công nhận" under each model) and not whose sum it is.
    """
    names = [draft.label for draft in drafts if draft.filled]
    times = names.count(label)
    empty = sum(not draft.filled for draft in drafts)
    return times > 1 and empty > 1 and any(name != label and names.count(name) == times for name in names)


def _has_children(drafts: list[Draft], place: int) -> bool:
    """Whether rows of a deeper ordinal follow before the next of the same or a higher one."""
    own = drafts[place].depth
    for later in drafts[place + 1 :]:
        if later.depth:
            return later.depth > own
    return False


def _is_sum(drafts: list[Draft], place: int) -> bool:
    """Whether a row's values are the sums of rows: of all numbered ones, or of those before or after it."""
    draft = drafts[place]
    others = [d for d in drafts if d is not draft and d.filled and not says_total(d.label)]
    leaves = [d for d in others if d.depth >= ARABIC or not d.depth]
    levels = [[d for d in others if d.depth == depth] for depth in (LETTER, ROMAN)]
    near = _run(drafts[place + 1 :]), _run(drafts[:place][::-1])
    return any(_adds_up(draft, rows) for rows in (leaves, *levels, *near) if len(rows) > 1)


def _run(drafts: list[Draft]) -> list[Draft]:
    """The numbered rows from here to the next row of another kind."""
    found: list[Draft] = []
    for draft in drafts:
        if draft.filled and draft.depth >= ARABIC:
            found.append(draft)
        elif found:
            break
    return found


def _adds_up(draft: Draft, rows: list[Draft]) -> bool:
    right = compared = 0
    for column, value in draft.values.items():
        parts = [row.values[column] for row in rows if column in row.values]
        if len(parts) < 2 or not value:
            continue
        compared += 1
        right += abs(sum(parts) - value) <= max(0.5, 1e-6 * abs(value))
    return compared > 0 and 2 * right > compared


def _with_sections(drafts: list[Draft], grid: Grid) -> list[Row]:
    rows: list[Row] = []
    stack: list[tuple[float, str]] = []
    hidden = grid.sheet.hidden_rows
    for draft in drafts:
        kind = draft.kind or RowKind.DATA
        opens = kind == RowKind.SECTION or (kind == RowKind.TOTAL and draft.depth in (LETTER, ROMAN))
        depth = draft.depth or _UNNUMBERED
        if opens or draft.depth in (LETTER, ROMAN) or (kind == RowKind.TOTAL and not draft.depth):
            level = depth if opens or draft.depth else 0
            stack = [entry for entry in stack if entry[0] < level]
        rows.append(
            Row(
                draft.row,
                draft.label,
                draft.label_cell,
                kind,
                draft.labels,
                tuple(label for _, label in stack),
                draft.numbering,
                draft.row in hidden,
            )
        )
        if opens:
            stack.append((depth, draft.label))
    return rows
