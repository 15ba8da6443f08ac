"""``template``: write a blank submission workbook for one place and year."""

from __future__ import annotations

import argparse
from pathlib import Path

from pipelines.commands.console import OK, UsageError, say
from pipelines.commands.json_file import write_json
from pipelines.commands.options import Subparsers, add_json, add_out, add_place, command
from pipelines.commands.places import named_place
from pipelines.publishing.template import blank_workbook
from pipelines.warehouse.durable import write_durably


def register(subparsers: Subparsers) -> None:
    """Say the command's options."""
    parser = command(subparsers, "template", "tạo biểu trống để điền / write a blank workbook", run)
    add_place(parser)
    add_json(parser)
    add_out(parser, "thư mục ghi ra (mặc định: thư mục hiện tại)")


def run(options: argparse.Namespace) -> int:
    """Write the workbook of the place and year that were named."""
    if options.year is None:
        raise UsageError("cần --year YYYY: biểu dành cho năm nào / say which year with --year")
    place = named_place(options.province, options.district, options.year)
    if place is None:
        raise UsageError(
            "cần --province và, đến năm 2025, --district / say which place with --province, --district"
        )
    try:
        blank = blank_workbook(place, options.year)
    except ValueError as problem:
        raise UsageError(
            f"{place.full_name} không có xã nào trong năm {options.year} / {problem}"
        ) from problem
    path = (options.out or Path()) / blank.name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_durably(path, blank.content)
    except OSError as problem:
        raise UsageError(f"không ghi được {path} / can't write: {problem.strerror}") from problem
    say(
        f"Đã tạo {path}: {place.full_name}, năm {options.year}, {blank.rows} dòng để điền.",
        to_stderr=options.json == "-",
    )
    if options.json:
        write_json(
            {
                "path": str(path),
                "area_code": place.code,
                "area_name": place.full_name,
                "year": options.year,
                "rows": blank.rows,
            },
            options.json,
        )
    return OK
