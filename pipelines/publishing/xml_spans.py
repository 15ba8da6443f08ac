"""Where the elements of an XML part stand, byte by byte: a few can be changed, and no other is touched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

_TAG = re.compile(rb"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_DECLARED = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")


class NotEditableError(Exception):
    """The part is written in a way that is not edited here: another encoding, prefixes, missing positions."""


@dataclass(slots=True)
class Element:
    """One element: its name, its attributes, and the bytes of its start tag and of the whole of it."""

    name: str
    attributes: dict[str, str]
    depth: int
    start: int
    inside: int
    end: int = 0
    after: int = 0

    @property
    def empty(self) -> bool:
        """Whether it is written as one tag, ``<row/>``."""
        return self.inside == self.after


def elements(part: bytes, wanted: Callable[[str, int], bool]) -> list[Element]:
    """The elements for which ``wanted(name, depth)`` says so, in their order; the root has depth 0.

    ``inside`` is where the content begins, ``end`` where it ends, ``after`` where the element itself does.
    Raises :class:`NotEditableError` for a part that is not UTF-8 or not well-formed.
    """
    declared = _DECLARED.match(part[:200])
    if part.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) or (
        declared and declared[1].lower() not in {b"utf-8", b"us-ascii"}
    ):
        raise NotEditableError
    found: list[Element] = []
    open_: list[Element | None] = []
    parser = expat.ParserCreate("utf-8")

    def start(name: str, attributes: dict[str, str]) -> None:
        depth = len(open_)
        if not wanted(name, depth):
            open_.append(None)
            return
        at = parser.CurrentByteIndex
        tag = _TAG.match(part, at)
        if tag is None:
            raise NotEditableError
        element = Element(name, attributes, depth, at, tag.end())
        found.append(element)
        open_.append(element)

    def end(_: str) -> None:
        element = open_.pop()
        if element is None:
            return
        at = parser.CurrentByteIndex
        if part[element.inside - 2 : element.inside] == b"/>":
            element.end = element.after = element.inside
            return
        tag = _TAG.match(part, at)
        if tag is None:
            raise NotEditableError
        element.end, element.after = at, tag.end()

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise NotEditableError from error
    return found


def with_changes(part: bytes, changes: Iterable[tuple[int, int, bytes]]) -> bytes:
    """The part with each span of bytes (from, to) replaced; spans do not overlap, equal places keep order."""
    pieces: list[bytes] = []
    last = 0
    for first, to, text in sorted(changes, key=lambda change: (change[0], change[1])):
        pieces += [part[last:first], text]
        last = to
    return b"".join([*pieces, part[last:]])


def with_attribute(tag: bytes, name: str, value: str) -> bytes:
    """A start tag with an attribute set."""
    written = f" {name}={quoteattr(value)}".encode()
    pattern = re.compile(rb"\s" + re.escape(name.encode()) + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')")
    if pattern.search(tag):
        return pattern.sub(lambda _: written, tag, count=1)
    return re.sub(rb"^<[^\s/>]+", lambda match: match[0] + written, tag, count=1)


def appended(part: bytes, element: Element, entry: bytes) -> bytes:
    """The part with an entry more at the end of an element's content."""
    if not element.empty:
        return with_changes(part, [(element.end, element.end, entry)])
    tag = part[element.start : element.after]
    opened = tag[:-2].rstrip() + b">" + entry + b"</" + element.name.encode() + b">"
    return with_changes(part, [(element.start, element.after, opened)])


def only(part: bytes, name: str, depth: int = 0) -> Element:
    """The one element of a name at a depth. Raises :class:`NotEditableError` where there is not just one."""
    found = elements(part, lambda one, at: at == depth and one == name)
    if len(found) != 1:
        raise NotEditableError
    return found[0]


def text(value: str) -> bytes:
    """A text as XML writes it, without the characters that XML does not allow."""
    allowed = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", value)
    return escape(allowed).encode("utf-8", "replace")
