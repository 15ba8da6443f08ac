"""``snapshot``: write a CSV snapshot of what is published."""

from __future__ import annotations

import argparse
import datetime as dt
import json

from pipelines.commands.console import OK, UsageError, say
from pipelines.commands.json_file import write_json
from pipelines.commands.options import Subparsers, add_json, add_out, add_warehouse, command
from pipelines.publishing.snapshot import MANIFEST, NotASnapshotFolderError, write_snapshot
from pipelines.reference.areas import areas
from pipelines.warehouse.location import locate


def register(subparsers: Subparsers) -> None:
    """Say the command's options."""
    parser = command(subparsers, "snapshot", "ghi bản CSV của số liệu đã công bố / write a CSV snapshot", run)
    add_warehouse(parser)
    add_json(parser)
    add_out(parser, "thư mục ghi ra (mặc định: data/snapshots/<phiên bản>/)")
    parser.add_argument(
        "--boundary",
        type=_boundary,
        metavar="today|DATE",
        help="thêm số liệu theo địa giới hiện nay (today) hoặc của một ngày: 2025-07-01",
    )
    parser.add_argument(
        "--as-of",
        type=_moment,
        metavar="TIME",
        help="như đã công bố vào lúc đó: 2025-01-31 hoặc 2025-01-31T17:00",
    )


def run(options: argparse.Namespace) -> int:
    """Write the snapshot and say where it is."""
    try:
        folder = write_snapshot(locate(options.warehouse), options.out, options.as_of, options.boundary)
    except NotASnapshotFolderError as problem:
        raise UsageError(
            f"thư mục {problem.folder} đã có nội dung khác ({problem.what}); hãy chọn thư mục mới, thư mục"
            " trống hoặc thư mục của một bản CSV trước / the folder holds other things: choose a new one,"
            " an empty one, or that of an earlier snapshot"
        ) from problem
    except OSError as problem:
        raise UsageError(f"không ghi được bản chụp / can't write the snapshot: {problem}") from problem
    say(f"Đã ghi bản CSV vào {folder}", to_stderr=options.json == "-")
    if options.json:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        write_json({"path": str(folder), **manifest}, options.json)
    return OK


def _boundary(text: str) -> dt.date:
    """The day whose areas are wanted; today's areas are those that began last."""
    if text == "today":
        return max(area.valid_from for area in areas().areas)
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r}: cần today hoặc một ngày kiểu 2025-07-01") from None


def _moment(text: str) -> dt.datetime:
    """A moment; a date alone means its last one, a time without an offset is this machine's time."""
    try:
        moment = dt.datetime.fromisoformat(text)
        if len(text) == len("2025-01-31"):
            moment += dt.timedelta(days=1, microseconds=-1)
        return moment.astimezone(dt.UTC)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r}: cần ngày giờ kiểu 2025-01-31T17:00 (ISO 8601)") from None
    except (OverflowError, OSError):  # Windows knows no local time before 1970
        raise argparse.ArgumentTypeError(f"{text!r}: thời điểm quá xa (too far from today)") from None
