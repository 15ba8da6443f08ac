"""Files that are whole or not there, whatever happens to the machine meanwhile."""

from __future__ import annotations

import os
import time
from pathlib import Path

TEMPORARY = ".part"


def write_durably(path: Path, content: bytes) -> None:
    """Write beside the place, sync, then rename: ``path`` holds the old bytes or the new ones, never a
    part.
    """
    part = path.with_name(path.name + TEMPORARY)
    with part.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    replace(part, path)
    sync_folder(path.parent)


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the place, then rename, without waiting for the disk: for what can be made again. After a
    power cut ``path`` may hold nothing.
    """
    part = path.with_name(path.name + TEMPORARY)
    part.write_bytes(content)
    replace(part, path)


def sync_file(path: Path) -> None:
    """Bring a file that another library wrote onto the disk."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Bring a folder's entries onto the disk, where the system lets one open folders (Windows does not)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def replace(source: Path, target: Path, attempts: int = 50) -> None:
    """``os.replace``, tried again for a second where a reader on Windows has the target open just now."""
    for attempt in range(attempts):
        try:
            source.replace(target)
        except PermissionError:
            if os.name != "nt" or attempt == attempts - 1:
                raise
            time.sleep(0.02)
        else:
            return
