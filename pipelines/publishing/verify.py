"""Check a snapshot against its manifest."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path
from typing import Any, NamedTuple

from pipelines.publishing.snapshot import MANIFEST


class NoSnapshotError(Exception):
    """There is no snapshot here, or its manifest can't be read."""


class Difference(NamedTuple):
    """A file that is not as the manifest says, or a file or folder that it does not name."""

    file: str
    vi: str
    en: str


def verify(path: Path) -> list[Difference]:
    """What differs between the snapshot in a folder (or of a manifest) and its manifest; empty where
    all is well.

    Raises :class:`NoSnapshotError` where there is no readable manifest.
    """
    manifest = path if path.name == MANIFEST else path / MANIFEST
    try:
        said = {entry["name"]: entry for entry in json.loads(manifest.read_text(encoding="utf-8"))["files"]}
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise NoSnapshotError(f"{manifest}: {problem}") from problem
    folder = manifest.parent
    found = [one for name, entry in said.items() if (one := _difference(folder, name, entry)) is not None]
    strangers = sorted(one.name for one in folder.iterdir() if one.name not in {*said, MANIFEST})
    return [
        *found,
        *(Difference(name, "không có trong bản kê", "is not in the manifest") for name in strangers),
    ]


def _difference(folder: Path, name: str, entry: dict[str, Any]) -> Difference | None:
    file = folder / name
    if Path(name).name != name:
        return Difference(name, "tên tệp không hợp lệ", "is no file name")
    if not file.is_file():
        return Difference(name, "bị thiếu", "is missing")
    content = file.read_bytes()
    if hashlib.sha256(content).hexdigest() != entry.get("sha256"):
        return Difference(name, "nội dung đã bị sửa (SHA-256 khác)", "was changed (another SHA-256)")
    rows = sum(1 for _ in csv.reader(content.decode("utf-8-sig").splitlines(keepends=True))) - 1
    if rows != entry.get("rows"):
        return Difference(name, f"có {rows} dòng, bản kê ghi {entry.get('rows')}", f"has {rows} rows")
    return None
