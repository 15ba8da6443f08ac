"""What the workers of the tests are asked to do: mostly harm."""

from __future__ import annotations

import ctypes
import os
import sys
import time
from pathlib import Path


def misbehave(item: str) -> str:
    """Do what the item says, or give it back with the process's number."""
    match item:
        case "hang":
            time.sleep(120)
        case "spin":
            while True:
                pass
        case "crash":
            ctypes.string_at(0)
        case "abort":
            os.abort()
        case "leave":
            os._exit(3)
        case "raise":
            raise KeyError(item)
        case "fill":
            return str(len(bytearray(900 * 1024 * 1024)))
        case "print":
            sys.stdout.write("noise on standard output\n" * 1000)
            sys.stdout.flush()
    return f"{item} done"


def process_number(_: int) -> int:
    """The number of the process that runs this."""
    return os.getpid()


def length(content: bytes) -> int:
    """How many bytes came."""
    return len(content)


def large_answer(size: int) -> bytes:
    """So many bytes back."""
    return b"x" * size


def fill_up(step: int) -> int:
    """Take memory in blocks of so many megabytes until there is no more; the most that was held (MB)."""
    blocks = []
    try:
        while len(blocks) < 1000:
            blocks.append(bytearray(os.urandom(1024) * 1024 * step))
    except MemoryError:
        blocks.clear()
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM:"))


def hold(megabytes: int) -> int:
    """Hold memory for a while, the longer the more it is, in pages that are really there."""
    block = bytearray(os.urandom(1024) * 1024 * megabytes)
    time.sleep(megabytes / 10)
    return len(block)
