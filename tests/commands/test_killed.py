"""A load that is killed at any moment leaves a readable warehouse, and the next one completes."""

from __future__ import annotations

import math
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipelines.publishing.snapshot import write_snapshot
from pipelines.reading.worker_clock import processor_seconds
from pipelines.warehouse.ask import ask, warehouse_id
from pipelines.warehouse.intake import REJECTED, Incoming, Request, load_files
from pipelines.warehouse.location import Location, locate
from pipelines.warehouse.rebuild import rebuild
from tests.commands.workbooks import FAMILIES, TOWN, co_to

PROJECT = Path(__file__).resolve().parents[2]
ROUNDS = 6
LOAD = [sys.executable, "-m", "pipelines", "load", "--jobs", "1"]


def _start(*paths: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*LOAD, *map(str, paths)], cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )


def _load(path: Path) -> None:
    """A load that nobody disturbs, in this process: it starts in a tenth of the time."""
    (result,) = load_files([Incoming(str(path), path)], Request(jobs=1), locate())
    assert result.status != REJECTED


def _run_for(process: subprocess.Popen[bytes], seconds: float) -> float:
    """Let the load run until it has had so much processor time or has ended; how much it was seen to have.

    A moment of a load by its processor time is the same on a busy machine as on a quiet one.
    """
    seen = 0.0
    while process.poll() is None and seen < seconds:
        seen = max(seen, processor_seconds(process.pid))
        time.sleep(0.002)
    return seen


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is what this is about")
def test_killed_at_random_moments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "warehouse"
    monkeypatch.setenv("XHHT_WAREHOUSE", str(folder))
    first = co_to(tmp_path / "first.xlsx", 2021)
    _load(first)
    undisturbed = _start(co_to(tmp_path / "timed.xlsx", 2022))
    whole = _run_for(undisturbed, math.inf)
    assert undisturbed.wait() == 0
    chance, killed, published = random.Random(20251122), 0, 0
    for number in range(ROUNDS):
        before, known = warehouse_id(), _recognised_in(2023)
        families = {**FAMILIES, "Thị trấn Cô Tô": (800, 700, 500 + number)}
        path = co_to(tmp_path / f"round-{number}.xlsx", 2023, families)
        process = _start(path)
        moment = chance.uniform(0, whole / 3 if number % 2 else whole)
        while number % 2 and process.poll() is None and not (folder / "UNFINISHED").exists():
            time.sleep(0.002)  # until it has begun to write
        _run_for(process, moment + (processor_seconds(process.pid) if number % 2 else 0))
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            killed += 1
        process.wait()
        # what is read now is the whole old version or the whole new one
        if warehouse_id() == before:
            assert _recognised_in(2023) == known
        else:
            assert _recognised_in(2023) == [500 + number]
            published += 1
        _load(path)  # the next load completes
        assert _recognised_in(2023) == [500 + number]
        assert not list(folder.glob("*.part*"))
        assert not list(folder.parent.glob("submissions/*/*.part"))
        assert not (folder / "UNFINISHED").exists()
    assert killed >= ROUNDS // 2
    assert killed > published, "some were killed before they had published"
    _assert_archive_is_whole(Location(folder), tmp_path)


def _recognised_in(year: int) -> list[float]:
    return ask("figures_of_place", place_id=TOWN).query("year == @year")["recognised"].tolist()


def _assert_archive_is_whole(location: Location, tmp_path: Path) -> None:
    before = write_snapshot(location, tmp_path / "before")
    assert rebuild(location) is not None
    after = write_snapshot(location, tmp_path / "after")
    for path in before.glob("*.csv"):
        assert path.read_bytes() == (after / path.name).read_bytes()
