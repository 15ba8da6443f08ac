"""The list of findings that goes back to a sender: by what its sheet is known when it comes in again."""

from __future__ import annotations

from collections.abc import Mapping

NAME = "Cần xem lại"
TITLE = "CÁC ĐIỂM CẦN XEM LẠI"
HEADER = ("STT", "Mức độ", "Trang", "Ô", "Nội dung trong ô", "Phát hiện gì và cần làm gì", "In English")
_LOOKED_AT = 40
"""Rows in which the header must stand."""


def is_findings_list(cells: Mapping[tuple[int, int], object]) -> bool:
    """Whether a sheet's cells, by row and column from 1, are a list of ours: its title and whole header."""
    if cells.get((1, 1)) != TITLE:
        return False
    columns = range(1, len(HEADER) + 1)
    return any(
        tuple(cells.get((row, column)) for column in columns) == HEADER for row in range(2, _LOOKED_AT)
    )
