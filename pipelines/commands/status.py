"""``status``: who has submitted what, per year and model; what is missing or late."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import Any

from pipelines.commands.console import OK, say
from pipelines.commands.double_reports import double_lines
from pipelines.commands.json_file import write_json
from pipelines.commands.options import Subparsers, add_json, add_place, add_warehouse, command
from pipelines.commands.places import latest_place
from pipelines.reference.models import models
from pipelines.warehouse.ask import ask_version
from pipelines.warehouse.location import current_id, locate

_SHOWN_MISSING = 40


def register(subparsers: Subparsers) -> None:
    """Say the command's options."""
    parser = command(
        subparsers, "status", "ai đã nộp gì, còn thiếu gì, gì được nạp sau hạn / who has submitted what", run
    )
    add_place(parser)
    add_warehouse(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Show the state of the place and year that were named, or of all."""
    location = locate(options.warehouse)
    file = location.file(current_id(location))
    place = latest_place(options.province, options.district, options.year)
    place_id = place.place_id if place is not None else None
    rows = ask_version(file, "submission_status", place_id=place_id, year=options.year)
    missing = ask_version(file, "communes_missing", place_id=place_id, year=options.year) if place_id else []
    doubles = ask_version(file, "double_reports", place_id=place_id, year=options.year)
    asked = {"status": rows, "missing": missing, "double_reports": doubles}
    report = {name: [_plain(row) for row in found] for name, found in asked.items()}
    if options.json:
        write_json(report, options.json)
    if options.json != "-":
        _show(report, dt.date.today())
    return OK


def _show(report: dict[str, list[dict[str, Any]]], today: dt.date) -> None:
    if not report["status"]:
        say("Chưa có xã nào nộp số liệu cho nơi và năm này (no commune has submitted yet).")
    group: tuple[Any, ...] = ()
    for row in report["status"]:
        if (row["province"], row["district"], row["year"], row["period"]) != group:
            group = (row["province"], row["district"], row["year"], row["period"])
            half = " (6 tháng đầu năm)" if row["period"] == "half" else ""
            say(f"{row['district'] or row['province']}, năm {row['year']}{half}")
        came = f"{row['reported']:>4}/{row['expected']} xã"
        say(f"    {models()[row['model']].name_vi:<20} {came}{_due(row, today)}")
    for row in report["missing"][:_SHOWN_MISSING]:
        what = "chưa nộp gì" if row["all_missing"] else f"thiếu {_named(row['models'])}"
        say(f"  {row['year']} {row['name']}: {what}")
    if len(report["missing"]) > _SHOWN_MISSING:
        say(f"  … và {len(report['missing']) - _SHOWN_MISSING} xã khác; --json ghi đủ")
    for line in double_lines(report["double_reports"]):
        say(line)


def _due(row: dict[str, Any], today: dt.date) -> str:
    if row["due"] is None:
        return ""
    due = dt.date.fromisoformat(row["due"])
    late = f"; {row['late']} xã nạp sau hạn" if row["late"] else ""
    passed = "; đã quá hạn" if due < today and row["reported"] < row["expected"] else ""
    return f" (hạn hồ sơ {due:%d/%m/%Y}{late}{passed})"


def _named(codes: str) -> str:
    return ", ".join(models()[code].name_vi for code in codes.split(","))


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """A row as JSON can hold it, dates in ISO."""
    return {key: value.isoformat() if isinstance(value, dt.date) else value for key, value in row.items()}
