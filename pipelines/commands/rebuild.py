"""``rebuild``: build the warehouse again from the archived submissions."""

from __future__ import annotations

import argparse

from pipelines.commands.console import OK, UsageError, say
from pipelines.commands.json_file import write_json
from pipelines.commands.options import Subparsers, add_json, add_warehouse, command
from pipelines.warehouse.location import current_id, locate
from pipelines.warehouse.rebuild import is_outdated, rebuild


def register(subparsers: Subparsers) -> None:
    """Say the command's options."""
    parser = command(subparsers, "rebuild", "dựng lại kho từ các tệp đã lưu / build the warehouse again", run)
    parser.add_argument(
        "--if-needed",
        action="store_true",
        help="chỉ khi kho do bản phần mềm khác, bảng tham chiếu khác dựng ra"
        " / only where other software or reference tables built it",
    )
    add_warehouse(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Build a new version from the archive alone."""
    location = locate(options.warehouse)
    if options.if_needed and not is_outdated(location):
        if options.json:
            write_json({"warehouse_version": current_id(location), "submissions": None}, options.json)
        return OK
    built = rebuild(location)
    if built is None:
        raise UsageError(f"chưa có tệp nào được lưu trong {location.archive} / nothing is archived there yet")
    say(
        f"Đã dựng lại kho từ {built.submissions} tệp đã lưu: phiên bản {built.warehouse_id}.",
        to_stderr=options.json == "-",
    )
    if options.json:
        write_json({"warehouse_version": built.warehouse_id, "submissions": built.submissions}, options.json)
    return OK
