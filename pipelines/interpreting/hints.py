"""What the sender says about files that do not say it themselves."""

from __future__ import annotations

from typing import NamedTuple


class Hints(NamedTuple):
    """Province, district and year as they were said beside the file; they never override what a file says."""

    province: str = ""
    district: str = ""
    year: int | None = None
