"""What one hostile file costs: its time and the most memory its worker holds, each file alone in a fresh one.

    python -m benchmarks.hostile [FILE or FOLDER ...]

Made here: a sheet of 900,000 different numbers, one of 900,000 different texts, and a zip bomb of 1 GB.
Prints a Markdown table of the files that took most memory or time (megabytes of 1024 * 1024 bytes, resident,
looked at every 5 ms; the system is asked for the peak where it keeps it), and the worst of all the others.
"""

from __future__ import annotations

import io
import random
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import psutil
import xlsxwriter

from pipelines.submission import SubmittedFile, read_submissions

SHOWN = 6
CELLS, COLUMNS = 900_000, 30


class Cost(NamedTuple):
    """What one file cost: seconds with the start of its worker, and the worker's most resident megabytes."""

    name: str
    seconds: float
    megabytes: float
    outcome: str


def sheet_of(value: str) -> bytes:
    """A workbook with one sheet of 900,000 different values: ``numbers`` or ``texts``."""
    chance, buffer = random.Random(value), io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"constant_memory": True})
    sheet = book.add_worksheet("Biểu 1")
    for cell in range(CELLS):
        number = chance.random() * 1e9
        sheet.write(cell // COLUMNS, cell % COLUMNS, number if value == "numbers" else f"Xã số {number}")
    book.close()
    return buffer.getvalue()


def bomb() -> bytes:
    """An .xlsx whose sheet unpacks to 1 GB."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("[Content_Types].xml", "<Types/>")
        with container.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(1024):
                part.write(bytes(1024 * 1024))
    return buffer.getvalue()


def files(paths: list[str]) -> Iterator[tuple[str, bytes]]:
    """The files made here, then those that were named."""
    yield "900,000 different numbers", sheet_of("numbers")
    yield "900,000 different texts", sheet_of("texts")
    yield "a zip bomb of 1 GB", bomb()
    for path in map(Path, paths):
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                yield file.name, file.read_bytes()


def cost(name: str, content: bytes) -> Cost:
    """Read one file in a fresh worker and watch it."""
    done, most = threading.Event(), [0.0]

    def watch() -> None:
        while not done.wait(0.005):
            for child in psutil.Process().children():
                try:
                    most[0] = max(most[0], peak(child))
                except psutil.Error:
                    continue

    watcher = threading.Thread(target=watch)
    watcher.start()
    start = time.perf_counter()
    (submission,) = read_submissions([SubmittedFile(name, content)], jobs=1)
    seconds = time.perf_counter() - start
    done.set()
    watcher.join()
    codes = [found.code for found in submission.findings]
    return Cost(name, seconds, most[0], codes[0] if codes else f"{len(submission.observations)} numbers")


def peak(process: psutil.Process) -> float:
    """The most memory that a process has held, in MB; what it holds now where the system keeps no peak."""
    status = Path(f"/proc/{process.pid}/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        return int(lines.get("VmHWM", "0 kB").split()[0]) / 1024
    return float(process.memory_info().rss) / 1024**2


def main() -> None:
    """Measure all files and print the table."""
    costs = [cost(name, content) for name, content in files(sys.argv[1:])]
    costs.sort(key=lambda one: (one.megabytes, one.seconds), reverse=True)
    print("| file | s | worker MB | outcome |\n| --- | ---: | ---: | --- |")
    for one in costs[:SHOWN]:
        print(f"| {one.name} | {one.seconds:.1f} | {one.megabytes:.0f} | {one.outcome} |")
    rest = costs[SHOWN:]
    if rest:
        slowest, largest = max(one.seconds for one in rest), max(one.megabytes for one in rest)
        print(f"| {len(rest)} others | at most {slowest:.1f} | at most {largest:.0f} | |")


if __name__ == "__main__":
    main()
