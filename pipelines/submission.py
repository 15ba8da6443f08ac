"""A submission: one file as it came, read from bytes to checked observations. Nothing is written here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePath
from typing import NamedTuple

from pipelines.checking import check
from pipelines.interpreting import Hints, Interpretation, Observation, interpret
from pipelines.interpreting.packed import PackedObservations
from pipelines.interpreting.terms import said
from pipelines.reading import find_tables, read_workbook
from pipelines.reading.sheets import Workbook
from pipelines.reading.workers import Reason, WorkerLimits, failure_finding, run_in_workers
from pipelines.reference.areas import areas
from pipelines.reference.findings import Finding, finding, finding_codes
from pipelines.reference.findings_list import is_findings_list

_NO_HINTS = Hints()
_LIMITS = WorkerLimits()


class SubmittedFile(NamedTuple):
    """The path a file was given by, and its bytes."""

    path: str
    content: bytes


@dataclass(slots=True)
class Submission:
    """What was read from one file.

    ``accepted`` says that its observations may be loaded; ``observations`` of a refused file are empty.
    ``held_back`` counts the rows that are not loaded, or not in full. ``kind`` is the kind of file by its
    content (``xlsx``, ``csv`` …), empty where it is none that can be read. ``place_id`` is the place the file
    is about, empty where it does not say.
    """

    path: str
    file_name: str
    sha256: str
    kind: str = ""
    accepted: bool = False
    observations: Sequence[Observation] = field(default_factory=list)
    held_back: int = 0
    findings: list[Finding] = field(default_factory=list)
    place_id: str = ""
    illustrative: bool = False
    title: str = ""


def read_submission(
    content: bytes, path: str, hints: Hints = _NO_HINTS, *, strict: bool = False
) -> Submission:
    """The checked submission of one file; bad files give findings and never raise.

    ``hints`` are said for files that do not say it themselves. With ``strict`` one thing that is held back
    refuses the whole file.
    """
    submission = _unread(SubmittedFile(path, content))
    workbook, findings = read_workbook(content, submission.file_name)
    if workbook is None:
        submission.findings = findings
        return submission
    submission.kind = workbook.kind
    findings = _without_own_lists(workbook, findings)
    sheets, found = find_tables(workbook)
    checked = check(interpret(sheets, file_name=submission.file_name, hints=hints, areas=areas()))
    _fill_in(submission, checked, [*findings, *found, *checked.findings], strict=strict)
    return submission


def _without_own_lists(workbook: Workbook, findings: list[Finding]) -> list[Finding]:
    """Take out of a workbook that comes back the list of findings that it was sent with, and what is said of
    that sheet; returns the rest of the findings.
    """
    own = {sheet.name for sheet in workbook.sheets if is_findings_list(sheet.cells)}
    workbook.sheets = [sheet for sheet in workbook.sheets if sheet.name not in own]
    return [found for found in findings if not own or found.sheet not in own]


def read_submissions(
    files: Iterable[tuple[str, bytes]],
    hints: Hints = _NO_HINTS,
    *,
    strict: bool = False,
    jobs: int = 0,
    limits: WorkerLimits = _LIMITS,
) -> Iterator[Submission]:
    """The submissions of many files (path, bytes) in their order, each read in a worker process with limits.

    Their observations come packed (:class:`PackedObservations`).
    A file that makes its worker hang, run out of memory or crash is a refused submission with that finding.
    """
    return run_in_workers(
        partial(read_file, hints=hints, strict=strict),
        files,
        failed=partial(_failed, limits=limits),
        jobs=jobs,
        limits=limits,
    )


def prepare() -> None:
    """Load what the first file would have to wait for: the registry of areas and the words of headers."""
    areas()
    said("")


def read_file(file: tuple[str, bytes], hints: Hints, strict: bool) -> Submission:
    """:func:`read_submission` for a worker process, which also packs what it read."""
    path, content = file
    submission = read_submission(content, path, hints, strict=strict)
    submission.observations = PackedObservations(submission.observations)
    return submission


def _failed(file: tuple[str, bytes], reason: Reason, limits: WorkerLimits) -> Submission:
    submission = _unread(SubmittedFile(*file))
    submission.findings = [failure_finding(reason, limits)]
    return submission


def _unread(file: SubmittedFile) -> Submission:
    name = PurePath(file.path.replace("\\", "/")).name
    return Submission(file.path, name, hashlib.sha256(file.content).hexdigest())


def _fill_in(
    submission: Submission, checked: Interpretation, findings: list[Finding], *, strict: bool
) -> None:
    observations = checked.observations
    codes = finding_codes()
    errors = [found for found in findings if found.severity == "error"]
    refused = any(codes[found.code].holds_back == "file" for found in errors) or (strict and bool(errors))
    if not observations and not refused:
        findings, refused = [*findings, finding("no_numbers")], True
    submission.accepted = not refused
    submission.observations = observations if submission.accepted else []
    submission.held_back = checked.held_back
    submission.findings = findings
    submission.place_id = checked.place_id
    submission.illustrative = checked.illustrative
    submission.title = checked.title
