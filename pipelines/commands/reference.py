"""``check-reference``: whether the tables in ``data/reference/`` are right, and the rows at fault if not."""

from __future__ import annotations

import argparse
from pathlib import Path

from pipelines.reference.tables import REFERENCE


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command."""
    command = subparsers.add_parser(
        "check-reference",
        help="kiểm tra các bảng tham chiếu / check the reference tables",
        description="Kiểm tra các bảng trong data/reference: từng dòng và giữa các bảng với nhau. / "
        "Check the tables in data/reference: row by row, and against each other.",
    )
    command.add_argument("--folder", type=Path, default=REFERENCE, help="thư mục bảng / folder of the tables")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints every fault with file, line and column. 0 all well, 1 faults were found, 2 no such folder."""
    from pipelines.reference.check import check_reference

    if not args.folder.is_dir():
        print(f"Không có thư mục {args.folder} / there is no folder {args.folder}")
        return 2
    faults = check_reference(args.folder)
    for fault in faults:
        print(fault)
    if faults:
        print(f"{len(faults)} lỗi / {len(faults)} faults")
        return 1
    print("Các bảng tham chiếu đều đúng. / The reference tables are all right.")
    return 0
