"""Rows of a reference table as typed records, by the record's own annotations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar, get_type_hints

from pipelines.reference.tables import read_table

Record = TypeVar("Record")

_READERS: dict[Any, Callable[[str], Any]] = {
    str: str,
    int: int,
    float: float,
    bool: lambda text: {"true": True, "false": False}[text],
    dt.date: dt.date.fromisoformat,
    int | None: lambda text: int(text) if text else None,
    float | None: lambda text: float(text) if text else None,
    dt.date | None: lambda text: dt.date.fromisoformat(text) if text else None,
    tuple[str, ...]: lambda text: tuple(text.split("|")) if text else (),
}


def read_records(name: str, record: type[Record]) -> list[Record]:
    """The rows of ``data/reference/<name>.csv``, each as a ``record`` with the columns its annotations name.

    Lists in a cell are separated by ``|``; true and false are written so. Raises ``ValueError`` or
    ``KeyError`` for a cell that its annotation cannot hold: ``python -m pipelines reference`` names it.
    """
    readers = {field: _READERS[kind] for field, kind in get_type_hints(record).items()}
    return [
        record(**{field: read(row[field]) for field, read in readers.items()}) for row in read_table(name)
    ]
