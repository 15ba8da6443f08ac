"""Write generated workbooks down: ``python -m tests.generator NUMBER [NUMBER …] FOLDER``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.generator.books import make

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("numbers", nargs="+", type=int)
parser.add_argument("folder", type=Path)
said = parser.parse_args()
said.folder.mkdir(parents=True, exist_ok=True)
for number in said.numbers:
    book, content = make(number)
    (said.folder / book.file_name).write_bytes(content)
    sys.stdout.write(f"{book.file_name}: {', '.join(book.features)}\n")
