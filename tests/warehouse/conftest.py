"""A warehouse folder of a test's own, which ``ask`` reads."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty warehouse folder; the environment variable names it."""
    folder = tmp_path / "w"
    monkeypatch.setenv("XHHT_WAREHOUSE", str(folder))
    return folder
