"""Make the samples again: workbooks, the truth beside each, and the manifest; the same bytes every time.

    python data/samples/make_samples.py [FOLDER]

needs the packages of tests/requirements.txt. Without FOLDER the files beside this script are written.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from making import (  # noqa: E402
    bac_son,
    bao_yen,
    cam_xuyen,
    half_2026,
    published,
    thach_that,
    thanh_oai,
    year_2025,
)
from making.facts import write_truth  # noqa: E402
from making.paper import Paper  # noqa: E402
from making.saving import save  # noqa: E402

MAKERS = (published, thach_that, thanh_oai, bao_yen, cam_xuyen, bac_son, year_2025, half_2026)


def all_papers() -> list[Paper]:
    """Every workbook of the samples."""
    return [paper for maker in MAKERS for paper in maker.papers()]


def truth_path(path: Path) -> Path:
    """Where the truth of a workbook stands: <name>.truth.csv beside it."""
    return path.with_name(path.stem + ".truth.csv")


def write_manifest(path: Path, papers: list[Paper]) -> None:
    """Write what each workbook is, and at the end which published figures are not loaded, and why."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["path", "kind", "place", "year", "layout", "source"])
        for paper in sorted(papers, key=lambda one: one.path):
            kind = paper.path.split("/", 1)[0]
            writer.writerow([paper.path, kind, paper.place, paper.year, paper.layout, paper.source])
        for place, year, model, reason in published.left_out():
            writer.writerow(
                ["", "not_loaded", place, year, model, f"data/reference/published_figures.csv: {reason}"]
            )


def make(folder: Path) -> None:
    """Write everything into a folder."""
    papers = all_papers()
    for paper in papers:
        save(paper, folder)
        path = folder / paper.path
        write_truth(truth_path(path), path.name, paper.facts)
    write_manifest(folder / "manifest.csv", papers)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
