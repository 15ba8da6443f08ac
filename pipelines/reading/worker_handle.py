"""One worker process as its parent sees it: how it starts, is written to and read from, and why it ended."""

from __future__ import annotations

import atexit
import contextlib
import os
import pickle
import subprocess
import sys
import time
from dataclasses import dataclass
from enum import StrEnum
from typing import IO

from pipelines.reading import worker_process
from pipelines.reading.worker_clock import is_over, processor_seconds

_ABORTED, _KILLED, _ALARM = -6, -9, -14
"""Exit codes of a process ended by the system: no memory in compiled code, by the kernel, by its alarm."""
_COMMAND = "from pipelines.reading.worker_process import main; main({!r})"
_AHEAD: list[Worker] = []
"""Workers that were started before there was anything to do."""


class Reason(StrEnum):
    """Why there is no result for an item."""

    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASHED = "crashed"


@dataclass(slots=True)
class Worker:
    """A worker process and the item it is at."""

    process: subprocess.Popen[bytes]
    born: float
    fresh: bool = True
    started: float | None = None
    worked: float = 0.0
    ended_for: Reason | None = None

    def start_clock(self, now: float, seconds: float) -> None:
        """The time of an item with a limit of ``seconds`` runs from ``now`` on.

        The first one pays for the start of the worker too, but no more than a tenth of its time: a start on a
        busy machine is no fault of a file.
        """
        self.worked = processor_seconds(self.process.pid)
        self.started = max(self.born, now - seconds / 10) if self.fresh else now
        self.fresh = False

    def is_late(self, now: float, seconds: float) -> bool:
        """Whether the item it is at has had its time; one that had to wait for a processor has not."""
        started = self.started  # the thread that talks to the worker may take it away meanwhile
        if started is None or now - started <= seconds:
            return False
        return is_over(now - started, processor_seconds(self.process.pid) - self.worked, seconds)

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self.process.kill()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue
        self.process.wait()


def start_ahead(count: int, first: str) -> None:
    """Start workers that somebody will want soon; those that nobody takes end with this process.

    ``first`` ("module:function") is called in each before it takes any work: what every item needs is then
    there. A worker that fails at it is never handed out.
    """
    if not _AHEAD:
        atexit.register(_close_ahead)
    _AHEAD.extend(start_worker(first) for _ in range(count))


def next_worker() -> Worker:
    """A worker that was started ahead and lives, else a fresh one; it has been sent nothing yet."""
    with contextlib.suppress(IndexError):  # another thread may have taken the last one meanwhile
        while (worker := _AHEAD.pop()).process.poll() is not None:
            worker.close()
        return worker
    return start_worker()


def _close_ahead() -> None:
    while _AHEAD:
        _AHEAD.pop().close()


def start_worker(first: str = "") -> Worker:
    """A fresh worker, which has been sent nothing yet."""
    paths = os.pathsep.join(path for path in sys.path if path)
    born = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", _COMMAND.format(first)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": paths},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    return Worker(process, born)


def output_of(worker: Worker) -> IO[bytes]:
    """The pipe that the worker answers on."""
    if worker.process.stdout is None:
        raise RuntimeError("a worker without a pipe")
    return worker.process.stdout


def write_message(worker: Worker, message: object) -> None:
    """Send a message; a worker that has ended shows by its missing answer."""
    payload = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream = worker.process.stdin
    try:
        if stream is not None:
            worker_process.send(stream, payload)
    except (BrokenPipeError, OSError):
        return


def why_it_ended(worker: Worker) -> Reason:
    """The reason for which a worker that has ended did so."""
    if worker.ended_for is not None:
        return worker.ended_for
    code = worker.process.returncode
    if code in (_ABORTED, _KILLED):
        return Reason.MEMORY
    return Reason.TIMEOUT if code == _ALARM else Reason.CRASHED


def resident_bytes(worker: Worker) -> int:
    """Bytes of memory that a worker holds, 0 where it is gone."""
    import psutil

    try:
        return int(psutil.Process(worker.process.pid).memory_info().rss)
    except psutil.Error:
        return 0
