"""``inspect FILE``: show how a workbook's tables were read; nothing is interpreted or written."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from pipelines.commands.console import HELD_BACK, OK, UsageError, say
from pipelines.commands.json_file import write_json
from pipelines.commands.options import Subparsers, add_json, command
from pipelines.reading.inspect import inspect_report, tables_report
from pipelines.reading.workers import Reason, failure_finding, run_in_workers

SHOWN_ROWS = 12


def register(subparsers: Subparsers) -> None:
    """Say the command's options."""
    parser = command(subparsers, "inspect", "xem bảng biểu được đọc thế nào / show how tables were read", run)
    parser.add_argument("file", metavar="FILE")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Read one file in a worker process and show its tables."""
    path = Path(options.file)
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise UsageError(f"không mở được {path} / can't open: {problem.strerror}") from problem
    (report,) = run_in_workers(_report, [(options.file, content)], failed=_failed, jobs=1)
    if options.json:
        write_json(report, options.json)
    if options.json != "-":
        _show(report)
    return HELD_BACK if any(found["severity"] == "error" for found in report["findings"]) else OK


def _report(file: tuple[str, bytes]) -> dict[str, Any]:
    return inspect_report(*file)


def _failed(file: tuple[str, bytes], reason: Reason) -> dict[str, Any]:
    return tables_report(file[0], [], [failure_finding(reason)])


def _show(report: dict[str, Any]) -> None:
    for sheet in report["sheets"]:
        hidden = " (ẩn)" if sheet["hidden"] else ""
        say(f"Trang “{sheet['name']}”{hidden}: {len(sheet['tables'])} bảng")
        for table in sheet["tables"]:
            _show_table(table)
    for found in report["findings"]:
        where = "!".join(part for part in (found["sheet"], found["cell"]) if part)
        say(f"  [{found['code']}] {where} {found['message_vi']}")


def _show_table(table: dict[str, Any]) -> None:
    say(f"  Bảng {table['range']}")
    for column in table["columns"]:
        say(f"    {column['column']:>3}  {' / '.join(column['path'])}")
    for row in table["rows"][:SHOWN_ROWS]:
        say(f"    dòng {row['row']:>4}  {row['kind']:<8} {row['label']}")
    if len(table["rows"]) > SHOWN_ROWS:
        say(f"    … và {len(table['rows']) - SHOWN_ROWS} dòng khác")
