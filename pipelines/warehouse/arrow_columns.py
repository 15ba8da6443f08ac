"""Columns and rows as Arrow has them, and handed to DuckDB, without pandas.

``pa.array``, DuckDB's scan of a ``pa.Table`` and a question's parameters all load pandas, which takes as long
as bringing a hundred thousand rows into the warehouse. Buffers, the reader of JSON and a stream do not.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import orjson
import pyarrow as pa
from pyarrow.json import ParseOptions, ReadOptions, read_json

_ROWS_A_PART = 60_000


def number_column(numbers: npt.NDArray[Any]) -> pa.Array:
    """A column of numbers, none of them missing."""
    kind = pa.from_numpy_dtype(numbers.dtype)
    return pa.Array.from_buffers(kind, len(numbers), [None, pa.py_buffer(np.ascontiguousarray(numbers))])


def text_column(texts: Sequence[str]) -> pa.Array:
    """A column of texts, none of them missing."""
    encoded = [text.encode() for text in texts]
    ends = np.cumsum([0, *map(len, encoded)], dtype=np.int32)
    return pa.StringArray.from_buffers(len(texts), pa.py_buffer(ends), pa.py_buffer(b"".join(encoded)))


def repeated_text_column(texts: Sequence[str], places: npt.NDArray[np.int32]) -> pa.DictionaryArray:
    """A column of few texts: the distinct ones, and for each row the place of its text among them."""
    return pa.DictionaryArray.from_arrays(number_column(places), text_column(texts), safe=False)


def table_of_rows(rows: Iterable[Sequence[object]], schema: pa.Schema) -> pa.Table:
    """Rows of texts, numbers, truths, moments without a zone, and None, under the names of ``schema``."""
    lines = b"\n".join(orjson.dumps(dict(zip(schema.names, row, strict=True))) for row in rows)
    if not lines:
        return pa.Table.from_batches([], schema=schema)
    return read_json(
        io.BytesIO(lines),
        read_options=ReadOptions(use_threads=False, block_size=len(lines)),
        parse_options=ParseOptions(explicit_schema=schema, unexpected_field_behavior="error"),
    )


@contextlib.contextmanager
def handed_over(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> Iterator[None]:
    """A table that one statement of the block can read, once, under a name."""
    parts = pa.Table.from_batches(table.to_batches(max_chunksize=_ROWS_A_PART), schema=table.schema)
    connection.register(name, parts.__arrow_c_stream__())
    try:
        yield
    finally:
        connection.unregister(name)
