"""Which measure the words of a header path name: the words nearest to the numbers decide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipelines.interpreting.meaning import COUNTS, RATE
from pipelines.interpreting.sayings import Said

_PARTS = {"new", "again"}
_MAIN = ("registered", "recognised")
_KEPT = set(COUNTS) | _PARTS


class Measured(NamedTuple):
    """The measure a path names, empty where it names none.

    ``numerator`` and ``base`` belong to a rate, ``of`` to a pair like "06/07". ``part`` is ``new`` or
    ``again`` where the path does not say of what; ``unclear`` says that it names more than one measure.
    """

    measure: str = ""
    numerator: str = ""
    base: str = ""
    of: str = ""
    part: str = ""
    unclear: bool = False


def measured(texts: Sequence[Said]) -> Measured:
    """The measure that header texts name, the nearest text first."""
    if _is_rate(texts):
        return _rate(texts)
    counted = _counted([text.atoms for text in texts])
    return counted._replace(of=_second(texts, counted.measure)) if counted.measure else counted


def _is_rate(texts: Sequence[Said]) -> bool:
    """A rate, unless a nearer text says that things are counted ("Số lượng" under "Số lượng và tỷ lệ")."""
    for text in texts:
        if "rate" in text.atoms:
            return True
        if "rate" in text.over and not text.atoms:
            return True
        if "count" in text.atoms or "total" in text.atoms:
            return False
    return False


def _rate(texts: Sequence[Said]) -> Measured:
    over = [atom for text in texts for atom in text.over if atom in _KEPT]
    counted = _counted([tuple(atom for atom in text.atoms if atom != "total") for text in texts])
    base = over[0] if over else ""
    if not base and counted.measure and "total" in texts[0].atoms:
        base = "total"
    return Measured(RATE, counted.measure, base, part=counted.part, unclear=counted.unclear)


def _counted(atoms: Sequence[tuple[str, ...]]) -> Measured:
    """The count that the words name, the nearest first."""
    main = part = total = ""
    for said in atoms:
        kinds = set(said) & _KEPT
        mains, parts = kinds & set(_MAIN), kinds & _PARTS
        specific = kinds - mains - parts - {"total"}
        if len(specific) > 1 or len(mains) > 1 or len(parts) > 1:
            return Measured(unclear=True)
        if specific:
            return _specific(specific.pop(), main, part)
        part = part or (parts.pop() if parts else "")
        main = main or (mains.pop() if mains else "")
        total = total or ("total" if "total" in kinds else "")
    if main:
        return Measured(f"{main}_{part}" if part else main)
    return Measured(part=part) if part else Measured(total)


def _specific(measure: str, main: str, part: str) -> Measured:
    """A rating, a level or "đăng ký mới" above a nearer word: "Mức độ 1" over "Công nhận" is level 1."""
    fits = (
        measure.startswith(main) if main == "registered" else not measure.startswith("registered") or not main
    )
    if not fits or (part and not measure.endswith(part)):
        return Measured(unclear=True)
    return Measured(measure)


def _second(texts: Sequence[Said], first: str) -> str:
    """The measure after the stroke of "Số đạt/tổng số"."""
    over = [atom for text in texts for atom in text.over if atom in COUNTS and atom != first]
    return over[0] if len(set(over)) == 1 else ""
