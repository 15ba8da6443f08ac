"""The bytes of what was given: a GeoJSON file, a ZIP or a folder of such files, or an address of one."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipelines.boundaries.download import MOST_BYTES, download, is_address
from pipelines.boundaries.problems import BoundaryError

ENDING = ".geojson"


class Source(NamedTuple):
    """``said``: what was given; ``sha256``: of its bytes (of a folder: of the list of its files and their
    SHA-256); ``parts``: the GeoJSON files in it, each its name and bytes.
    """

    said: str
    sha256: str
    parts: Iterator[tuple[str, bytes]]


def open_source(said: str, sha256: str | None) -> Source:
    """What was given, checked against ``sha256`` where that was given; an address needs one.

    Raises :class:`BoundaryError` where it can't be read, is too large, or is not what it should be.
    """
    if is_address(said) and not sha256:
        raise BoundaryError("tệp từ một địa chỉ cần --sha256", "a file from an address needs --sha256")
    folder = Path(said)
    if not is_address(said) and folder.is_dir():
        paths = sorted(folder.rglob(f"*{ENDING}"))
        found = _hash_of_folder(folder, paths)
        _check(found, sha256)
        return Source(said, found, ((path.name, _read_file(path)) for path in paths))
    content = download(said) if is_address(said) else _read_file(folder)
    found = hashlib.sha256(content).hexdigest()
    _check(found, sha256)
    return Source(said, found, _parts(said, content))


def _check(found: str, wanted: str | None) -> None:
    if wanted and found != wanted.strip().lower():
        raise BoundaryError(
            f"SHA-256 của tệp là {found}, không phải {wanted}; không cài gì",
            "the file has another SHA-256 than was said; nothing was installed",
        )


def _read_file(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BoundaryError(f"{path} lớn hơn {MOST_BYTES // 2**20} MB", "the file is too large")
        return path.read_bytes()
    except OSError as problem:
        raise BoundaryError(f"không đọc được {path} ({problem.strerror})", "can't read the file") from problem


def _hash_of_folder(folder: Path, paths: list[Path]) -> str:
    lines = (
        f"{path.relative_to(folder).as_posix()} {hashlib.sha256(_read_file(path)).hexdigest()}\n"
        for path in paths
    )
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _parts(said: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    if not content.startswith(b"PK\x03\x04"):
        yield Path(said).name, content
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [one for one in archive.infolist() if one.filename.endswith(ENDING)]
            if sum(one.file_size for one in members) > 2 * MOST_BYTES:
                raise BoundaryError("các tệp trong ZIP quá lớn", "the files inside the ZIP are too large")
            for member in sorted(members, key=lambda one: one.filename):
                yield member.filename, archive.read(member)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as problem:
        raise BoundaryError(f"tệp ZIP hỏng ({problem})", "the ZIP is damaged") from problem
