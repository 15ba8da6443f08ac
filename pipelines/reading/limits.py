"""How large a file may be. A guard refuses what is above, before anything is unpacked or parsed.

The honest extremes known: 65,536 rows in a .xls, 60 MB of text in a .xlsx of 0.9 MB (68 times its size).
"""

from __future__ import annotations

MB = 1024 * 1024

MAX_FILE_BYTES = 64 * MB
"""A workbook of one district is well below 1 MB."""

MAX_PARTS = 20_000
"""Entries of a zip container."""

MAX_PART_BYTES = 160 * MB
"""One part of a zip container, unpacked."""

MAX_UNPACKED_BYTES = 240 * MB
"""All parts of a zip container that are read, unpacked."""

MAX_RATIO = 250
"""How many times larger a part may become by unpacking, once it is larger than RATIO_FROM_BYTES.

Deflate can reach 1,032; repetitive but honest sheets stay below 100."""

RATIO_FROM_BYTES = 8 * MB

MAX_CELLS = 1_000_000
"""Cells of a workbook that hold something."""

MAX_DENSE_CELLS = 4_000_000
"""Cells of the rectangle around a sheet's values that a reader may be asked to lay out."""

MAX_TEXT_CELL = 2 * MB
"""Characters of one cell; Excel's own limit is 32,767."""

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384
"""The grid of a spreadsheet program: what lies outside is no cell."""
