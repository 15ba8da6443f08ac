"""Where the time of loading ordinary workbooks goes.

    python -m benchmarks.reading_stages [--files 1000] [--jobs 2]

Prints two Markdown tables: milliseconds of processor a file for each room, as a worker spends them (up to 200
files in this one process, after 20 to warm up); and wall seconds of a whole load, as the process that gathers
spends them.
"""

from __future__ import annotations

import argparse
import contextlib
import pickle
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

from benchmarks.ordinary_workbooks import write_workbooks
from pipelines import submission
from pipelines.interpreting.hints import Hints
from pipelines.warehouse import build, intake, store
from pipelines.warehouse.location import Location

WARMING, MEASURED = 20, 200
ROOMS = {"read_workbook": "guards and parsing", "find_tables": "tables", "interpret": "interpreting"}
ROOMS |= {"check": "checking", "PackedObservations": "packing"}
STAGES: list[tuple[ModuleType, str, str]] = [
    (store, "build", "building the version"),
    (intake, "add_history_findings", "beside it: comparing with earlier years"),
    (build, "reference_file", "of it: reference tables"),
    (build, "_insert_observations", "of it: observations"),
    (build, "make_marts", "of it: marts"),
]


@contextlib.contextmanager
def timed(module: ModuleType, name: str, spent: Counter[str], clock: Any) -> Iterator[None]:
    """Add what calls of a function take to ``spent``, by its name, as long as the block runs."""
    function = getattr(module, name)

    def measured(*args: Any, **said: Any) -> Any:
        start = clock()
        try:
            return function(*args, **said)
        finally:
            spent[name] += clock() - start

    with patch.object(module, name, measured):
        yield


def rooms(paths: list[Path]) -> list[tuple[str, float]]:
    """(room, milliseconds of processor a file)."""
    files = [(str(path), path.read_bytes()) for path in paths[: WARMING + MEASURED]]
    spent: Counter[str] = Counter()
    results = [submission.read_file(file, Hints(), False) for file in files[:WARMING]]
    with contextlib.ExitStack() as stack:
        for name in ROOMS:
            stack.enter_context(timed(submission, name, spent, time.process_time))
        results = [submission.read_file(file, Hints(), False) for file in files[WARMING:]]
    start = time.process_time()
    for result in results:
        pickle.loads(pickle.dumps(result, pickle.HIGHEST_PROTOCOL))
    spent["sent"] = time.process_time() - start
    named = {**ROOMS, "sent": "sending and receiving"}
    return [(what, 1000 * spent[name] / len(results)) for name, what in named.items()]


def stages(folder: Path, scratch: Path, jobs: int) -> list[tuple[str, float]]:
    """(stage, wall seconds) of a load into an empty warehouse."""
    files = [intake.Incoming(str(path), path) for path in sorted(folder.glob("*.xlsx"))]
    spent: Counter[str] = Counter()
    start = time.perf_counter()
    with contextlib.ExitStack() as stack:
        for module, name, _ in STAGES:
            stack.enter_context(timed(module, name, spent, time.perf_counter))
        intake.load_files(files, intake.Request(jobs=jobs), Location(scratch / "warehouse"))
    whole = time.perf_counter() - start
    return [
        ("reading, archiving", whole - spent["build"]),
        *((what, spent[name]) for _, name, what in STAGES),
        ("all of it", whole),
    ]


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=2)
    said = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        paths = write_workbooks(Path(scratch) / "workbooks", said.files)
        found = rooms(paths)
        print("| in a worker | ms of processor a file |\n| --- | ---: |")
        for what, milliseconds in [*found, ("together", sum(taken for _, taken in found))]:
            print(f"| {what} | {milliseconds:.1f} |")
        print(f"\n| a load of {said.files} files | s |\n| --- | ---: |")
        for what, seconds in stages(Path(scratch) / "workbooks", Path(scratch), said.jobs):
            print(f"| {what} | {seconds:.1f} |")


if __name__ == "__main__":
    main()
