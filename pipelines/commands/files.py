"""Which files a command is asked to read."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipelines.commands.console import UsageError, say
from pipelines.commands.options import INBOX
from pipelines.warehouse.intake import Incoming

_NOT_SUBMITTED = {"thumbs.db", "desktop.ini"}
_TRUTH = ".truth.csv"
_MANIFEST = ("manifest.csv", b"path,kind,place,year,layout,source")
"""The list of the samples: its name, and how it begins."""
_NO_TABLES = (".md", ".rst", ".py", ".pyc", ".sql", ".json", ".toml", ".yml", ".yaml", ".log")
"""Endings of files that nobody sends as a report; any other file is looked at, whatever its ending says."""
_MOST_NAMED = 5


def files_of(paths: Sequence[str]) -> list[Incoming]:
    """The files that were named, and those in the folders that were named, each folder's in path order.

    Hidden files and the lock files of an open Excel (``~$…``) are left out of folders. Without paths it
    is the inbox; a missing inbox is an empty one. What lies beside the samples and is no submission (their
    manifest, the tables that say what each holds, texts and programs) is named on standard error and left
    out; a file that was named itself is always read. Raises :class:`UsageError` for a path that does not
    exist.
    """
    if not paths:
        return list(_below(os.fspath(INBOX))) if INBOX.is_dir() else []
    missing = [path for path in paths if not Path(path).exists()]
    if missing:
        raise UsageError(f"không có tệp hoặc thư mục này / no such file or folder: {', '.join(missing)}")
    return [incoming for path in paths for incoming in _of(path)]


def _of(path: str) -> Iterator[Incoming]:
    if Path(path).is_dir():
        yield from _below(path)
    else:
        yield Incoming(path, Path(path))


def _below(folder: str) -> Iterator[Incoming]:
    found: list[tuple[str, ...]] = []
    left_out: list[str] = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and name != "__pycache__"]
        inside = Path(place).relative_to(folder).parts
        for name in filter(_may_be_submitted, names):
            if _is_no_report(Path(place, name)):
                left_out.append("/".join((*inside, name)))
            else:
                found.append((*inside, name))
    if left_out:
        say(_said_of(left_out, folder), to_stderr=True)
    for parts in sorted(found):
        yield Incoming("/".join((folder.rstrip("/\\") or folder, *parts)), Path(folder, *parts))


def _said_of(left_out: Sequence[str], folder: str) -> str:
    named = ", ".join(sorted(left_out)[:_MOST_NAMED]) + (", …" if len(left_out) > _MOST_NAMED else "")
    return f"Bỏ qua {len(left_out)} tệp không phải bảng biểu trong {folder} (left out): {named}"


def _is_no_report(path: Path) -> bool:
    """Whether a file is plainly no submission: a text, a program, or what describes the samples."""
    name, start = _MANIFEST
    if path.name.endswith(_TRUTH) or path.suffix.lower() in _NO_TABLES:
        return True
    return path.name == name and _begins(path, start)


def _begins(path: Path, start: bytes) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(len(start) + 3).removeprefix(b"\xef\xbb\xbf").startswith(start)
    except OSError:
        return False


def _may_be_submitted(name: str) -> bool:
    return not (name.startswith((".", "~$")) or name.lower() in _NOT_SUBMITTED)
