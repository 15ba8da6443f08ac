"""Where ``--json`` writes, and where ``--out`` does: tried before anything is done, written at the end."""

from __future__ import annotations

import json
import os
from pathlib import Path

from pipelines.commands.console import UsageError, say


def write_json(value: object, target: str) -> None:
    """Write JSON in UTF-8 to a file, or to standard output for ``-``."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    if target == "-":
        say(text)
        return
    try:
        Path(target).write_text(text + "\n", encoding="utf-8")
    except OSError as problem:
        raise _not_writable(target, problem) from problem


def try_file(target: str) -> None:
    """Raises :class:`UsageError` where no file can be written there; what is there stays as it is."""
    path = Path(target)
    is_new = not path.exists()
    try:
        with path.open("ab"):
            pass
        if is_new:
            path.unlink()
    except OSError as problem:
        raise _not_writable(target, problem) from problem


def try_folder(folder: Path) -> None:
    """Raises :class:`UsageError` where no folder can be made or written to there; nothing is made."""
    there = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
    if not there.is_dir():
        raise UsageError(f"không ghi được {folder}: {there} là một tệp / can't write: that is a file")
    if not os.access(there, os.W_OK):
        raise UsageError(f"không ghi được {folder} / can't write: no permission")


def _not_writable(target: str, problem: OSError) -> UsageError:
    return UsageError(f"không ghi được {target} / can't write: {problem.strerror}")
