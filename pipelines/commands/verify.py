"""``verify PATH``: check a snapshot against its manifest."""

from __future__ import annotations

import argparse
from pathlib import Path

from pipelines.commands.console import HELD_BACK, OK, UsageError, say
from pipelines.commands.json_file import write_json
from pipelines.commands.options import Subparsers, add_json, command
from pipelines.publishing.verify import NoSnapshotError, verify


def register(subparsers: Subparsers) -> None:
    """Say the command's options."""
    parser = command(subparsers, "verify", "đối chiếu bản CSV với bản kê / check a snapshot", run)
    parser.add_argument("path", type=Path, metavar="PATH")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Say what differs from the manifest."""
    try:
        differences = verify(options.path)
    except NoSnapshotError as problem:
        raise UsageError(f"không có bản CSV đọc được ở đây / no readable snapshot: {problem}") from problem
    to_stderr = options.json == "-"
    for one in differences:
        say(f"{one.file}: {one.vi} ({one.en})", to_stderr=to_stderr)
    if not differences:
        say(f"{options.path}: khớp với bản kê (all files are as the manifest says)", to_stderr=to_stderr)
    if options.json:
        report = {
            "path": str(options.path),
            "ok": not differences,
            "differences": [d._asdict() for d in differences],
        }
        write_json(report, options.json)
    return HELD_BACK if differences else OK
