"""The command line: ``python -m pipelines COMMAND``. Each command is a module of ``pipelines.commands``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from pipelines.commands.ahead import start_workers
from pipelines.commands.console import guarded, use_utf8
from pipelines.commands.json_file import try_file, try_folder

COMMANDS = (
    "load", "check", "inspect", "status", "snapshot", "template", "demo", "rebuild", "verify", "reference",
    "findings", "history", "boundaries",
)  # fmt: skip


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status: 0 all well, 1 something was held back, 2 it could not run."""
    use_utf8()
    arguments = list(sys.argv[1:] if argv is None else argv)
    return guarded(lambda: _run(arguments))


def _run(arguments: list[str]) -> int:
    start_workers(arguments)
    wanted = [name for name in COMMANDS if arguments[:1] == [name]]
    options = _parser(wanted or COMMANDS).parse_args(arguments)
    _try_targets(options)
    status: int = options.run(options)
    return status


def _try_targets(options: argparse.Namespace) -> None:
    """What can't be written at the end is said before anything is done."""
    target, folder = getattr(options, "json", None), getattr(options, "out", None)
    if target and target != "-":
        try_file(target)
    if folder is not None:
        try_folder(folder)


def _parser(commands: Sequence[str]) -> argparse.ArgumentParser:
    """The parser; only the modules of ``commands`` are imported, since DuckDB takes its time."""
    parser = argparse.ArgumentParser(
        prog="python -m pipelines",
        description="Nạp, kiểm tra và xuất số liệu xã hội học tập / load, check and publish the tables",
    )
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for name in commands:
        import_module(f"pipelines.commands.{name}").register(subparsers)
    return parser


if __name__ == "__main__":
    sys.exit(main())
