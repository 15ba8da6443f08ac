"""The observations of one file as they travel out of a worker: the JSON they are archived in, and columns.

Hundreds of tuples of fourteen fields a file cost the process that gathers them more than everything else it
does; here they are a handful of bytes objects that it writes down and hands on without looking into them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple, overload

import orjson

from pipelines.interpreting.observations import Observation

NUMBERS = {"year": "i", "value": "d", "estimated": "b"}
"""The columns that are no texts, with the type code of their array (32-bit whole, double, 0 or 1)."""


_PLACE_BYTES = array("i").itemsize


class TextColumn(NamedTuple):
    """A column of texts: the distinct ones, and for each row the place of its text among them (32-bit)."""

    distinct: tuple[str, ...]
    places: bytes


class Columns(NamedTuple):
    """Observations column by column: ``texts`` and ``numbers`` by the names of the fields."""

    rows: int
    texts: dict[str, TextColumn]
    numbers: dict[str, bytes]


class PackedObservations(Sequence[Observation]):
    """Observations that are made into objects only when somebody looks at them.

    ``json`` is the list of them in UTF-8 as the archive holds it, ``columns`` the same for the warehouse.
    """

    __slots__ = ("columns", "json")

    def __init__(self, observations: Sequence[Observation]) -> None:
        self.json = orjson.dumps(observations, default=tuple)
        self.columns = columns_of(observations)

    def unpacked(self) -> list[Observation]:
        """All of them as objects."""
        return [Observation._make(row) for row in orjson.loads(self.json)]

    def __len__(self) -> int:
        return self.columns.rows

    def __iter__(self) -> Iterator[Observation]:
        return iter(self.unpacked())

    @overload
    def __getitem__(self, index: int) -> Observation: ...
    @overload
    def __getitem__(self, index: slice) -> list[Observation]: ...
    def __getitem__(self, index: int | slice) -> Observation | list[Observation]:
        return self.unpacked()[index]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, PackedObservations) and self.json == other.json:
            return True
        return isinstance(other, Sequence) and self.unpacked() == list(other)

    __hash__ = None  # type: ignore[assignment]


def columns_of(observations: Sequence[Observation]) -> Columns:
    """Observations column by column."""
    values = zip(*observations, strict=True) if observations else [()] * len(Observation._fields)
    columns = dict(zip(Observation._fields, values, strict=True))
    numbers = {name: array(code, columns.pop(name)).tobytes() for name, code in NUMBERS.items()}
    return Columns(len(observations), {name: _text_column(texts) for name, texts in columns.items()}, numbers)


def _text_column(texts: Sequence[str]) -> TextColumn:
    if texts and texts.count(texts[0]) == len(texts):
        return TextColumn((texts[0],), bytes(_PLACE_BYTES * len(texts)))
    places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    return TextColumn(tuple(places), array("i", map(places.__getitem__, texts)).tobytes())
