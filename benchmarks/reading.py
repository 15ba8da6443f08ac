"""How long 1,000 ordinary workbooks take: the whole load against merely opening the same files.

    python -m benchmarks.reading [--files 1000] [--rounds 3] [--jobs 2]

In each round, on the same cores, one after another in fresh processes:

* ``load``: ``python -m pipelines load FOLDER`` into an empty warehouse: guards, reading, interpreting,
  checking, archiving, publishing.
* ``pandas``: ``pandas.read_excel(file, sheet_name=None, header=None, engine="openpyxl")``, spread over the
  same number of processes.
* ``pandas alone``: the same in one process, one file after another, as a script does it.
* ``calamine``: python-calamine opens each file and gives its rows, spread likewise: the bare parse.

Prints a Markdown table: seconds (median, min to max), milliseconds a file, peak memory of the process tree
(resident, shared pages counted in each process), and how many times as long the load takes (median of the
rounds' ratios); and how busy the machine was. ``benchmarks.reading_stages`` says where the load's time goes.
"""

from __future__ import annotations

import argparse
import multiprocessing
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import psutil

from benchmarks.ordinary_workbooks import write_workbooks

ROOT = Path(__file__).resolve().parents[1]


class Run(NamedTuple):
    """One timed process: wall seconds, and the most memory its process tree held (MB)."""

    seconds: float
    megabytes: float


def open_with_pandas(path: str) -> int:
    """Cells of all sheets as pandas sees them."""
    import pandas as pd

    sheets = pd.read_excel(path, sheet_name=None, header=None, engine="openpyxl")
    return sum(frame.size for frame in sheets.values())


def open_with_calamine(path: str) -> int:
    """Rows of all sheets as python-calamine gives them."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    return sum(len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)


READERS = {"pandas": open_with_pandas, "calamine": open_with_calamine}
ALONE = " alone"
"""Behind a reader's name: in one process instead of spread over several."""
MEASURED = ("load", "pandas", f"pandas{ALONE}", "calamine")


def tree_memory(process: psutil.Process) -> float:
    """Resident memory of a process and all below it, in MB; 0 when it is gone."""
    total = 0
    try:
        for member in [process, *process.children(recursive=True)]:
            total += member.memory_info().rss
    except psutil.NoSuchProcess:
        pass
    return total / 1e6


def timed(command: list[str]) -> Run:
    """Run ``command`` from the project's root to its end. Raises ``CalledProcessError`` when it fails."""
    with tempfile.TemporaryFile() as said:  # a pipe that nobody reads would stop the process when it is full
        start = time.perf_counter()
        process = psutil.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=said)
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, tree_memory(process))
            time.sleep(0.1)
        seconds = time.perf_counter() - start
        if process.returncode:
            said.seek(0)
            raise subprocess.CalledProcessError(process.returncode, command, stderr=said.read())
    return Run(seconds, peak)


def command_for(what: str, folder: Path, jobs: int) -> list[str]:
    """The command line of one measured thing."""
    if what != "load":
        reader, processes = what.removesuffix(ALONE), 1 if what.endswith(ALONE) else jobs
        only = ["--only", reader, str(folder), "--jobs", str(processes)]
        return [sys.executable, "-m", "benchmarks.reading", *only]
    warehouse = tempfile.mkdtemp(dir=folder.parent)
    return [
        sys.executable,
        "-m",
        "pipelines",
        "load",
        str(folder),
        "--jobs",
        str(jobs),
        "--warehouse",
        warehouse,
    ]


def compare(files: int, rounds: int, jobs: int) -> str:
    """The Markdown table of the comparison."""
    runs: dict[str, list[Run]] = {what: [] for what in MEASURED}
    before = psutil.getloadavg()[0]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "workbooks"
        write_workbooks(folder, files)
        for _ in range(rounds):
            for what, results in runs.items():
                results.append(timed(command_for(what, folder, jobs)))
    lines = [
        f"{files} workbooks, {rounds} rounds, {jobs} processes on {psutil.cpu_count()} processors,"
        f" Python {sys.version.split()[0]}; load of the machine before {before:.1f}",
        "",
        "| what | median s | min to max s | ms a file | peak MB | load takes … times as long |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for what, results in runs.items():
        seconds = [run.seconds for run in results]
        median = statistics.median(seconds)
        ratios = [load.seconds / run.seconds for load, run in zip(runs["load"], results, strict=True)]
        lines.append(
            f"| {what} | {median:.2f} | {min(seconds):.2f} to {max(seconds):.2f} "
            f"| {median / files * 1000:.1f} | {max(run.megabytes for run in results):.0f} "
            f"| {statistics.median(ratios):.2f} |"
        )
    return "\n".join(lines)


def main() -> None:
    """Read the arguments; time everything, or be one of the timed processes (``--only``)."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", choices=sorted(READERS))
    said = parser.parse_args()
    if said.only is None:
        print(compare(said.files, said.rounds, said.jobs))
        return
    paths = sorted(str(path) for path in said.folder.glob("*.xlsx"))
    if said.jobs == 1:
        for path in paths:
            READERS[said.only](path)
        return
    with multiprocessing.Pool(said.jobs) as pool:
        pool.map(READERS[said.only], paths, chunksize=8)


if __name__ == "__main__":
    main()
