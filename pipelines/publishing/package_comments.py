"""Comments on the cells of a worksheet in its package, beside those that stand there already."""

from __future__ import annotations

import re
from collections.abc import Mapping

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from pipelines.publishing.findings_marks import AUTHOR
from pipelines.publishing.package import RELATIONS, Package
from pipelines.publishing.package_cells import Change, SheetPart
from pipelines.publishing.xml_spans import (
    NotEditableError,
    appended,
    elements,
    only,
    text,
    with_changes,
)

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_SHAPE_TYPE = (
    '<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'id="{0}" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" id="{id}" type="#{type}" style="position:absolute;'
    'margin-left:60pt;margin-top:2pt;width:255pt;height:{height}pt;z-index:{order};visibility:hidden" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" '
    'obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div '
    'style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/>'
    "<x:SizeWithCells/><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)
_TYPE_ID = "_x0000_t202kt"
_EMPTY_VML = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    b'xmlns:x="urn:schemas-microsoft-com:office:excel"></xml>'
)
_EMPTY_COMMENTS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<comments xmlns="' + MAIN.encode() + b'"><authors></authors><commentList></commentList></comments>'
)


def add_comments(package: Package, name: str, sheet: SheetPart, said: Mapping[str, str]) -> list[Change]:
    """Put a comment on each cell of ``said``; one that is there goes on with the new text.

    Returns the changes of the worksheet part ``name``. Raises :class:`NotEditableError`.
    """
    comments = part_of(package, name, "comments")
    drawing = package.related(name, "vmlDrawing").get(sheet.legacy_drawing())
    if comments is not None and drawing is None:
        raise NotEditableError
    changes: list[Change] = []
    if comments is None:
        comments = package.free_name("xl/commentsKiemTra{}.xml")
        package.parts[comments] = _EMPTY_COMMENTS
        package.declare(comments, _COMMENTS)
        package.relate(name, "comments", comments)
    if drawing is None:
        drawing = package.free_name("xl/drawings/vmlDrawingKiemTra{}.vml")
        package.parts[drawing] = _EMPTY_VML
        package.declare_extension("vml", _VML)
        changes.append(sheet.with_legacy_drawing(package.relate(name, "vmlDrawing", drawing), RELATIONS))
    new = _say(package, comments, said)
    _draw(package, drawing, {cell: said[cell] for cell in new})
    return changes


def part_of(package: Package, name: str, kind: str) -> str | None:
    """The part of a kind that a worksheet part refers to, where there is one."""
    return next(iter(package.related(name, kind).values()), None)


def _say(package: Package, part: str, said: Mapping[str, str]) -> list[str]:
    """Write the texts; returns the cells that had no comment before."""
    package.parts[part], author = _with_author(package.parts[part])
    xml = package.parts[part]
    if only(xml, "comments").attributes.get("xmlns") != MAIN:
        raise NotEditableError
    there = {
        one.attributes.get("ref", ""): one
        for one in elements(xml, lambda name, depth: depth == 2 and name == "comment")
    }
    texts = elements(xml, lambda name, depth: depth == 3 and name == "text")
    changes: list[Change] = []
    new = b""
    for cell, words in said.items():
        run = b'<r><t xml:space="preserve">%s</t></r>'
        one = there.get(cell)
        if one is None:
            body = run % text(words)
            new += b'<comment ref="%s" authorId="%d"><text>%s</text></comment>' % (
                cell.encode(),
                author,
                body,
            )
            continue
        inner = next((text_ for text_ in texts if one.start < text_.start < one.after), None)
        if inner is None or inner.empty:
            raise NotEditableError
        changes.append((inner.end, inner.end, run % text("\n\n" + words)))
    xml = with_changes(xml, changes)
    package.parts[part] = appended(xml, only(xml, "commentList", 1), new) if new else xml
    return [cell for cell in said if cell not in there]


def _with_author(xml: bytes) -> tuple[bytes, int]:
    """The comments part with our name among its authors, and its number there."""
    authors = only(xml, "authors", 1)
    count = len(elements(xml, lambda name, depth: depth == 2 and name == "author"))
    return appended(xml, authors, b"<author>" + text(AUTHOR) + b"</author>"), count


def _draw(package: Package, part: str, said: Mapping[str, str]) -> None:
    """Draw the boxes; the part is not always well-formed XML, so it is only added to at its end."""
    xml = package.parts[part]
    end = xml.rfind(b"</xml>")
    if end < 0:
        raise NotEditableError
    taken = {int(number) for number in re.findall(rb"_x0000_s(\d+)", xml)}
    number = max(taken, default=1024)
    shapes = [] if _TYPE_ID.encode() in xml else [_SHAPE_TYPE.format(_TYPE_ID)]
    for order, (cell, words) in enumerate(said.items(), 1):
        letters, row = coordinate_from_string(cell)
        lines = words.count("\n") + 1 + len(words) // 45
        shapes.append(
            _SHAPE.format(
                id=f"_x0000_s{number + order}",
                type=_TYPE_ID,
                order=order,
                height=min(45 + 14 * lines, 375),
                row=row - 1,
                column=column_index_from_string(letters) - 1,
            )
        )
    package.parts[part] = xml[:end] + "".join(shapes).encode() + xml[end:]
