"""Observations of one commune, written as numbers by measure."""

from __future__ import annotations

from pipelines.checking.keys import Titles, by_title
from pipelines.interpreting.interpretation import Record
from pipelines.interpreting.observations import Observation
from pipelines.reading.sheets import column_letter

BINH_YEN = "09982@2016-01-01"


def observed(
    numbers: dict[str, float],
    *,
    row: int = 5,
    sheet: str = "Biểu 1",
    group: str = "",
    model: str = "family",
    year: int = 2024,
) -> list[Observation]:
    """One observation a measure, in columns C, D, E … of a row."""
    return [
        Observation(
            *(BINH_YEN, "commune", year, "year", model, "", group, measure, value, False),
            *(sheet, f"{column_letter(3 + index)}{row}", "Xã Bình Yên", measure),
        )
        for index, (measure, value) in enumerate(numbers.items())
    ]


def titles(numbers: dict[str, float], **more: str) -> Titles:
    """The numbers of one title."""
    return by_title(observed(numbers, **more))  # type: ignore[arg-type]


def record(numbers: dict[str, float], *, row: int = 5, sheet: str = "Biểu 1", hidden: bool = False) -> Record:
    """The record of a row."""
    return Record(sheet, f"B{row}", "Xã Bình Yên", observed(numbers, row=row, sheet=sheet), hidden)
