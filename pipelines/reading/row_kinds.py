"""What the rows of a table are: data, totals, sections or notes.

Words alone do not settle it: "Tổng liên đoàn Lao động" is data because its row is numbered, a row called by
the district's name is a total because it is the sum of the others.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from pipelines.reading.layout import RowKind, TableCell
from pipelines.reading.ordinals import ARABIC, LETTER, ROMAN
from pipelines.reading.sheets import Position
from pipelines.reading.text import fold_words
from pipelines.reading.words import is_note, may_say_total, says_total

_SECTION_WORDS = re.compile(
    r"(?:khoi|cum|cac|nhom|vung|khu vuc|trong do|chia ra|mien|cap|linh vuc)\b|"
    r"(?:xa|phuong|thi tran|huyen|quan|thi xa|thanh pho|dac khu|xa phuong|phuong xa|thon|to dan pho)$"
)
_PLACES = re.compile(
    r"(?:(?:khoi|cac) )?(?:xa|phuong|thi tran|huyen|quan|thi xa|thanh pho|xa phuong|phuong xa)"
)
MOST_SUMS = 300
"""So many rows of a table are compared with the sums of others; a table of totals only is none."""


def is_kind_of_place(text: str) -> bool:
    """Whether a text is nothing but a kind of places: "Xã", "Các phường", "Khối thị trấn"."""
    return _PLACES.fullmatch(fold_words(text)) is not None


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
    values: dict[int, float] | None = None
    filled: bool = False
    counted: bool = False
    """Whether a number stands anywhere in the row, also outside the number columns."""
    across: bool = False
    continues: bool = False
    leads: bool = False
    kind: RowKind | None = None


@dataclass(slots=True)
class _Body:
    """All rows of a table, and what is asked of them again and again."""

    drafts: list[Draft]
    numbers: list[int]
    cells: dict[Position, TableCell]
    numbered: bool
    last: int
    next_depth: list[float]
    times: Counter[str]
    empty: int
    groups: list[list[Draft]]
    sums: int = 0


def settle_kinds(drafts: list[Draft], numbers: list[int], cells: dict[Position, TableCell]) -> None:
    """Give every row its kind, and say which lead others: sections, and rows with deeper ordinals below."""
    body = _body(drafts, numbers, cells)
    for place, draft in enumerate(drafts):
        draft.kind = _kind(body, place)
        deeper = 0 < draft.depth < body.next_depth[place]
        draft.leads = draft.kind == RowKind.SECTION or (deeper and not draft.continues)


def _body(drafts: list[Draft], numbers: list[int], cells: dict[Position, TableCell]) -> _Body:
    live = [place for place, draft in enumerate(drafts) if draft.filled or draft.depth >= ARABIC]
    depths, depth = [0.0] * len(drafts), 0.0
    for place in range(len(drafts) - 1, -1, -1):
        depths[place] = depth
        depth = drafts[place].depth or depth
    filled = [draft for draft in drafts if draft.filled and not says_total(draft.label)]
    leaves = [draft for draft in filled if draft.depth >= ARABIC or not draft.depth]
    return _Body(
        drafts,
        numbers,
        cells,
        2 * sum(draft.depth >= ARABIC for draft in drafts) > len(drafts),
        live[-1] if live else -1,
        depths,
        Counter(draft.label for draft in drafts if draft.filled),
        sum(not draft.filled for draft in drafts),
        [leaves, *([draft for draft in filled if draft.depth == depth] for depth in (LETTER, ROMAN))],
    )


def _kind(body: _Body, place: int) -> RowKind:
    draft = body.drafts[place]
    if draft.continues and place and body.drafts[place - 1].label_cell == draft.label_cell:
        if _is_nameless_sum(body, place):
            return RowKind.TOTAL
        return body.drafts[place - 1].kind or RowKind.DATA
    if not draft.filled:
        return _kind_without_values(body, place)
    deep = draft.depth >= ARABIC
    if says_total(draft.label):
        named_so = not deep and not _recurs(body, draft.label)
        return RowKind.TOTAL if named_so or _is_sum(body, place) else RowKind.DATA
    if draft.depth in (LETTER, ROMAN) and body.next_depth[place] > draft.depth:
        return RowKind.TOTAL
    if deep or not (may_say_total(draft.label) or (body.numbered and not draft.depth)):
        return RowKind.DATA
    return RowKind.TOTAL if _is_sum(body, place) else RowKind.DATA


def _is_nameless_sum(body: _Body, place: int) -> bool:
    """Whether a last row without a name is the sum of the rows above it, and none of what the last name says.

    It then has no name, and stands for itself.
    """
    draft, above = body.drafts[place], body.drafts[place - 1]
    last = place == len(body.drafts) - 1 and draft.filled and above.filled and draft.labels == above.labels
    if not last or not _is_sum(body, place):
        return False
    draft.label, draft.labels = "", {}
    draft.label_cell = f"{draft.label_cell.rstrip('0123456789')}{draft.row}"
    return True


def _kind_without_values(body: _Body, place: int) -> RowKind:
    draft = body.drafts[place]
    if draft.depth >= ARABIC and draft.label and not draft.across:
        return RowKind.SECTION if body.next_depth[place] > draft.depth else RowKind.DATA
    if says_total(draft.label):
        return RowKind.TOTAL
    if place >= body.last:
        note = is_note(draft.label) or draft.across or body.numbered
        return RowKind.NOTE if note else RowKind.DATA
    if is_note(draft.label) or not draft.label:
        return RowKind.NOTE
    worded = _SECTION_WORDS.match(fold_words(draft.label)) or draft.label.endswith(":")
    if draft.across or body.numbered or draft.depth or worded or _leads(body, place):
        return RowKind.SECTION
    return RowKind.DATA


def _leads(body: _Body, place: int) -> bool:
    """Whether the rows below have names that come again under another row without values."""
    after = body.drafts[place + 1]
    return after.filled and _recurs(body, after.label)


def _recurs(body: _Body, label: str) -> bool:
    """Whether rows of this name stand under several headings, along with others that do so too.

    Then the name says what is counted ("Tổng số", "Công nhận" under each model) and not whose sum it is.
    """
    times = body.times[label]
    return times > 1 and body.empty > 1 and list(body.times.values()).count(times) > 1


def _is_sum(body: _Body, place: int) -> bool:
    """Whether a row's values are the sums of rows: of all of a kind, or of those just before or after it."""
    body.sums += 1
    if body.sums > MOST_SUMS:
        return False
    drafts = body.drafts
    before = _run(drafts, range(place - 1, -1, -1))
    after = _run(drafts, range(place + 1, len(drafts)))
    return any(_adds_up(body, drafts[place], rows) for rows in (*body.groups, before, after))


def _run(drafts: list[Draft], places: range) -> list[Draft]:
    """The numbered rows from here on, up to the next row of another kind."""
    found: list[Draft] = []
    for place in places:
        draft = drafts[place]
        if draft.filled and draft.depth >= ARABIC:
            found.append(draft)
        elif found:
            break
    return found


def _adds_up(body: _Body, draft: Draft, rows: list[Draft]) -> bool:
    """Whether most of a row's values are sums over the rows; one sum of two numbers may be chance."""
    right = compared = parts = 0
    summed = [_values(body, row) for row in rows if row is not draft]
    for column, value in _values(body, draft).items():
        values = [row[column] for row in summed if column in row]
        if len(values) < 2 or not value:
            continue
        compared += 1
        parts += len(values)
        right += abs(sum(values) - value) <= max(0.5, 1e-6 * abs(value))
    return parts > 2 and 2 * right > compared


def _values(body: _Body, draft: Draft) -> dict[int, float]:
    """The row's numbers by column, without rates."""
    if draft.values is None:
        read = ((column, body.cells.get((draft.row, column))) for column in body.numbers)
        draft.values = {
            column: float(cell.value)
            for column, cell in read
            if cell is not None and cell.value is not None and not cell.percent
        }
    return draft.values
