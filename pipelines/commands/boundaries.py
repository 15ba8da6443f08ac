"""``boundaries FILE_OR_URL``: install the areas that maps are drawn with; list them, or take them away."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Sequence
from typing import Any

from pipelines.boundaries.install import Report, Wanted, install, remove
from pipelines.boundaries.manifest import Installation, read_manifest
from pipelines.boundaries.matching import Matched
from pipelines.boundaries.problems import BoundaryError
from pipelines.commands.console import HELD_BACK, OK, UsageError, say
from pipelines.commands.json_file import write_json
from pipelines.commands.options import Subparsers, add_json, add_warehouse, command
from pipelines.warehouse.location import locate

WHAT = "cài ranh giới để vẽ bản đồ vùng / install boundaries for maps"
LEVEL_WORDS = {"province": "tỉnh, thành phố", "district": "huyện", "commune": "xã"}
NO_LICENCE = "chưa nêu (not stated)"
MOST_SAID = 10


def register(subparsers: Subparsers) -> None:
    """Say the command's options."""
    parser = command(subparsers, "boundaries", WHAT, run)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "source",
        nargs="?",
        metavar="FILE_OR_URL",
        help="GeoJSON theo mã (id hoặc thuộc tính code, ma), ZIP hay thư mục của chúng, hoặc địa chỉ http(s)",
    )
    what.add_argument("--remove", action="store_true", help="gỡ mọi ranh giới đã cài")
    what.add_argument("--list", action="store_true", help="xem ranh giới đã cài")
    parser.add_argument(
        "--sha256", metavar="HEX", type=_digest, help="mã SHA-256 của tệp; bắt buộc với địa chỉ"
    )
    parser.add_argument(
        "--valid-on",
        metavar="YYYY-MM-DD",
        type=_day,
        help="mã là của ngày nào (mặc định: các đơn vị mới nhất)",
    )
    parser.add_argument("--attribution", metavar="TEXT", default="", help="nguồn, ghi dưới bản đồ")
    parser.add_argument("--licence", metavar="TEXT", default="", help="giấy phép, ghi dưới bản đồ")
    add_warehouse(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Do what was asked; 1 where areas of the file were held back or are missing from it."""
    folder = locate(options.warehouse).boundaries
    try:
        if options.remove or options.list:
            there = remove(folder) if options.remove else read_manifest(folder)
            _tell_installed(there, options)
            return OK
        wanted = Wanted(
            options.source, options.sha256, options.valid_on, options.attribution, options.licence
        )
        report = install(wanted, folder, dt.date.today())
    except BoundaryError as problem:
        raise UsageError(str(problem)) from problem
    _tell(report, options)
    return HELD_BACK if report.all_faults or report.missing else OK


def _tell_installed(there: Sequence[Installation], options: argparse.Namespace) -> None:
    to_stderr = options.json == "-"
    head = "Đã gỡ / removed" if options.remove else "Đã cài / installed"
    say(f"{head}: {len(there)}", to_stderr=to_stderr)
    for one in there:
        say(_installed_line(one), to_stderr=to_stderr)
    if options.json:
        key = "removed" if options.remove else "installed"
        write_json({key: [one.as_json() for one in there]}, options.json)


def _installed_line(one: Installation) -> str:
    shapes = sum(file.areas for file in one.provinces.values())
    return (
        f"  {LEVEL_WORDS.get(one.level, one.level)} ({one.level}), {one.valid_on:%d/%m/%Y}: {shapes} vùng,"
        f" {len(one.provinces)} tỉnh; {one.attribution}; {one.licence or NO_LICENCE}; SHA-256 {one.sha256}"
    )


def _tell(report: Report, options: argparse.Namespace) -> None:
    to_stderr = options.json == "-"
    say(f"SHA-256: {report.sha256}", to_stderr=to_stderr)
    for level in report.levels:
        for line in _level_lines(level):
            say(line, to_stderr=to_stderr)
    held_back = [f"  {fault.code}: {fault.vi} / {fault.en}" for fault in report.all_faults]
    _say_some("Giữ lại, không cài / held back", held_back, to_stderr)
    left_out = [f"  {area.code} {area.full_name}" for area in report.missing]
    _say_some("Thiếu trong tệp / missing from the file", left_out, to_stderr)
    source = f"Nguồn / attribution: {report.attribution}. Giấy phép / licence: {report.licence or NO_LICENCE}"
    say(source, to_stderr=to_stderr)
    if options.json:
        write_json(_as_json(report), options.json)


def _level_lines(level: Matched) -> list[str]:
    covered, of_all = level.provinces
    words = LEVEL_WORDS[level.level]
    return [
        f"Đã cài {len(level.shapes)} vùng cấp {words} theo địa giới ngày {level.valid_on:%d/%m/%Y},"
        f" {covered}/{of_all} tỉnh, thành phố"
        f" / {len(level.shapes)} shapes of level {level.level}, {covered} of {of_all} provinces"
    ]


def _say_some(head: str, lines: list[str], to_stderr: bool) -> None:
    if not lines:
        return
    say(f"{head}: {len(lines)}", to_stderr=to_stderr)
    for line in lines[:MOST_SAID]:
        say(line, to_stderr=to_stderr)
    if len(lines) > MOST_SAID:
        say(f"  … và {len(lines) - MOST_SAID} nữa / and {len(lines) - MOST_SAID} more", to_stderr=to_stderr)


def _as_json(report: Report) -> dict[str, Any]:
    return {
        "sha256": report.sha256,
        "attribution": report.attribution,
        "licence": report.licence,
        "levels": [
            {
                "level": one.level,
                "valid_on": one.valid_on.isoformat(),
                "shapes": len(one.shapes),
                "provinces": one.provinces[0],
                "missing": [{"code": area.code, "name": area.full_name} for area in one.missing],
            }
            for one in report.levels
        ],
        "held_back": [
            {"code": fault.code, "message_vi": fault.vi, "message_en": fault.en}
            for fault in report.all_faults
        ],
    }


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r}: cần ngày YYYY-MM-DD (a date)") from None


def _digest(text: str) -> str:
    if len(text) != 64 or not all(letter in "0123456789abcdefABCDEF" for letter in text):
        raise argparse.ArgumentTypeError(f"{text!r}: cần 64 chữ số thập lục phân (64 hexadecimal digits)")
    return text.lower()
