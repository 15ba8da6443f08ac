"""``check [PATH ...]``: the same reading and checking as ``load``, and nothing is written."""

from __future__ import annotations

import argparse

from pipelines.commands.console import progress, say
from pipelines.commands.files import files_of
from pipelines.commands.options import INBOX, Subparsers, add_json, add_reading, add_warehouse, command, hints
from pipelines.commands.report import exit_status, report, say_results, write_json
from pipelines.warehouse.intake import Request, check_files
from pipelines.warehouse.location import locate


def register(subparsers: Subparsers) -> None:
    """Say the command's options."""
    parser = command(
        subparsers, "check", "đọc và kiểm tra, không ghi gì / read and check, write nothing", run
    )
    add_reading(parser)
    add_warehouse(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Check the files that were named and say what was found."""
    files = files_of(options.paths)
    if not files:
        say(
            f"Không có tệp nào để kiểm tra (nothing to check): {', '.join(options.paths) or INBOX}",
            to_stderr=True,
        )
    request = Request(hints(options), options.strict, options.jobs)
    with progress(len(files)) as advance:
        results = check_files(files, request, locate(options.warehouse), advance)
    say_results(results, to_stderr=options.json == "-", checked=True)
    if options.json:
        write_json(report(results), options.json)
    return exit_status(results)
