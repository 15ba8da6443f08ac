"""The records of a BIFF stream, looked at before a reader parses them ([MS-XLS]).

Says whether the workbook is encrypted, whether its records hold together, and which formulas have an empty
result.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from pipelines.reading.refusal import Refusal, corrupt

_BOF = {0x0009: 2, 0x0209: 3, 0x0409: 4, 0x0809: 5}
_FILEPASS, _FORMULA = 0x002F, 0x0006
_EMPTY_RESULT = b"\x03"
_NO_NUMBER = b"\xff\xff"


class BiffRecord(NamedTuple):
    """A record: where it starts in the stream, its type and its bytes."""

    offset: int
    kind: int
    data: bytes


class BiffOutline(NamedTuple):
    """What the look at a stream gave: BIFF version, and (BOF offset, row, column) of formulas whose result is
    the empty text. A program that writes formulas without calculating them (xlwt) leaves just that."""

    version: int
    empty_results: list[tuple[int, int, int]]


def is_biff(content: bytes) -> bool:
    """Whether bytes start as a BIFF stream outside of an OLE container does (BIFF2 to BIFF4, some BIFF5)."""
    kind, length = _header(content, 0) if len(content) >= 8 else (0, 0)
    return (
        kind in _BOF
        and 4 <= length <= 16
        and content[6:8] in (b"\x10\0", b"\x05\0", b"\0\1", b"\x20\0", b"\x40\0")
    )


def records(stream: bytes) -> Iterator[BiffRecord]:
    """The records of a stream in their order. Raises ``Refusal`` where the stream is cut off inside one."""
    offset, end = 0, len(stream)
    while offset + 4 <= end:
        kind, length = _header(stream, offset)
        if kind == 0 and length == 0:
            return  # the padding after the last record
        if offset + 4 + length > end:
            raise corrupt(f"BIFF: record {kind:#06x} at {offset} is cut off")
        yield BiffRecord(offset, kind, stream[offset + 4 : offset + 4 + length])
        offset += 4 + length


def outline(stream: bytes) -> BiffOutline:
    """Look through a workbook stream. Raises ``Refusal`` for an encrypted, cut off or foreign one."""
    version, sheet = 0, 0
    empty_results = []
    for record in records(stream):
        if record.kind in _BOF:
            sheet = record.offset
            version = version or _version(record)
        elif not version:
            raise corrupt("BIFF: does not begin with BOF")
        elif record.kind == _FILEPASS:
            raise Refusal("file_encrypted")
        elif record.kind == _FORMULA and _is_empty(record.data):
            row, column = struct.unpack_from("<2H", record.data)
            empty_results.append((sheet, row + 1, column + 1))
    if not version:
        raise corrupt("BIFF: empty stream")
    return BiffOutline(version, empty_results)


def _header(stream: bytes, offset: int) -> tuple[int, int]:
    return stream[offset] | stream[offset + 1] << 8, stream[offset + 2] | stream[offset + 3] << 8


def _version(record: BiffRecord) -> int:
    version = _BOF[record.kind]
    if version == 5 and record.data[:2] == b"\0\6":
        return 8
    return version


def _is_empty(data: bytes) -> bool:
    return len(data) >= 16 and data[6:7] == _EMPTY_RESULT and data[12:14] == _NO_NUMBER
