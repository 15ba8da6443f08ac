"""What runs inside a worker process: take items from standard input, answer on standard output.

Started by ``workers`` as a plain subprocess, so that it imports nothing of the parent's main program
(Streamlit, pytest) and works the same on every system.
"""

from __future__ import annotations

import gc
import importlib
import mmap
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable
from typing import IO, Any

from pipelines.reading.worker_clock import PATIENCE

DONE, OUT_OF_MEMORY, RAISED, READY = b"D", b"M", b"R", b"N"
LIMITS_MEMORY = sys.platform == "linux"
"""Whether the system keeps a process to a limit on its address space; elsewhere the parent watches."""
HEADER_BYTES = 9
_RETIRE_AFTER_GROWTH = 4
"""A worker that has grown by this part of its limit makes room for a fresh one."""

_COLLECT = (50_000, 20, 100)
"""Objects after which Python looks for circles: the usual 700 cost a fifth of the time, as the tables that
stay in memory are looked through over and over."""


def main(first: str = "") -> None:
    """Serve batches until standard input ends; ``first`` ("module:function") is called before all else."""
    source, answers = _private_streams()
    if first:
        module, _, name = first.partition(":")
        getattr(importlib.import_module(module), name)()
    if (task := receive(source)) is None:
        return
    function, seconds, megabytes = task
    start, resident = _memory()
    limit = megabytes * 1024 * 1024
    if LIMITS_MEMORY and start:
        # What a fresh worker has reserved and not used is not counted; what it holds already is.
        _limit_memory(start + max(limit - resident, 0))
    gc.set_threshold(*_COLLECT)
    send(answers, b"", READY)
    while (batch := receive(source)) is not None:
        for item in batch:
            _die_if_hanging(seconds)
            status, result = _answer(function, item)
            _die_if_hanging(0)
            send(answers, result, status)
        if _memory()[0] - start > limit // _RETIRE_AFTER_GROWTH:
            return
        send(answers, b"", READY)


def send(stream: IO[bytes], payload: bytes, status: bytes = DONE) -> None:
    """Write one message: a status byte, the length, the bytes."""
    stream.write(status + len(payload).to_bytes(8, "little") + payload)
    stream.flush()


def receive_bytes(stream: IO[bytes]) -> tuple[bytes, bytes] | None:
    """(status, bytes) of the next message, or None where the stream has ended."""
    header = stream.read(HEADER_BYTES)
    if len(header) < HEADER_BYTES:
        return None
    length = int.from_bytes(header[1:], "little")
    payload = stream.read(length)
    return (header[:1], payload) if len(payload) == length else None


def receive(stream: IO[bytes]) -> Any:
    """The object of the next message, or None where the stream has ended."""
    message = receive_bytes(stream)
    if message is None:
        return None
    return pickle.loads(message[1])  # noqa: S301 - written by our own parent


def _answer(function: Callable[[object], object], item: object) -> tuple[bytes, bytes]:
    try:
        return DONE, pickle.dumps(function(item), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        return OUT_OF_MEMORY, b""
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a panic of a reader is no Exception
        return RAISED, traceback.format_exc().encode("utf-8", "replace")


def _private_streams() -> tuple[IO[bytes], IO[bytes]]:
    """The two pipes to the parent, out of reach of anything that prints."""
    if sys.platform == "win32":
        import msvcrt

        for stream in (0, 1):
            msvcrt.setmode(stream, os.O_BINARY)
    source = os.fdopen(os.dup(0), "rb", buffering=1 << 16)
    answers = os.fdopen(os.dup(1), "wb", buffering=1 << 16)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    return source, answers


def _memory() -> tuple[int, int]:
    """Bytes of address space that the process has reserved, and of memory that it holds; (0, 0) where the
    system does not say.
    """
    try:
        with open("/proc/self/statm", "rb") as numbers:  # noqa: PTH123 - read on every batch
            reserved, resident, *_ = numbers.read().split()
            return int(reserved) * mmap.PAGESIZE, int(resident) * mmap.PAGESIZE
    except (OSError, ValueError):
        return 0, 0


def _limit_memory(limit: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _die_if_hanging(seconds: float) -> None:
    """Have the system end this process later, should the parent be gone and unable to; 0 calls it off."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds * 2 * PATIENCE)


if __name__ == "__main__":
    main()
