"""The parts of a zip container (.xlsx, .xlsb, .ods), unpacked one by one within limits.

Sizes are checked twice: as the container declares them, before unpacking; and while unpacking, because what
is declared may be a lie. An entry that nobody reads (a picture, a macro) is never unpacked and costs nothing.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections import Counter

from pipelines.reading import limits
from pipelines.reading.refusal import Refusal, corrupt, declared, hostile, too_large

_BEGINNING = 4096
"""Bytes in which a part says what it is: a document type stands before the first element."""


class ZipParts:
    """The entries of a container by name.

    Raises ``Refusal`` for a container that is damaged, encrypted, too large or built to do harm.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as error:
            raise corrupt(f"zip: {error}") from error
        self._entries = {entry.filename: entry for entry in self._zip.infolist()}
        self._left = limits.MAX_UNPACKED_BYTES
        self._known: dict[str, bytes] = {}
        self._check_entries()

    @property
    def names(self) -> list[str]:
        """The names of all entries."""
        return list(self._entries)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def find(self, name: str) -> str | None:
        """The entry's real name, where only upper and lower case or the slashes differ, or None."""
        if name in self._entries:
            return name
        wanted = name.lower().replace("\\", "/").lstrip("/")
        return next((n for n in self._entries if n.lower().replace("\\", "/").lstrip("/") == wanted), None)

    def read(self, name: str) -> bytes:
        """The bytes of one entry. Raises ``Refusal`` where it is missing, damaged or too large."""
        if name in self._known:
            return self._known[name]
        entry = self._entries.get(name)
        if entry is None:
            raise corrupt(f"{name}: missing")
        self._check_declared(entry)
        content = self._unpack(entry)
        self._left -= len(content)
        self._known[name] = content
        return content

    def read_xml(self, name: str) -> bytes:
        """The bytes of an XML part. Raises ``Refusal`` where it declares a document type or entities."""
        content = self.read(name)
        refuse_declarations(content)
        return content

    def refuse_declarations_anywhere(self) -> None:
        """Raise ``Refusal`` where any XML part begins with a document type, also one that nobody reads."""
        for name, entry in self._entries.items():
            if name.endswith((".xml", ".rels")) and name not in self._known:
                refuse_declarations(self._beginning(entry))

    def _beginning(self, entry: zipfile.ZipInfo) -> bytes:
        """The first bytes of an entry; none where it is damaged, which whoever reads it will say."""
        try:
            packed = self._packed(entry)[:_BEGINNING]
            if entry.compress_type == zipfile.ZIP_DEFLATED:
                return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, _BEGINNING)
        except (Refusal, zlib.error):
            return b""
        return packed

    def forget(self, name: str) -> None:
        """Let go of a part that has been read."""
        self._known.pop(name, None)

    def _check_entries(self) -> None:
        if len(self._entries) > limits.MAX_PARTS:
            raise hostile(
                f"bên trong có quá nhiều phần, tệp do Excel lưu không như vậy (hơn {limits.MAX_PARTS})",
                f"it has too many parts inside, as no file has that Excel saves (over {limits.MAX_PARTS})",
            )
        if any(entry.flag_bits & 0x1 for entry in self._entries.values()):
            raise Refusal("file_encrypted")
        names = Counter(entry.filename.lower() for entry in self._zip.infolist())
        doubled = [
            name for name, count in names.items() if count > 1 and name.endswith((".xml", ".rels", ".bin"))
        ]
        if doubled:
            raise hostile(
                f"có một phần bị ghi hai lần nên không biết phần nào đúng ({doubled[0]})",
                f"a part is there twice, and nothing tells which is right ({doubled[0]})",
            )

    def _check_declared(self, entry: zipfile.ZipInfo) -> None:
        if entry.file_size > min(limits.MAX_PART_BYTES, self._left):
            raise too_large(*_unpacked_words(entry.file_size))
        if entry.file_size > limits.RATIO_FROM_BYTES and entry.file_size > limits.MAX_RATIO * max(
            entry.compress_size, 1
        ):
            raise _bomb()

    def _unpack(self, entry: zipfile.ZipInfo) -> bytes:
        limit = min(limits.MAX_PART_BYTES, self._left)
        packed = self._packed(entry)
        if entry.compress_type == zipfile.ZIP_STORED:
            return packed
        if entry.compress_type != zipfile.ZIP_DEFLATED:
            raise corrupt(f"{entry.filename}: compression {entry.compress_type}")
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = unpacker.decompress(packed, limit + 1)
        except zlib.error as error:
            raise corrupt(f"{entry.filename}: {error}") from error
        if len(content) > limit:
            raise too_large(*_unpacked_words(len(content)))
        if len(content) > limits.RATIO_FROM_BYTES and len(content) > limits.MAX_RATIO * max(len(packed), 1):
            raise _bomb()
        if not unpacker.eof:
            raise corrupt(f"{entry.filename}: cut off")
        if zlib.crc32(content) != entry.CRC:
            raise corrupt(f"{entry.filename}: checksum")
        return content

    def _packed(self, entry: zipfile.ZipInfo) -> bytes:
        """The packed bytes of an entry: the local header is trusted for nothing but its own length."""
        start = entry.header_offset
        header = self._content[start : start + 30]
        if len(header) < 30 or header[:4] != b"PK\x03\x04":
            raise corrupt(f"{entry.filename}: no local header")
        start += 30 + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
        packed = self._content[start : start + entry.compress_size]
        if len(packed) < entry.compress_size:
            raise corrupt(f"{entry.filename}: cut off")
        return packed


def refuse_declarations(content: bytes) -> None:
    """Raise ``Refusal`` for an XML part with a document type or entity declaration, also in UTF-16."""
    plain = content
    if content[:2] in (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<"):
        plain = content.replace(b"\0", b"")
    if b"<!D" in plain or b"<!E" in plain:
        raise declared()


def _bomb() -> Refusal:
    return hostile(
        "nội dung được nén để khi mở ra phình to gấp hàng trăm lần, có thể làm treo máy (bom nén)",
        "its content swells to hundreds of times its size when unpacked, which can hang a machine (zip bomb)",
    )


def _unpacked_words(size: int) -> tuple[str, str]:
    megabytes = size // limits.MB
    return f"{megabytes} MB sau khi giải nén", f"{megabytes} MB unpacked"
