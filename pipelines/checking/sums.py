"""Total rows against the sums of their rows."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.checking.wording import written
from pipelines.interpreting.interpretation import TotalFigure
from pipelines.reference.findings import Finding, finding


def total_not_sum(*, totals: Sequence[TotalFigure]) -> list[Finding]:
    """Totals that are none of the sums they could be; the nearest sum is named.

    A total whose rows can't all be read has no sums, and nothing is said of it.
    """
    found = []
    for total in totals:
        if total.sums and total.value not in total.sums:
            nearest = min(total.sums, key=lambda value: abs(value - total.value))
            found.append(
                finding(
                    "total_not_sum",
                    sheet=total.sheet,
                    cell=total.cell,
                    raw=written(total.value),
                    label=total.label,
                    header=total.header,
                    total=written(nearest),
                )
            )
    return found
