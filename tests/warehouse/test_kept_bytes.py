"""What is made once and kept: the same bytes come back, and nothing wrong with the folder is in the way."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pipelines.warehouse import reference_file as module
from pipelines.warehouse.edition import edition
from pipelines.warehouse.kept_bytes import kept_bytes
from pipelines.warehouse.reference_file import reference_file


class Maker:
    """Counts how often it was asked."""

    def __init__(self, content: bytes = b"made") -> None:
        self.content, self.asked = content, 0

    def __call__(self) -> bytes:
        self.asked += 1
        return self.content


def cut(whole: bytes) -> bytes:
    return whole[:-1]


def flipped(whole: bytes) -> bytes:
    return whole[:-1] + bytes([whole[-1] ^ 1])


def test_what_was_made_is_not_made_again(tmp_path: Path) -> None:
    first, second = Maker(), Maker(b"other")
    assert kept_bytes(tmp_path / "new", "a", first) == b"made"
    assert kept_bytes(tmp_path / "new", "a", second) == b"made"
    assert (first.asked, second.asked) == (1, 0)
    assert kept_bytes(tmp_path / "new", "b", second) == b"other"


@pytest.mark.parametrize("damage", [cut, flipped, lambda whole: b"", lambda whole: whole[:20]])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    kept_bytes(tmp_path, "a", Maker())
    (path,) = tmp_path.iterdir()
    path.write_bytes(damage(path.read_bytes()))
    again = Maker()
    assert kept_bytes(tmp_path, "a", again) == b"made"
    assert again.asked == 1
    assert kept_bytes(tmp_path, "a", again) == b"made"
    assert again.asked == 1, "the damaged file was replaced"


def test_a_folder_that_can_not_be_made_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    maker = Maker()
    assert kept_bytes(tmp_path / "file" / "folder", "a", maker) == b"made"
    assert kept_bytes(tmp_path / "file" / "folder", "a", maker) == b"made"
    assert maker.asked == 2


def test_old_files_and_what_was_left_half_written_go(tmp_path: Path) -> None:
    for name in "abcdef":
        kept_bytes(tmp_path, name, Maker())
        os.utime(tmp_path / f"{name}.kept", (ord(name), ord(name)))
    for part, written in (("old.part", 1.0), ("new.part", None)):
        (tmp_path / part).write_bytes(b"")
        if written is not None:
            os.utime(tmp_path / part, (written, written))
    kept_bytes(tmp_path, "g", Maker())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["e.kept", "f.kept", "g.kept", "new.part"]


def test_several_that_make_the_same_at_once_do_not_meet(tmp_path: Path) -> None:
    barrier, found = threading.Barrier(8), []

    def make() -> bytes:
        barrier.wait()  # all have looked, and found nothing
        return b"made" * 100_000

    threads = [
        threading.Thread(target=lambda: found.append(kept_bytes(tmp_path, "a", make))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [b"made" * 100_000] * 8
    assert kept_bytes(tmp_path, "a", Maker()) == b"made" * 100_000
    assert [path.name for path in tmp_path.iterdir()] == ["a.kept"]


def test_the_next_process_takes_the_reference_tables_from_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "KEPT", tmp_path)
    made = reference_file.__wrapped__(edition())

    def never(_: object) -> bytes:
        raise AssertionError("made again")

    with monkeypatch.context() as patch:
        patch.setattr(module, "_made", never)
        assert reference_file.__wrapped__(edition()) == made
        with pytest.raises(AssertionError, match="made again"):
            reference_file.__wrapped__(edition()._replace(reference="other tables"))
    (tmp_path / "x.duckdb").write_bytes(made)
    with duckdb.connect(tmp_path / "x.duckdb", read_only=True) as connection:
        assert connection.execute("select count(*) > 10000 from base_area").fetchone() == (True,)
