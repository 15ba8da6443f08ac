"""What is installed: one file of text names the shape files that count. Shape files never change."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any, NamedTuple

from pipelines.boundaries.problems import BoundaryError

NAME = "manifest.json"
VERSION = 1


class ShapeFile(NamedTuple):
    """The shapes of one province. ``name`` carries the first digits of the file's ``sha256``."""

    name: str
    sha256: str
    areas: int
    positions: int


class Installation(NamedTuple):
    """What one boundary file gave for one level and day; ``provinces``: province code -> its shape file."""

    level: str
    valid_on: dt.date
    source: str
    sha256: str
    attribution: str
    licence: str
    installed_at: str
    provinces: dict[str, ShapeFile]

    def as_json(self) -> dict[str, Any]:
        """As it is written and as ``--json`` tells it."""
        return {
            **self._asdict(),
            "valid_on": self.valid_on.isoformat(),
            "provinces": {code: file._asdict() for code, file in sorted(self.provinces.items())},
        }


def read_manifest(folder: Path) -> list[Installation]:
    """What is installed, newest day first; nothing where there is no folder.

    Raises :class:`BoundaryError` where the manifest is damaged.
    """
    try:
        text = (folder / NAME).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as problem:
        raise _damaged(folder) from problem
    try:
        whole = json.loads(text)
        found = [_installation(one) for one in whole["installations"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise _damaged(folder) from problem
    return sorted(found, key=lambda one: (one.valid_on, one.installed_at), reverse=True)


def manifest_bytes(installations: list[Installation]) -> bytes:
    """The manifest that names them."""
    whole = {"version": VERSION, "installations": [one.as_json() for one in installations]}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _installation(one: dict[str, Any]) -> Installation:
    texts = {
        field: str(one[field]) for field in Installation._fields if field not in ("valid_on", "provinces")
    }
    provinces = {str(code): _shape_file(file) for code, file in one["provinces"].items()}
    return Installation(valid_on=dt.date.fromisoformat(one["valid_on"]), provinces=provinces, **texts)


def _shape_file(one: dict[str, Any]) -> ShapeFile:
    name = str(one["name"])
    if Path(name).name != name:
        raise ValueError(name)
    return ShapeFile(name, str(one["sha256"]), int(one["areas"]), int(one["positions"]))


def _damaged(folder: Path) -> BoundaryError:
    return BoundaryError(
        f"bản kê ranh giới {folder / NAME} bị hỏng; hãy cài lại bằng lệnh boundaries",
        "the list of installed boundaries is damaged; install them again",
    )
