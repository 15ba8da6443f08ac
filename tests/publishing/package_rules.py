"""What must hold for a package so that Excel opens it without repairing it (ECMA-376, parts 1 and 2)."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from xml.etree import ElementTree as ET

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string, range_boundaries

from tests.publishing.package_orders import STYLES, WORKBOOK, WORKSHEET

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_XF = ["alignment", "protection", "extLst"]
_COUNTED = {"fonts": "fontId", "fills": "fillId", "borders": "borderId", "cellStyleXfs": "xfId"}
_MAIN_KINDS = {".xlsx": "spreadsheetml.sheet.main+xml", ".xlsm": "sheet.macroEnabled.main+xml"}


def broken_rules(content: bytes, ending: str = ".xlsx") -> list[str]:
    """What is wrong with a package, one text a rule and place; empty where nothing is."""
    with zipfile.ZipFile(io.BytesIO(content)) as container:
        names = container.namelist()
        parts = {name: container.read(name) for name in names if not name.endswith("/")}
    package = _Package(parts)
    twice = [name for name in names if names.count(name) > 1]
    return [*(f"{name} is there twice" for name in twice), *package.faults(ending)]


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _relations_name(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _order(root: ET.Element, wanted: list[str], what: str) -> Iterator[str]:
    """Children that stand where the schema does not allow them, and those that it does not know."""
    places = [wanted.index(_local(one.tag)) for one in root if _local(one.tag) in wanted]
    yield from (
        f"{what}: {wanted[right]} after {wanted[left]}" for left, right in pairwise(places) if left > right
    )
    known = {*wanted, "AlternateContent", "revisionPtr", "absPath"}
    yield from (f"{what}: unknown {one.tag}" for one in root if _local(one.tag) not in known)


class _Package:
    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts
        self.by_name = {name.casefold(): name for name in parts}
        self.trees = {
            name: ET.fromstring(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))
        }

    def faults(self, ending: str) -> Iterator[str]:
        yield from self._types(ending)
        for name in self.parts:
            if name.endswith(".rels"):
                yield from self._relations(name)
            elif name in self.trees:
                yield from self._ids(name)
        yield from self._workbook()

    def _types(self, ending: str) -> Iterator[str]:
        types = self.trees["[Content_Types].xml"]
        overrides = [one.get("PartName", "") for one in types.iter(f"{_TYPES}Override")]
        defaults = {one.get("Extension", "").casefold() for one in types.iter(f"{_TYPES}Default")}
        yield from (f"{name} has two types" for name in overrides if overrides.count(name) > 1)
        said = {name.lstrip("/").casefold() for name in overrides}
        yield from (f"type of a missing part {name}" for name in said - self.by_name.keys())
        for name in self.parts:
            extension = name.rpartition(".")[2].casefold()
            if name != "[Content_Types].xml" and name.casefold() not in said and extension not in defaults:
                yield f"{name} has no type"
        main = self._main()
        kinds = {one.get("PartName", "").lstrip("/"): one.get("ContentType", "") for one in types}
        if not kinds.get(main, "").endswith(_MAIN_KINDS[ending]):
            yield f"a workbook of type {kinds.get(main)} is no {ending}"

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """id → (kind, target) of the internal relations of a part."""
        tree = self.trees.get(_relations_name(part))
        folder = posixpath.dirname(part)
        return {
            one.get("Id", ""): (
                one.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/" + folder, one.get("Target", ""))).lstrip("/"),
            )
            for one in (tree if tree is not None else ())
            if one.get("TargetMode") != "External"
        }

    def _main(self) -> str:
        return next(target for kind, target in self._related("").values() if kind == "officeDocument")

    def _relations(self, name: str) -> Iterator[str]:
        folder, file = posixpath.split(name)
        owner = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
        if file != ".rels" and owner.casefold() not in self.by_name:
            yield f"{name}: relations of a missing part"
        ids = [one.get("Id") for one in self.trees[name]]
        yield from (f"{name}: {key} twice" for key in ids if ids.count(key) > 1)
        for _, target in self._related(owner if file != ".rels" else "").values():
            if target.casefold() not in self.by_name:
                yield f"{name}: {target} is missing"

    def _ids(self, name: str) -> Iterator[str]:
        tree = self.trees.get(_relations_name(name))
        known = {one.get("Id") for one in tree} if tree is not None else set()
        for one in self.trees[name].iter():
            for key, value in one.attrib.items():
                if key.startswith(RELATION_ID) and value and value not in known:
                    yield f"{name}: {_local(one.tag)} refers to {value}, which is no relation"

    def _workbook(self) -> Iterator[str]:
        main = self._main()
        root, related = self.trees[main], self._related(main)
        yield from _order(root, WORKBOOK, main)
        sheets = list(root.iter(f"{MAIN}sheet"))
        names = [one.get("name", "").casefold() for one in sheets]
        numbers = [one.get("sheetId") for one in sheets]
        if len(set(names)) < len(names) or len(set(numbers)) < len(numbers):
            yield "two sheets of one name or number"
        yield from (
            f"sheet name {name}" for name in names if len(name) > 31 or re.search(r"[\[\]:*?/\\]", name)
        )
        for one in root.iter(f"{MAIN}definedName"):
            if int(one.get("localSheetId", "0")) >= len(sheets):
                yield f"name {one.get('name')} of a sheet that is not there"
        for view in root.iter(f"{MAIN}workbookView"):
            if int(view.get("activeTab", "0")) >= len(sheets):
                yield "a sheet is shown that is not there"
        if any(one is not None and not len(one) for one in (root.find(f"{MAIN}definedNames"),)):
            yield "no defined names in their list"
        styles = next(target for kind, target in related.values() if kind == "styles")
        yield from self._styles(styles)
        selected = 0
        for kind, target in related.values():
            if kind == "worksheet":
                yield from self._sheet(
                    target, len(self.trees[styles].find(f"{MAIN}cellXfs") or ()), set(names)
                )
                views = self.trees[target].iter(f"{MAIN}sheetView")
                selected += any(view.get("tabSelected") in {"1", "true"} for view in views)
        if selected != 1:
            yield f"{selected} sheets are selected"

    def _styles(self, name: str) -> Iterator[str]:
        root = self.trees[name]
        yield from _order(root, STYLES, name)
        sizes = {_local(one.tag): len(one) for one in root}
        for one in root:
            if one.get("count") is not None and int(one.get("count", "0")) != len(one):
                yield f"{name}: {_local(one.tag)} has {len(one)} and says {one.get('count')}"
        for xf in root.findall(f"{MAIN}cellXfs/{MAIN}xf"):
            yield from _order(xf, _XF, name)
            for items, key in _COUNTED.items():
                if int(xf.get(key, "0")) >= max(1, sizes.get(items, 0)):
                    yield f"{name}: {key} {xf.get(key)} of {sizes.get(items, 0)}"
        for fill in root.findall(f"{MAIN}fills/{MAIN}fill"):
            if len(fill) > 1:
                yield f"{name}: a fill of {len(fill)}"

    def _sheet(self, name: str, styles: int, sheets: set[str]) -> Iterator[str]:
        root = self.trees[name]
        yield from _order(root, WORKSHEET, name)
        rows = [int(row.get("r", "0")) for row in root.iter(f"{MAIN}row") if row.get("r")]
        if rows != sorted(set(rows)):
            yield f"{name}: rows out of order"
        for row in root.iter(f"{MAIN}row"):
            cells = [coordinate_from_string(one.get("r", "A1")) for one in row if one.get("r")]
            columns = [column_index_from_string(letters) for letters, _ in cells]
            if columns != sorted(set(columns)) or any(str(at) != row.get("r") for _, at in cells):
                yield f"{name}: cells of row {row.get('r')} out of order"
            yield from self._spans(name, row, columns)
        for cell in root.iter(f"{MAIN}c"):
            if int(cell.get("s", "0")) >= max(1, styles):
                yield f"{name}: style {cell.get('s')} of {styles}"
        merges = [range_boundaries(one.get("ref", "A1")) for one in root.iter(f"{MAIN}mergeCell")]
        if len(set(merges)) < len(merges):
            yield f"{name}: a merge twice"
        for link in root.iter(f"{MAIN}hyperlink"):
            target = link.get("location", "").rpartition("!")[0].strip("'").replace("''", "'")
            if target and target.casefold() not in sheets:
                yield f"{name}: a link to {target}"
        yield from self._comments(name)

    def _spans(self, name: str, row: ET.Element, columns: list[int]) -> Iterator[str]:
        first, _, last = row.get("spans", "1:16384").split(" ")[0].partition(":")
        if (
            " " not in row.get("spans", "")
            and columns
            and not int(first) <= columns[0] <= columns[-1] <= int(last)
        ):
            yield f"{name}: spans of row {row.get('r')}"

    def _comments(self, name: str) -> Iterator[str]:
        related = self._related(name)
        comments = [target for kind, target in related.values() if kind == "comments"]
        if not comments:
            return
        if len(comments) > 1:
            yield f"{name}: two parts of comments"
        root = self.trees[comments[0]]
        authors = len(root.findall(f"{MAIN}authors/{MAIN}author"))
        cells = []
        for one in root.iter(f"{MAIN}comment"):
            cells.append(one.get("ref", ""))
            if int(one.get("authorId", "0")) >= authors:
                yield f"{name}: author {one.get('authorId')} of {authors}"
        if len(set(cells)) < len(cells):
            yield f"{name}: a comment twice"
        drawing = self.trees[name].find(f"{MAIN}legacyDrawing")
        key = "" if drawing is None else drawing.get(f"{RELATION_ID}id", "")
        kind, target = related.get(key, ("", ""))
        if kind != "vmlDrawing":
            yield f"{name}: comments without a drawing"
            return
        boxes = re.findall(rb"<\w+:shape\s.*?</\w+:shape>", self.parts[target], re.S)
        numbers = [re.search(rb'\sid="([^"]+)"', box)[1] for box in boxes]  # type: ignore[index]
        if len(set(numbers)) < len(numbers):
            yield f"{target}: a shape's number twice"
        notes = [box for box in boxes if b'ObjectType="Note"' in box]
        drawn = {
            tuple(int(re.search(rb"<\w+:%s>\s*(\d+)" % tag, box)[1]) for tag in (b"Row", b"Column"))
            for box in notes
        }  # type: ignore[index]
        wanted = {
            (row - 1, column_index_from_string(letters) - 1)
            for letters, row in map(coordinate_from_string, cells)
        }
        if drawn != wanted:
            yield f"{target}: boxes {drawn ^ wanted} without a comment or the other way round"
