"""``demo``: load the samples that come with the project into an empty warehouse."""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

from pipelines.commands.console import UsageError
from pipelines.commands.load import load
from pipelines.commands.options import Subparsers, add_jobs, add_json, add_warehouse, command
from pipelines.warehouse.intake import Incoming, Request
from pipelines.warehouse.location import locate
from pipelines.warehouse.store import known_submissions

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"


def register(subparsers: Subparsers) -> None:
    """Say the command's options."""
    parser = command(subparsers, "demo", "nạp dữ liệu mẫu vào kho trống / load the samples", run)
    add_jobs(parser)
    add_warehouse(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Load every sample workbook, in the order of their paths, into a warehouse that holds nothing."""
    location = locate(options.warehouse)
    if known_submissions(location):
        raise UsageError(
            f"kho {location.folder} đã có dữ liệu; dữ liệu mẫu chỉ nạp vào kho trống"
            " (the samples go into an empty warehouse only)"
        )
    return load(sample_files(), Request(jobs=options.jobs), options)


def sample_files(samples: Path = SAMPLES) -> list[Incoming]:
    """The workbooks that ``manifest.csv`` names, with the address they were taken from where it gives one."""
    with (samples / "manifest.csv").open(encoding="utf-8-sig", newline="") as lines:
        named = {row["path"]: row for row in csv.DictReader(lines) if row["path"]}
    return [
        Incoming(
            f"data/samples/{path}", samples / path, _address(row.get("source_url") or row.get("source") or "")
        )
        for path, row in sorted(named.items())
    ]


def _address(text: str) -> str:
    return text if text.startswith(("https://", "http://")) else ""
