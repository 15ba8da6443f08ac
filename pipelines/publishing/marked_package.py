"""The sender's own .xlsx or .xlsm with the list of findings before it and its cells marked, and no more.

Every part that is not touched stays byte for byte: drawn shapes, pictures, charts, buttons, macros, print
settings, results of formulas. Nothing of it is ever run here. Of a sheet only the start tags of marked cells
change. What came out is read again and compared with what was sent before it goes anywhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.publishing.findings_marks import COLOURS, Marked, comment_text, findings_by_cell
from pipelines.publishing.package import Package
from pipelines.publishing.package_cells import SheetPart
from pipelines.publishing.package_comments import add_comments
from pipelines.publishing.package_list import add_first, list_part, mark_of
from pipelines.publishing.package_return import lists_of_ours, take_out_earlier_round
from pipelines.publishing.package_styles import Styles
from pipelines.publishing.xml_spans import with_changes
from pipelines.reading import read_workbook
from pipelines.reading.sheets import Sheet, Workbook
from pipelines.reading.xlsx_book import read_frame, relations, workbook_part
from pipelines.reading.zip_parts import ZipParts
from pipelines.reference.findings import Finding
from pipelines.reference.findings_list import is_findings_list


def marked_package(
    content: bytes, file_name: str, note: str, findings: Sequence[Finding], workbook: Workbook
) -> tuple[bytes, str] | None:
    """The marked workbook and the ending its name must have; None where what came out is not the same.

    A list from an earlier round and its marks are taken out. Raises ``NotEditableError`` for parts that are
    written in an unusual way.
    """
    source = ZipParts(content)
    frame, main = read_frame(source), workbook_part(source)
    styles_part = dict(relations(source, main).values())["styles"]
    package = Package(content)
    ending = package.ending(main)
    _drop_order_of_calculation(package, main)
    lists = lists_of_ours(workbook.sheets)
    if lists:
        take_out_earlier_round(package, main, frame, lists)
    names = {sheet.name for sheet in lists}
    own = [sheet for sheet in workbook.sheets if sheet.name not in names]
    styles = Styles(package.parts[styles_part])
    by_name = {sheet.name: sheet for sheet in own}
    marked: dict[tuple[str, str], Marked] = {}
    for sheet in frame.sheets:
        if sheet.name in names:
            continue
        part = SheetPart(package.parts[sheet.part])
        said = findings_by_cell(sheet.name, findings, part.top_left) if sheet.name in by_name else {}
        changes = part.not_selected()
        if said:
            for cell, found in said.items():
                mark = mark_of(sheet.name, cell, styles.fill_of(part.style(cell)), hidden=sheet.hidden)
                marked |= {(one.sheet, one.cell): mark for one in found}
            changes += add_comments(
                package, sheet.part, part, {cell: comment_text(found) for cell, found in said.items()}
            )
            colours = {cell: COLOURS[found[0].severity] for cell, found in said.items()}
            changes += part.styled(
                {cell: styles.with_fill(part.style(cell), colour) for cell, colour in colours.items()}
            )
        package.parts[sheet.part] = with_changes(part.part, changes)
    listed = list_part(styles, file_name, note, findings, marked)
    add_first(package, main, listed)
    package.parts[styles_part] = styles.written()
    made = package.written()
    return (made, ending) if _same_values(made, file_name, own) else None


def _drop_order_of_calculation(package: Package, main: str) -> None:
    """Take out the order in which formulas were last calculated, which counts sheets: Excel makes it anew."""
    for key, part in package.related(main, "calcChain").items():
        package.unrelate(main, key)
        if part in package.parts:
            package.remove(part)


def _same_values(made: bytes, file_name: str, before: Sequence[Sheet]) -> bool:
    """Whether what came out has a list in front and then all sheets as they were."""
    after, _ = read_workbook(made, file_name)
    if after is None or not after.sheets or not is_findings_list(after.sheets[0].cells):
        return False
    return [(sheet.name, sheet.cells, sheet.merges) for sheet in after.sheets[1:]] == [
        (sheet.name, sheet.cells, sheet.merges) for sheet in before
    ]
