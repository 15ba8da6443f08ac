"""How long until a reader sees the first chart: the dashboard beside the smallest Streamlit page with one.

    python -m benchmarks.first_paint [--warehouse FOLDER] [--rounds N] [--browser PATH]

Opens both in Chromium, in turns, each time in a context that remembers nothing, and waits until Plotly has
drawn marks of a chart. Prints the medians as Markdown. Both servers have answered once before, as a server
that runs has. Without a folder, the samples are loaded into a warehouse that is removed at the end.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import run
from benchmarks.screens import load
from benchmarks.servers import APPS, dashboard, flags, serving

DRAWN = ".js-plotly-plot .trace path, .js-plotly-plot .point path"
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
GOAL = 1.3


@contextlib.contextmanager
def samples() -> Iterator[Path]:
    """A warehouse of its own with the samples in it."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "warehouse"
        command = [sys.executable, "-m", "pipelines", "demo", "--warehouse", str(folder)]
        subprocess.run(command, cwd=run.ROOT, stdout=subprocess.DEVNULL, check=False)
        yield folder


def until_drawn(browser: Browser, address: str) -> float:
    """Milliseconds from asking for the page to the first mark of a chart."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN")
    page = context.new_page()
    began = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_selector(DRAWN, state="attached", timeout=60_000)
    taken = 1000 * (time.perf_counter() - began)
    context.close()
    return taken


def measure(browser: Browser, addresses: dict[str, str], rounds: int) -> dict[str, list[float]]:
    """The times by name, taken in turns; a first round that warms the servers does not count."""
    for address in addresses.values():
        until_drawn(browser, address)
    taken: dict[str, list[float]] = {name: [] for name in addresses}
    for _ in range(rounds):
        for name, address in addresses.items():
            taken[name].append(until_drawn(browser, address))
    return taken


def print_medians(taken: dict[str, list[float]], least: str) -> None:
    """A Markdown table of medians, each beside that of the smallest page."""
    base = statistics.median(taken[least])
    print("| page | median (ms) | fastest (ms) | times the smallest page |\n| --- | ---: | ---: | ---: |")
    for name, times in taken.items():
        median = statistics.median(times)
        print(f"| {name} | {median:.0f} | {min(times):.0f} | {median / base:.2f} |")
    print(f"\nGoal: at most {GOAL} times. {load().capitalize()} after.")


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--warehouse", type=Path)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--browser", default=run.find_browser())
    parser.add_argument("--port", type=int, default=8621)
    options = parser.parse_args(arguments)
    smallest = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(APPS / "one_chart.py"),
        *flags(options.port + 1),
    ]
    folder = contextlib.nullcontext(options.warehouse) if options.warehouse else samples()
    with folder as place, sync_playwright() as driver:
        os.environ["XHHT_WAREHOUSE"] = str(place)
        with (
            dashboard(options.port) as ours,
            serving("smallest", smallest, Path(tempfile.gettempdir()), options.port + 1) as theirs,
        ):
            browser = driver.chromium.launch(executable_path=options.browser, args=list(FLAGS))
            addresses = {
                "smallest Streamlit page with one chart": theirs.address,
                "overview": ours.address,
                "communes": f"{ours.address}/communes",
                "models": f"{ours.address}/models",
                "years": f"{ours.address}/years",
            }
            print_medians(measure(browser, addresses, options.rounds), next(iter(addresses)))
            browser.close()


if __name__ == "__main__":
    main()
