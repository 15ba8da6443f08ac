"""Workers that start while the command is still being imported: as many as will be wanted, and none stays."""

from __future__ import annotations

import os
from pathlib import Path

import psutil
import pytest

from pipelines import submission
from pipelines.commands.ahead import start_workers, workers_wanted
from pipelines.reading import worker_handle
from pipelines.reading.workers import Reason, run_in_workers
from tests.reading import worker_jobs

CORES = os.cpu_count() or 1


def test_a_folder_or_the_inbox_wants_a_worker_a_processor(tmp_path: Path) -> None:
    assert workers_wanted(["load", str(tmp_path)]) == CORES
    assert workers_wanted(["demo"]) == CORES


def test_files_want_no_more_workers_than_there_are(tmp_path: Path) -> None:
    one = tmp_path / "a.xlsx"
    one.write_bytes(b"")
    assert workers_wanted(["check", str(one), "--json", "-"]) == 1


@pytest.mark.parametrize("said", [["--jobs", "3"], ["--jobs=3"], ["--jobs", "9", "--jobs", "3"]])
def test_jobs_that_are_said_count(said: list[str], tmp_path: Path) -> None:
    assert workers_wanted(["load", str(tmp_path), *said]) == 3


@pytest.mark.parametrize("arguments", [[], ["status"], ["load", "--help"]])
def test_who_reads_no_files_starts_none(arguments: list[str]) -> None:
    start_workers(arguments)
    assert not worker_handle._AHEAD


def failed(item: object, reason: Reason) -> str:
    return f"{item} {reason}"


def test_workers_started_ahead_do_the_work_and_end_with_it() -> None:
    worker_handle.start_ahead(2, "pipelines.submission:prepare")
    ahead = {worker.process.pid for worker in worker_handle._AHEAD}
    results = set(run_in_workers(worker_jobs.process_number, [1, 2, 3], failed=lambda *_: 0, jobs=2))
    assert results <= ahead
    worker_handle._close_ahead()
    assert not {child.pid for child in psutil.Process().children()} & ahead


def test_a_worker_that_ended_meanwhile_is_not_handed_out() -> None:
    worker_handle.start_ahead(1, "pipelines.submission:no_such_function")
    broken = worker_handle._AHEAD[0].process
    broken.wait(timeout=300)
    assert list(run_in_workers(worker_jobs.misbehave, ["a"], failed=failed, jobs=1)) == ["a done"]


def test_what_is_prepared_is_there() -> None:
    assert submission.prepare.__module__ == "pipelines.submission"
    submission.prepare()
    assert submission.areas.cache_info().currsize == 1
