"""A bad file costs itself only: the others come through, in their order, and nothing is left behind."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from pipelines.reading import worker_process
from pipelines.reading.worker_handle import Worker
from pipelines.reading.workers import Reason, WorkerLimits, failure_finding, run_in_workers
from tests.reading import worker_jobs

LIMITS = WorkerLimits(seconds=1.5, megabytes=256)


def failed(item: object, reason: Reason) -> str:
    return f"{item} {reason}"


def run(items: list[str], jobs: int = 2) -> list[str]:
    return list(run_in_workers(worker_jobs.misbehave, items, failed=failed, jobs=jobs, limits=LIMITS))


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
    assert run(items) == expected


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
def test_the_clock_counts_from_the_start_of_the_worker(came_to_it: float, started: float) -> None:
    worker = Worker(process=None, born=100.0)  # type: ignore[arg-type]
    worker.start_clock(came_to_it, 10)
    assert worker.started == started
    assert not worker.is_late(started + 9.9, 10)
    assert worker.is_late(started + 10.1, 10)
    worker.start_clock(200.0, 10)
    assert worker.started == 200.0, "only the first item pays"


def test_where_the_system_does_not_limit_memory_the_parent_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_process, "LIMITS_MEMORY", False)
    limits = WorkerLimits(seconds=60, megabytes=200)
    results = run_in_workers(
        worker_jobs.hold, [1, 300, 2], failed=lambda item, reason: (item, reason), jobs=1, limits=limits
    )
    start = time.monotonic()
    assert list(results) == [1024 * 1024, (300, Reason.MEMORY), 2 * 1024 * 1024]
    assert time.monotonic() - start < 40


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
