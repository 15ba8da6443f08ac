"""What the marts are made of, in which order they are made, and what of it stays in the file."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from pipelines.warehouse import marts
from pipelines.warehouse.ask import open_version
from pipelines.warehouse.location import current_id
from tests.warehouse.factory import commune, location, numbers, publish_numbers

NEEDS = {one.name: one.needs for one in marts.statements()}


@pytest.mark.parametrize(
    ("name", "needed"),
    [
        ("recognition", {"standing", "superseded"}),  # through the view
        ("figure", {"own_figure", "district_figure", "province_figure", "area_year"}),
        ("carried_communes", {"contribution", "target_today", "boundary_day"}),  # through macros of macros
        ("year_base", {"counted", "year_pair"}),
    ],
)
def test_a_mart_waits_for_what_it_names(name: str, needed: set[str]) -> None:
    assert needed <= NEEDS[name]


@pytest.mark.parametrize(
    ("name", "independent"),
    [("figure", "contribution"), ("year_base", "own_figure"), ("said", "recognition")],
)
def test_chains_that_do_not_need_each_other_run_beside_each_other(name: str, independent: str) -> None:
    def behind(mart: str) -> frozenset[str]:
        return NEEDS[mart].union(*(behind(needed) for needed in NEEDS[mart]))

    assert independent not in behind(name)
    assert name not in behind(independent)


def made(folder: Path) -> tuple[dict[str, str], dict[str, list[tuple[object, ...]]]]:
    """What the published version has: by name the kind, and the rows of each mart that has rows."""
    here = location(folder)
    with open_version(here.file(current_id(here))) as connection:
        kinds = connection.execute(
            """
            select table_name, 'table' from duckdb_tables()
            union all
            select view_name, 'view' from duckdb_views() where not internal
            union all
            select function_name, 'macro' from duckdb_functions() where not internal
            """
        ).fetchall()
        tables = [one.name for one in marts.statements() if one.kind == "table"]
        rows = {name: connection.execute(f"from {name}").fetchall() for name in tables}
    return dict(kinds), rows


def publish(folder: Path) -> None:
    towns = [commune(name, "Huyện Thạch Thất") for name in ("Xã Bình Yên", "Xã Đồng Trúc")]
    said = [numbers(town, year, "family", total=90, recognised=45) for town in towns for year in (2023, 2024)]
    publish_numbers(folder, *said, content=b"the same")


def test_temporary_marts_are_not_in_the_file_and_all_others_are(tmp_path: Path) -> None:
    publish(tmp_path)
    kinds, _ = made(tmp_path)
    expected = {one.name: one.kind for one in marts.statements() if one.kind != "temp table"}
    assert {name: kinds.get(name) for name in expected} == expected
    assert not {one.name for one in marts.statements() if one.kind == "temp table"} & kinds.keys()


def test_two_threads_make_the_same_rows_in_the_same_order_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path / "two")
    one_by_one = marts.run_side_by_side
    monkeypatch.setattr(marts, "run_side_by_side", lambda tasks: one_by_one(tasks, threads=1))
    publish(tmp_path / "one")
    (_, two), (_, one) = made(tmp_path / "two"), made(tmp_path / "one")
    assert two == one
    assert two["figure"]
    assert two["carried_today"]


def test_a_mart_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = marts.Statement("create table broken as select * from nowhere", "table", "broken", frozenset())
    monkeypatch.setattr(marts, "statements", lambda: (broken,))
    with duckdb.connect() as connection, pytest.raises(duckdb.CatalogException, match="nowhere"):
        marts.make_marts(connection)
