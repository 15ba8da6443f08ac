"""Bytes in, a workbook out: the door of the reading room.

The container is decided by content, looked at by its guards, and only then parsed. Whatever is wrong with a
file, the answer is a finding; nothing is raised.
"""

from __future__ import annotations

from typing import Protocol

from pipelines.reading import limits
from pipelines.reading.containers import foreign_file, is_ole, is_raw_biff, is_zip, text_kind, zip_kind
from pipelines.reading.delimited import decode_text, read_delimited
from pipelines.reading.markup_tables import HtmlFile
from pipelines.reading.ods import OdsFile
from pipelines.reading.refusal import Refusal, corrupt, too_large
from pipelines.reading.sheets import Position, Sheet, Workbook
from pipelines.reading.tidying import tidy
from pipelines.reading.xlsb import XlsbFile
from pipelines.reading.xlsx import XlsxFile
from pipelines.reading.xml2003 import Xml2003File
from pipelines.reading.zip_parts import ZipParts
from pipelines.reference.findings import Finding, finding


class Source(Protocol):
    """A file that a reader has opened: its sheets, the legacy fonts of their cells, and notes on the file.

    ``notes`` are codes of findings; they are complete once the sheets have been read.
    """

    notes: list[str]
    fonts: dict[str, dict[Position, str]]

    def sheets(self) -> list[Sheet]:
        """All sheets in their order. Raises ``Refusal``."""


def read_workbook(content: bytes, name: str) -> tuple[Workbook | None, list[Finding]]:
    """The workbook that ``content`` holds, and what there is to say about the file.

    ``name`` is the file's name; it is used for words only. Returns None for the workbook, and a finding that
    holds back the file, where it can't be read. Sheets are in the file's order; a .csv has one sheet named
    ``''``. Never raises for what a file holds.
    """
    try:
        return _read(content, name)
    except Refusal as refusal:
        return None, [refusal.finding()]
    except MemoryError:
        return None, [
            too_large("cần quá nhiều bộ nhớ để đọc", "too much memory is needed to read it").finding()
        ]
    except Exception as error:
        return None, [corrupt(f"{type(error).__name__}: {error}").finding()]


def _read(content: bytes, name: str) -> tuple[Workbook, list[Finding]]:
    if len(content) > limits.MAX_FILE_BYTES:
        megabytes = len(content) // limits.MB
        raise too_large(f"{megabytes} MB", f"{megabytes} MB")
    if not content.strip(b"\0\r\n\t "):
        raise Refusal("file_empty")
    kind, source = _open(content)
    workbook = Workbook(source.sheets(), kind)
    findings = _said_of_file(kind, name, source)
    findings += tidy(workbook, source.fonts)
    return workbook, findings


def _open(content: bytes) -> tuple[str, Source]:
    """The kind of a file by its content, and its reader."""
    if is_zip(content):
        return _open_zip(content)
    if is_ole(content) or is_raw_biff(content):
        from pipelines.reading.xls import XlsFile  # its parser is the slowest import, and few files need it

        return "xls", XlsFile(content)
    if (foreign := foreign_file(content)) is not None:
        raise Refusal("not_a_spreadsheet", kind_vi=foreign[0], kind_en=foreign[1])
    return _open_text(content)


def _open_zip(content: bytes) -> tuple[str, Source]:
    parts = ZipParts(content)
    match zip_kind(parts):
        case "xlsx":
            parts.refuse_declarations_anywhere()
            source = XlsxFile(content, parts)
            return ("xlsm" if "macros_ignored" in source.notes else "xlsx"), source
        case "xlsb":
            return "xlsb", XlsbFile(parts)
        case "ods":
            return "ods", OdsFile(parts)
    raise Refusal(
        "not_a_spreadsheet", kind_vi="tệp nén hoặc văn bản khác", kind_en="an archive or another document"
    )


def _open_text(content: bytes) -> tuple[str, Source]:
    text = decode_text(content)
    match text_kind(text):
        case "html":
            return "html", HtmlFile(text)
        case "xml2003":
            return "xml2003", Xml2003File(text)
        case "mhtml":
            raise Refusal(
                "not_a_spreadsheet", kind_vi="trang web lưu dạng MHTML", kind_en="a web archive (MHTML)"
            )
        case "xml":
            raise Refusal("not_a_spreadsheet", kind_vi="tệp XML khác", kind_en="an XML file of another kind")
    return "csv", read_delimited(text)


def _said_of_file(kind: str, name: str, source: Source) -> list[Finding]:
    findings = [finding(code) for code in source.notes]
    _, dot, extension = name.lower().rpartition(".")
    if dot and extension not in _EXTENSIONS.get(kind, (kind,)):
        findings.append(
            finding("content_is_another_kind", extension=extension, kind=_KIND_NAMES.get(kind, kind))
        )
    return findings


_EXTENSIONS = {
    "xlsx": ("xlsx", "xltx"),
    "xlsm": ("xlsm", "xltm", "xlam"),
    "xls": ("xls", "xlt", "xla"),
    "ods": ("ods", "ots"),
    "csv": ("csv", "tsv", "txt", "tab"),
    "html": ("html", "htm", "mht"),
    "xml2003": ("xml",),
}
_KIND_NAMES = {"xml2003": "XML 2003", "html": "HTML", "csv": "CSV"}
