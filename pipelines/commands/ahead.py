"""Workers that start while the command itself is still being imported: DuckDB and pyarrow take their time."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from pipelines.reading.worker_handle import start_ahead

READING = ("load", "check", "demo")
"""The commands that read files in workers."""
_FIRST = "pipelines.submission:prepare"
"""What a worker of these commands does before it is given anything to do."""


def start_workers(arguments: Sequence[str]) -> None:
    """Start the workers that a command line will want; nothing where it reads no files."""
    if arguments[:1] and arguments[0] in READING and not {"-h", "--help"} & set(arguments):
        start_ahead(workers_wanted(arguments), _FIRST)


def workers_wanted(arguments: Sequence[str]) -> int:
    """How many workers a command line will want at the most: one a processor or as ``--jobs`` says, and no
    more than there are files, where it names files alone.
    """
    said = [value for name, value in _options(arguments) if name == "--jobs" and value.isdecimal()]
    jobs = int(said[-1]) if said else os.cpu_count() or 1
    paths = [Path(argument) for argument in arguments[1:] if not argument.startswith("-")]
    files = sum(path.is_file() for path in paths)
    many = not files or any(path.is_dir() for path in paths)
    return jobs if many else min(jobs, files)


def _options(arguments: Sequence[str]) -> list[tuple[str, str]]:
    apart = [part for argument in arguments for part in argument.split("=", 1)]
    return list(pairwise(apart))
