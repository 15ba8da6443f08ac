"""Make the marts of a version: what ``marts/`` says, in memory, and of that in the file what is asked later.

Each statement begins as soon as what it names is there. What is in memory goes into the file and leaves the
memory before more of it is made; of the rest the statement goes first that holds up most others.

In a file that has marts already they are made of some families of provinces alone (``schema/concerned.sql``),
all in memory, and take the place of these families' rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial
from typing import NamedTuple

import duckdb

from pipelines.warehouse.side_by_side import Task, run_side_by_side
from pipelines.warehouse.sql import names, sql

_COMMENT = re.compile(r"--.*")
_CREATE = re.compile(r"create (temp table|table|view|macro) (\w+)")
_WORD = re.compile(r"\w+")
KEYS = {
    "superseded": "area_id",
    "recognition": "area_id",
    "area_year": "area_id",
    "figure": "area_id",
    "expected_commune": "area_id",
    "said": "area_id",
    "said_of_place": "place_id",
    "unit_cover": "area_id",
    "double_report": "older_place_id",
    "layout": "family",
    "layout_base": "family",
    "contribution": "family",
    "target_today": "family",
    "carried_today": "place_id",
    "model_bit": "",
    "boundary_day": "",
}
"""For each mart of the file the column that says of which family of provinces a row is; none where a mart
depends on the reference tables alone.
"""


class Statement(NamedTuple):
    """One statement of a mart: it makes a "temp table", "table", "view" or "macro" of that name, after the
    marts that it needs.
    """

    text: str
    kind: str
    name: str
    needs: frozenset[str]

    @property
    def is_table(self) -> bool:
        """Whether it holds rows; a view or a macro is only a text, which names others."""
        return self.kind in ("table", "temp table")


def make_marts(connection: duckdb.DuckDBPyConnection) -> None:
    """Make all marts in a file that has its reference tables and submissions.

    What other marts are made of is computed in ``scratch``, a database in memory that all threads see, and
    copied into the file unless it is a ``temp table``; it leaves the memory when nobody needs it any more.
    """
    connection.execute("attach ':memory:' as scratch")
    run_side_by_side(list(_tasks(connection, statements())))
    for one in statements():
        if not one.is_table:
            connection.execute(one.text)
    connection.execute("detach scratch")


def renew_marts(connection: duckdb.DuckDBPyConnection) -> None:
    """Make anew, in a file that has its marts, the rows of the families of provinces that the submissions in
    the table ``replaced`` speak of, or spoke of (the areas in ``concerned_area``).
    """
    connection.execute("attach ':memory:' as scratch")
    connection.execute(sql("schema", "concerned"))
    run_side_by_side(list(_tasks(connection, statements(), renewed=True)))
    connection.execute("detach scratch")


@cache
def statements() -> tuple[Statement, ...]:
    """The statements of ``marts/`` in the order in which they stand there.

    One needs the tables of earlier ones that it names, or that a view or macro names that it names.
    """
    return tuple(_statements())


def _statements() -> Iterator[Statement]:
    known: dict[str, Statement] = {}
    for mart in names("marts"):
        for found in duckdb.extract_statements(_COMMENT.sub("", sql("marts", mart))):
            text = found.query.strip()
            create = _CREATE.match(text)
            if create is None:
                raise ValueError(f"marts/{mart}.sql has a statement that makes nothing: {text[:60]}")
            named = known.keys() & set(_WORD.findall(text))
            behind = (known[name].needs for name in named if not known[name].is_table)
            one = Statement(text, create[1], create[2], frozenset(named).union(*behind))
            known[one.name] = one
            yield one


def _tasks(
    connection: duckdb.DuckDBPyConnection, marts: tuple[Statement, ...], *, renewed: bool = False
) -> Iterator[Task]:
    file = _quoted(connection.execute("select current_database()").fetchall()[0][0])
    run = partial(_run, connection, f"scratch.main,{file}.main")
    in_memory = frozenset(one.name for one in marts) if renewed else _in_memory(marts)
    for one in marts:
        in_file = f"create table {file}.main.{one.name}"
        if one.name not in in_memory:
            text = one.text.replace(f"create table {one.name}", in_file, 1)
            yield Task(one.name, one.needs, partial(run, text), frees=True, alone="writing")
            continue
        yield Task(one.name, one.needs, partial(run, one.text.replace("temp table", "table", 1)))
        if one.is_table:
            asking = frozenset({one.name, *(other.name for other in marts if one.name in other.needs)})
            if one.kind == "table":
                copy = f"{in_file} as from scratch.main.{one.name}"
                copy = _renewal(f"{file}.main.{one.name}", one.name) if renewed else copy
                copied = f"copy of {one.name}"
                yield Task(copied, frozenset({one.name}), partial(run, copy), frees=True, alone="writing")
                asking |= {copied}
            drop = f"drop table scratch.main.{one.name}"
            yield Task(f"end of {one.name}", asking, partial(run, drop), frees=True)


def _in_memory(marts: tuple[Statement, ...]) -> frozenset[str]:
    """What is made in memory: all but the tables of the file that nothing in memory is made of."""
    found: set[str] = set()
    for one in reversed(marts):
        asked = any(one.name in other.needs for other in marts if other.name in found and other.is_table)
        if one.kind != "table" or asked:
            found.add(one.name)
    return frozenset(found)


def _renewal(in_file: str, name: str) -> str:
    """The statements that put a mart's rows of the concerned families in the place of those in the file."""
    names = {"in_file": in_file, "in_memory": f"scratch.main.{name}", "key_column": KEYS[name]}
    text = _COMMENT.sub("", sql("schema", "renew_mart")) if KEYS[name] else ""
    return _WORD.sub(lambda word: names.get(word[0], word[0]), text)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _run(connection: duckdb.DuckDBPyConnection, search_path: str, text: str) -> None:
    with connection.cursor() as own:
        own.execute("set search_path = '" + search_path.replace("'", "''") + "'")
        own.execute(text)
