"""The observations of many readings as one set of columns: each text once, each row the place of its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from pipelines.interpreting.observations import Observation
from pipelines.interpreting.packed import Columns, PackedObservations, TextColumn, columns_of

Places: TypeAlias = npt.NDArray[np.int32]
NUMBERS: dict[str, np.dtype[Any]] = {
    "year": np.dtype(np.int32),
    "value": np.dtype(np.float64),
    "estimated": np.dtype(np.int8),
}
"""The columns that are no texts, as they come (``pipelines/interpreting/packed.py``)."""


def in_columns(observations: Sequence[Observation]) -> Columns:
    """The columns of observations, which packed ones bring along."""
    return observations.columns if isinstance(observations, PackedObservations) else columns_of(observations)


class Gathered:
    """The columns of several lists of observations, one list after the other."""

    def __init__(self, observations: Sequence[Sequence[Observation]]) -> None:
        self._columns: list[Columns] = [in_columns(some) for some in observations]
        self.counts = np.array([columns.rows for columns in self._columns], np.int64)
        self.rows = int(self.counts.sum())

    def list_numbers(self) -> Places:
        """For each row, from which list it came (from 0)."""
        return np.repeat(np.arange(len(self.counts), dtype=np.int32), self.counts)

    def ordinals(self) -> Places:
        """For each row, its place in its list (from 0)."""
        first = np.repeat(np.cumsum(self.counts) - self.counts, self.counts)
        return (np.arange(self.rows) - first).astype(np.int32)

    def number(self, name: str) -> npt.NDArray[Any]:
        """A column of numbers."""
        return np.frombuffer(b"".join(columns.numbers[name] for columns in self._columns), NUMBERS[name])

    def text(self, name: str) -> tuple[list[str], Places]:
        """A column of texts: the distinct ones in the order in which they come, and each row's place among
        them.
        """
        known: dict[str, int] = {}
        parts = [_told_again(columns.texts[name], columns.rows, known) for columns in self._columns]
        return list(known), np.concatenate(parts) if parts else np.empty(0, np.int32)

    def per_list(self, texts: Sequence[str]) -> tuple[list[str], Places]:
        """A column in which all rows of a list have the same text."""
        known: dict[str, int] = {}
        places = np.array([known.setdefault(text, len(known)) for text in texts], np.int32)
        return list(known), np.repeat(places, self.counts)


def _told_again(column: TextColumn, rows: int, known: dict[str, int]) -> Places:
    """A list's places of texts as places among all texts known so far."""
    places = [known.setdefault(text, len(known)) for text in column.distinct]
    if len(places) == 1:
        return np.full(rows, places[0], np.int32)
    return np.array(places, np.int32)[np.frombuffer(column.places, np.int32)]


def observation_at(columns: Columns, row: int) -> Observation:
    """One row as an object, without looking at the others."""
    return Observation._make(_values(columns, row))


def _values(columns: Columns, row: int) -> Iterator[object]:
    for name in Observation._fields:
        if name in NUMBERS:
            yield np.frombuffer(columns.numbers[name], NUMBERS[name])[row].item()
        else:
            column = columns.texts[name]
            yield column.distinct[memoryview(column.places).cast("i")[row]]
