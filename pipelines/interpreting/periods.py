"""Which year or half year a text speaks of: "năm 2024", "tính đến 31/12/2024", "6 tháng đầu năm 2025".

The data year runs from 1 January to 31 December. A school year, a span of years, a quarter or nine months is
no period of ours: a number that is said to be of one is held back, because nobody can tell what it would be
over the year. Dates of letters, numbers of documents and plans for the next year say nothing about the data.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipelines.interpreting.words import plain

YEAR = "year"
HALF = "half"
PART = "part"
"""Quarter, nine months, second half, single month: a part of a year that is not loaded."""
SCHOOL_YEAR = "school_year"


class Period(NamedTuple):
    """``kind`` is YEAR, HALF, PART or SCHOOL_YEAR; of a school year ``year`` is the first.

    ``year`` is 0 where a text says the kind alone ("báo cáo 9 tháng").
    """

    year: int
    kind: str


_Y = r"(?P<year>(?:19|20)\d\d)"
_IGNORED = re.compile(
    r"(?:quyet dinh|qd|thong tu|nghi quyet|nghi dinh|chi thi|ke hoach so|cong van|huong dan|de an|so) "
    r"(?:so )?"
    r"\d+ / (?:\d+ /)?[\w /]*?(?=(?:ngay|cua|ve|tinh|nam|thoi|$))"
    r"|(?:thong tu|nghi dinh|quyet dinh)(?: so)? \d+(?: / \d+)?(?: / [a-z]+)*"
    r"|ngay \d+ / \d+ / \d{4} cua|ngay \d+ thang \d+ nam \d{4} cua"
    r"|(?:giai doan|tu nam|nhiem ky|den nam|tam nhin|dinh huong)"
    r" (?:den )?(?:nam )?\d{4}(?: (?:den )?(?:nam )?\d{4})?"
    r"|(?:phuong huong|nhiem vu|ke hoach|chi tieu|muc tieu)\b.*"
)
_WARD = re.compile(r"phường\s+(?=hướng|hương)", re.IGNORECASE)
"""Phường Hương Văn has the letters of "phương hướng", behind which plans stand."""
_CARRIED_OUT = re.compile(
    r"\b(?:(?:ket qua|tinh hinh) (?:thuc hien |hoan thanh |cac |mot so )+|(?:thuc hien|hoan thanh) (?:cac )?)"
    r"(?:nhiem vu|ke hoach|chi tieu|muc tieu)\b(.*)"
)
"""What was done of a plan: the year that follows is that of the numbers."""
_MAY_SAY = re.compile(r"\d|thang|quy|nua|so ket")
_SCHOOL = re.compile(r"nam hoc " + _Y)
_AS_OF = re.compile(
    r"\b(?:den|het|chot|thoi diem) (?:so lieu )?(?:het )?(?:thoi diem )?(?:den )?(?:ngay )?"
    r"(?P<date>(?:\d{1,2} (?:/ |thang )?)?(?:thang )?\d{1,2} (?:/ |nam )?\d{4})"
)
_HALF = re.compile(r"(?:0?6 ?t(?:hang)?|\bsau thang)(?: dau)?(?: cua)?(?: nam)? " + _Y)
_HALF_ALONE = re.compile(r"(?<!\d)(?:0?6|sau) thang(?! cuoi)|nua dau nam|\b6t\b|so ket")
_PART = (
    r"(?:(?:0?6|sau) thang cuoi(?: nam)?|nua cuoi nam"
    r"|(?:(?<!\d)(?:0?[35789]|1[01]) ?t(?:hang)?|\b(?:ba|chin|muoi) thang)\b(?: dau)?(?: nam)?"
    r"|quy (?:[1-4]|i{1,3}|iv)\b(?: nam)?|(?<!ngay )thang \d{1,2}\b(?: nam)?)(?: /)?"
)
_PART_OF_YEAR = re.compile(_PART + r" ?(?P<year>(?:19|20)\d\d)?")
_LETTER_DATE = re.compile(r"ngay \d* ?thang \d* ?nam \d{4}|ngay \d+ / \d+ / \d{4}")
_NAMED_YEAR = re.compile(r"nam (?:thuc hien |bao cao |cong tac )?" + _Y + r"\b")
_BARE_YEAR = re.compile(r"(?<![\d/])(?<!/ )" + _Y + r"(?!\d)(?! /)")


@lru_cache(maxsize=4096)
def periods(text: str) -> tuple[Period, ...]:
    """The periods a text speaks of, each once, in their order; empty where it speaks of none.

    A span ("2021 - 2025") is no period. Where the text says "năm 2024", other bare numbers do not count.
    """
    folded = plain(_WARD.sub(" ", text))
    if not _MAY_SAY.search(folded):
        return ()
    found = _periods(folded)
    carried_out = _CARRIED_OUT.search(folded) if not found else None
    return _periods(carried_out[1]) if carried_out else found


def _periods(folded: str) -> tuple[Period, ...]:
    stripped = _IGNORED.sub(" ; ", folded)
    rest = _LETTER_DATE.sub(" ; ", stripped)
    for reader in (_as_of, _halves, _parts, _named_years, _school_years, _bare_years):
        found = reader(stripped if reader is _as_of else rest)
        if found:
            return tuple(dict.fromkeys(found))
    return _half_alone(rest, folded)


def _half_alone(rest: str, folded: str) -> tuple[Period, ...]:
    """ "6 tháng đầu năm và phương hướng 6 tháng cuối năm 2025": the year can stand with what is planned."""
    if not _HALF_ALONE.search(rest):
        return ()
    year = re.search(_Y, folded)
    return (Period(int(year["year"]) if year else 0, HALF),)


def _as_of(text: str) -> list[Period]:
    """ "tính đến 31/12/2024", "đến hết tháng 6 năm 2025": the day the counts are of.

    Up to June is the half year; from mid November on it is the year, for the association's own year closes
    on 15 November; anything between is a part of the year.
    """
    found = []
    for match in _AS_OF.finditer(text):
        numbers = [int(number) for number in re.findall(r"\d+", match["date"])]
        year, month = numbers[-1], numbers[-2] if len(numbers) > 1 else 12
        if month not in range(1, 13):
            continue
        found.append(
            Period(year, YEAR if month >= 11 else HALF if month in {6, 7} and _is_mid(numbers) else PART)
        )
    return found


def _is_mid(numbers: list[int]) -> bool:
    """Whether day and month mean the middle of the year: the month of June, or 1 July."""
    return numbers[-2] == 6 or numbers[-3:-1] == [1, 7]


def _halves(text: str) -> list[Period]:
    return [Period(int(match["year"]), HALF) for match in _HALF.finditer(text)]


def _parts(text: str) -> list[Period]:
    return [Period(int(match["year"] or 0), PART) for match in _PART_OF_YEAR.finditer(text)]


def _named_years(text: str) -> list[Period]:
    return [Period(int(match["year"]), YEAR) for match in _NAMED_YEAR.finditer(text)]


def _school_years(text: str) -> list[Period]:
    return [Period(int(match["year"]), SCHOOL_YEAR) for match in _SCHOOL.finditer(text)]


def _bare_years(text: str) -> list[Period]:
    if _HALF_ALONE.search(text):
        return []
    spans = re.sub(r"\d{4} (?:den )?\d{4}", " ", re.sub(r"\d+ / \d+ / \d{4}", " ", text))
    return [Period(int(match["year"]), YEAR) for match in _BARE_YEAR.finditer(spans)]
