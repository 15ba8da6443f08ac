"""The frame of an .xlsx: which sheets there are, in which part each stands, and what its styles say."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple
from xml.etree import ElementTree as ET

from pipelines.reading.legacy_fonts import encoding_of_font
from pipelines.reading.refusal import corrupt
from pipelines.reading.zip_parts import ZipParts

_NOT_A_FORMAT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""Parts of a number format that are printed as they are, or are no format: a % in them is no percent."""

_PERCENT_FORMATS = {9, 10}
"""The built-in formats 0% and 0.00% (ECMA-376, 18.8.30)."""


class SheetPart(NamedTuple):
    """A worksheet: its name, the entry it stands in, and whether it is hidden or veryHidden."""

    name: str
    part: str
    hidden: bool


@dataclass(slots=True)
class Styles:
    """What cell styles say, by their number.

    ``percent``: percent formats; ``formats``: the format code of every style; ``fonts``: names of legacy
    fonts (``.VnTimeH``, ``VNI-Times``), only for styles that have one.
    """

    percent: frozenset[int] = frozenset()
    formats: list[str] = field(default_factory=list)
    fonts: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class Frame:
    """What the workbook part and its relations say.

    ``is_usual`` says that the parts stand where every program puts them: a reader that goes by the usual
    names then reads the same parts as one that follows the relations.
    """

    sheets: list[SheetPart]
    other_sheets: list[str]
    strings: str | None
    styles: Styles
    date_1904: bool
    recalculates: bool
    macros: bool
    is_usual: bool


def local(tag: str) -> str:
    """The name of an element without its namespace."""
    return tag.rpartition("}")[2]


def _parse(content: bytes, part: str) -> ET.Element:
    """The root element of a small XML part that was read by ``read_xml``. Raises ``Refusal``."""
    try:
        return ET.fromstring(content)  # noqa: S314 - refused before if it declares anything
    except (ET.ParseError, ValueError, LookupError) as error:
        raise corrupt(f"{part}: {error}") from error


def relations(parts: ZipParts, part: str) -> dict[str, tuple[str, str]]:
    """The relations of a part: id -> (last word of the type, name of the entry it points to)."""
    folder, _, name = part.rpartition("/")
    rels = parts.find(f"{folder}/_rels/{name}.rels")
    if rels is None:
        return {}
    listed = _read_relations(folder, parts.read_xml(rels))
    return {number: (kind, parts.find(path) or path) for number, kind, path in listed}


@lru_cache(maxsize=256)
def _read_relations(folder: str, content: bytes) -> list[tuple[str, str, str]]:
    """(id, last word of the type, path) of each; a program writes the same bytes into all its workbooks."""
    found = []
    for element in _parse(content, "relations"):
        target = element.get("Target", "").replace("\\", "/")
        inside = posixpath.normpath(posixpath.join(folder, target))
        if element.get("TargetMode") != "External":
            path = target.lstrip("/") if target.startswith("/") else inside
            found.append((element.get("Id", ""), element.get("Type", "").rpartition("/")[2], path))
    return found


def workbook_part(parts: ZipParts) -> str:
    """The entry that holds the workbook. Raises ``Refusal`` where there is none."""
    for kind, path in relations(parts, "").values():
        if kind == "officeDocument":
            return path
    for usual in ("xl/workbook.xml", "xl/workbook.bin"):
        if (found := parts.find(usual)) is not None:
            return found
    raise corrupt("no workbook part")


def read_frame(parts: ZipParts) -> Frame:
    """The sheets, styles and settings of an .xlsx. Raises ``Refusal`` where they can't be read."""
    path = workbook_part(parts)
    root = _parse(parts.read_xml(path), path)
    related = relations(parts, path)
    sheets, others = _sheets(root, related)
    by_kind = dict(related.values())
    strings = by_kind.get("sharedStrings")
    styles = by_kind.get("styles")
    properties = _first(root, "workbookPr")
    calculation = _first(root, "calcPr")
    return Frame(
        sheets=sheets,
        other_sheets=others,
        strings=strings if strings is not None and strings in parts else None,
        styles=read_styles(parts.read_xml(styles)) if styles is not None and styles in parts else Styles(),
        date_1904=properties is not None and properties.get("date1904") in ("1", "true", "on"),
        recalculates=calculation is not None and calculation.get("fullCalcOnLoad") in ("1", "true"),
        macros="vbaProject" in by_kind,
        is_usual=path == "xl/workbook.xml"
        and strings == parts.find("xl/sharedStrings.xml")
        and styles == parts.find("xl/styles.xml"),
    )


def _first(root: ET.Element, name: str) -> ET.Element | None:
    return next((element for element in root if local(element.tag) == name), None)


def _sheets(root: ET.Element, related: dict[str, tuple[str, str]]) -> tuple[list[SheetPart], list[str]]:
    sheets, others = [], []
    listed = _first(root, "sheets")
    for element in listed if listed is not None else ():
        number = next((value for key, value in element.items() if local(key) == "id"), "")
        if number not in related:
            raise corrupt(f"sheet without a part: {element.get('name')}")
        kind, path = related[number]
        if kind == "worksheet":
            hidden = element.get("state", "visible") != "visible"
            sheets.append(SheetPart(element.get("name", ""), path, hidden))
        else:
            others.append(element.get("name", ""))
    return sheets, others


@lru_cache(maxsize=64)
def read_styles(content: bytes) -> Styles:
    """The styles part of a workbook; an unreadable one says nothing and harms nothing."""
    try:
        root = ET.fromstring(content)  # noqa: S314 - refused before if it declares anything
    except (ET.ParseError, ValueError, LookupError):
        return Styles()
    codes: dict[int, str] = {}
    fonts: list[str] = []
    styles: list[tuple[int, int]] = []
    for group in root:
        name = local(group.tag)
        if name == "numFmts":
            codes = {_number(element, "numFmtId"): element.get("formatCode", "") for element in group}
        elif name == "fonts":
            fonts = [_font_name(element) for element in group]
        elif name == "cellXfs":
            styles = [(_number(element, "numFmtId"), _number(element, "fontId")) for element in group]
    legacy = {i: f for i, f in enumerate(fonts) if encoding_of_font(f)}
    return Styles(
        percent=frozenset(i for i, (f, _) in enumerate(styles) if _is_percent(f, codes)),
        formats=[codes.get(f, str(f)) for f, _ in styles],
        fonts={i: legacy[f] for i, (_, f) in enumerate(styles) if f in legacy},
    )


def _number(element: ET.Element, name: str) -> int:
    text = element.get(name, "0")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _font_name(element: ET.Element) -> str:
    return next((child.get("val", "") for child in element if local(child.tag) in ("name", "rFont")), "")


def _is_percent(number: int, codes: dict[int, str]) -> bool:
    if number in codes:
        return shows_percent(codes[number])
    return number in _PERCENT_FORMATS


def shows_percent(code: str) -> bool:
    """Whether a number format multiplies by a hundred and prints a percent sign."""
    return "%" in code and "%" in _NOT_A_FORMAT.sub("", code)
