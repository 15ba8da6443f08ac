"""An observation is one number: what it counts, where, when, and the cell it came from."""

from __future__ import annotations

from typing import NamedTuple


class Observation(NamedTuple):
    """One number of one submission. Codes are those of ``docs/contract.md``.

    ``area_id`` is an area version, ``code@valid_from``. ``value`` is a count, or percent for
    ``stated_rate``. ``estimated`` marks numbers written as "trên", "khoảng", "gần". ``row_label`` and
    ``header`` are the texts the number stands under, for whoever looks the cell up.
    """

    area_id: str
    area_level: str
    year: int
    period: str
    model: str
    level: str
    group: str
    measure: str
    value: float
    estimated: bool
    sheet: str
    cell: str
    row_label: str
    header: str
