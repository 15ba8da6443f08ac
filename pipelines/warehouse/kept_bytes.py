"""Bytes that cost time to make, kept in a folder between processes.

Nothing depends on the folder: a file that is missing, damaged or of no use is made anew, and where the folder
can't be written to, the bytes are made in each process.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

KEPT = Path(__file__).resolve().parents[2] / "data" / "cache"
_SUFFIX, _HALF = ".kept", ".part"
_KEPT_FILES = 3
"""How many files stay: this edition's, and those of others that somebody goes back to."""
_LEFT_OVER_SECONDS = 3600
"""After this time a half-written file is one that an interrupted process left."""


def kept_bytes(folder: Path, name: str, make: Callable[[], bytes]) -> bytes:
    """What was kept under a name, else what ``make`` gives, which is then kept."""
    path = folder / f"{name}{_SUFFIX}"
    content = _read(path)
    if content is None:
        content = make()
        with contextlib.suppress(OSError):
            _write(path, content)
            _prune(folder)
    return content


def _read(path: Path) -> bytes | None:
    """The bytes, where they are those that were written: their SHA-256 stands before them."""
    try:
        whole = path.read_bytes()
    except OSError:
        return None
    digest, content = whole[:32], whole[32:]
    return content if hashlib.sha256(content).digest() == digest else None


def _write(path: Path, content: bytes) -> None:
    """Under a name of its own first: two processes that make the same do not meet, and the last one stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(_HALF, path.stem, path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(hashlib.sha256(content).digest())
            stream.write(content)
        Path(part).replace(path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


def _prune(folder: Path) -> None:
    ages = {path: path.stat().st_mtime for path in folder.iterdir()}
    newest = sorted((path for path in ages if path.suffix == _SUFFIX), key=lambda path: -ages[path])
    left_over = [
        path
        for path, written in ages.items()
        if path.suffix == _HALF and written < time.time() - _LEFT_OVER_SECONDS
    ]
    for path in (*newest[_KEPT_FILES:], *left_over):
        path.unlink(missing_ok=True)
