"""``findings``, ``check --out`` and ``load --out``: the workbooks that go back to the senders."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.commands.conftest import Run
from tests.commands.workbooks import FAMILIES, co_to

WRONG = {**FAMILIES, "Xã Đồng Tiến": (500, 400, "ba trăm")}


def comments(path: Path) -> dict[str, str]:
    """The marked cells of the sheet behind the list, and what their comments say."""
    sheet: Any = openpyxl.load_workbook(path).worksheets[1]
    return {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}


def test_the_findings_of_a_file(run: Run, tmp_path: Path, warehouse: Path) -> None:
    ran = run("findings", co_to(tmp_path / "co to.xlsx", families=WRONG), "--out", tmp_path / "ra")
    assert ran.status == 1
    said = comments(tmp_path / "ra" / "co to_can-xem-lai.xlsx")
    assert "ba trăm" in said["H13"]
    assert "H13" in said["B13"], "the row that is held back names the cell"
    assert not warehouse.exists(), "nothing is loaded"


def test_a_good_file_gives_a_list_without_errors(run: Run, tmp_path: Path) -> None:
    assert run("findings", co_to(tmp_path / "tot.xlsx")).status == 0
    assert (tmp_path / "tot_can-xem-lai.xlsx").is_file()


def test_the_findings_of_an_archived_submission(run: Run, tmp_path: Path) -> None:
    path = co_to(tmp_path / "co to.xlsx", families=WRONG)
    loaded = run("load", path, "--json", "-").json
    path.unlink()
    ran = run("findings", loaded["files"][0]["submission_id"], "--out", tmp_path / "ra")
    assert ran.status == 1
    assert "ba trăm" in comments(tmp_path / "ra" / "co to_can-xem-lai.xlsx")["H13"]


@pytest.mark.parametrize("named", ["khong-co.xlsx", "0123456789abcdef"])
def test_what_is_not_there(run: Run, named: str) -> None:
    ran = run("findings", named)
    assert ran.status == 2
    assert named in ran.err


@pytest.mark.parametrize("command", ["check", "load"])
def test_one_workbook_for_each_file_with_errors_or_warnings(run: Run, tmp_path: Path, command: str) -> None:
    co_to(tmp_path / "in" / "a" / "bc.xlsx", 2023, WRONG)
    co_to(tmp_path / "in" / "b" / "bc.xlsx", 2024, WRONG)
    (tmp_path / "in" / "hong.xlsx").write_bytes(b"PK\x03\x04")
    ran = run(command, tmp_path / "in", "--out", tmp_path / "ra", "--json", "-")
    assert ran.status == 1
    assert ran.json["summary"]["files"] == 3, "what is said of the files does not get into the JSON"
    assert sorted(path.name for path in (tmp_path / "ra").iterdir()) == [
        "bc_can-xem-lai.xlsx", "bc_can-xem-lai_2.xlsx", "hong_can-xem-lai.xlsx",
    ]  # fmt: skip


def test_check_alone_writes_nothing(run: Run, tmp_path: Path, warehouse: Path) -> None:
    path = co_to(tmp_path / "in" / "bc.xlsx", families=WRONG)
    run("check", path)
    assert [one.name for one in tmp_path.rglob("*.xlsx")] == ["bc.xlsx"]
    assert not warehouse.exists()
