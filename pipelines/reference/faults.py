"""Faults of the reference tables: which file, line and column, and what is wrong, for whoever edits them."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """One thing that is wrong in a reference table. ``column`` is empty where the whole line is concerned."""

    file: str
    line: int
    column: str
    message_vi: str
    message_en: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" + (f" [{self.column}]" if self.column else "")
        return f"{where}: {self.message_vi} / {self.message_en}"
