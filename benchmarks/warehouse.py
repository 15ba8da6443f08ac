"""How fast a national warehouse is published and asked.

    python benchmarks/warehouse.py [FOLDER]

Every commune of each of ten years, five models, three counts: about 1.5 million observations, made up.
Says how long publishing one more file takes, and how long questions about single places take (each asked
for the first time, so nothing comes from the cache of answers). The warehouse stays in FOLDER where one is
named.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import os
import random
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pipelines.interpreting.observations import Observation
from pipelines.reference.areas import Area, areas
from pipelines.reference.models import models
from pipelines.warehouse import archive
from pipelines.warehouse.archive import Reading
from pipelines.warehouse.ask import ask
from pipelines.warehouse.location import locate
from pipelines.warehouse.store import writing

YEARS = range(2016, 2026)
QUESTIONS = 200


def districts(year: int) -> Iterator[list[Area]]:
    """The communes of a year by what they stand under."""
    found: dict[tuple[str, str], list[Area]] = defaultdict(list)
    for commune in areas().all_on("commune", dt.date(year, 12, 31)):
        found[commune.parent_level, commune.parent_code].append(commune)
    yield from found.values()


def reading(communes: list[Area], year: int, chance: random.Random) -> Reading:
    """One made-up submission: every commune, every model, three counts."""
    observations = []
    for row, commune in enumerate(communes, 10):
        for model in models():
            total = chance.randrange(50, 5_000)
            registered = chance.randrange(total)
            counts = {
                "total": total,
                "registered": registered,
                "recognised": chance.randrange(registered + 1),
            }
            cell, label = f"C{row}", commune.full_name
            observations += [
                Observation(
                    commune.area_id, "commune", year, "year", model, "", "", measure, float(value), False,
                    "Biểu 1", cell, label, model,
                )
                for measure, value in counts.items()
            ]  # fmt: skip
    sha256 = hashlib.sha256(f"{communes[0].area_id} {year} {chance.random()}".encode()).hexdigest()
    return Reading(
        sha256[:16], sha256, f"{sha256[:6]}.xlsx", "", "xlsx", 0, 0, "", "", True, communes[0].place_id,
        illustrative=True, title="", held_back=0, observations=observations,
    )  # fmt: skip


def publish(folder: Path, readings: list[Reading]) -> float:
    """Archive and publish; returns the seconds that took."""
    began = time.perf_counter()
    with writing(locate(folder)) as writer:
        for one in readings:
            archive.keep_file(writer.location.archive, one.sha256, one.file, b"made up")
        writer.take_in(readings)
    return time.perf_counter() - began


def asked(place_ids: list[str]) -> list[float]:
    """Milliseconds of one question about each place."""
    taken = []
    for place_id in place_ids:
        began = time.perf_counter()
        answer = ask("figures_of_place", place_id=place_id)
        taken.append(1000 * (time.perf_counter() - began))
        assert len(answer) > 0
    return taken


def main(folder: Path) -> None:
    """Build, publish once more, ask, and print the table."""
    chance = random.Random(2025)
    os.environ["XHHT_WAREHOUSE"] = str(folder)
    whole = [reading(some, year, chance) for year in YEARS for some in districts(year)]
    count = sum(len(one.observations) for one in whole)
    print(f"{'observations':<48}{count:>12,}")
    print(
        f"{'archive and publish all, ' + str(len(whole)) + ' files (s)':<48}{publish(folder, whole):>12.1f}"
    )
    del whole
    one = [reading(next(districts(2024)), 2024, chance) for _ in range(3)]
    again = statistics.median(publish(folder, [each]) for each in one)
    print(f"{'publish one more file, median of 3 (s)':<48}{again:>12.1f}")
    megabytes = max(file.stat().st_size for file in folder.glob("*.duckdb")) / 1e6
    print(f"{'size of a version (MB)':<48}{megabytes:>12.0f}")
    day = dt.date(2024, 12, 31)
    communes = [area.place_id for area in chance.sample(areas().all_on("commune", day), QUESTIONS)]
    above = [
        area.place_id
        for level in ("province", "district")
        for area in areas().all_on(level, day)
        if areas().communes_of(area, day)
    ]
    ask("figures_of_place", place_id=communes.pop())
    for what, places in (("commune", communes), ("district or province", chance.sample(above, QUESTIONS))):
        taken = sorted(asked(places))
        print(f"{'question about a ' + what + ', p50 (ms)':<48}{statistics.median(taken):>12.1f}")
        print(f"{'question about a ' + what + ', p95 (ms)':<48}{taken[int(len(taken) * 0.95)]:>12.1f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path)
    if given := parser.parse_args().folder:
        main(given.absolute())
    else:
        with tempfile.TemporaryDirectory() as scratch:
            main(Path(scratch) / "warehouse")
