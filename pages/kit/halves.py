"""What is known of a year of which only the first half was reported, in a sentence. Pure."""

from __future__ import annotations

from pages.kit.conclusions import covered_words
from pages.kit.formats import is_missing, number, percent
from pages.kit.records import Row, Rows
from pages.kit.text import t


def half_note(halves: Rows, model: str, base: str) -> str:
    """Which years have only their first half, what it says of ``model``, and that it is no whole year; ``""``
    where there is none.

    ``halves``: main rows of half-years with rate on ``base``.
    """
    years = sorted({int(row["year"]) for row in halves})
    if not years:
        return ""
    mine = [row for row in halves if row["model"] == model]
    said = [_year([row for row in mine if row["year"] == year], year, base) for year in years]
    return t("note.half", model=t(f"model.{model}"), said="; ".join(said))


def _year(rows: Rows, year: int, base: str) -> str:
    if not rows:
        return t("half.nothing", year=year)
    covered = covered_words(rows[0])
    words = _counts(rows[0], year, base)
    return t("half.covered", said=words, covered=covered) if covered else words


def _counts(row: Row, year: int, base: str) -> str:
    unit = t(f"unit.{row['model']}")
    if not is_missing(row["rate"]):
        return t(f"half.rate_of_{base}", year=year, rate=percent(row["rate"]))
    if not is_missing(row["recognised"]):
        return t("half.recognised", year=year, recognised=number(row["recognised"]), unit=unit)
    if is_missing(row["registered"]):
        return t("half.nothing", year=year)
    counts = {"year": year, "registered": number(row["registered"]), "unit": unit}
    if is_missing(row["total"]) or not row["total"]:
        return t("half.registered", **counts)
    share = percent(100 * row["registered"] / row["total"])
    return t("half.registered_of", **counts, total=number(row["total"]), share=share)
