"""What a reading depends on besides the file: the software that reads and the reference tables."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from pipelines.reference.tables import REFERENCE

PIPELINES = Path(__file__).resolve().parents[1]
ROOMS = ("reading", "interpreting", "checking", "reference")


@cache
def reading_fingerprint(strict: bool) -> str:
    """A SHA-256 that changes when the reading software or a reference table does (line ends do not count)."""
    digest = hashlib.sha256(b"strict" if strict else b"")
    for path in _sources():
        digest.update(path.name.encode("utf-8"))
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def _sources() -> list[Path]:
    code = [path for room in ROOMS for path in sorted((PIPELINES / room).glob("*.py"))]
    return [PIPELINES / "submission.py", *code, *sorted(REFERENCE.glob("*.csv"))]
