"""The archive: every submission as it came, for ever. The warehouse can be built from it again at any time.

``<archive>/<sha256>/`` holds the file's bytes under a safe name, and ``<submission_id>.<reading>.json`` for
each reading of it: what was said and read, and what was found. A reading is written once and never changed;
when the same file is read anew with another outcome, the next number is added. ``<submission_id>.seen`` has
the fingerprint of the software and reference tables that last gave this outcome; it is the only file here
that is ever replaced. Every file is written beside its place and then renamed, all but ``.seen`` after they
were synced to the disk.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import orjson

from pipelines.interpreting.observations import Observation
from pipelines.interpreting.packed import PackedObservations
from pipelines.reference.findings import Finding
from pipelines.warehouse.durable import TEMPORARY, write_durably, write_whole

_READING = re.compile(r"([0-9a-f]{16}(?:-[0-9a-f]+)?)\.(\d+)\.json")
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


@dataclass(slots=True)
class Reading:
    """One reading of one submission: a row of the warehouse's table ``submission``, and what belongs to it.

    ``loaded_at`` is when the submission first came and ``read_at`` when this reading of it was made
    (both ISO, UTC); ``sequence`` orders submissions by when they first came. ``said_*`` is what was
    said for the file.
    """

    submission_id: str
    sha256: str
    file: str
    path: str
    kind: str
    sequence: int
    reading: int
    loaded_at: str
    read_at: str
    accepted: bool
    place_id: str
    illustrative: bool
    title: str
    held_back: int
    final: bool = False
    said_province: str = ""
    said_district: str = ""
    said_year: int | None = None
    source_url: str = ""
    observations: Sequence[Observation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def outcome(self) -> tuple[Any, ...]:
        """What a new reading has to differ in to take this one's place."""
        return (
            self.accepted,
            self.place_id,
            self.illustrative,
            self.title,
            self.held_back,
            self.observations,
            self.findings,
        )


def safe_name(name: str) -> str:
    """A file name that every system can keep: no path, no control characters, at most 120 characters."""
    plain = _UNSAFE.sub("_", unicodedata.normalize("NFC", name)).strip(" .") or "workbook"
    stem, dot, suffix = plain.rpartition(".")
    return f"{stem[:100]}.{suffix[:15]}" if dot and stem else plain[:115]


def keep_file(archive: Path, sha256: str, name: str, content: bytes) -> None:
    """Write a submission's bytes, where the archive does not have them; they are on the disk when this
    returns.
    """
    folder = archive / sha256
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        if any(path.suffix != TEMPORARY for path in folder.glob("file-*")):
            return
    write_durably(folder / f"file-{safe_name(name)}", content)


def keep_reading(archive: Path, reading: Reading) -> None:
    """Write a reading; it is on the disk when this returns."""
    path = archive / reading.sha256 / f"{reading.submission_id}.{reading.reading}.json"
    write_durably(path, _as_json(reading))


def _as_json(reading: Reading) -> bytes:
    """An object of all fields. Observations that come packed are in JSON already, which is most of it."""
    parts = []
    for column in fields(reading):
        value = getattr(reading, column.name)
        is_packed = isinstance(value, PackedObservations)
        parts.append(b'"%s":%s' % (column.name.encode(), value.json if is_packed else _dumped(value)))
    return b"{%s}" % b",".join(parts)


def _dumped(value: object) -> bytes:
    return orjson.dumps(value, default=tuple)  # a finding is a tuple with names


def readings(archive: Path) -> Iterator[Reading]:
    """Every reading in the archive, in no particular order."""
    for path in reading_files(archive):
        yield load_reading(path)


def standing_readings(archive: Path, until: dt.datetime | None = None) -> list[Reading]:
    """The last reading of each submission that was made until a moment, in the order the submissions came."""
    latest: dict[str, Reading] = {}
    for reading in readings(archive):
        if until is not None and dt.datetime.fromisoformat(reading.read_at) > until:
            continue
        known = latest.get(reading.submission_id)
        if known is None or known.reading < reading.reading:
            latest[reading.submission_id] = reading
    return sorted(latest.values(), key=lambda reading: reading.sequence)


def reading_files(archive: Path) -> list[Path]:
    """The files of all readings, in no particular order."""
    return [path for path in archive.glob("*/*.json") if _READING.fullmatch(path.name)]


def key_of(path: Path) -> tuple[str, int]:
    """The submission_id and the number of the reading that a file holds."""
    submission_id, number, _ = path.name.split(".")
    return submission_id, int(number)


def load_reading(path: Path) -> Reading:
    """The reading in a file."""
    values = orjson.loads(path.read_bytes())
    values["observations"] = [Observation(*row) for row in values["observations"]]
    values["findings"] = [Finding(*row) for row in values["findings"]]
    return Reading(**values)


def find_reading(archive: Path, sha256: str, submission_id: str, number: int) -> Reading:
    """One reading. Raises ``FileNotFoundError`` where the archive does not have it."""
    return load_reading(archive / sha256 / f"{submission_id}.{number}.json")


def last_reading(archive: Path, submission_id: str) -> Reading | None:
    """The newest reading of a submission; None where the archive has none."""
    known = [path for path in reading_files(archive) if key_of(path)[0] == submission_id]
    return load_reading(max(known, key=key_of)) if known else None


def kept_file(archive: Path, sha256: str) -> bytes:
    """The bytes of a submission as it came. Raises ``FileNotFoundError`` where the archive has none."""
    for path in (archive / sha256).glob("file-*"):
        if path.suffix != TEMPORARY:
            return path.read_bytes()
    raise FileNotFoundError(archive / sha256)


def remember(archive: Path, reading: Reading, fingerprint: str) -> None:
    """Note that software and reference tables with this fingerprint give this reading's outcome.

    Where the note is lost, the file is read once more; so it does not wait for the disk.
    """
    path = archive / reading.sha256 / f"{reading.submission_id}.seen"
    write_whole(path, fingerprint.encode("ascii"))


def remembered(archive: Path, sha256: str, submission_id: str) -> str:
    """The fingerprint that was last noted for a submission; empty where none was."""
    path = archive / sha256 / f"{submission_id}.seen"
    return path.read_text(encoding="ascii") if path.is_file() else ""
