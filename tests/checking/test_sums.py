"""A total is right when it is one of the sums it can be."""

from __future__ import annotations

import pytest

from pipelines.checking.sums import total_not_sum
from pipelines.interpreting.interpretation import TotalFigure


@pytest.mark.parametrize(
    ("value", "sums", "said"),
    [
        (100, (100,), []),
        (100, (40, 100), []),
        (100, (), []),
        (100, (98, 40), ["98"]),
        (1_100, (2_000, 1_000), ["1.000"]),
    ],
)
def test_totals(value: float, sums: tuple[float, ...], said: list[str]) -> None:
    findings = total_not_sum(totals=[TotalFigure("Biểu 1", "C9", "Tổng cộng", "Tổng số hộ", value, sums)])
    assert [(found.code, found.cell) for found in findings] == [("total_not_sum", "C9")] * len(said)
    for found, nearest in zip(findings, said, strict=True):
        assert f"cộng các dòng được {nearest}." in found.message_vi
