"""The tables behind the charts: rows of figures in, a ``Table`` with the columns that people see out."""

from pages.kit.listings.models import groups_table, models_table, verdicts_table, years_table
from pages.kit.listings.origins import cells_table, parts_table, submissions_table
from pages.kit.listings.places import (
    counts_table,
    heat_table,
    missing_table,
    ranking_table,
    series_rows,
    series_table,
)
from pages.kit.listings.shared import source_address

__all__ = [
    "cells_table",
    "counts_table",
    "groups_table",
    "heat_table",
    "missing_table",
    "models_table",
    "parts_table",
    "ranking_table",
    "series_rows",
    "series_table",
    "source_address",
    "submissions_table",
    "verdicts_table",
    "years_table",
]
