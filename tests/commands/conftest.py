"""The command line in a folder of its own, with a warehouse of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pipelines.__main__ import main


class Ran(NamedTuple):
    """What a command left: its exit status and what it printed."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The warehouse folder of the test, named by the environment; not made yet."""
    folder = tmp_path / "data" / "warehouse"
    monkeypatch.setenv("XHHT_WAREHOUSE", str(folder))
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def run(warehouse: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process."""

    def run_command(*arguments: object) -> Ran:
        capfd.readouterr()
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as left:
            status = int(left.code or 0)
        return Ran(status, *capfd.readouterr())

    return run_command
