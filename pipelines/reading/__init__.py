"""The reading room: bytes in, tables out. It knows spreadsheets and nothing of the field."""

from pipelines.reading.tables import find_tables
from pipelines.reading.workbook import read_workbook

__all__ = ["find_tables", "read_workbook"]
