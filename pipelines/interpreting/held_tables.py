"""Tables that are held back as a whole, and why: no year, a plan, numbers in thousands."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.interpreting.scene import Scene
from pipelines.interpreting.title_lines import sheet_of_plan, title_of_plan, unit_of_thousands
from pipelines.reading.layout import Row, SheetTables, TextLine
from pipelines.reading.sheets import cell_name

_MOST_TEXTS = 80


def hold_back_table(
    scene: Scene, rows: Sequence[Row], code: str, raw: str, *, cell: str = "", **said: object
) -> None:
    """Note why a whole table is held back, and count its rows."""
    held = [row for row in rows if any(meant.ours for _, meant, _ in scene.numbers(row))]
    scene.report(code, cell, raw, range=scene.table.range, **said)
    scene.held_back += sum(row.row not in scene.partly_held for row in held)


def hold_back_for_year(scene: Scene) -> None:
    """Hold back a table that has no year of data, at the cell that keeps it from having one."""
    year = scene.year
    raw = year.said or scene.table.range
    hold_back_table(scene, scene.data_rows, year.problem, raw, cell=year.cell, said=year.said or "—")


def report_year(scene: Scene) -> None:
    """Note that the file's name or its sender says another year than the table, which was followed."""
    year = scene.year
    if year.overruled[0]:
        scene.report("year_differs", year.cell, year.overruled[1], said=year.said, year=year.year)


def is_no_result(scene: Scene, sheet: SheetTables) -> bool:
    """Whether what stands above a table says that its numbers are planned, or not counted one by one.

    Then the table is held back.
    """
    lines = scene.table.title or sheet.tables[0].title
    texts: list[TextLine] = [*lines, *sheet.texts[:_MOST_TEXTS]]
    rows = scene.data_rows or scene.total_rows
    for code, line in (
        ("plan_not_result", title_of_plan(lines)),
        ("unit_of_thousands", unit_of_thousands(texts)),
    ):
        if line is not None:
            hold_back_table(scene, rows, code, line.text, cell=cell_name(line.row, line.column))
            return True
    if sheet_of_plan(sheet.name, lines):
        hold_back_table(scene, rows, "sheet_of_plan", sheet.name)
        return True
    return False
