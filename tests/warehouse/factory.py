"""Make observations by hand and publish them into a warehouse of a test's own.

Area ids are ``code@valid_from`` of the registry in ``data/reference/areas.csv``. A place named here by a bare
code is looked up on 31 December of the observation's year (or on its last day of that year).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipelines.interpreting.observations import Observation
from pipelines.reference.areas import Area, areas
from pipelines.reference.findings import Finding
from pipelines.reference.tables import read_table
from pipelines.warehouse.archive import Reading, keep_file
from pipelines.warehouse.location import Location, locate
from pipelines.warehouse.store import writing

MEASURES = {row["code"] for row in read_table("measures")}


def commune(name: str, district: str, year: int = 2024) -> Area:
    """The commune of a district by both full names ("Xã Bình Yên", "Huyện Thạch Thất") as of a year."""
    return next(area for area in communes(district, year) if area.full_name == name)


def communes(district: str, year: int = 2024) -> list[Area]:
    """The communes of a district by its full name, as of its last day in the year, by name."""
    found = [area for area in areas().overlapping(year, "district") if area.full_name == district]
    day = found[-1].day_in(year)
    return sorted(areas().communes_of(found[-1], day), key=lambda area: area.name)


def numbers(
    area: Area | str,
    year: int,
    model: str,
    *,
    level: str = "",
    group: str = "",
    period: str = "year",
    sheet: str = "Biểu 1",
    row: int = 10,
    estimated: bool = False,
    **measures: float,
) -> list[Observation]:
    """Observations of one area, year and model: ``numbers(area, 2024, "family", total=200,
    recognised=150)``.
    """
    unknown = set(measures) - MEASURES
    if unknown:
        raise TypeError(f"no measures: {unknown}")
    known = areas().get(area) if isinstance(area, str) else area
    return [
        Observation(
            known.area_id, known.level, year, period, model, level, group, measure, float(value), estimated,
            sheet, f"{'CDEFGHIJKLMNOPQRST'[column]}{row}", known.full_name, f"{model} / {measure}",
        )
        for column, (measure, value) in enumerate(measures.items())
    ]  # fmt: skip


_counter = itertools.count(1)


def submission(
    observations: Sequence[Observation],
    *,
    file: str = "",
    findings: Sequence[Finding] = (),
    content: bytes = b"",
    accepted: bool = True,
    illustrative: bool = False,
    held_back: int = 0,
    place_id: str = "",
    title: str = "",
    **said: Any,
) -> tuple[Reading, bytes]:
    """A submission with its bytes, for :func:`publish`. Every call makes another file, unless
    ``content`` says its bytes. ``said`` are other fields of :class:`Reading` (said_year, source_url …).
    """
    data = content or f"workbook {next(_counter)}".encode()
    sha256 = hashlib.sha256(data).hexdigest()
    name = file or f"bieu-{sha256[:6]}.xlsx"
    reading = Reading(
        submission_id=sha256[:16], sha256=sha256, file=name, path=f"inbox/{name}", kind="xlsx",
        sequence=0, reading=0, loaded_at="", read_at="", accepted=accepted, place_id=place_id,
        illustrative=illustrative, title=title, held_back=held_back, observations=list(observations),
        findings=list(findings), **said,
    )  # fmt: skip
    return reading, data


def publish(folder: Path, *submissions: tuple[Reading, bytes], now: dt.datetime | None = None) -> str:
    """Publish submissions together into the warehouse in ``folder`` (made when needed); returns its new
    id.
    """
    with writing(location(folder), wait_seconds=120) as writer:
        for reading, content in submissions:
            keep_file(writer.location.archive, reading.sha256, reading.file, content)
        return writer.take_in([reading for reading, _ in submissions], now)


def publish_numbers(folder: Path, *observations: Sequence[Observation], **said: Any) -> str:
    """Publish lists of observations together as one submission."""
    return publish(folder, submission([one for some in observations for one in some], **said))


def location(folder: Path) -> Location:
    """The warehouse in a folder."""
    return locate(folder)
