"""Texts in TCVN3, as old files hold them, with the encoder that makes the samples."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from tests.generator.sheets import Book

ENCODER = Path(__file__).resolve().parents[2] / "data" / "samples" / "making" / "legacy.py"
FONT = ".VnTime"

_spec = importlib.util.spec_from_file_location("legacy_of_the_samples", ENCODER)
assert _spec and _spec.loader
_encoder = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_encoder)


def encode(book: Book) -> None:
    """Write every text in TCVN3 that it can hold: toned capitals have no code, such a text stays as it is."""
    for page in book.pages:
        for at, value in page.cells.items():
            if isinstance(value, str) and not value.isascii():
                try:
                    page.cells[at] = _encoder.to_tcvn3(value)
                except KeyError:
                    continue
                page.legacy.add(at)
