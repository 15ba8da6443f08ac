"""Files in, results out: what ``load`` and ``check`` do between the disk and the warehouse.

A file is known by its bytes and by what was said for it. Known bytes are read anew only where the
reading software or the reference tables changed since, and replace what they gave before only where the
outcome differs.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from pipelines.interpreting.hints import Hints
from pipelines.reference.findings import Finding, finding
from pipelines.submission import Submission, SubmittedFile, read_submissions
from pipelines.warehouse import archive
from pipelines.warehouse.archive import Reading
from pipelines.warehouse.fingerprint import reading_fingerprint
from pipelines.warehouse.history import add_history_findings
from pipelines.warehouse.location import Location
from pipelines.warehouse.store import ARCHIVING_THREADS, Known, Writer, writing

_FILES_UNDER_WAY = 64
LOADED, WITH_FINDINGS, UNCHANGED, REJECTED = "loaded", "loaded_with_findings", "unchanged", "rejected"


class Incoming(NamedTuple):
    """A file to be taken in: the path as it was given, where its bytes are, and its source where it is
    known.
    """

    path: str
    file: Path
    source_url: str = ""


class Request(NamedTuple):
    """How files are to be read: what is said for them, all or nothing, in how many processes (0: one a
    core).
    """

    hints: Hints = Hints()
    strict: bool = False
    jobs: int = 0


@dataclass(slots=True)
class FileResult:
    """What became of a file, in the words of docs/contract.md. ``new`` is the reading to be published, if
    any.
    """

    path: str
    sha256: str = ""
    status: str = REJECTED
    submission_id: str = ""
    observations: int = 0
    held_back: int = 0
    findings: list[Finding] = field(default_factory=list)
    new: Reading | None = None


Progress = Callable[[FileResult], None]


def check_files(
    files: Iterable[Incoming], request: Request, location: Location, progress: Progress = lambda _: None
) -> list[FileResult]:
    """Read and check files as :func:`load_files` would, and write nothing. Results in the files' order."""
    results = list(_read(files, request, known=lambda _: None, keep=lambda *_: None, progress=progress))
    add_history_findings(_readings(results), location)
    return [_with_status(result) for result in results]


def load_files(
    files: Iterable[Incoming],
    request: Request,
    location: Location,
    progress: Progress = lambda _: None,
    wait_seconds: float = 0.0,
) -> list[FileResult]:
    """Read, check, archive and publish files, in one new version; none where nothing changed.

    Raises :class:`WarehouseBusyError` where another process writes. Results in the files' order.
    """
    with writing(location, wait_seconds) as writer:
        shelf = _Shelf(writer, request)
        with shelf.archiving() as keep:
            results = list(_read(files, request, known=shelf.unchanged, keep=keep, progress=progress))
        compare = partial(add_history_findings, _readings(results), location)
        if shelf.has_read_anew(results):  # whether that is news depends on every finding
            compare()
            for result in results:
                shelf.settle(result)
            shelf.publish(results)
        else:
            shelf.publish(results, compare)
        return [_with_status(result) for result in results]


def submission_id(sha256: str, request: Request) -> str:
    """The id of a file's submission: 16 hex digits of its bytes' SHA-256, and six of what was said for it."""
    if request.hints == Hints():
        return sha256[:16]
    said = hashlib.sha256(repr(tuple(request.hints)).encode("utf-8")).hexdigest()
    return f"{sha256[:16]}-{said[:6]}"


class _Shelf:
    """What the archive knows of the files at hand, for one run of one writer."""

    def __init__(self, writer: Writer, request: Request) -> None:
        self.writer = writer
        self.archive = writer.location.archive
        self.fingerprint = reading_fingerprint(request.strict)

    def unchanged(self, known_id: str) -> Reading | None:
        """The reading that stands for these bytes, where reading them again would give the same."""
        known = self.writer.known.get(known_id)
        if known is None or archive.remembered(self.archive, known.sha256, known_id) != self.fingerprint:
            return None
        return self._reading(known)

    @contextlib.contextmanager
    def archiving(self) -> Iterator[Callable[[str, str, bytes], None]]:
        """Gives what keeps a file's bytes while the next files are read; all are on the disk at the end.

        Raises what writing raised. The disk is slower than the reading, so it is asked by several threads,
        and whoever is far ahead of it waits.
        """
        under_way: deque[Future[None]] = deque()
        with ThreadPoolExecutor(ARCHIVING_THREADS) as threads:

            def keep(sha256: str, name: str, content: bytes) -> None:
                under_way.append(threads.submit(archive.keep_file, self.archive, sha256, name, content))
                if len(under_way) > _FILES_UNDER_WAY:
                    under_way.popleft().result()

            yield keep
            for one in under_way:
                one.result()

    def has_read_anew(self, results: Iterable[FileResult]) -> bool:
        """Whether a file that the warehouse has was read once more."""
        return any(reading.submission_id in self.writer.known for reading in _readings(results))

    def settle(self, result: FileResult) -> None:
        """A new reading that says what the one before said is no news."""
        known = self.writer.known.get(result.submission_id)
        if result.new is None or known is None or self._reading(known).outcome() != result.new.outcome():
            return
        archive.remember(self.archive, result.new, self.fingerprint)
        _fill(result, result.new, UNCHANGED if result.new.accepted else REJECTED)
        result.new = None

    def publish(self, results: Sequence[FileResult], compare: Callable[[], None] = lambda: None) -> None:
        """Publish what is new, once. ``compare`` adds to its findings while that is under way."""
        new = _readings(results)
        if new:
            self.writer.take_in(new, complete=compare)
        for reading in new:
            archive.remember(self.archive, reading, self.fingerprint)

    def _reading(self, known: Known) -> Reading:
        return archive.find_reading(self.archive, known.sha256, known.submission_id, known.reading)


def _read(
    files: Iterable[Incoming],
    request: Request,
    *,
    known: Callable[[str], Reading | None],
    keep: Callable[[str, str, bytes], None],
    progress: Progress,
) -> Iterator[FileResult]:
    """One result a file, in order: from what is known of its bytes, else from reading it in a worker
    process.
    """
    results: list[FileResult] = []
    waiting: deque[tuple[FileResult, Incoming, bytes]] = deque()
    first: dict[str, FileResult] = {}

    def unread() -> Iterator[SubmittedFile]:
        for incoming in files:
            result, content = _first_look(incoming, request)
            results.append(result)
            if content is None or result.submission_id in first:
                continue
            first[result.submission_id] = result
            before = known(result.submission_id)
            if before is not None:
                _fill(result, before, UNCHANGED if before.accepted else REJECTED)
                progress(result)
                continue
            waiting.append((result, incoming, content))
            yield SubmittedFile(path=incoming.path, content=content)

    for submission in read_submissions(unread(), request.hints, strict=request.strict, jobs=request.jobs):
        result, incoming, content = waiting.popleft()
        keep(result.sha256, incoming.file.name, content)
        result.new = _reading(submission, result, incoming, request)
        _fill(result, result.new, LOADED)
        progress(result)
    for result in results:
        same = first.get(result.submission_id)
        if same is not None and same is not result:
            _repeat(result, same)
        yield result


def _first_look(incoming: Incoming, request: Request) -> tuple[FileResult, bytes | None]:
    try:
        content = incoming.file.read_bytes()
    except OSError as problem:
        found = finding("file_not_readable", raw=problem.strerror or type(problem).__name__)
        return FileResult(incoming.path, findings=[found]), None
    sha256 = hashlib.sha256(content).hexdigest()
    return FileResult(incoming.path, sha256, submission_id=submission_id(sha256, request)), content


def _reading(submission: Submission, result: FileResult, incoming: Incoming, request: Request) -> Reading:
    return Reading(
        submission_id=result.submission_id,
        sha256=result.sha256,
        file=incoming.file.name,
        path=incoming.path,
        kind=submission.kind,
        sequence=0,
        reading=0,
        loaded_at="",
        read_at="",
        accepted=submission.accepted,
        place_id=submission.place_id,
        illustrative=submission.illustrative,
        title=submission.title,
        held_back=submission.held_back,
        said_province=request.hints.province,
        said_district=request.hints.district,
        said_year=request.hints.year,
        source_url=incoming.source_url,
        observations=submission.observations,
        findings=submission.findings,
    )


def _fill(result: FileResult, reading: Reading, status: str) -> None:
    result.status = status
    result.observations = len(reading.observations)
    result.held_back = reading.held_back
    result.findings = reading.findings


def _repeat(result: FileResult, same: FileResult) -> None:
    """The same bytes a second time in one run."""
    result.status = REJECTED if same.status == REJECTED else UNCHANGED
    result.observations, result.held_back, result.findings = same.observations, same.held_back, same.findings


def _with_status(result: FileResult) -> FileResult:
    if result.new is not None:
        accepted = LOADED if not result.new.findings else WITH_FINDINGS
        _fill(result, result.new, accepted if result.new.accepted else REJECTED)
    return result


def _readings(results: Iterable[FileResult]) -> list[Reading]:
    return [result.new for result in results if result.new is not None]
