"""SQL texts by name: schema/, marts/ and queries/ hold one statement list a file, with a header comment."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import duckdb

HERE = Path(__file__).resolve().parent
_NAME = re.compile(r"[a-z0-9_]+")


@cache
def sql(folder: str, name: str) -> str:
    """The text of ``<folder>/<name>.sql``. Raises ``LookupError`` for a name that is not there."""
    if not _NAME.fullmatch(name):
        raise LookupError(f"{name!r} is no name of a query")
    path = HERE / folder / f"{name}.sql"
    if not path.is_file():
        raise LookupError(f"there is no {folder}/{name}.sql")
    return path.read_text(encoding="utf-8")


@cache
def names(folder: str) -> tuple[str, ...]:
    """The names of a folder's texts in the order in which they are run."""
    stems = (path.stem for path in (HERE / folder).glob("*.sql"))
    return tuple(sorted(stems, key=_place_in_order))


def _place_in_order(name: str) -> tuple[int, str]:
    """By the number before the name, where there is one: 9 comes before 10."""
    number, _, _ = name.partition("_")
    return (int(number) if number.isdigit() else 0, name)


def connect(path: Path | None = None, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """A connection to a file, or to one in memory, that never draws a progress bar.

    DuckDB draws one on standard output, where reports go, in any process that it takes for interactive.
    """
    connection = duckdb.connect(path or ":memory:", read_only=read_only)
    connection.execute("set enable_progress_bar = false")
    return connection


@contextlib.contextmanager
def attached(connection: duckdb.DuckDBPyConnection, path: Path) -> Iterator[None]:
    """A published file under the name ``published``, read-only, for as long as the block runs.

    ``attach`` takes no parameters, so the path is quoted here.
    """
    quoted = str(path).replace("'", "''")
    connection.execute(f"attach '{quoted}' as published (read_only)")
    try:
        yield
    finally:
        connection.execute("detach published")
