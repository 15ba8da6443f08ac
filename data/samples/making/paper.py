"""A workbook on paper: cells, merges and what each number means. How it is saved stands in saving.py."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from making.facts import Fact, Kind, Place, When

Value = str | int | float


class Percent(float):
    """A fraction that the sheet shows as a percentage."""


def letter(column: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Column(NamedTuple):
    """A column: its header from the top down, and what its numbers mean (nothing for names and remarks)."""

    path: tuple[str, ...]
    kind: Kind | None = None
    measure: str = ""


@dataclass
class Leaf:
    """One sheet."""

    name: str
    cells: dict[tuple[int, int], Value] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    def put(self, row: int, column: int, value: Value | None) -> None:
        """Write a cell; nothing is written for None."""
        if value is not None:
            self.cells[row, column] = value

    def put_row(self, row: int, values: list[Value | None], first: int = 1) -> None:
        """Write cells side by side."""
        for offset, value in enumerate(values):
            self.put(row, first + offset, value)

    def merge(self, first_row: int, first_column: int, last_row: int, last_column: int) -> None:
        """Merge a range; a range of one cell stays as it is."""
        if (first_row, first_column) != (last_row, last_column):
            self.merges.append((first_row, first_column, last_row, last_column))

    def put_fact(
        self,
        position: tuple[int, int],
        what: tuple[Place, When, Kind, str],
        value: float,
        shown: Value | None = None,
    ) -> None:
        """Write a number and what it means; ``shown`` is what the cell says where that is not the number."""
        place, when, kind, measure = what
        self.put(*position, value if shown is None else shown)
        cell = f"{letter(position[1])}{position[0]}"
        self.facts.append(Fact(self.name, cell, place.code, place.level, *when, *kind, measure, value))


@dataclass
class Paper:
    """One workbook: where it goes, what it is, and its sheets."""

    path: str
    place: str
    year: str
    layout: str
    leaves: list[Leaf] = field(default_factory=list)
    source: str = "số liệu minh họa, do chương trình tạo ra"
    legacy_font: bool = False
    delimiter: str = ","

    def leaf(self, name: str) -> Leaf:
        """A new sheet."""
        self.leaves.append(Leaf(name))
        return self.leaves[-1]

    @property
    def facts(self) -> list[Fact]:
        """The facts of all sheets."""
        return [fact for leaf in self.leaves for fact in leaf.facts]


def put_header(leaf: Leaf, top: int, columns: list[Column], *, merged: bool) -> int:
    """Write the header rows; the row after them.

    Equal texts side by side become one cell over both (merged, or only the first one filled), and a header
    that is shorter than the deepest one reaches down.
    """
    depth = max(len(column.path) for column in columns)
    for level in range(depth):
        start = 0
        while start < len(columns):
            end = start
            while end + 1 < len(columns) and same_group(columns[start], columns[end + 1], level):
                end += 1
            put_group(
                leaf, top + level, start + 1, end + 1, columns[start].path, level, top + depth - 1, merged
            )
            start = end + 1
    return top + depth


def same_group(one: Column, other: Column, level: int) -> bool:
    """Whether two neighbours share their header down to a level, as part of a group."""
    return len(one.path) > level + 1 and one.path[: level + 1] == other.path[: level + 1]


def put_group(
    leaf: Leaf, row: int, first: int, last: int, path: tuple[str, ...], level: int, bottom: int, merged: bool
) -> None:
    """Write one header text over its columns, and down to the bottom where nothing stands under it."""
    if level >= len(path):
        return
    leaf.put(row, first, path[level])
    if merged:
        leaf.merge(row, first, bottom if level == len(path) - 1 else row, last)
