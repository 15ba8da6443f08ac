"""``history``: which numbers were ever submitted for a place, and which of them stand."""

from __future__ import annotations

import argparse
import datetime as dt
from itertools import groupby
from typing import Any

from pipelines.checking.wording import measure_name, written
from pipelines.commands.console import OK, UsageError, say
from pipelines.commands.json_file import write_json
from pipelines.commands.options import Subparsers, add_json, add_place, add_warehouse, command
from pipelines.commands.places import latest_place
from pipelines.interpreting.areas import match_area
from pipelines.reference.areas import Area, areas
from pipelines.reference.models import models
from pipelines.warehouse.ask import ask_version
from pipelines.warehouse.location import current_id, locate


def register(subparsers: Subparsers) -> None:
    """Say the command's options."""
    what = "các số liệu từng được nộp cho một nơi, số nào đang dùng / every number ever submitted for a place"
    parser = command(subparsers, "history", what, run)
    add_place(parser)
    parser.add_argument("--commune", default="", metavar="NAME", help="xã, phường, thị trấn")
    add_warehouse(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Show what was submitted for the place that was named itself, in the order in which it came."""
    place = _place(options)
    location = locate(options.warehouse)
    rows = ask_version(location.file(current_id(location)), "submission_history", place_id=place.place_id)
    rows = [row for row in rows if options.year in (None, row["year"])]
    if options.json:
        write_json({"place": place.full_name, "numbers": [_plain(row) for row in rows]}, options.json)
    if options.json != "-":
        _show(place, rows)
    return OK


def _place(options: argparse.Namespace) -> Area:
    above = latest_place(options.province, options.district, options.year)
    if above is None:
        raise UsageError("cần --province hoặc --district / say which place with --province or --district")
    if not options.commune:
        return above
    year = options.year or min(above.last_day.year, dt.date.today().year)
    match = match_area(options.commune, registry=areas(), parent=above, year=year, level="commune")
    if not match.certain or match.area is None:
        raise UsageError(f"{above.full_name} không có xã nào tên “{options.commune}” / no such commune there")
    return match.area


def _show(place: Area, rows: list[dict[str, Any]]) -> None:
    if not rows:
        say(f"{place.full_name}: chưa có số liệu nào được nộp (nothing was submitted for it).")
    for key, some in groupby(rows, lambda row: (row["year"], row["model"], row["file"], _state(row))):
        year, model, file, state = key
        numbers = "; ".join(f"{measure_name(row['measure'])} {written(row['value'])}" for row in some)
        say(f"{year} {models()[model].name_vi}: {numbers} ({file}; {state})")


def _state(row: dict[str, Any]) -> str:
    if row["stands"]:
        return "đang dùng"
    return f"đã được thay bằng {row['superseded_by']}" if row["superseded_by"] else "tệp bị từ chối"


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, dt.datetime) else value for key, value in row.items()}
