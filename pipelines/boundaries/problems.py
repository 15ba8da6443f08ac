"""What can be wrong with a boundary file, in words for the person who gave it."""

from __future__ import annotations

from typing import NamedTuple


class BoundaryError(Exception):
    """A boundary file can't be used, or what was installed can't be read. ``vi`` and ``en`` say why."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(f"{vi} / {en}")
        self.vi = vi
        self.en = en


class Fault(NamedTuple):
    """Why one area of the file was held back. ``code`` is the area's code, or its place in the file."""

    code: str
    vi: str
    en: str
