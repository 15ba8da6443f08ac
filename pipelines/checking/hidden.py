"""A number on a hidden sheet that a visible sheet reports too: the visible one counts.

Sheets that are copies as a whole have gone before (``interpreting/hidden_copies.py``): here are hidden sheets
of another layout or title that speak of the same things.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipelines.checking.repeats import Repeats, agree
from pipelines.checking.wording import written
from pipelines.interpreting.interpretation import Record
from pipelines.interpreting.observations import Observation
from pipelines.reference.findings import Finding, finding

_Pair = tuple[Observation, Observation]


def hidden_repeats(*, records: Sequence[Record]) -> Repeats:
    """The records without the numbers of hidden sheets that visible ones report, each named or counted.

    What only a hidden sheet reports is kept.
    """
    if not any(record.hidden_sheet for record in records):
        return Repeats(list(records), [], 0)
    shown = {one[:8]: one for record in records if not record.hidden_sheet for one in record.observations}
    kept: list[Record] = []
    findings: list[Finding] = []
    repeated: Counter[tuple[str, str]] = Counter()
    for record in records:
        if not record.hidden_sheet:
            kept.append(record)
            continue
        pairs = [(one, shown[one[:8]]) for one in record.observations if one[:8] in shown]
        rest = [one for one in record.observations if one[:8] not in shown]
        kept += [replace(record, observations=rest)] if rest else []
        findings += _differing(record, [pair for pair in pairs if not agree(*pair)])
        repeated.update((record.sheet, other.sheet) for one, other in pairs if agree(one, other))
    return Repeats(kept, [*findings, *_repeated(repeated, kept, findings)], 0)


def _differing(record: Record, pairs: Sequence[_Pair]) -> list[Finding]:
    """One finding a row, with its numbers and those of the visible sheet."""
    if not pairs:
        return []
    what = "; ".join(
        f"{one.cell}: {written(one.value)} / {written(other.value)} ({other.cell})" for one, other in pairs
    )
    hidden, shown = pairs[0]
    said = {"raw": record.label, "other": shown.sheet, "what": what}
    return [finding("hidden_copy_differs", sheet=record.sheet, cell=hidden.cell, **said)]


def _repeated(
    counts: Counter[tuple[str, str]], kept: Sequence[Record], findings: Sequence[Finding]
) -> list[Finding]:
    """What a hidden sheet only repeats: all of it, or so many numbers."""
    more = {record.sheet for record in kept} | {found.sheet for found in findings}
    return [
        finding("hidden_repeats", sheet=sheet, other=other, count=count)
        if sheet in more
        else finding("hidden_copy", sheet=sheet, other=other)
        for (sheet, other), count in counts.items()
    ]
