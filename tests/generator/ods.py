"""A book as OpenDocument."""

from __future__ import annotations

import io

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from tests.generator.sheets import Book, Failed, Formula, Page, Percent, Value


def as_ods(book: Book) -> bytes:
    """The book as .ods; a formula is written as its value, an error as the text that it shows."""
    made = OpenDocumentSpreadsheet()
    for page in book.pages:
        made.spreadsheet.addElement(as_table(page))
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


def as_table(page: Page) -> Table:
    """One sheet, every cell up to the last one written."""
    spans = {
        (merge[0], merge[1]): (merge[2] - merge[0] + 1, merge[3] - merge[1] + 1) for merge in page.merges
    }
    covered = {
        (row, column)
        for first_row, first_column, last_row, last_column in page.merges
        for row in range(first_row, last_row + 1)
        for column in range(first_column, last_column + 1)
    } - spans.keys()
    table = Table(name=page.name)
    for row in range(1, max(row for row, _ in page.cells) + 1):
        line = TableRow()
        filled = [column for at, column in page.cells if at == row] + [
            column for at, column in covered if at == row
        ]
        for column in range(1, max(filled, default=0) + 1):
            at = (row, column)
            line.addElement(
                CoveredTableCell() if at in covered else as_cell(page.cells.get(at, ""), spans.get(at))
            )
        table.addElement(line)
    return table


def as_cell(value: Value, span: tuple[int, int] | None) -> TableCell:
    """One cell; ``span`` is how many rows and columns it reaches over."""
    wide = {"numberrowsspanned": span[0], "numbercolumnsspanned": span[1]} if span else {}
    value = value.value if isinstance(value, Formula) else value.error if isinstance(value, Failed) else value
    if isinstance(value, str):
        cell = TableCell(valuetype="string", **wide) if value else TableCell(**wide)
        if value:
            cell.addElement(P(text=value))
        return cell
    kind = "percentage" if isinstance(value, Percent) else "float"
    cell = TableCell(valuetype=kind, value=repr(float(value)), **wide)
    cell.addElement(P(text=f"{value * 100:.2f}%" if kind == "percentage" else str(value)))
    return cell
