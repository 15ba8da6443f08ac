"""OLE compound files: the container of .xls, and of encrypted .xlsx ([MS-CFB]).

Every chain of sectors is followed at most once round and never past the end of the file, so a container built
as a loop is refused and not followed.
"""

from __future__ import annotations

import struct
from typing import NamedTuple

from pipelines.reading import limits
from pipelines.reading.refusal import corrupt

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END, _FREE = 0xFFFFFFFE, 0xFFFFFFFF
_LARGEST_SECTOR = 0xFFFFFFFA
_STREAM, _ROOT = 2, 5


class _Entry(NamedTuple):
    """A stream of the directory: its name, kind, first sector and size in bytes."""

    name: str
    kind: int
    start: int
    size: int


class OleFile:
    """The streams of a compound file by name. Raises ``Refusal`` for a damaged container."""

    def __init__(self, content: bytes) -> None:
        if len(content) < 512 or content[:8] != SIGNATURE:
            raise corrupt("OLE: header")
        self._content = content
        major, _, sector_shift, short_shift = struct.unpack_from("<4H", content, 26)
        if sector_shift not in (9, 12) or short_shift != 6 or major not in (3, 4):
            raise corrupt("OLE: sector size")
        self._sector = 1 << sector_shift
        directory, _, cutoff, short_fat, _, extra, _ = struct.unpack_from("<7I", content, 48)
        self._cutoff = cutoff
        self._fat = self._numbers(self._fat_sectors(extra))
        self._entries = _entries(self._chain(directory, self._fat))
        self._short_fat = self._numbers(_follow(short_fat, self._fat))
        root = next((e for e in self._entries if e.kind == _ROOT), None)
        self._short = self._chain(root.start, self._fat) if root is not None and root.size else b""

    @property
    def names(self) -> list[str]:
        """The names of all streams and storages."""
        return [entry.name for entry in self._entries]

    def stream(self, name: str) -> bytes | None:
        """The bytes of a stream, or None where there is none. Raises ``Refusal`` for a broken chain."""
        wanted = name.lower()
        entry = next((e for e in self._entries if e.kind == _STREAM and e.name.lower() == wanted), None)
        if entry is None:
            return None
        if entry.size >= self._cutoff:
            content = self._chain(entry.start, self._fat)
        else:
            content = b"".join(
                self._short[s * 64 : s * 64 + 64] for s in _follow(entry.start, self._short_fat)
            )
        if len(content) < entry.size:
            raise corrupt(f"OLE: {name} is cut off")
        return content[: entry.size]

    def _fat_sectors(self, extra: int) -> list[int]:
        listed = list(struct.unpack_from("<109I", self._content, 76))
        seen: set[int] = set()
        while extra not in (_END, _FREE):
            if extra in seen:
                raise corrupt("OLE: sector loop")
            seen.add(extra)
            sector = self._numbers([extra])
            listed += sector[:-1]
            extra = sector[-1]
        return [sector for sector in listed if sector <= _LARGEST_SECTOR]

    def _numbers(self, sectors: list[int]) -> list[int]:
        joined = b"".join(self._at(sector) for sector in sectors)
        return list(struct.unpack(f"<{len(joined) // 4}I", joined[: len(joined) // 4 * 4]))

    def _at(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        found = self._content[start : start + self._sector]
        if not found:
            raise corrupt(f"OLE: sector {sector} is past the end of the file")
        return found

    def _chain(self, start: int, fat: list[int]) -> bytes:
        return b"".join(self._at(sector) for sector in _follow(start, fat))


def _follow(start: int, fat: list[int]) -> list[int]:
    """The sectors of a chain in their order."""
    sectors: list[int] = []
    seen = bytearray(len(fat))
    sector = start
    while sector not in (_END, _FREE):
        if sector >= len(fat):
            raise corrupt(f"OLE: sector {sector} is past the end of the file")
        if seen[sector]:
            raise corrupt("OLE: sector loop")
        seen[sector] = 1
        sectors.append(sector)
        sector = fat[sector]
    if len(sectors) * 64 > limits.MAX_FILE_BYTES:
        raise corrupt("OLE: chain longer than the file may be")
    return sectors


def _entries(directory: bytes) -> list[_Entry]:
    entries = []
    for offset in range(0, len(directory) - 127, 128):
        raw = directory[offset : offset + 128]
        length = int.from_bytes(raw[64:66], "little")
        if raw[66] and 2 <= length <= 64:
            name = raw[: length - 2].decode("utf-16-le", "replace")
            start, size = struct.unpack_from("<2I", raw, 116)
            entries.append(_Entry(name, raw[66], start, size))
    return entries
