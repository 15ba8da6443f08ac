"""What a file is, told by its first bytes and the names inside it, never by its extension."""

from __future__ import annotations

import re

from pipelines.reading.biff import is_biff
from pipelines.reading.ole import SIGNATURE
from pipelines.reading.zip_parts import ZipParts

_OTHER_FILES = (
    (b"%PDF", "tệp PDF", "a PDF file"),
    (b"\x89PNG", "hình ảnh", "a picture"),
    (b"\xff\xd8\xff", "hình ảnh", "a picture"),
    (b"GIF8", "hình ảnh", "a picture"),
    (b"Rar!", "tệp nén RAR", "a RAR archive"),
    (b"7z\xbc\xaf", "tệp nén 7z", "a 7z archive"),
    (b"\x1f\x8b", "tệp nén gzip", "a gzip archive"),
    (b"{\\rtf", "văn bản RTF", "an RTF document"),
    (b"MZ", "chương trình", "a program"),
    (b"\x7fELF", "chương trình", "a program"),
)
_HTML = re.compile(r"<(?:!doctype\s+html|html|table|head|body|meta)\b", re.IGNORECASE)
_XML_2003 = "urn:schemas-microsoft-com:office:spreadsheet"
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([a-zA-Z][\w.-]*)")
_HEAD = 4096


def foreign_file(content: bytes) -> tuple[str, str] | None:
    """What a file is that holds no tables, in Vietnamese and English, or None."""
    return next(((vi, en) for start, vi, en in _OTHER_FILES if content.startswith(start)), None)


def is_ole(content: bytes) -> bool:
    """Whether the file is an OLE compound file."""
    return content.startswith(SIGNATURE)


def is_zip(content: bytes) -> bool:
    """Whether the file is a zip container, also a cut-off one."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"))


def is_raw_biff(content: bytes) -> bool:
    """Whether the file is a BIFF stream without a container."""
    return is_biff(content)


def zip_kind(parts: ZipParts) -> str:
    """``xlsx``, ``xlsb``, ``ods`` or ``''`` for a zip container of something else."""
    names = {name.lower().replace("\\", "/").lstrip("/") for name in parts.names}
    if "content.xml" in names and "xl/workbook.xml" not in names:
        return "ods"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "[content_types].xml" in names or "_rels/.rels" in names:
        return "" if {"word/document.xml", "ppt/presentation.xml"} & names else "xlsx"
    return "xlsx" if "xl/workbook.xml" in names else ""


def text_kind(text: str) -> str:
    """``html``, ``xml2003``, ``xml``, ``mhtml`` or ``csv``: what a text file holds.

    A web page can name the namespace of XML 2003 too; the first element tells them apart.
    """
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")
    if head.startswith("<"):
        root = _ROOT.search(_COMMENT.sub("", head))
        if _XML_2003 in head and root is not None and root[1].lower() == "workbook":
            return "xml2003"
        if _HTML.search(head):
            return "html"
        if head.startswith("<?xml"):
            return "xml"
    return "mhtml" if head[:13].lower() == "mime-version:" else "csv"
