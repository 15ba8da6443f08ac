"""A bad file costs itself only: the others come through, in their order, and nothing is left behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from pipelines.reading import worker_clock, worker_handle, worker_process
from pipelines.reading.worker_handle import Worker
from pipelines.reading.workers import Reason, WorkerLimits, failure_finding, run_in_workers
from tests.reading import worker_jobs

LIMITS = WorkerLimits(seconds=60, megabytes=256)
SHORT = LIMITS._replace(seconds=1.5)
"""For what hangs."""


def failed(item: object, reason: Reason) -> str:
    return f"{item} {reason}"


def run(items: list[str], limits: WorkerLimits = LIMITS) -> list[str]:
    return list(run_in_workers(worker_jobs.misbehave, items, failed=failed, jobs=2, limits=limits))


@pytest.fixture(autouse=True)
def _no_worker_is_left() -> Iterator[None]:
    before = {child.pid for child in psutil.Process().children()}
    yield
    assert {child.pid for child in psutil.Process().children()} <= before


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ("hang", "timeout"),
        ("spin", "timeout"),
        ("crash", "crashed"),
        ("leave", "crashed"),
        ("raise", "crashed"),
    ],
)
def test_a_bad_file_costs_itself_only(item: str, reason: str) -> None:
    items = ["a", "b", item, *"cdefghijklm", item, "n"]
    expected = [f"{i} {reason}" if i == item else f"{i} done" for i in items]
    assert run(items, SHORT if reason == "timeout" else LIMITS) == expected


@pytest.mark.skipif(not worker_process.LIMITS_MEMORY, reason="the system does not limit address space")
def test_compiled_code_that_gives_up_for_want_of_memory_costs_itself_only() -> None:
    assert run(["a", "abort", "b"]) == ["a done", "abort memory", "b done"]


@pytest.mark.skipif(not worker_process.LIMITS_MEMORY, reason="the system does not limit address space")
def test_a_file_that_needs_too_much_memory_costs_itself_only() -> None:
    assert run(["a", "fill", "b"]) == ["a done", "fill memory", "b done"]


@pytest.mark.skipif(not worker_process.LIMITS_MEMORY, reason="the system does not limit address space")
def test_the_limit_on_memory_counts_the_whole_process() -> None:
    limits = WorkerLimits(seconds=60, megabytes=256)
    (most,) = run_in_workers(worker_jobs.fill_up, [8], failed=lambda *_: -1, jobs=1, limits=limits)
    assert limits.megabytes * 0.6 < most <= limits.megabytes


@pytest.mark.parametrize(
    ("came_to_it", "started"),
    [
        (100.4, 100.0),  # the first item pays for the start of its worker
        (130.0, 129.0),  # but a start on a busy machine takes no more than a tenth of its time
    ],
)
def test_the_clock_counts_from_the_start_of_the_worker(
    monkeypatch: pytest.MonkeyPatch, came_to_it: float, started: float
) -> None:
    had = iter([2.0, 7.1, 2.0])  # processor time: at its start, when it is late, at the start of the next
    monkeypatch.setattr(worker_handle, "processor_seconds", lambda process_id: next(had))
    worker = Worker(process=SimpleNamespace(pid=1), born=100.0)  # type: ignore[arg-type]
    worker.start_clock(came_to_it, 10)
    assert worker.started == started
    assert not worker.is_late(started + 9.9, 10)
    assert worker.is_late(started + 10.1, 10)
    worker.start_clock(200.0, 10)
    assert worker.started == 200.0, "only the first item pays"


@pytest.mark.parametrize(
    ("waited", "worked", "over"),
    [
        (9.9, 9.9, False),
        (10.1, 9.0, True),
        (10.1, 1.0, False),  # others held the processor
        (39.0, 4.9, False),
        (30.0, 5.1, True),
        (40.1, 0.0, True),  # it sleeps, or the machine can't be worked with
    ],
)
def test_a_busy_machine_is_no_fault_of_a_file(waited: float, worked: float, over: bool) -> None:
    assert worker_clock.is_over(waited, worked, 10) is over


def test_the_processor_time_of_a_process_is_known_to_the_system_and_0_when_it_is_gone() -> None:
    for asked in (worker_clock.processor_seconds, worker_clock._asked_of_the_system):
        before = time.process_time()
        assert before - 0.1 <= asked(os.getpid()) <= time.process_time() + 0.1
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    assert worker_clock.processor_seconds(gone.pid) == 0.0


def test_where_the_system_does_not_limit_memory_the_parent_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_process, "LIMITS_MEMORY", False)
    limits = WorkerLimits(seconds=60, megabytes=200)
    results = run_in_workers(
        worker_jobs.hold, [1, 300, 2], failed=lambda item, reason: (item, reason), jobs=1, limits=limits
    )
    assert list(results) == [1024 * 1024, (300, Reason.MEMORY), 2 * 1024 * 1024]


def test_what_a_worker_prints_harms_nobody(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["print", "a"]) == ["print done", "a done"]
    assert capfd.readouterr().out == ""


def test_workers_stay_for_many_files() -> None:
    numbers = set(run_in_workers(worker_jobs.process_number, range(200), failed=failed, jobs=2))
    assert 1 <= len(numbers) <= 2


def test_items_are_taken_a_little_ahead_only() -> None:
    taken = []

    def items() -> Iterator[bytes]:
        for number in range(300):
            taken.append(number)
            yield bytes(number)

    results = run_in_workers(worker_jobs.length, items(), failed=lambda *_: -1, jobs=2)
    assert [next(results) for _ in range(5)] == [0, 1, 2, 3, 4]
    assert len(taken) < 100
    results.close()  # type: ignore[attr-defined]


def test_large_items_and_large_answers_get_through() -> None:
    sizes = [5_000_000, 10, 3_000_000] * 4
    sent = list(run_in_workers(worker_jobs.length, (b"x" * s for s in sizes), failed=lambda *_: -1, jobs=2))
    assert sent == sizes
    back = run_in_workers(worker_jobs.large_answer, sizes, failed=lambda *_: b"", jobs=2)
    assert [len(answer) for answer in back] == sizes


def test_leaving_early_ends_the_workers() -> None:
    results = run_in_workers(worker_jobs.misbehave, ["a", "hang", "b"], failed=failed, jobs=2, limits=LIMITS)
    assert next(results) == "a done"
    results.close()  # type: ignore[attr-defined]


def test_nothing_to_do_starts_nothing() -> None:
    assert list(run_in_workers(worker_jobs.misbehave, [], failed=failed)) == []


def test_a_function_of_the_main_program_is_refused() -> None:
    def here(item: str) -> str:
        return item

    here.__module__ = "__main__"
    with pytest.raises(ValueError, match="main program"):
        run_in_workers(here, ["a"], failed=failed)


def test_a_function_that_cannot_be_sent_is_an_error_and_no_hang() -> None:
    with pytest.raises(RuntimeError):
        list(run_in_workers(lambda item: item, ["a"], failed=failed, jobs=1))


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_its_finding(reason: Reason) -> None:
    found = failure_finding(reason, LIMITS)
    assert found.severity == "error"
    assert found.code == f"read_{reason}"


def test_paths_travel_as_they_are(tmp_path: Path) -> None:
    assert list(run_in_workers(str, [tmp_path], failed=failed, jobs=1)) == [str(tmp_path)]
