"""The servers that are measured: the dashboard as ``run.py`` starts it, and the pages it is compared with."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import psutil

import run
from benchmarks.walks import Played, View, Walk, play

APPS = Path(__file__).with_name("apps")


class Server(NamedTuple):
    """A server that runs: its address, its process, and the views that readers looked at on it."""

    name: str
    address: str
    process: psutil.Process
    met: set[View]

    @property
    def megabytes(self) -> float:
        """What the process holds in memory."""
        return float(self.process.memory_info().rss) / 1e6

    def play(self, some: Sequence[Walk]) -> Played:
        """Play walks on this server."""
        return play(self.address, self.process.pid, some, self.met)


@contextlib.contextmanager
def serving(name: str, command: list[str], folder: Path, port: int) -> Iterator[Server]:
    """A server of its own for one application, ended when the block is left."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    try:
        run.wait_until_ready(process, port)
        yield Server(name, run.address_of(port), psutil.Process(process.pid), set())
    finally:
        run.stop_server(process)


@contextlib.contextmanager
def dashboard(port: int) -> Iterator[Server]:
    """The dashboard, started as ``run.py`` starts it."""
    run.PYTHON = Path(sys.executable)
    process = run.start_server(port)
    try:
        run.wait_until_ready(process, port)
        yield Server("dashboard", run.address_of(port), psutil.Process(process.pid), set())
    finally:
        run.stop_server(process)


def plain(port: int) -> contextlib.AbstractContextManager[Server]:
    """The plain page on Streamlit's default settings: it runs where no settings lie."""
    command = [sys.executable, "-m", "streamlit", "run", str(APPS / "plain_page.py")]
    return serving("plain", [*command, *flags(port)], Path(tempfile.gettempdir()), port)


def empty(port: int) -> contextlib.AbstractContextManager[Server]:
    """The empty page on the dashboard's own settings and server."""
    command = [sys.executable, "-m", "pages.kit.serve", "run", str(APPS / "empty_page.py")]
    return serving("empty", [*command, *flags(port)], run.ROOT, port)


def flags(port: int) -> list[str]:
    """The settings of a server that is measured."""
    return [
        "--server.headless=true",
        f"--server.address={run.HOST}",
        f"--server.port={port}",
        "--browser.gatherUsageStats=false",
    ]
