"""The report of ``inspect``: how a workbook's tables were read, as docs/contract.md lays it down."""

from __future__ import annotations

import math
from typing import Any

from pipelines.reading.layout import SheetTables, Table, TableCell, TextLine
from pipelines.reading.sheets import cell_name
from pipelines.reading.tables import find_tables
from pipelines.reference.findings import Finding


def inspect_report(path: str, content: bytes) -> dict[str, Any]:
    """What ``inspect --json`` writes for the file ``path`` with these bytes: sheets, cells, findings."""
    from pipelines.reading import read_workbook

    workbook, findings = read_workbook(content, path)
    sheets: list[SheetTables] = []
    if workbook is not None:
        sheets, more = find_tables(workbook)
        findings = [*findings, *more]
    return tables_report(path, sheets, findings)


def tables_report(path: str, sheets: list[SheetTables], findings: list[Finding]) -> dict[str, Any]:
    """The report for sheets that have been read."""
    return {
        "path": path,
        "sheets": [
            {
                "name": sheet.name,
                "hidden": sheet.hidden,
                "tables": [_table(table) for table in sheet.tables],
                "texts": _lines(sheet.texts),
            }
            for sheet in sheets
        ],
        "findings": [finding._asdict() | {"severity": str(finding.severity)} for finding in findings],
    }


def _lines(lines: list[TextLine]) -> list[dict[str, str]]:
    return [{"cell": cell_name(line.row, line.column), "text": line.text} for line in lines]


def _table(table: Table) -> dict[str, Any]:
    return {
        "range": table.range,
        "header_rows": list(table.header_rows),
        "columns": [
            {"column": column.letter, "path": list(column.path), "role": column.role, "hidden": column.hidden}
            for column in table.columns
        ],
        "rows": [
            {"row": row.row, "label": row.label, "kind": str(row.kind), "hidden": row.hidden}
            for row in table.rows
        ],
        "title": _lines(table.title),
        "notes": _lines(table.notes),
        "cells": [
            {"cell": cell.cell, "raw": cell.raw, "value": _stored(cell), "state": str(cell.state)}
            for _, cell in sorted(table.cells.items())
        ],
    }


def _stored(cell: TableCell) -> float | int | None:
    """The value as the file stores it: 0.853 where a percent format shows 85,3%. JSON has no infinity."""
    value = cell.value
    if cell.percent and "%" not in cell.raw and "％" not in cell.raw:
        value = float(cell.raw)
    return None if isinstance(value, float) and not math.isfinite(value) else value
