"""A printed rate against what it could mean: reports mix three bases (docs/method: "đạt x %")."""

from __future__ import annotations

from pipelines.checking.keys import Titles, count
from pipelines.checking.wording import written
from pipelines.interpreting.observations import Observation
from pipelines.reference.findings import Finding, finding

_BASES = (("recognised", "total"), ("recognised", "registered"), ("registered", "total"))
_NAMES = {
    ("recognised", "total"): "công nhận/tổng số",
    ("recognised", "registered"): "công nhận/đăng ký",
    ("registered", "total"): "đăng ký/tổng số",
}
_MOST_DECIMALS = 6


def stated_rate_fits_no_base(*, titles: Titles) -> list[Finding]:
    """Printed rates that are none of recognised/total, recognised/registered, registered/total.

    A rate fits when it is the computed one rounded or cut off at its own last decimal. Where no base is
    reported there is nothing to compare, and nothing is said.
    """
    found = []
    for numbers in titles.values():
        rate = numbers.get("stated_rate")
        tried = _computed(numbers) if rate is not None else {}
        if rate is not None and tried and not any(fits(rate.value, value) for value in tried.values()):
            found.append(_note(rate, tried))
    return found


def _computed(numbers: dict[str, Observation]) -> dict[tuple[str, str], float]:
    rates = {}
    for above, below in _BASES:
        part, base = count(numbers, above), count(numbers, below)
        if part is not None and base:
            rates[above, below] = part / base * 100
    return rates


def fits(stated: float, computed: float) -> bool:
    """Whether ``stated`` is ``computed`` (both in percent), rounded or cut off at the last decimal stated."""
    text = f"{stated:.{_MOST_DECIMALS}f}".rstrip("0")
    decimals = len(text.partition(".")[2])
    return abs(stated - computed) < 10.0**-decimals


def _note(rate: Observation, tried: dict[tuple[str, str], float]) -> Finding:
    return finding(
        "stated_rate_fits_no_base",
        sheet=rate.sheet,
        cell=rate.cell,
        raw=rate.row_label,
        value=written(rate.value),
        tried="; ".join(f"{_NAMES[bases]} = {written(value)} %" for bases, value in tried.items()),
    )
