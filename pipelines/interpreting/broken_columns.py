"""Counts beside broken ones: "2.000" that a spreadsheet took for 2 stands in a column with 1.25 and 3.105."""

from __future__ import annotations

from collections import Counter

from pipelines.interpreting.interpretation import Record
from pipelines.interpreting.meaning import RATE
from pipelines.interpreting.observations import Observation
from pipelines.interpreting.scene import Scene

_THOUSAND = 1_000
_SURE = 100
"""A whole count of this many is taken as it is: nobody has a hundred thousand beside 1.250."""
_DIGITS = "0123456789"


def without_doubtful(scene: Scene, records: list[Record]) -> list[Record]:
    """The records without those whose small counts stand in a column where others lost their thousands.

    Where two numbers of a column are broken as thousands are (1.25 for 1.250), nobody knows whether 2 means
    two or two thousand: its row is held back.
    """
    columns = _broken_columns(scene)
    return [one for one in records if not _is_doubtful(scene, one, columns)] if columns else records


def _broken_columns(scene: Scene) -> set[str]:
    """The letters of columns with at least two counts that a thousandfold makes whole."""
    raws = {found.cell: found.raw for found in scene.findings if found.code == "not_whole"}
    counted = Counter(cell.rstrip(_DIGITS) for cell, raw in raws.items() if _lost_thousands(raw))
    return {column for column, times in counted.items() if times > 1}


def _lost_thousands(raw: str) -> bool:
    try:
        value = float(raw)
    except ValueError:
        return False
    return value < _THOUSAND and abs(value * _THOUSAND - round(value * _THOUSAND)) < 1e-6


def _is_doubtful(scene: Scene, record: Record, columns: set[str]) -> bool:
    """Whether a record has such a count; each is noted, and the record at its name."""
    doubtful = [one for one in record.observations if _is_small_count(one, columns)]
    for one in doubtful:
        scene.report("ambiguous_number", one.cell, f"{one.value:g}", header=one.header)
    if not doubtful:
        return False
    scene.held_back += not record.partly_held
    cells = ", ".join(dict.fromkeys(one.cell for one in doubtful))
    scene.report("row_held_back", record.cell, record.label, cells=cells)
    return True


def _is_small_count(one: Observation, columns: set[str]) -> bool:
    return one.measure != RATE and 0 < one.value < _SURE and one.cell.rstrip(_DIGITS) in columns
