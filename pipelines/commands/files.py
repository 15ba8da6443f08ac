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


def files_of(paths: Sequence[str]) -> list[Incoming]:
    """The files that were named, and those in the folders that were named, each folder's in path order.

    Hidden files and the lock files of an open Excel (``~$…``) are left out of folders. Without paths it
    is the inbox; a missing inbox is an empty one. The tables beside the samples that say what each holds
    (``*.truth.csv``) are no submissions: they are named on standard error and left out. Raises
    :class:`UsageError` for a path that does not exist.
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
    truths = 0
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        inside = Path(place).relative_to(folder).parts
        found.extend((*inside, name) for name in names if _may_be_submitted(name))
        truths += sum(name.endswith(_TRUTH) for name in names)
    if truths:
        say(f"Bỏ qua {truths} bảng đối chiếu *{_TRUTH} trong {folder} (left out).", to_stderr=True)
    for parts in sorted(found):
        yield Incoming("/".join((folder.rstrip("/\\") or folder, *parts)), Path(folder, *parts))


def _may_be_submitted(name: str) -> bool:
    return not (name.startswith((".", "~$")) or name.endswith(_TRUTH) or name.lower() in _NOT_SUBMITTED)
