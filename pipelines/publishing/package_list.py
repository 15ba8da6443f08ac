"""The list of findings as the first sheet of a package that is not written anew."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from xml.sax.saxutils import quoteattr

import openpyxl

from pipelines.publishing.findings_marks import Marked
from pipelines.publishing.findings_sheet import free_name, write_list
from pipelines.publishing.package import RELATIONS, Package
from pipelines.publishing.package_styles import Styles
from pipelines.publishing.xml_spans import (
    NotEditableError,
    elements,
    only,
    with_attribute,
    with_changes,
)
from pipelines.reference.findings import Finding
from pipelines.reference.findings_list import NAME

_WORKSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


def mark_of(sheet: str, cell: str, fill: str, *, hidden: bool) -> Marked:
    """A marked cell as :func:`write_list` wants it, of a workbook that openpyxl has not opened."""
    parent = SimpleNamespace(title=sheet, sheet_state="hidden" if hidden else "visible")
    return Marked(SimpleNamespace(parent=parent, coordinate=cell), fill)


def list_part(
    styles: Styles,
    file_name: str,
    note: str,
    findings: Sequence[Finding],
    marked: Mapping[tuple[str, str], Marked],
) -> bytes:
    """The worksheet part of the list; its styles go into ``styles``.

    Its texts must stand in its cells, as openpyxl writes them: there is no second table of texts.
    """
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = NAME
    write_list(sheet, file_name, note, findings, marked)
    sheet.print_title_rows = None
    sheet.sheet_view.tabSelected = True
    target = io.BytesIO()
    book.save(target)
    with zipfile.ZipFile(target) as container:
        if "xl/sharedStrings.xml" in container.namelist():
            raise NotEditableError
        part = container.read("xl/worksheets/sheet1.xml")
        first = styles.take_over(container.read("xl/styles.xml"))
    return _shifted(part, first)


def _shifted(part: bytes, first: int) -> bytes:
    """The part with the numbers of its cells' styles shifted by ``first``."""
    changes = []
    for cell in elements(part, lambda name, depth: depth == 3 and name == "c"):
        style = str(int(cell.attributes.get("s", "0")) + first)
        tag = with_attribute(part[cell.start : cell.inside], "s", style)
        changes.append((cell.start, cell.inside, tag))
    return with_changes(part, changes)


def add_first(package: Package, workbook: str, part: bytes) -> None:
    """Make ``part`` the first sheet of the workbook, and the one that is shown."""
    name = package.free_name("xl/worksheets/sheetKiemTra{}.xml")
    package.parts[name] = part
    package.declare(name, _WORKSHEET)
    key = package.relate(workbook, "worksheet", name)
    xml = package.parts[workbook]
    if not only(xml, "workbook").attributes.get("xmlns", "").endswith("/spreadsheetml/2006/main"):
        raise NotEditableError
    sheets = elements(xml, lambda one, depth: depth == 2 and one == "sheet")
    names = [sheet.attributes.get("name", "") for sheet in sheets]
    number = max((int(sheet.attributes.get("sheetId", "0")) for sheet in sheets), default=0) + 1
    entry = (
        f'<sheet name={quoteattr(free_name(NAME, names))} sheetId="{number}" '
        f'xmlns:r="{RELATIONS}" r:id="{key}"/>'
    )
    changes = [(sheets[0].start, sheets[0].start, entry.encode())]
    for view in elements(xml, lambda one, depth: depth == 2 and one == "workbookView"):
        tag = with_attribute(xml[view.start : view.inside], "activeTab", "0")
        changes.append((view.start, view.inside, with_attribute(tag, "firstSheet", "0")))
    for defined in elements(xml, lambda one, depth: depth == 2 and one == "definedName"):
        local = defined.attributes.get("localSheetId")
        if local is not None:
            tag = with_attribute(xml[defined.start : defined.inside], "localSheetId", str(int(local) + 1))
            changes.append((defined.start, defined.inside, tag))
    package.parts[workbook] = with_changes(xml, changes)
