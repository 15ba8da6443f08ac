"""Tables as real HTML: read by screen readers, found by the browser's search, printed, and pasted into
Word.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any, NamedTuple

from pages.kit.formats import NOTHING, day, estimated, is_missing, number, percent, signed
from pages.kit.palette import heat_step
from pages.kit.records import Row, Rows
from pages.kit.text import t


class Column(NamedTuple):
    """A column of rows as people see it: its name in them, its heading, and how its values are
    written.

    ``kind``: text, count, percent, points, day, year, heat (a percent with its colour), yes (✓ for true), raw
    (a number as it stands in a file) or source (an address outside, shown as a link by its host).
    """

    name: str
    heading: str
    kind: str = "text"


class Table(NamedTuple):
    """Rows with the columns that people see. ``links`` names a column of addresses for the first one."""

    rows: Rows
    columns: list[Column]
    links: str = ""


FEW = "few_"
"""How the name of a field begins that says ``8/14`` of a heat cell of which too few communes reported: it
gets no colour.
"""

MOST_ROWS = 1_000
"""A longer table is cut on the screen (and says so); its download holds every row."""

_WRITERS: dict[str, Callable[[Any], str]] = {
    "count": number,
    "percent": percent,
    "heat": percent,
    "points": signed,
    "day": day,
    "year": lambda value: str(int(value)),
    "source": str,
    "yes": lambda value: "✓" if value else NOTHING,
    "raw": lambda value: str(int(value)) if float(value).is_integer() else str(value),
    "text": lambda value: NOTHING if is_missing(value) or value == "" else str(value),
}


def html_table(table: Table, caption: str) -> str:
    """The table as HTML in a box that scrolls by itself, with its heading row and first column held in
    place.
    """
    head = "".join(
        f'<th scope="col" class="{column.kind}">{escape(column.heading)}</th>' for column in table.columns
    )
    body = "".join(_row(table, row) for row in table.rows[:MOST_ROWS])
    cut = _cut_note(len(table.rows))
    return (
        f'<div class="table" role="region" tabindex="0" aria-label="{escape(caption, quote=True)}">'
        f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        f"</div>{cut}"
    )


def _row(table: Table, row: Row) -> str:
    first, *others = table.columns
    words = escape(written(row[first.name], first.kind))
    link = row[table.links] if table.links else ""
    if link and isinstance(link, str):
        words = f'<a href="{escape(link, quote=True)}" target="_self">{words}</a>'
    cells = "".join(_cell(row, column) for column in others)
    return f'<tr><th scope="row">{words}</th>{cells}</tr>'


def _cell(row: Row, column: Column) -> str:
    value = row[column.name]
    if column.kind == "source" and value:
        return f'<td class="source">{_outside(str(value))}</td>'
    words = written(value, column.kind)
    if column.kind in ("count", "percent", "heat"):
        words = estimated(words, bool(row.get("estimated", False)))
    kind = column.kind
    if kind == "heat":
        few = row.get(f"{FEW}{column.name}", "")
        words = f"{words} ({few})" if few else words
        kind = "heat none" if is_missing(value) or few else f"heat h{heat_step(value)}"
    return f'<td class="{kind}">{escape(words)}</td>'


def _outside(address: str) -> str:
    """A link to a source outside, by the name of its host; the whole address shows when it is pointed at."""
    full = address if "://" in address else f"https://{address}"
    host = full.split("://", 1)[1].split("/", 1)[0]
    return f'<a href="{escape(full, quote=True)}" title="{escape(full, quote=True)}">{escape(host)}</a>'


def written(value: Any, kind: str) -> str:
    """A value as people read it; missing is an en dash, which is not the same as 0."""
    if kind != "text" and is_missing(value):
        return NOTHING
    return _WRITERS[kind](value)


def _cut_note(rows: int) -> str:
    if rows <= MOST_ROWS:
        return ""
    return f'<p class="source">{escape(t("table.cut", shown=number(MOST_ROWS), rows=number(rows)))}</p>'
