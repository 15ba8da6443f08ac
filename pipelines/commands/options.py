"""Options that several commands take, as docs/contract.md names them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, TypeAlias

from pipelines.interpreting.hints import Hints

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

INBOX = Path("data") / "inbox"


def command(subparsers: Subparsers, name: str, what: str, run: Any) -> argparse.ArgumentParser:
    """A command's own parser."""
    parser = subparsers.add_parser(name, help=what, description=what)
    parser.set_defaults(run=run)
    return parser


def add_warehouse(parser: argparse.ArgumentParser) -> None:
    """``--warehouse``"""
    parser.add_argument(
        "--warehouse",
        metavar="PATH_OR_URL",
        help="kho dữ liệu (mặc định: XHHT_WAREHOUSE, rồi data/warehouse/)",
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """``--json``"""
    parser.add_argument("--json", metavar="FILE", help="ghi báo cáo cho máy đọc; - là đầu ra chuẩn")


def add_reading(parser: argparse.ArgumentParser) -> None:
    """``PATH ...``, what is said for the files, and how they are read."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help=f"tệp hoặc thư mục (mặc định: {INBOX.as_posix()}/)"
    )
    add_place(parser)
    add_jobs(parser)
    parser.add_argument("--strict", action="store_true", help="một dòng bị giữ lại thì từ chối cả tệp")


def add_jobs(parser: argparse.ArgumentParser) -> None:
    """``--jobs``"""
    parser.add_argument(
        "--jobs", type=_count, default=0, metavar="N", help="số tiến trình đọc (mặc định: số nhân)"
    )


def add_place(parser: argparse.ArgumentParser) -> None:
    """``--province --district --year``"""
    parser.add_argument("--province", default="", metavar="NAME", help="tỉnh, thành phố")
    parser.add_argument("--district", default="", metavar="NAME", help="huyện, quận, thị xã (đến 30/06/2025)")
    parser.add_argument("--year", type=_year, metavar="YYYY", help="năm số liệu")


def add_out(parser: argparse.ArgumentParser, what: str) -> None:
    """``--out``"""
    parser.add_argument("--out", type=Path, metavar="DIR", help=what)


def hints(options: argparse.Namespace) -> Hints:
    """What was said for files that do not say it themselves."""
    return Hints(options.province.strip(), options.district.strip(), options.year)


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r}: cần một số từ 1 trở lên (a number from 1)")
    return int(text)


def _year(text: str) -> int:
    if not (text.isdecimal() and len(text) == 4 and 1990 <= int(text) <= 2100):
        raise argparse.ArgumentTypeError(f"{text!r}: cần năm bốn chữ số (a year of four digits)")
    return int(text)
