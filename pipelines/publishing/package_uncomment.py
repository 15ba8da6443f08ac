"""What an earlier round said in the comments of a worksheet, taken out of its package again."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from pipelines.publishing.findings_marks import AUTHOR, senders_words
from pipelines.publishing.package import Package
from pipelines.publishing.package_cells import Change, SheetPart
from pipelines.publishing.package_comments import MAIN, part_of
from pipelines.publishing.xml_spans import Element, NotEditableError, elements, only, text, with_changes

_BOX = re.compile(rb"<(\w+):shape\s.*?</\1:shape>\s*", re.S)


def take_out_comments(package: Package, name: str, sheet: SheetPart) -> list[str]:
    """Take out of a sheet's comments what an earlier round said; returns the cells it was said of.

    A comment that the sender had begun stays with his words. Raises :class:`NotEditableError`.
    """
    comments = part_of(package, name, "comments")
    if comments is None:
        return []
    xml = package.parts[comments]
    if only(xml, "comments").attributes.get("xmlns") != MAIN:
        raise NotEditableError
    authors = [_inner_text(xml, one) for one in elements(xml, lambda n, depth: depth == 2 and n == "author")]
    texts = elements(xml, lambda n, depth: depth == 3 and n == "text")
    changes: list[Change] = []
    cells: list[str] = []
    gone: set[str] = set()
    for one in elements(xml, lambda n, depth: depth == 2 and n == "comment"):
        inner = next((text_ for text_ in texts if one.start < text_.start < one.after), None)
        said = _inner_text(xml, inner) if inner is not None else ""
        own = senders_words(said)
        if own == said:
            continue
        cell = one.attributes.get("ref", "")
        cells.append(cell)
        author = int(one.attributes.get("authorId", "0"))
        if inner is None or not own or (author < len(authors) and authors[author] == AUTHOR):
            gone.add(cell)
            changes.append((one.start, one.after, b""))
        else:
            changes.append((inner.inside, inner.end, b'<r><t xml:space="preserve">%s</t></r>' % text(own)))
    package.parts[comments] = with_changes(xml, changes)
    drawing = package.related(name, "vmlDrawing").get(sheet.legacy_drawing())
    if drawing is not None and gone:
        package.parts[drawing] = _without_boxes(package.parts[drawing], gone)
    return cells


def _inner_text(xml: bytes, element: Element) -> str:
    """The text inside an element, its pieces joined; phonetic readings left out."""
    root = ET.fromstring(b"<x>" + xml[element.inside : element.end] + b"</x>")  # noqa: S314 - passed the guards
    pieces = [root.text or ""] if len(root) == 0 else [one.text or "" for one in root.iter("t")]
    return "".join(pieces)


def _without_boxes(xml: bytes, cells: set[str]) -> bytes:
    """The drawing without the boxes of comments on these cells; it is not always well-formed XML."""
    places = {
        (row - 1, column_index_from_string(name) - 1) for name, row in map(coordinate_from_string, cells)
    }

    def is_gone(box: bytes) -> bool:
        row, column = (re.search(rb"<\w+:%s>\s*(\d+)\s*<" % tag, box) for tag in (b"Row", b"Column"))
        note = re.search(rb"ObjectType\s*=\s*[\"']Note", box) is not None
        return note and row is not None and column is not None and (int(row[1]), int(column[1])) in places

    return _BOX.sub(lambda box: b"" if is_gone(box[0]) else box[0], xml)
