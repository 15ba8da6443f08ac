"""``check [PATH ...]``: the reading and checking of ``load``; only what ``--out`` asks for is written."""

from __future__ import annotations

import argparse

from pipelines.commands.console import progress, say
from pipelines.commands.files import files_of
from pipelines.commands.findings_out import write_for_results
from pipelines.commands.json_file import write_json
from pipelines.commands.options import (
    INBOX,
    Subparsers,
    add_json,
    add_out,
    add_reading,
    add_warehouse,
    command,
    hints,
)
from pipelines.commands.places import try_hints
from pipelines.commands.report import exit_status, report, say_results
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
    add_out(parser, "thư mục ghi tệp Excel gửi lại người nộp, cho mỗi tệp có lỗi hoặc cảnh báo")


def run(options: argparse.Namespace) -> int:
    """Check the files that were named and say what was found."""
    try_hints(hints(options))
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
    if options.out is not None:
        write_for_results(files, results, options.out, jobs=options.jobs, to_stderr=options.json == "-")
    return exit_status(results)
