"""Observations in the shape in which DuckDB takes them in: columns of texts by their place in a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyarrow as pa

from pipelines.interpreting.observations import Observation
from pipelines.interpreting.packed import Columns, PackedObservations, TextColumn, columns_of

TEXT = pa.dictionary(pa.int32(), pa.string())
"""A text of a column that repeats a few."""
_TYPES = {"year": pa.int32(), "value": pa.float64(), "estimated": pa.int8()}
_ROWS_A_PART = 60_000


def in_columns(observations: Sequence[Observation]) -> Columns:
    """The columns of observations, which packed ones bring along."""
    return observations.columns if isinstance(observations, PackedObservations) else columns_of(observations)


def arrow_arrays(columns: Columns, names: Sequence[str] = Observation._fields) -> dict[str, pa.Array]:
    """The columns of these names: texts as ``TEXT``, numbers as they are; the bytes are not copied."""
    return {
        name: arrow_text(columns.texts[name], columns.rows)
        if name in columns.texts
        else _buffer(_TYPES[name], columns.rows, columns.numbers[name])
        for name in names
    }


def arrow_text(column: TextColumn, rows: int) -> pa.Array:
    """A column of texts, of type ``TEXT``."""
    return pa.DictionaryArray.from_arrays(
        _buffer(pa.int32(), rows, column.places), pa.array(column.distinct, pa.string()), safe=False
    )


def same_text(text: str, rows: int) -> pa.Array:
    """A column in which every row has the same text, of type ``TEXT``."""
    return arrow_text(TextColumn((text,), bytes(4 * rows)), rows)


def in_large_parts(tables: Iterable[pa.Table]) -> pa.Table:
    """Many small tables as one in a few parts: DuckDB takes each part with its own list of texts."""
    whole = pa.concat_tables(tables).unify_dictionaries().combine_chunks()
    return pa.Table.from_batches(whole.to_batches(max_chunksize=_ROWS_A_PART), schema=whole.schema)


def _buffer(kind: pa.DataType, rows: int, content: bytes) -> pa.Array:
    return pa.Array.from_buffers(kind, rows, [None, pa.py_buffer(content)])
