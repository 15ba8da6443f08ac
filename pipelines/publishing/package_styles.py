"""The styles part of an .xlsx: styles like others but for the fill, and the styles of another workbook."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from openpyxl.styles.fills import Fill

from pipelines.publishing.findings_marks import read_fill, written_fill
from pipelines.publishing.xml_spans import (
    Element,
    NotEditableError,
    elements,
    only,
    with_attribute,
    with_changes,
)

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LISTS = {"fonts": "font", "fills": "fill", "borders": "border", "cellXfs": "xf"}


class Styles:
    """Styles that grow: nothing that is there changes, what is new comes behind it."""

    def __init__(self, part: bytes) -> None:
        self._part = part
        if only(part, "styleSheet").attributes.get("xmlns") != _MAIN:
            raise NotEditableError
        self._lists = {name: only(part, name, 1) for name in _LISTS}
        self._items = {name: _children(part, name, item) for name, item in _LISTS.items()}
        self._new: dict[str, list[bytes]] = {name: [] for name in _LISTS}
        self._filled: dict[tuple[int, str], int] = {}
        self._fills: dict[str, int] = {}

    def with_fill(self, style: int, colour: str) -> int:
        """The number of a style that is like ``style`` with a solid fill of ``colour`` (ARGB)."""
        key = (style, colour)
        if key not in self._filled:
            tag = with_attribute(self._xf_tag(style), "fillId", str(self._fill(colour)))
            self._filled[key] = self._add(
                "cellXfs", with_attribute(tag, "applyFill", "1") + self._xf_rest(style)
            )
        return self._filled[key]

    def fill_of(self, style: int) -> str:
        """The fill of a style as :func:`written_fill` writes it."""
        number = int(self._xf(style).attributes.get("fillId", "0"))
        if number >= len(self._items["fills"]):
            return ""
        one = self._items["fills"][number]
        whole = b'<x xmlns="' + _MAIN.encode() + b'">' + self._part[one.start : one.after] + b"</x>"
        fill = Fill.from_tree(ET.fromstring(whole)[0])  # noqa: S314 - passed the guards
        return written_fill(fill) if fill is not None else ""

    def colour_of(self, style: int) -> str:
        """The colour of a style's solid fill (ARGB), empty for any other."""
        kind, _, rest = self.fill_of(style).partition(" rgb:")
        return rest[:8] if kind == "solid" else ""

    def refilled(self, style: int, written: str) -> int:
        """The number of a style that is like ``style`` with the fill that :func:`written_fill` wrote."""
        key = (style, written)
        if key not in self._filled:
            number = self._written_fill(written) if written else 0
            tag = with_attribute(self._xf_tag(style), "fillId", str(number))
            tag = with_attribute(tag, "applyFill", "1" if number else "0")
            self._filled[key] = self._add("cellXfs", tag + self._xf_rest(style))
        return self._filled[key]

    def _written_fill(self, written: str) -> int:
        fill = read_fill(written)
        if not fill.fill_type:
            return 0
        if written not in self._fills:
            self._fills[written] = self._add("fills", ET.tostring(fill.to_tree()))
        return self._fills[written]

    def take_over(self, other: bytes) -> int:
        """Add all cell styles of another workbook's styles part; returns the number of its style 0."""
        theirs = Styles(other)
        shift = {name: len(self._items[name]) + len(self._new[name]) for name in _LISTS}
        for name in ("fonts", "fills", "borders"):
            self._new[name] += [other[one.start : one.after] for one in theirs._items[name]]
        for number in range(len(theirs._items["cellXfs"])):
            tag = theirs._xf_tag(number)
            for key, name in (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders")):
                old = int(theirs._xf(number).attributes.get(key, "0"))
                tag = with_attribute(tag, key, str(old + shift[name]))
            for key in ("applyFont", "applyFill", "applyBorder", "applyAlignment"):
                tag = with_attribute(tag, key, "1")
            self._add("cellXfs", with_attribute(tag, "xfId", "0") + theirs._xf_rest(number))
        return shift["cellXfs"]

    def written(self) -> bytes:
        """The styles part with what was added."""
        changes: list[tuple[int, int, bytes]] = []
        for name, new in self._new.items():
            if not new:
                continue
            whole = self._lists[name]
            if whole.empty:
                raise NotEditableError
            count = str(len(self._items[name]) + len(new))
            tag = with_attribute(self._part[whole.start : whole.inside], "count", count)
            changes += [(whole.start, whole.inside, tag), (whole.end, whole.end, b"".join(new))]
        return with_changes(self._part, changes)

    def _fill(self, colour: str) -> int:
        if colour not in self._fills:
            xml = (
                f'<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/><bgColor rgb="{colour}"/>'
                "</patternFill></fill>"
            )
            self._fills[colour] = self._add("fills", xml.encode())
        return self._fills[colour]

    def _add(self, name: str, xml: bytes) -> int:
        self._new[name].append(xml)
        return len(self._items[name]) + len(self._new[name]) - 1

    def _xf(self, style: int) -> Element:
        if style >= len(self._items["cellXfs"]):
            raise NotEditableError
        return self._items["cellXfs"][style]

    def _xf_tag(self, style: int) -> bytes:
        one = self._xf(style)
        return self._part[one.start : one.inside]

    def _xf_rest(self, style: int) -> bytes:
        one = self._xf(style)
        return self._part[one.inside : one.after]


def _children(part: bytes, parent: str, item: str) -> list[Element]:
    """The items of a list of styles."""
    inside = only(part, parent, 1)
    found = elements(part, lambda name, depth: depth == 2 and name == item)
    return [one for one in found if inside.start < one.start < inside.after]
