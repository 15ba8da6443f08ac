"""A disk that is full, read-only or closed to the program: plain words, and nothing is lost."""

from __future__ import annotations

import errno
from pathlib import Path
from unittest.mock import Mock

import duckdb
import pytest

from pipelines.commands.disk_words import disk_problem
from tests.commands.conftest import Run
from tests.commands.workbooks import co_to

FULL = OSError(errno.ENOSPC, "No space left on device", "kho/tep")


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (FULL, "Ổ đĩa đã đầy (kho/tep), nên chưa ghi được"),
        (OSError(getattr(errno, "EDQUOT", errno.ENOSPC), "Disk quota exceeded"), "nên chưa ghi được"),
        (OSError(errno.EROFS, "Read-only file system"), "chỉ cho đọc"),
        (PermissionError(errno.EACCES, "Permission denied"), "Không có quyền ghi"),
        (duckdb.IOException('Could not write file "a": No space left on device'), "Ổ đĩa đã đầy"),
        (duckdb.TransactionException("Failed to commit: No space left on device"), "Ổ đĩa đã đầy"),
    ],
)
def test_what_a_disk_refuses_is_told_in_plain_words(problem: Exception, words: str) -> None:
    assert words in disk_problem(problem)
    assert "vẫn nguyên vẹn" in disk_problem(problem)
    assert "rồi chạy lại lệnh" in disk_problem(problem)


@pytest.mark.parametrize(
    "problem",
    [OSError("x"), FileNotFoundError(errno.ENOENT, "x"), duckdb.IOException("x"), ValueError("disk full")],
)
def test_other_errors_are_left_as_they_are(problem: Exception) -> None:
    assert disk_problem(problem) == ""


def test_a_version_that_could_not_be_built_leaves_nothing_of_it_behind(
    run: Run, tmp_path: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_the_disk(part: Path, *_: object) -> None:
        part.write_bytes(b"half")
        part.with_name(f"{part.name}.wal").write_bytes(b"log")
        raise duckdb.TransactionException("Failed to commit: No space left on device")

    monkeypatch.setattr("pipelines.warehouse.store.build", fill_the_disk)
    assert run("load", co_to(tmp_path / "2024.xlsx")).status == 2
    assert [path.name for path in warehouse.iterdir() if ".part" in path.name] == []


@pytest.mark.parametrize(
    ("where", "problem"),
    [
        ("archive.write_durably", FULL),
        ("store.write_durably", PermissionError(errno.EACCES, "Permission denied")),
    ],
)
def test_a_load_that_the_disk_stops_leaves_what_was_published_and_can_be_repeated(
    run: Run, tmp_path: Path, warehouse: Path, where: str, problem: Exception
) -> None:
    run("load", co_to(tmp_path / "2023.xlsx", 2023))
    before = (warehouse / "CURRENT").read_bytes()
    later = co_to(tmp_path / "2024.xlsx", 2024)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(f"pipelines.warehouse.{where}", Mock(side_effect=problem))
        stopped = run("load", later)
    assert stopped.status == 2
    assert disk_problem(problem) in stopped.err
    assert (warehouse / "CURRENT").read_bytes() == before
    assert not list(warehouse.glob("*.part"))
    run("load", later)
    assert {row["year"] for row in run("status", "--json", "-").json["status"]} == {2023, 2024}
