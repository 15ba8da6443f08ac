"""CSV as docs/contract.md lays it down: UTF-8 with a byte-order mark, comma, RFC 4180."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO, NamedTuple

from pipelines.publishing.cells import csv_text

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Written(NamedTuple):
    """How many rows a file has (the header is none), and the SHA-256 of its bytes."""

    rows: int
    sha256: str


class _Digesting(io.RawIOBase):
    """Bytes on their way into a file, counted into a SHA-256."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self.digest = hashlib.sha256()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.digest.update(data)
        return self._target.write(data)


def write_csv(target: BinaryIO, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Written:
    """Write a table into an open binary file; text that a spreadsheet would run is made harmless."""
    digesting = _Digesting(target)
    digesting.write(BYTE_ORDER_MARK)
    count = 0
    with io.TextIOWrapper(io.BufferedWriter(digesting, 1 << 20), encoding="utf-8", newline="") as text:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow([csv_text(value) for value in row])
            count += 1
    return Written(count, digesting.digest.hexdigest())
