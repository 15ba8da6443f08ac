"""A copy of the sender's own .xlsx or .xlsm, opened with openpyxl: styles, merges, widths and formulas stay.

openpyxl unpacks what it is given. So it is given a container that was packed anew from parts which passed
the limits and guards of the reading room, and only parts that hold no program.
"""

from __future__ import annotations

import io
import unicodedata
import warnings
import zipfile
from typing import Any

import openpyxl

from pipelines.publishing.findings_marks import remove_marks
from pipelines.publishing.findings_sheet import earlier_fills
from pipelines.reading.containers import is_zip, zip_kind
from pipelines.reading.zip_parts import ZipParts
from pipelines.reference.findings_list import TITLE

_XML = (".xml", ".rels", ".vml")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp")


def open_own(content: bytes) -> Any | None:
    """The workbook with its formulas and without macros, as openpyxl holds it; None for another kind of
    file, and where openpyxl would change a value by opening it.

    A list of findings from an earlier round, and the marks that belong to it, are taken out. Raises
    whatever the guards or openpyxl raise for a file that they can't take.
    """
    if not is_zip(content):
        return None
    parts = ZipParts(content)
    if zip_kind(parts) != "xlsx":
        return None
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        book = openpyxl.load_workbook(io.BytesIO(_packed_anew(parts)), keep_vba=False, rich_text=True)
    if any("marked as a date" in str(one.message) for one in said):
        return None
    _remove_earlier_round(book)
    book.calculation.fullCalcOnLoad = True
    return book


def own_sheets(book: Any, names: list[str]) -> dict[str, Any]:
    """The worksheets of a workbook by the name that the reading room gives them."""
    by_name = {_plain(sheet.title): sheet for sheet in book.worksheets}
    return {name: by_name[_plain(name)] for name in names if _plain(name) in by_name}


def _packed_anew(parts: ZipParts) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as container:
        for name in parts.names:
            if name.lower().endswith(_XML):
                container.writestr(name, parts.read_xml(name))
            elif name.lower().endswith(_PICTURES):
                container.writestr(name, parts.read(name))
            parts.forget(name)
    return target.getvalue()


def _remove_earlier_round(book: Any) -> None:
    lists = [sheet for sheet in book.worksheets if sheet["A1"].value == TITLE]
    if not lists or len(lists) == len(book.worksheets):
        return
    fills: dict[str, dict[str, str]] = {}
    for sheet in lists:
        fills |= earlier_fills(sheet)
        book.remove(sheet)
    for sheet in book.worksheets:
        remove_marks(sheet, fills.get(sheet.title, {}))


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).strip().casefold()
