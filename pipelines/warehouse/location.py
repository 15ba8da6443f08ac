"""Where the warehouse is, which version of it is current, and what its files are called.

A warehouse is a folder of files ``warehouse-<id>.duckdb`` that never change once published, and a one-line
file ``CURRENT`` with the id of the one that counts. The archive of what came in stands beside the folder.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import secrets
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from pipelines.warehouse.errors import (
    NoWarehouseError,
    UnknownWarehouseKindError,
    UnusableFolderError,
    WarehouseUnreadableError,
)

ENVIRONMENT = "XHHT_WAREHOUSE"
DEFAULT = Path(__file__).resolve().parents[2] / "data" / "warehouse"
_ID = re.compile(r"\d{8}T\d{12}Z-[0-9a-f]{4}")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):", re.IGNORECASE)


@dataclass(frozen=True)
class Location:
    """A warehouse folder, and the names of what is in and beside it."""

    folder: Path

    @cached_property
    def current(self) -> Path:
        """The one-line file that names the published version."""
        return self.folder / "CURRENT"

    @property
    def lock(self) -> Path:
        """The lock file of the one writer."""
        return self.folder / "writer.lock"

    @property
    def archive(self) -> Path:
        """The folder in which every submission is kept for ever: ``submissions`` beside ``warehouse``,
        and ``<name>-submissions`` beside a warehouse folder of another name, so that two never mix.
        """
        name = "submissions" if self.folder.name == "warehouse" else f"{self.folder.name}-submissions"
        return self.folder.parent / name

    @property
    def boundaries(self) -> Path:
        """The folder of installed boundary files, beside the warehouse as the archive is."""
        name = "boundaries" if self.folder.name == "warehouse" else f"{self.folder.name}-boundaries"
        return self.folder.parent / name

    def file(self, warehouse_id: str) -> Path:
        """The file of one version."""
        return self.folder / f"warehouse-{warehouse_id}.duckdb"

    def versions(self) -> list[str]:
        """The ids of all versions that are still there, oldest first."""
        found = (
            path.name.removeprefix("warehouse-").removesuffix(".duckdb")
            for path in self.folder.glob("*.duckdb")
        )
        return sorted(name for name in found if _ID.fullmatch(name))


def locate(said: str | os.PathLike[str] | None = None) -> Location:
    """The warehouse that was said, else that of the environment variable ``XHHT_WAREHOUSE``, else
    ``data/warehouse/``. Raises :class:`UnknownWarehouseKindError` for a URL: folders are what there is.
    """
    location = _named(os.fspath(said) if said else os.environ.get(ENVIRONMENT, ""))
    return location if location.folder.is_absolute() else Location(location.folder.absolute())


@lru_cache(maxsize=64)
def _named(text: str) -> Location:
    """What a text names, a relative path as it is: a screen asks dozens of times."""
    scheme = _SCHEME.match(text)
    if scheme and scheme[1].lower() != "file":
        raise UnknownWarehouseKindError(scheme[1])
    if scheme and scheme[1].lower() == "file":
        text = text.split(":", 1)[1].removeprefix("//")
    return Location(Path(text) if text else DEFAULT)


def new_id(now: dt.datetime) -> str:
    """An id for a version published now: the moment in UTC, so that ids sort by age, and four hex digits."""
    return id_at(now, secrets.token_hex(2))


def id_at(moment: dt.datetime, digits: str) -> str:
    """The id of a version published at a moment; ``digits`` tell it from another of the same microsecond."""
    return f"{moment.astimezone(dt.UTC):%Y%m%dT%H%M%S%f}Z-{digits}"


def published_at(warehouse_id: str) -> dt.datetime:
    """When a version was published, in UTC."""
    return dt.datetime.strptime(warehouse_id.partition("Z-")[0], "%Y%m%dT%H%M%S%f").replace(tzinfo=dt.UTC)


def current_id(location: Location) -> str:
    """The id of the published version.

    Raises :class:`NoWarehouseError` where nothing has been published yet, :class:`UnusableFolderError` where
    what was named is no folder, and :class:`WarehouseUnreadableError` where ``CURRENT`` holds anything but an
    id or can't be read.
    """
    try:
        found = location.current.stat()
        said = (found.st_ino, found.st_mtime_ns, found.st_size)
        known = _known.get(location.current)
        if known is not None and known[0] == said:
            return known[1]
        text = location.current.read_text(encoding="ascii").strip()
    except (FileNotFoundError, NotADirectoryError):
        raise _not_there(location.folder) from None
    except (OSError, UnicodeDecodeError) as problem:
        raise WarehouseUnreadableError(location.current, str(problem)) from problem
    if not _ID.fullmatch(text):
        raise WarehouseUnreadableError(location.current, "CURRENT")
    _known[location.current] = (said, text)
    return text


_known: dict[Path, tuple[tuple[int, int, int], str]] = {}
"""What ``CURRENT`` said, and of which file: it is replaced as a whole, and a screen asks dozens of times."""


def _not_there(folder: Path) -> NoWarehouseError | UnusableFolderError:
    there = next(path for path in (folder, *folder.parents) if path.exists())
    if there.is_dir():
        return NoWarehouseError(folder)
    return UnusableFolderError(folder, f"{there} là một tệp, không phải thư mục")
