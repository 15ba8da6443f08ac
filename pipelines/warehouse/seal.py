"""What is noted beside a version: which bytes were published, by what they were made, and how often renewed.

The note is written last and nobody waits for it: a version without one, or with other bytes than it names, is
as good as any to ask, but no other is made from a copy of it.
"""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path
from typing import NamedTuple

from pipelines.warehouse.durable import write_whole


class Sealed(NamedTuple):
    """A version's bytes as they were published, and how many versions in a row were copied and renewed."""

    content: bytes
    renewals: int


def seal_of(path: Path) -> Path:
    """The note that stands beside a version."""
    return path.with_suffix(".seal")


def seal(path: Path, made_by: str, renewals: int) -> None:
    """Note what a version is. ``made_by`` names the software and the tables that it was made with."""
    with contextlib.suppress(OSError):  # on a full disk the version stands all the same
        line = f"{_digest(path.read_bytes())} {made_by} {renewals}\n"
        write_whole(seal_of(path), line.encode("ascii"))


def unseal(path: Path, made_by: str) -> Sealed | None:
    """The bytes of a version; None where they are not those that were published, or were made by another
    software or with other tables, or where that can't be known.
    """
    try:
        digest, maker, renewals = seal_of(path).read_text(encoding="ascii").split()
        content = path.read_bytes()
        known = Sealed(content, int(renewals))
    except (OSError, ValueError):
        return None
    return known if (digest, maker) == (_digest(content), made_by) else None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
