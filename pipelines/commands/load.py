"""``load [PATH ...]``: take workbooks into the warehouse."""

from __future__ import annotations

import argparse
from pathlib import Path

from pipelines.commands.console import progress, say
from pipelines.commands.files import files_of
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
from pipelines.warehouse.intake import Incoming, Request, load_files
from pipelines.warehouse.location import locate


def register(subparsers: Subparsers) -> None:
    """Say the command's options."""
    parser = command(subparsers, "load", "nạp bảng biểu vào kho / load workbooks into the warehouse", run)
    add_reading(parser)
    add_warehouse(parser)
    add_json(parser)
    add_out(parser, "thư mục ghi tệp Excel gửi lại người nộp, cho mỗi tệp có lỗi hoặc cảnh báo")


def run(options: argparse.Namespace) -> int:
    """Load the files that were named and say what became of each."""
    try_hints(hints(options))
    files = files_of(options.paths)
    if not files:
        say(f"Không có tệp nào để nạp (nothing to load): {', '.join(options.paths) or INBOX}", to_stderr=True)
    return load(files, Request(hints(options), options.strict, options.jobs), options, out=options.out)


def load(
    files: list[Incoming], request: Request, options: argparse.Namespace, *, out: Path | None = None
) -> int:
    """Load files, write the report and, into the folder ``out``, what goes back to the senders; says the
    exit status.
    """
    location = locate(options.warehouse)
    with progress(len(files)) as advance:
        results = load_files(files, request, location, advance) if files else []
    say_results(results, to_stderr=options.json == "-")
    if options.json:
        write_json(report(results), options.json)
    if out is not None:
        from pipelines.commands.findings_out import write_for_results  # openpyxl: a fifth of the start

        write_for_results(files, results, out, jobs=options.jobs, to_stderr=options.json == "-")
    return exit_status(results)
