"""What a number in a sample means: the truth that is written down beside each workbook."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple


class Kind(NamedTuple):
    """What is counted: codes of docs/contract.md."""

    model: str
    level: str = ""
    group: str = ""


class Place(NamedTuple):
    """A version of an area, as data/reference/areas.csv has it."""

    area_id: str
    code: str
    level: str
    type: str
    name: str
    parent_code: str
    parent_level: str
    province_code: str

    @property
    def full_name(self) -> str:
        """The name with its type: Xã Bình Yên."""
        return f"{self.type} {self.name}"


class When(NamedTuple):
    """The year and period a number is for."""

    year: int
    period: str = "year"


class Fact(NamedTuple):
    """One number and the cell it stands in: a row of <name>.truth.csv."""

    sheet: str
    cell: str
    area_code: str
    area_level: str
    year: int
    period: str
    model: str
    level: str
    group: str
    measure: str
    value: float


def write_truth(path: Path, file: str, facts: list[Fact]) -> None:
    """Write the truth beside a workbook, in the order of sheets and cells as they were written."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["file", *Fact._fields])
        writer.writerows([file, *fact] for fact in facts)
