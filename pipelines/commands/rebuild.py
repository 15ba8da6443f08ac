"""``rebuild``: build the warehouse again from the archived submissions."""

from __future__ import annotations

import argparse

from pipelines.commands.console import OK, UsageError, say
from pipelines.commands.json_file import write_json
from pipelines.commands.options import Subparsers, add_json, add_warehouse, command
from pipelines.warehouse.location import locate
from pipelines.warehouse.rebuild import rebuild


def register(subparsers: Subparsers) -> None:
    """Say the command's options."""
    parser = command(subparsers, "rebuild", "dựng lại kho từ các tệp đã lưu / build the warehouse again", run)
    add_warehouse(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Build a new version from the archive alone."""
    location = locate(options.warehouse)
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
