"""Rows as the screens make them of what the queries give."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

from pages.kit.places import REFORM, Place
from pages.kit.records import Row, records

ROW: dict[str, Any] = {
    "place_id": "276@2016-01-01",
    "full_name": "Huyện Thạch Thất",
    "district": "Huyện Thạch Thất",
    "area_level": "commune",
    "kind": "area",
    "members": None,
    "carried": False,
    "doubtful": False,
    "year": 2024,
    "period": "year",
    "model": "family",
    "level": "",
    "group": "",
    "total": 200.0,
    "registered": 160.0,
    "recognised": 150.0,
    "rating_good": None,
    "rating_fair": None,
    "rating_average": None,
    "level_1": None,
    "level_2": None,
    "rate_of_total": 75.0,
    "rate_of_registered": 93.75,
    "rate": 75.0,
    "basis": "sum",
    "communes_reported": 23,
    "communes_expected": 23,
    "estimated": False,
    "illustrative": False,
}
NUMBERS = ["total", "registered", "recognised", "rate_of_total", "rate_of_registered", "rate"]
VERDICTS = ["rating_good", "rating_fair", "rating_average", "level_1", "level_2"]


def figures(*rows: dict[str, Any]) -> list[Row]:
    """Rows of figures; each says only what differs from ``ROW``. A number that is None is missing."""
    return [_filled({**ROW, **row}) for row in rows]


def _filled(row: dict[str, Any]) -> Row:
    missing = [name for name in (*NUMBERS, *VERDICTS) if row[name] is None]
    return {**row, **dict.fromkeys(missing, float("nan"))}


def communes(*rates: float | None, model: str = "family") -> list[Row]:
    """One commune a rate, named Xã 1, Xã 2 …"""
    return figures(
        *(
            {"place_id": f"{place:05}@2016-01-01", "full_name": f"Xã {place}", "rate": rate, "model": model}
            for place, rate in enumerate(rates, 1)
        )
    )


def targets(*rows: dict[str, Any]) -> list[Any]:
    """Targets; each row says only what differs from the national one for families by 2025."""
    usual = {
        "target_id": "x",
        "scope": "national",
        "model": "family",
        "level": "",
        "group": "",
        "base": "total",
        "area_condition": "",
        "year": 2025,
        "percent": 70.0,
        "legal_basis": "Quyết định 387",
        "status": "confirmed",
        "source": "",
        "note": "",
    }
    return records(pd.DataFrame([{**usual, **row} for row in rows], columns=list(usual)))


def place(**more: Any) -> Place:
    """Huyện Thạch Thất, a district that ended with all others; ``more`` says what differs."""
    usual: dict[str, Any] = {
        "place_id": "276@2016-01-01",
        "level": "district",
        "name": "Thạch Thất",
        "full_name": "Huyện Thạch Thất",
        "district_id": "276@2016-01-01",
        "district": "Huyện Thạch Thất",
        "province_id": "01@2016-01-01",
        "province": "Thành phố Hà Nội",
        "valid_from": dt.date(2016, 1, 1),
        "valid_to": REFORM,
        "communes": 23,
        "expected": 23,
        "figures": 19,
    }
    return Place(**{**usual, **more})
