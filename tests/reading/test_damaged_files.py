"""Bytes of good files changed at random: always a workbook or a finding, soon, and never an exception, on the
whole way to observations.
"""

from __future__ import annotations

import random
import time
import zlib
from functools import cache
from pathlib import Path

import pytest

from pipelines.reading import read_workbook
from pipelines.reading.workers import Reason, WorkerLimits, run_in_workers
from pipelines.submission import read_submission
from tests.reading.files import biff2, ods, sheet_xml, written_xls, written_xlsx, xlsx_parts, zipped
from tests.reading.test_formats import HTML, ODS, XML_2003, binary_workbook, everything, old_everything

SEED = 20241231
ROUNDS = 420
"""For each of twelve kinds of files: 5,040 in all."""

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples" / "illustrative"


@cache
def originals() -> dict[str, bytes]:
    return {
        "xlsx": written_xlsx(everything),
        "stored xlsx": _stored(written_xlsx(everything)),
        "xls": written_xls(old_everything),
        "biff2": biff2({(0, 0): "Tong so", (1, 0): 12.0, (1, 1): 2.5}),
        "xlsb": binary_workbook(),
        "ods": ods(ODS),
        "csv": 'STT;Tên;Số\n1;"Xã\nA";1.234\n'.encode("utf-16"),
        "html": HTML.encode(),
        "xml2003": XML_2003.encode(),
        "stored report": _stored((SAMPLES / "bac-son" / "xa-bac-quynh-2024.xlsx").read_bytes()),
        "xls report": (SAMPLES / "cam-xuyen" / "cam-xuyen-2021.xls").read_bytes(),
        "csv report": (SAMPLES / "bao-yen" / "bao-yen-2023.csv").read_bytes(),
    }


def _stored(content: bytes) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as container:
        return zipped({name: container.read(name) for name in container.namelist()}, zipfile.ZIP_STORED)


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of them changed, taken out, doubled, or the end cut off."""
    damaged = bytearray(content)
    for _ in range(chance.choice([1, 1, 2, 4, 16])):
        at = chance.randrange(len(damaged))
        match chance.randrange(6):
            case 0:
                damaged[at] = chance.randrange(256)
            case 1:
                damaged[at] ^= 1 << chance.randrange(8)
            case 2:
                damaged[at : at + 4] = chance.choice(
                    [b"\xff\xff\xff\xff", b"\0\0\0\0", b"\xff\xff\xff\x7f", b"\1\0\0\0"]
                )
            case 3:
                del damaged[at : at + chance.randrange(1, 20)]
            case 4:
                damaged[at:at] = damaged[at : at + chance.randrange(1, 60)]
            case _:
                damaged[at:at] = chance.choice(
                    [b"<", b"&#0;", b'" ', b"99999999", b"\xed\xa0\x80", b"]]>", b"<!--"]
                )
        if not damaged:
            return b"x"
    if chance.random() < 0.1:
        del damaged[chance.randrange(len(damaged)) :]
    return bytes(damaged) or b"x"


def checked(content: bytes) -> bytes:
    """A stored container whose checksums are set right again, so that damage gets past the first guard."""
    import io
    import struct
    import zipfile

    damaged = bytearray(content)
    try:
        entries = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError):
        return content
    directory = content.rfind(b"PK\x05\x06")
    at = int.from_bytes(content[directory + 16 : directory + 20], "little")
    for entry in entries:
        start = entry.header_offset + 30 + len(entry.filename.encode()) + len(entry.extra)
        crc = zlib.crc32(content[start : start + entry.compress_size])
        if content[at : at + 4] != b"PK\x01\x02":
            return bytes(damaged)
        damaged[at + 16 : at + 20] = crc.to_bytes(4, "little")
        at += 46 + sum(int.from_bytes(content[at + n : at + n + 2], "little") for n in (28, 30, 32))
    return bytes(damaged)


def outcome(content: bytes) -> str:
    """What reading came to, in a worker: the codes of the findings, or what went wrong."""
    start = time.process_time()
    try:
        workbook, findings = read_workbook(content, "a.xlsx")
        read_submission(content, "a.xlsx")
    except BaseException as error:
        return f"raised {error!r}"
    if time.process_time() - start > 8:
        return "slow"
    if workbook is None and not findings:
        return "nothing said"
    for sheet in workbook.sheets if workbook is not None else ():
        if any(not (1 <= row <= 1_048_576 and 1 <= column <= 16_384) for row, column in sheet.cells):
            return "cell outside of the grid"
    return ",".join(found.code for found in findings)


def never(content: bytes, reason: Reason) -> str:
    return f"worker {reason}"


@pytest.mark.parametrize("kind", originals())
def test_damage_is_said_and_never_raised(kind: str) -> None:
    chance = random.Random(f"{SEED} {kind}")
    damaged = [mutated(originals()[kind], chance) for _ in range(ROUNDS)]
    if kind.startswith("stored"):
        damaged = [checked(content) for content in damaged]
    limits = WorkerLimits(seconds=90, megabytes=512)
    outcomes = list(run_in_workers(outcome, damaged, failed=never, jobs=2, limits=limits))
    wrong = {
        said: damaged[number].hex()[:2000]
        for number, said in enumerate(outcomes)
        if said.startswith(("raised", "worker", "slow", "nothing", "cell"))
    }
    assert wrong == {}
    assert len(outcomes) == ROUNDS


def test_sheets_without_their_parts_are_damage_and_no_empty_workbook() -> None:
    parts = xlsx_parts(sheet_xml('<row r="1"><c r="A1"><v>7</v></c></row>'))
    parts.pop("xl/_rels/workbook.xml.rels")
    workbook, findings = read_workbook(zipped(parts), "a.xlsx")
    assert workbook is None
    assert [found.code for found in findings] == ["file_corrupt"]
