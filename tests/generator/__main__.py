"""Write generated workbooks down: ``python -m tests.generator NUMBER [NUMBER …] FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.generator.books import make

*numbers, folder = sys.argv[1:]
Path(folder).mkdir(parents=True, exist_ok=True)
for number in numbers:
    book, content = make(int(number))
    (Path(folder) / book.file_name).write_bytes(content)
    sys.stdout.write(f"{book.file_name}: {', '.join(book.features)}\n")
