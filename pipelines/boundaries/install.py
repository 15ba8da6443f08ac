"""Put a boundary file in place: read, checked, thinned, one small file a province; whole or not at all.

Shape files are named by their content and never change; the manifest that names them is replaced last. Where
the machine stops before that, what was installed before still counts.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from pipelines.boundaries.features import Collection, Feature, read_collection
from pipelines.boundaries.manifest import NAME, Installation, manifest_bytes, read_manifest
from pipelines.boundaries.matching import Matched, by_level, match, newest_day
from pipelines.boundaries.problems import BoundaryError, Fault
from pipelines.boundaries.rings import Polygon
from pipelines.boundaries.shape_files import sweep, write_shapes
from pipelines.boundaries.source import Source, open_source
from pipelines.reference.areas import Area, areas
from pipelines.warehouse.durable import write_durably

LOCK = "writer.lock"


class Wanted(NamedTuple):
    """What was asked for: what to install, and what the file does not say itself."""

    said: str
    sha256: str | None = None
    valid_on: dt.date | None = None
    attribution: str = ""
    licence: str = ""


class Report(NamedTuple):
    """What was installed and what not: the file's SHA-256, one ``Matched`` a level, faults of no level."""

    sha256: str
    attribution: str
    licence: str
    levels: list[Matched]
    faults: list[Fault]

    @property
    def all_faults(self) -> list[Fault]:
        """Everything that was held back."""
        return [*self.faults, *(fault for level in self.levels for fault in level.faults)]

    @property
    def missing(self) -> list[Area]:
        """Areas without a shape, in provinces for which the file has one."""
        return [area for level in self.levels for area in level.missing]


def install(wanted: Wanted, folder: Path, today: dt.date) -> Report:
    """Install a boundary file into the folder; a province that it has is replaced, the others stay.

    Raises :class:`BoundaryError` where nothing of it can be used; then nothing was changed.
    """
    source = open_source(wanted.said, wanted.sha256)
    whole = _read(source)
    registry = areas()
    sorted_features, faults = by_level(whole.features)
    levels = [
        match(features, level, wanted.valid_on or newest_day(registry, level, today), registry)
        for level, features in sorted(sorted_features.items())
    ]
    if not any(level.shapes for level in levels):
        raise BoundaryError(*_nothing([*whole.faults, *faults, *(f for one in levels for f in one.faults)]))
    attribution = wanted.attribution or whole.attribution or Path(source.said).name
    licence = wanted.licence or whole.licence
    report = Report(source.sha256, attribution, licence, levels, [*whole.faults, *faults])
    with _writing(folder):
        _put(report, source, folder)
    return report


def remove(folder: Path) -> list[Installation]:
    """Take away everything that is installed; returns what it was. A damaged manifest is taken away too."""
    if not folder.is_dir():
        return []
    with _writing(folder):
        there = _readable(folder)
        (folder / NAME).unlink(missing_ok=True)
        sweep(folder, {LOCK})
    return there


def _read(source: Source) -> Collection:
    features: list[Feature] = []
    faults: list[Fault] = []
    attribution = licence = ""
    for name, content in source.parts:
        part = read_collection(name, content)
        features += part.features
        faults += part.faults
        attribution, licence = attribution or part.attribution, licence or part.licence
    if not features and not faults:
        raise BoundaryError("không có vùng nào trong tệp", "the file has no areas")
    return Collection(features, faults, attribution, licence)


def _nothing(faults: list[Fault]) -> tuple[str, str]:
    first = faults[0]
    return (
        f"không dùng được vùng nào của tệp; ví dụ {first.code}: {first.vi}",
        f"no area of the file can be used; {first.code}: {first.en}",
    )


def _put(report: Report, source: Source, folder: Path) -> None:
    made = [_installation(report, source, level, folder) for level in report.levels if level.shapes]
    kept = [_without(one, made) for one in _readable(folder)]
    installed = [one for one in [*made, *kept] if one.provinces]
    write_durably(folder / NAME, manifest_bytes(installed))
    sweep(folder, {NAME, LOCK, *(file.name for one in installed for file in one.provinces.values())})


def _readable(folder: Path) -> list[Installation]:
    """What is installed; nothing where its manifest is damaged: that is replaced by a whole one."""
    try:
        return read_manifest(folder)
    except BoundaryError:
        return []


def _without(earlier: Installation, made: list[Installation]) -> Installation:
    """What stays of an earlier installation: the provinces that were not installed anew for the same day."""
    anew = {
        code
        for one in made
        if (one.level, one.valid_on) == (earlier.level, earlier.valid_on)
        for code in one.provinces
    }
    return earlier._replace(
        provinces={code: file for code, file in earlier.provinces.items() if code not in anew}
    )


def _installation(report: Report, source: Source, matched: Matched, folder: Path) -> Installation:
    provinces: dict[str, dict[Area, list[Polygon]]] = defaultdict(dict)
    for area, polygons in matched.shapes.items():
        provinces[area.province_code][area] = polygons
    return Installation(
        level=matched.level,
        valid_on=matched.valid_on,
        source=source.said,
        sha256=source.sha256,
        attribution=report.attribution,
        licence=report.licence,
        installed_at=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        provinces={
            code: write_shapes(folder, f"{matched.level}-{code}", shapes)
            for code, shapes in provinces.items()
        },
    )


@contextlib.contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / LOCK, timeout=0):
            yield
    except Timeout as problem:
        raise BoundaryError(
            "một chương trình khác đang cài ranh giới; hãy thử lại sau", "another program is installing"
        ) from problem
    except OSError as problem:
        raise BoundaryError(
            f"không ghi được vào {folder} ({problem.strerror})", "can't write there"
        ) from problem
