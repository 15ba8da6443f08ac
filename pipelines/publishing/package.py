"""An .xlsx as its parts: what is changed is written anew, everything else stays byte for byte."""

from __future__ import annotations

import io
import posixpath
import zipfile
from xml.sax.saxutils import quoteattr

from pipelines.publishing.xml_spans import NotEditableError, appended, elements, only, with_changes
from pipelines.reading.zip_parts import ZipParts

_XML = (".xml", ".rels", ".vml")
_MAIN_TYPES = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": ".xlsx",
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": ".xlsm",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml": ".xltx",
    "application/vnd.ms-excel.template.macroEnabled.main+xml": ".xltm",
}
"""The content types of a workbook part, and the endings without which Excel does not open them."""
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "[Content_Types].xml"
_NO_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


class Package:
    """The parts of an .xlsx by name, in the order of the container. Macros and objects are bytes like others.

    Raises whatever the guards raise; :class:`NotEditableError` for a package that is signed as it is.
    """

    def __init__(self, content: bytes) -> None:
        source = ZipParts(content)
        if any(name.lower().startswith("_xmlsignatures/") for name in source.names):
            raise NotEditableError
        self.parts: dict[str, bytes] = {}
        for name in source.names:
            if not name.endswith("/"):
                read = source.read_xml if name.lower().endswith(_XML) else source.read
                self.parts[name] = read(name)
                source.forget(name)

    def written(self) -> bytes:
        """The container."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as container:
            for name, content in self.parts.items():
                container.writestr(name, content)
        return target.getvalue()

    def free_name(self, pattern: str) -> str:
        """A name for a new part: ``pattern`` with the first number that none has."""
        taken = {name.lower() for name in self.parts}
        number = 1
        while pattern.format(number).lower() in taken:
            number += 1
        return pattern.format(number)

    def related(self, part: str, kind: str) -> dict[str, str]:
        """The parts that ``part`` refers to by relations of a kind, by their ids."""
        relations = self.parts.get(_relations_of(part))
        if relations is None:
            return {}
        found = elements(relations, lambda name, _: name == "Relationship")
        return {
            one.attributes["Id"]: posixpath.normpath(
                posixpath.join(posixpath.dirname("/" + part), one.attributes["Target"])
            ).lstrip("/")
            for one in found
            if one.attributes.get("Type", "").rpartition("/")[2] == kind
            and one.attributes.get("TargetMode") != "External"
        }

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relation to ``target`` and return its id."""
        name = _relations_of(part)
        relations = self.parts.get(name, _NO_RELATIONS)
        known = elements(relations, lambda name, _: name == "Relationship")
        taken = {one.attributes.get("Id") for one in known}
        number = 1
        while (key := f"rIdX{number}") in taken:
            number += 1
        one = (
            f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target={quoteattr("/" + target)}/>'.encode()
        )
        self.parts[name] = appended(relations, only(relations, "Relationships"), one)
        return key

    def unrelate(self, part: str, key: str) -> None:
        """Remove a relation."""
        name = _relations_of(part)
        known = elements(self.parts[name], lambda one, _: one == "Relationship")
        spans = [(one.start, one.after, b"") for one in known if one.attributes.get("Id") == key]
        self.parts[name] = with_changes(self.parts[name], spans)

    def remove(self, part: str) -> None:
        """Remove a part, its relations and what is said of its content."""
        self.parts.pop(part)
        self.parts.pop(_relations_of(part), None)
        types = self.parts[_TYPES]
        known = elements(types, lambda one, _: one == "Override")
        spans = [
            (one.start, one.after, b"")
            for one in known
            if one.attributes.get("PartName", "").lstrip("/").casefold() == part.casefold()
        ]
        self.parts[_TYPES] = with_changes(types, spans)

    def ending(self, workbook: str) -> str:
        """The ending that a file with this workbook part must have; :class:`NotEditableError` for others."""
        known = elements(self.parts[_TYPES], lambda one, _: one == "Override")
        said = {one.attributes.get("PartName", "").lstrip("/"): one.attributes for one in known}
        kind = said.get(workbook, {}).get("ContentType", "")
        if kind not in _MAIN_TYPES:
            raise NotEditableError
        return _MAIN_TYPES[kind]

    def declare(self, part: str, content_type: str) -> None:
        """Say what kind of content a part has."""
        self._type(f'<Override PartName={quoteattr("/" + part)} ContentType="{content_type}"/>'.encode())

    def declare_extension(self, extension: str, content_type: str) -> None:
        """Say what kind of content files of an extension have, where nothing says it yet."""
        known = elements(self.parts[_TYPES], lambda name, _: name == "Default")
        if not any(one.attributes.get("Extension", "").lower() == extension for one in known):
            self._type(f'<Default Extension="{extension}" ContentType="{content_type}"/>'.encode())

    def _type(self, entry: bytes) -> None:
        types = self.parts.get(_TYPES, b"")
        self.parts[_TYPES] = appended(types, only(types, "Types"), entry)


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
