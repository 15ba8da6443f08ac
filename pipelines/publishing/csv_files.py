"""CSV as docs/contract.md lays it down: UTF-8 with a byte-order mark, comma, RFC 4180."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, NamedTuple

from pipelines.publishing.cells import csv_text

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_CHUNK = 5_000


class Written(NamedTuple):
    """How many rows a file has (the header is none), and the SHA-256 of its bytes."""

    rows: int
    sha256: str


def write_csv(target: BinaryIO, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Written:
    """Write a table into an open binary file; text that a spreadsheet would run is made harmless."""
    digest = hashlib.sha256()
    count = 0
    for chunk, rows_in_it in _chunks(columns, rows):
        digest.update(chunk)
        target.write(chunk)
        count += rows_in_it
    return Written(count, digest.hexdigest())


def _chunks(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[tuple[bytes, int]]:
    """The file's bytes in pieces, each with the number of rows in it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    waiting = 0
    yield BYTE_ORDER_MARK, 0
    for row in rows:
        writer.writerow([csv_text(value) for value in row])
        waiting += 1
        if waiting == _CHUNK:
            yield text.getvalue().encode("utf-8"), waiting
            waiting = 0
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode("utf-8"), waiting
