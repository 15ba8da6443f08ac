"""``reference``: whether the tables in ``data/reference/`` are right, and the rows at fault if not."""

from __future__ import annotations

import argparse
from pathlib import Path

from pipelines.commands.console import CANNOT_RUN, HELD_BACK, OK, say, say_error
from pipelines.commands.json_file import write_json
from pipelines.commands.options import Subparsers, add_json, command
from pipelines.reference.tables import REFERENCE

WHAT = "kiểm tra các bảng tham chiếu, từng dòng và giữa các bảng / check the reference tables"


def register(subparsers: Subparsers) -> None:
    """Say the command's options."""
    parser = command(subparsers, "reference", WHAT, run)
    parser.add_argument(
        "--folder",
        type=Path,
        default=REFERENCE,
        metavar="DIR",
        help="thư mục bảng (mặc định: data/reference)",
    )
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Say every fault with its file, line and column; 0 none, 1 some, 2 there is no such folder."""
    from pipelines.reference.check import check_reference

    if not options.folder.is_dir():
        say_error(f"không có thư mục {options.folder} (there is no such folder)")
        return CANNOT_RUN
    faults = check_reference(options.folder)
    to_stderr = options.json == "-"
    for fault in faults:
        say(str(fault), to_stderr=to_stderr)
    if options.json:
        write_json({"faults": [fault._asdict() for fault in faults]}, options.json)
    right = "Các bảng tham chiếu đều đúng. / The reference tables are all right."
    say(f"{len(faults)} lỗi / {len(faults)} faults" if faults else right, to_stderr=to_stderr)
    return HELD_BACK if faults else OK
