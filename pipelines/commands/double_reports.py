"""The part of ``status`` on areas that reported for a year together with what became of them in that year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from pipelines.reference.measures import measures
from pipelines.reference.models import groups, levels, models


def double_lines(reports: Sequence[dict[str, Any]]) -> Iterator[str]:
    """A line for each pair, and under it a line for each number of the older area, with both cells.

    ``reports``: rows of the query ``double_reports``, one a pair and number, the numbers of a pair together.
    """
    for pair, numbers in groupby(reports, key=_pair):
        year, period, _, older, _, newer = pair
        half = " (6 tháng đầu năm)" if period == "half" else ""
        yield (
            f"  {year}{half} nộp hai lần cho cùng một địa bàn (double report): {older} và {newer};"
            f" xem theo địa giới của một ngày khác thì chỉ tính số của {newer}"
        )
        for number in numbers:
            yield f"    {_counted(number)}: {_where(number, 'older')}; {_where(number, 'newer')}"


def _pair(report: dict[str, Any]) -> tuple[Any, ...]:
    names = ("year", "period", "older_place_id", "older_name", "newer_place_id", "newer_name")
    return tuple(report[name] for name in names)


def _counted(report: dict[str, Any]) -> str:
    """What is counted: "Cộng đồng học tập (cấp thôn), tổng số"."""
    said = [
        *([levels()[report["level"]].name_vi] if report["level"] else []),
        *([groups()[report["group"]].name_vi] if report["group"] else []),
    ]
    narrower = f" ({', '.join(said).lower()})" if said else ""
    return f"{models()[report['model']].name_vi}{narrower}, {measures()[report['measure']].name_vi.lower()}"


def _where(report: dict[str, Any], side: str) -> str:
    """A number and its cell: "70 (cu.xlsx, Biểu 1, C10)"; "—" where that side has no such number."""
    if report[f"{side}_value"] is None:
        return "—"
    cell = [str(report[f"{side}_{part}"]) for part in ("file", "sheet", "cell") if report[f"{side}_{part}"]]
    value = f"{report[f'{side}_value']:,.10g}".replace(",", "_").replace(".", ",").replace("_", ".")
    return f"{value} ({', '.join(cell)})"
