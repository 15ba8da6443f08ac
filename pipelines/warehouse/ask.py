"""The one way to read the warehouse: ``ask(name, **params)``.

One read-only connection a process and version, one cursor a question (a connection that threads share gives
wrong answers). A newly published version is noticed at the next question. Answers are kept by (version, name,
parameters), in bounded memory.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import duckdb

from pipelines.warehouse.edition import edition_of, shape
from pipelines.warehouse.errors import OutdatedWarehouseError, WarehouseUnreadableError
from pipelines.warehouse.frames import Columns, bytes_of, columns_of, frame_of
from pipelines.warehouse.location import Location, current_id, locate
from pipelines.warehouse.sql import connect, sql

if TYPE_CHECKING:  # the writer needs none of it, and it takes half a second
    import pandas as pd

KEPT_BYTES = 24 * 1024 * 1024
KEPT_ANSWERS = 2_000


class _Open(NamedTuple):
    location: Location
    warehouse_id: str
    connection: duckdb.DuckDBPyConnection


class _Answers:
    """Answers by question, the least used forgotten first once they take more than ``KEPT_BYTES``."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, tuple[pd.DataFrame, int]] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, question: Hashable) -> pd.DataFrame | None:
        with self._lock:
            found = self._kept.get(question)
            if found is None:
                return None
            self._kept.move_to_end(question)
            return found[0]

    def put(self, question: Hashable, answer: pd.DataFrame, size: int) -> None:
        with self._lock:
            if question in self._kept or size > KEPT_BYTES // 4:
                return
            self._kept[question] = (answer, size)
            self._bytes += size
            while self._bytes > KEPT_BYTES or len(self._kept) > KEPT_ANSWERS:
                _, (_, freed) = self._kept.popitem(last=False)
                self._bytes -= freed


_answers = _Answers()
_open: _Open | None = None
_opening = threading.Lock()


def ask(name: str, **params: Any) -> pd.DataFrame:
    """The rows that ``queries/<name>.sql`` gives on the published version, with its named parameters
    filled in.

    A parameter may be None, a text, a number, a date, or a list or tuple of these (``in (select
    unnest($years))``). The frame is the caller's own. Raises ``NoWarehouseError`` where nothing is
    published yet, ``OutdatedWarehouseError`` where another edition of this software built it,
    ``LookupError`` for a query that does not exist, ``ValueError`` for parameters that are not those
    of the query.
    """
    version = _current()
    question = (
        version.location,
        version.warehouse_id,
        name,
        tuple(sorted((k, _fixed(v)) for k, v in params.items())),
    )
    answer = _answers.get(question)
    if answer is None:
        columns = _run(version.connection, name, params)
        answer = frame_of(columns)
        _answers.put(question, answer, bytes_of(columns) + 1024)
    return answer.copy(deep=False)


def warehouse_id() -> str:
    """The id of the published version. Raises ``NoWarehouseError`` where nothing is published yet."""
    return current_id(locate())


def ask_version(path: Path, name: str, **params: Any) -> list[dict[str, Any]]:
    """The rows that ``queries/<name>.sql`` gives on one version's file, as dictionaries; for commands.

    Raises ``OutdatedWarehouseError`` where an earlier software built it, without a table that is asked.
    """
    with open_version(path) as connection:
        try:
            cursor = connection.execute(sql("queries", name), params)
        except duckdb.CatalogException as problem:
            raise OutdatedWarehouseError(path.parent) from problem
        columns = [column[0] for column in cursor.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def open_version(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection to one version's file, for who must read that one and no later one.

    Raises ``WarehouseUnreadableError`` where it is missing or damaged.
    """
    try:
        return connect(path, read_only=True)
    except duckdb.Error as problem:
        raise WarehouseUnreadableError(path, str(problem).splitlines()[0]) from problem


def _run(connection: duckdb.DuckDBPyConnection, name: str, params: dict[str, Any]) -> Columns:
    text = sql("queries", name)
    given = {key: list(value) if isinstance(value, tuple) else value for key, value in params.items()}
    with connection.cursor() as cursor:
        try:
            return columns_of(cursor.execute(text, given))
        except duckdb.InvalidInputException as problem:
            raise ValueError(f"{name}: {problem}") from problem


def _current() -> _Open:
    global _open  # noqa: PLW0603  one connection a process is the point
    location = locate()
    published = current_id(location)
    version = _open
    if version is not None and version.warehouse_id == published and version.location == location:
        return version
    with _opening:
        version = _open
        if version is None or version.warehouse_id != published or version.location != location:
            version = _open = _connect(location, published)
        return version


def _connect(location: Location, warehouse_id: str) -> _Open:
    connection = open_version(location.file(warehouse_id))
    if edition_of(connection).shape != shape():
        connection.close()
        raise OutdatedWarehouseError(location.folder)
    connection.execute("set threads = 1")  # most questions are done before a second would have begun
    return _Open(location, warehouse_id, connection)


def _fixed(value: Any) -> Hashable:
    return tuple(value) if isinstance(value, list | tuple) else value
