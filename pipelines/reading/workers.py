"""Running a function over many files in worker processes with limits on time and memory.

A file that makes its reader hang, run out of memory or crash costs that file only: the worker is replaced and
the work goes on. Workers are plain subprocesses that stay for many files; small items travel in batches.
"""

from __future__ import annotations

import logging
import os
import pickle
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from pipelines.reading import worker_process
from pipelines.reading.worker_handle import (
    Reason,
    Worker,
    next_worker,
    output_of,
    resident_bytes,
    why_it_ended,
    write_message,
)
from pipelines.reference.findings import Finding, finding

__all__ = ["Reason", "WorkerLimits", "failure_finding", "run_in_workers"]

_log = logging.getLogger(__name__)
_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_LOOK_EVERY = 0.05
"""Seconds between two looks at the limits."""
_BATCH_ITEMS = 8
_BATCH_BYTES = 1024 * 1024
_WAITING_BYTES = 64 * 1024 * 1024


class WorkerLimits(NamedTuple):
    """What one item may cost: seconds of wall clock, megabytes of memory of its whole process.

    Where others hold the processor an item has up to four times its seconds (``worker_clock``).

    Where the system holds a process to its limit (Linux), memory that is reserved counts as if it were used.
    """

    seconds: float = 10.0
    megabytes: int = 512


def failure_finding(reason: Reason, limits: WorkerLimits = WorkerLimits()) -> Finding:  # noqa: B008 - immutable
    """The finding that says of a file why its worker gave no result."""
    return finding(f"read_{'crashed' if reason is Reason.CRASHED else reason}", **limits._asdict())


def run_in_workers(
    function: Callable[[_Item], _Result],
    items: Iterable[_Item],
    *,
    failed: Callable[[_Item, Reason], _Result],
    jobs: int = 0,
    limits: WorkerLimits = WorkerLimits(),  # noqa: B008 - immutable
) -> Iterator[_Result]:
    """The results of ``function`` for all items, in the items' order, each as soon as it is its turn.

    ``function`` and the items are pickled: a function at the top level of an importable module (or a
    ``functools.partial`` of one), bytes or paths. ``failed(item, reason)`` makes the result of an item whose
    worker hung, ran out of memory, crashed or raised. ``jobs`` 0 takes one worker a processor. Items are
    taken from ``items`` a little ahead of what is yielded, so neither side piles up in memory.
    Raises ``ValueError`` for a function that a worker can't import, ``RuntimeError`` where none can start.
    """
    if getattr(getattr(function, "func", function), "__module__", "") == "__main__":
        raise ValueError("a worker can't import a function of the main program")
    pool: _Pool[_Item, _Result] = _Pool(function, failed, jobs or os.cpu_count() or 1, limits)
    return pool.results(items)


@dataclass(slots=True)
class _Pool(Generic[_Item, _Result]):
    """The workers of one run: a thread for each talks to its process, one more watches the limits."""

    function: Callable[[_Item], _Result]
    failed: Callable[[_Item, Reason], _Result]
    jobs: int
    limits: WorkerLimits
    changed: threading.Condition = field(default_factory=threading.Condition)
    waiting: deque[tuple[int, _Item]] = field(default_factory=deque)
    finished: dict[int, _Result] = field(default_factory=dict)
    live: dict[int, Worker] = field(default_factory=dict)
    closed: threading.Event = field(default_factory=threading.Event)
    broken: BaseException | None = None

    def results(self, items: Iterable[_Item]) -> Iterator[_Result]:
        """Feed the workers and yield in order; ends all processes however it is left."""
        threads: list[threading.Thread] = []
        try:
            yield from self._in_order(iter(items), threads)
        finally:
            with self.changed:
                self.closed.set()
                for worker in self.live.values():
                    worker.process.kill()
                self.changed.notify_all()
            for thread in threads:
                thread.join()

    def _in_order(self, items: Iterator[_Item], threads: list[threading.Thread]) -> Iterator[_Result]:
        given = wanted = held = 0
        sizes: dict[int, int] = {}
        more = True
        while more or wanted < given:
            while more and given - wanted < self.jobs * _BATCH_ITEMS * 3 and held < _WAITING_BYTES:
                try:
                    item = next(items)
                except StopIteration:
                    more = False
                    break
                sizes[given] = _size(item)
                held += sizes[given]
                self._give(given, item, threads)
                given += 1
            if wanted < given:
                yield self._wait_for(wanted)
                held -= sizes.pop(wanted)
                wanted += 1

    def _give(self, index: int, item: _Item, threads: list[threading.Thread]) -> None:
        if not threads:
            threads.append(threading.Thread(target=self._watch, daemon=True))
            threads[0].start()
        if len(threads) <= min(self.jobs, index + 1):
            threads.append(threading.Thread(target=self._serve, args=(len(threads),), daemon=True))
            threads[-1].start()
        with self.changed:
            self.waiting.append((index, item))
            self.changed.notify_all()

    def _wait_for(self, index: int) -> _Result:
        with self.changed:
            while index not in self.finished:
                if self.broken is not None:
                    raise RuntimeError(f"the workers failed: {self.broken}") from self.broken
                self.changed.wait()
            return self.finished.pop(index)

    def _finish(self, index: int, result: _Result) -> None:
        with self.changed:
            self.finished[index] = result
            self.changed.notify_all()

    # --- a thread for each worker ----------------------------------------------------------------------

    def _serve(self, number: int) -> None:
        try:
            while (batch := self._take()) is not None:
                while batch and not self.closed.is_set():
                    batch = self._run(number, batch)
        except BaseException as error:
            with self.changed:
                self.broken = self.broken or error
                self.changed.notify_all()
        finally:
            if (worker := self.live.pop(number, None)) is not None:
                worker.close()

    def _take(self) -> list[tuple[int, _Item]] | None:
        """The next items for one worker, few enough that all workers have some; None at the end."""
        with self.changed:
            while not self.waiting:
                if self.closed.is_set():
                    return None
                self.changed.wait()
            share = max(1, min(_BATCH_ITEMS, len(self.waiting) // self.jobs))
            batch = [self.waiting.popleft()]
            room = _BATCH_BYTES - _size(batch[0][1])
            while self.waiting and len(batch) < share and (room := room - _size(self.waiting[0][1])) > 0:
                batch.append(self.waiting.popleft())
            return batch

    def _run(self, number: int, batch: list[tuple[int, _Item]]) -> list[tuple[int, _Item]]:
        """Have a worker do a batch; returns what is left of it where the worker ended on the way."""
        worker = self._ready_worker(number)
        write_message(worker, [item for _, item in batch])
        for done, (index, item) in enumerate(batch, 1):
            worker.start_clock(time.monotonic(), self.limits.seconds)
            message = worker_process.receive_bytes(output_of(worker))
            worker.started = None
            if message is None:
                self._replace(number)
                self._finish(index, self.failed(item, why_it_ended(worker)))
                return batch[done:]
            self._finish(index, self._result(item, *message))
        self._await_ready(number, worker)
        return []

    def _result(self, item: _Item, status: bytes, payload: bytes) -> _Result:
        if status == worker_process.DONE:
            result: _Result = pickle.loads(payload)  # noqa: S301 - written by our own worker
            return result
        if status == worker_process.OUT_OF_MEMORY:
            return self.failed(item, Reason.MEMORY)
        _log.info("a worker's function raised:\n%s", payload.decode("utf-8", "replace"))
        return self.failed(item, Reason.CRASHED)

    def _ready_worker(self, number: int) -> Worker:
        if number not in self.live:
            worker = next_worker()
            with self.changed:
                self.live[number] = worker
                if self.closed.is_set():
                    worker.process.kill()
            write_message(worker, (self.function, self.limits.seconds, self.limits.megabytes))
            if not self._await_ready(number, worker):
                raise RuntimeError("a worker process could not start")
        return self.live[number]

    def _await_ready(self, number: int, worker: Worker) -> bool:
        """Whether the worker asks for its next batch; one that retires is taken off the list."""
        message = worker_process.receive_bytes(output_of(worker))
        if message is not None and message[0] == worker_process.READY:
            return True
        self._replace(number)
        return False

    def _replace(self, number: int) -> None:
        with self.changed:
            worker = self.live.pop(number)
        worker.close()

    # --- the thread that watches -----------------------------------------------------------------------

    def _watch(self) -> None:
        watch_memory = not worker_process.LIMITS_MEMORY
        while not self.closed.wait(_LOOK_EVERY):
            for worker in list(self.live.values()):
                if worker.started is None:
                    continue
                if worker.is_late(time.monotonic(), self.limits.seconds - _LOOK_EVERY):
                    worker.ended_for = Reason.TIMEOUT
                elif watch_memory and resident_bytes(worker) > self.limits.megabytes * 1024 * 1024:
                    worker.ended_for = Reason.MEMORY
                if worker.ended_for is not None:
                    worker.process.kill()


def _size(item: object) -> int:
    """About how many bytes an item holds."""
    if isinstance(item, tuple):
        return sum(_size(part) for part in item)
    return len(item) if isinstance(item, (bytes, bytearray)) else 256
