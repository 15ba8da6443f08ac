"""Writing the workbooks that go back to the senders, for ``findings``, ``check --out`` and ``load --out``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath

from pipelines.commands.console import UsageError, say
from pipelines.publishing.findings_file import Checked, Form, file_name, findings_files
from pipelines.warehouse.archive import safe_name
from pipelines.warehouse.durable import write_durably
from pipelines.warehouse.intake import FileResult, Incoming

_WORDS = {
    Form.OWN: "bản sao tệp gốc có đánh dấu",
    Form.VALUES: "bản chép số liệu có đánh dấu",
    Form.LIST: "chỉ có danh sách",
}


def write_for_results(
    files: Sequence[Incoming], results: Sequence[FileResult], out: Path, *, jobs: int, to_stderr: bool
) -> None:
    """One workbook for each file with an error or a warning; a file that has changed since is left out.

    Raises :class:`UsageError` where the folder can't be written to.
    """
    write_for(_with_something_grave(files, results), out, jobs=jobs, to_stderr=to_stderr)


def write_for(files: Iterable[Checked], out: Path, *, jobs: int = 0, to_stderr: bool = False) -> None:
    """Write the workbook of each file into the folder ``out`` and say so; two files of one name do not meet.

    Raises :class:`UsageError` where the folder can't be written to.
    """
    names: list[str] = []
    used: set[str] = set()

    def named() -> Iterator[Checked]:
        for file in files:
            names.append(safe_name(file.name))
            yield file

    for number, made in enumerate(findings_files(named(), jobs=jobs)):
        path = out / _free(file_name(names[number], made.ending), used)
        try:
            out.mkdir(parents=True, exist_ok=True)
            write_durably(path, made.content)
        except OSError as problem:
            raise UsageError(f"không ghi được {path} / can't write: {problem.strerror}") from problem
        say(f"Đã ghi {path} ({_WORDS[made.form]}).", to_stderr=to_stderr)


def _with_something_grave(files: Sequence[Incoming], results: Sequence[FileResult]) -> Iterator[Checked]:
    for incoming, result in zip(files, results, strict=True):
        if not any(found.severity in ("error", "warning") for found in result.findings):
            continue
        content = content_of(incoming)
        if not result.sha256 or hashlib.sha256(content).hexdigest() == result.sha256:
            yield Checked(incoming.file.name, content, list(result.findings))


def content_of(incoming: Incoming) -> bytes:
    """The file's bytes; none for a file that can't be opened, whose finding says so."""
    try:
        return incoming.file.read_bytes()
    except OSError:
        return b""


def _free(name: str, used: set[str]) -> str:
    path, number, free = PurePath(name), 1, name
    while free.casefold() in used:
        number += 1
        free = f"{path.stem}_{number}{path.suffix}"
    used.add(free.casefold())
    return free
