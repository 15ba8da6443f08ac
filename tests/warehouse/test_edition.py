"""A warehouse that other software, or other reference tables, built: said in plain words, and made anew."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from pipelines.__main__ import main
from pipelines.warehouse import edition
from pipelines.warehouse.ask import ask, ask_version, warehouse_id
from pipelines.warehouse.errors import OutdatedWarehouseError
from pipelines.warehouse.rebuild import is_outdated
from tests.warehouse.factory import location, numbers, publish_numbers

TOWN = "07192@2016-01-01"

OTHERS = {
    "another shape": "update warehouse_info set value = 'other' where key = 'shape'",
    "from before shapes were said": "delete from warehouse_info where key in ('shape', 'reference')",
}


def publish(folder: Path, year: int) -> str:
    return publish_numbers(folder, numbers(TOWN, year, "family", total=100, recognised=year - 2000))


def change(folder: Path, statement: str) -> None:
    """Make the published version one of another edition."""
    with duckdb.connect(location(folder).file(warehouse_id())) as connection:
        connection.execute(statement)


def recognised() -> list[float]:
    return ask("figures_of_place", place_id=TOWN)["recognised"].tolist()


@pytest.mark.parametrize("statement", OTHERS.values(), ids=OTHERS)
def test_a_version_of_another_shape_is_not_asked(warehouse: Path, statement: str) -> None:
    publish(warehouse, 2023)
    change(warehouse, statement)
    with pytest.raises(OutdatedWarehouseError, match="rebuild"):
        recognised()
    assert is_outdated(location(warehouse))


def test_a_table_that_a_version_has_not_got_is_said_as_such(warehouse: Path) -> None:
    publish(warehouse, 2023)
    change(warehouse, "drop table double_report")
    with pytest.raises(OutdatedWarehouseError, match="rebuild"):
        ask_version(location(warehouse).file(warehouse_id()), "double_reports", place_id=None, year=None)


@pytest.mark.parametrize("statement", OTHERS.values(), ids=OTHERS)
def test_rebuild_if_needed_makes_it_anew_once(
    warehouse: Path, statement: str, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(warehouse, 2023)
    change(warehouse, statement)
    old = warehouse_id()
    command = ["rebuild", "--if-needed", "--warehouse", str(warehouse)]
    assert main(command) == 0
    new = warehouse_id()
    assert new != old
    assert recognised() == [23]
    capsys.readouterr()
    assert main(command) == 0
    assert (warehouse_id(), capsys.readouterr().out) == (new, "")


def test_loading_onto_another_shape_keeps_what_was_there(warehouse: Path) -> None:
    publish(warehouse, 2022)
    publish(warehouse, 2023)
    change(warehouse, f"{OTHERS['another shape']}; drop table figure; alter table observation drop sheet")
    publish(warehouse, 2024)
    assert recognised() == [22, 23, 24]


@pytest.mark.parametrize("changed", [True, False])
def test_other_reference_tables_are_taken_in(
    warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: bool
) -> None:
    publish(warehouse, 2023)
    tables = tmp_path / "reference"
    tables.mkdir()
    for path in edition.REFERENCE.glob("*.*"):
        (tables / path.name).write_bytes(path.read_bytes())
    if changed:
        (tables / "targets.csv").write_bytes((tables / "targets.csv").read_bytes() + b"\r\n")
    monkeypatch.setattr(edition, "REFERENCE", tables)
    assert is_outdated(location(warehouse)) is changed
    assert recognised() == [23], "what is published stays readable"


def test_what_can_not_be_read_is_made_anew(warehouse: Path) -> None:
    file = location(warehouse).file(publish(warehouse, 2023))
    assert not is_outdated(location(warehouse))
    file.write_bytes(b"no database")
    assert is_outdated(location(warehouse))
