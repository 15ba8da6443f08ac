"""Write the warehouse: one writer at a time, and nothing half-written is ever seen.

A writer takes in readings: they go to the archive and into a new file beside the current one, and when both
are on the disk ``CURRENT`` is replaced. Where the machine stops before that, the old version stands, and the
next writer publishes what the archive holds and the warehouse does not.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from pipelines.warehouse import archive
from pipelines.warehouse.archive import Reading
from pipelines.warehouse.ask import open_version
from pipelines.warehouse.build import build
from pipelines.warehouse.durable import TEMPORARY, sync_file, sync_folder, write_durably
from pipelines.warehouse.edition import edition, edition_of, shape
from pipelines.warehouse.errors import (
    NoWarehouseError,
    UnusableFolderError,
    WarehouseBusyError,
    WarehouseUnreadableError,
)
from pipelines.warehouse.location import Location, current_id, new_id, published_at
from pipelines.warehouse.reference_file import made_by
from pipelines.warehouse.seal import seal, seal_of
from pipelines.warehouse.sql import sql

KEPT_VERSIONS = 10
"""How many versions stay for time travel, the current one included."""

ARCHIVING_THREADS = 8
"""Threads that wait for the disk; what they write is small."""


class Known(NamedTuple):
    """What the warehouse knows of a submission: its place in the order, and which reading of it counts."""

    submission_id: str
    sha256: str
    sequence: int
    reading: int
    loaded_at: dt.datetime


class Writer:
    """The one writer of a warehouse, for as long as :func:`writing` holds the lock."""

    def __init__(self, location: Location, *, anew: bool = False) -> None:
        self.location = location
        self.known: dict[str, Known] = {}
        self._anew = anew
        if not anew:
            self._look()
            self._finish_interrupted()

    def take_in(
        self,
        readings: Sequence[Reading],
        now: dt.datetime | None = None,
        complete: Callable[[], None] = lambda: None,
    ) -> str:
        """Archive and publish readings whose bytes are in the archive; returns the id of the new version.

        ``sequence``, ``reading``, ``loaded_at`` and ``read_at`` are set here: a submission that is
        known keeps its place in the order. Readings of the same submission_id take the place of the
        earlier one. ``complete`` adds to their findings; it runs while the version is built.
        """
        moment = self._after_current(now or dt.datetime.now(dt.UTC))
        self._number(readings, moment)
        self._begin()
        with ThreadPoolExecutor(ARCHIVING_THREADS) as threads:

            def keep_when_complete() -> list[Future[None]]:
                complete()
                return [threads.submit(archive.keep_reading, self.location.archive, one) for one in readings]

            kept = threads.submit(keep_when_complete)

            def archived() -> None:
                for one in kept.result():
                    one.result()
                sync_folder(self.location.archive)

            return self.publish(readings, moment, archived, completed=kept.result)

    def publish(
        self,
        readings: Sequence[Reading],
        now: dt.datetime | None = None,
        archived: Callable[[], None] = lambda: None,
        completed: Callable[[], object] = lambda: None,
    ) -> str:
        """Build a version with these readings added, and make it the current one. Returns the new id.

        ``archived`` comes back when they are all in the archive, ``completed`` when they have all their
        findings, or they raise; nothing is published before. A writer that begins ``anew`` leaves out what
        the current version has. A current version of another shape is no base: what it has is taken from the
        archive, of which these readings are a part.
        """
        base = None if self._anew else self._current()
        if base is not None and not self._has_our_shape(base):
            archived()
            base, readings = None, archive.standing_readings(self.location.archive)
        moment = self._after_current(now or dt.datetime.now(dt.UTC))
        warehouse_id = new_id(moment)
        path, part = self.location.file(warehouse_id), self._part(warehouse_id)
        with _removed_on_failure(part):
            base_file = self.location.file(base) if base else None
            renewals = build(part, warehouse_id, moment, readings, base_file, completed)
            sync_file(part)
            archived()
        part.replace(path)
        sync_folder(self.location.folder)
        write_durably(self.location.current, f"{warehouse_id}\n".encode("ascii"))
        self._unfinished.unlink(missing_ok=True)
        seal(path, made_by(edition()), renewals)
        self._look()
        self.prune()
        return warehouse_id

    def prune(self, kept: int = KEPT_VERSIONS) -> None:
        """Remove all but the latest versions; one that a reader on Windows holds open goes next time."""
        current = self._current()
        for warehouse_id in self.location.versions()[:-kept]:
            if warehouse_id != current:
                _remove(self.location.file(warehouse_id))
                _remove(seal_of(self.location.file(warehouse_id)))

    def _finish_interrupted(self) -> bool:
        """Clean what an interrupted writer left, and publish what it had archived; says whether it did."""
        for path in (
            *self.location.folder.glob(f"*{TEMPORARY}*"),
            *self.location.archive.glob(f"*/*{TEMPORARY}"),
        ):
            _remove(path)
        current = self._current()
        for warehouse_id in self.location.versions():
            if current is not None and warehouse_id > current:
                _remove(self.location.file(warehouse_id))
        if current is not None and not self._unfinished.exists():
            return False
        missing = self._archived_and_not_published()
        if missing:
            self.publish(missing)
        self._unfinished.unlink(missing_ok=True)
        return bool(missing)

    def _archived_and_not_published(self) -> list[Reading]:
        latest: dict[str, int] = {}
        files = {}
        for path in archive.reading_files(self.location.archive):
            submission_id, number = archive.key_of(path)
            files[submission_id, number] = path
            latest[submission_id] = max(number, latest.get(submission_id, 0))
        return [
            archive.load_reading(files[submission_id, number])
            for submission_id, number in sorted(latest.items())
            if submission_id not in self.known or self.known[submission_id].reading < number
        ]

    def _number(self, readings: Iterable[Reading], moment: dt.datetime) -> None:
        following = max((known.sequence for known in self.known.values()), default=0) + 1
        for reading in readings:
            earlier = self.known.get(reading.submission_id)
            reading.read_at = moment.isoformat(timespec="microseconds")
            if earlier is None:
                reading.sequence, reading.reading, reading.loaded_at = following, 1, reading.read_at
                following += 1
            else:
                reading.sequence, reading.reading = earlier.sequence, earlier.reading + 1
                reading.loaded_at = earlier.loaded_at.replace(tzinfo=dt.UTC).isoformat(
                    timespec="microseconds"
                )

    def _after_current(self, moment: dt.datetime) -> dt.datetime:
        current = self._current()
        return max(moment, published_at(current) + dt.timedelta(microseconds=1)) if current else moment

    def _look(self) -> None:
        self.known = {row.submission_id: row for row in _known(self.location, self._current())}

    def _current(self) -> str | None:
        try:
            return current_id(self.location)
        except NoWarehouseError:
            return None
        except WarehouseUnreadableError:
            if self._anew:
                return None
            raise

    def _has_our_shape(self, warehouse_id: str) -> bool:
        with open_version(self.location.file(warehouse_id)) as connection:
            return edition_of(connection).shape == shape()

    def _begin(self) -> None:
        write_durably(self._unfinished, b"")

    @property
    def _unfinished(self) -> Path:
        return self.location.folder / "UNFINISHED"

    def _part(self, warehouse_id: str) -> Path:
        return self.location.folder / f"warehouse-{warehouse_id}.duckdb{TEMPORARY}"


@contextlib.contextmanager
def writing(location: Location, wait_seconds: float = 0.0, *, anew: bool = False) -> Iterator[Writer]:
    """Be the one writer: finish what an interrupted one left, then hand out the :class:`Writer`.

    A writer that begins ``anew`` does not look at what is published (which may be damaged).
    Raises :class:`WarehouseBusyError` where another process writes for longer than ``wait_seconds``, and
    :class:`UnusableFolderError` where the folder can't be made or written to.
    """
    lock = FileLock(location.lock, timeout=wait_seconds)
    try:
        location.folder.mkdir(parents=True, exist_ok=True)
        location.archive.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise WarehouseBusyError(location.folder) from None
    except OSError as problem:
        raise UnusableFolderError(location.folder, problem.strerror or str(problem)) from problem
    try:
        yield Writer(location, anew=anew)
    finally:
        lock.release()


def known_submissions(location: Location) -> dict[str, Known]:
    """What the published version knows, by submission_id; empty where nothing is published."""
    try:
        current = current_id(location)
    except NoWarehouseError:
        return {}
    return {row.submission_id: row for row in _known(location, current)}


def _known(location: Location, warehouse_id: str | None) -> list[Known]:
    if warehouse_id is None:
        return []
    with open_version(location.file(warehouse_id)) as connection:
        return [Known(*row) for row in connection.execute(sql("schema", "known")).fetchall()]


@contextlib.contextmanager
def _removed_on_failure(part: Path) -> Iterator[None]:
    """Leave no half-built file behind: on a full disk it would take what little room there is."""
    try:
        yield
    except BaseException:
        for left in part.parent.glob(f"{part.name}*"):  # with the log that DuckDB writes beside it
            _remove(left)
        raise


def _remove(path: Path) -> None:
    with contextlib.suppress(PermissionError):
        path.unlink(missing_ok=True)
