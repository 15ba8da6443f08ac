"""Rows of numbers under a header: one place a row, totals, sections, numbering."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from making.facts import Kind, Place, When
from making.figures import counts, stated_rate
from making.paper import Column, Leaf, Value

Show = Callable[[float, str], Value]
"""How a number is written: from the number and its measure to what the cell holds."""


class Body(NamedTuple):
    """What all rows of a table share. ``changed`` are numbers put in place of the usual ones."""

    leaf: Leaf
    columns: list[Column]
    when: When
    show: Show
    changed: Mapping[tuple[str, Kind, str], int] = MappingProxyType({})


def as_number(value: float, measure: str) -> Value:
    """The number itself."""
    return value


def as_text(value: float, measure: str) -> Value:
    """The number as text in Vietnamese style: 1.234 and 85,3."""
    if measure == "stated_rate":
        return f"{value:.1f}".replace(".", ",")
    return f"{value:,.0f}".replace(",", ".")


def measures(body: Body, place: Place, kind: Kind) -> dict[str, int]:
    """The numbers of one place and kind, with the changes that this table makes."""
    usual = counts(place, kind, body.when.year)
    return {measure: body.changed.get((place.name, kind, measure), value) for measure, value in usual.items()}


def value_of(of: dict[str, int], measure: str) -> float:
    """One measure, the printed rate included."""
    return stated_rate(of) if measure == "stated_rate" else of[measure]


def put_place(body: Body, row: int, place: Place) -> None:
    """Write the numbers of one place; names and remarks are the caller's."""
    for index, column in enumerate(body.columns, start=1):
        if column.kind:
            value = value_of(measures(body, place, column.kind), column.measure)
            what = (place, body.when, column.kind, column.measure)
            body.leaf.put_fact((row, index), what, value, body.show(value, column.measure))


def put_total(body: Body, row: int, places: list[Place]) -> None:
    """Write the sums of the places: a total row, which is compared and never loaded."""
    for index, column in enumerate(body.columns, start=1):
        if column.kind:
            each = [measures(body, place, column.kind) for place in places]
            value = value_of({name: sum(one[name] for one in each) for name in each[0]}, column.measure)
            body.leaf.put(row, index, body.show(value, column.measure))


def put_numbering(leaf: Leaf, row: int, width: int, style: str = "({})") -> int:
    """Write the row that only numbers the columns; the row after it."""
    for column in range(1, width + 1):
        leaf.put(row, column, style.format(column))
    return row + 1
