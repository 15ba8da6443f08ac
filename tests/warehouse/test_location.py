"""Where a warehouse is, and what its files are called."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from pipelines.warehouse.archive import safe_name
from pipelines.warehouse.errors import UnknownWarehouseKindError
from pipelines.warehouse.location import DEFAULT, Location, locate, new_id, published_at


def test_what_is_said_goes_before_the_environment_and_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XHHT_WAREHOUSE", raising=False)
    assert locate().folder == DEFAULT
    monkeypatch.setenv("XHHT_WAREHOUSE", str(tmp_path / "a"))
    assert locate().folder == tmp_path / "a"
    assert locate(tmp_path / "b").folder == tmp_path / "b"
    assert locate(f"file://{(tmp_path / 'b').as_posix()}").folder == tmp_path / "b"


@pytest.mark.parametrize(
    "url", ["ducklake:sqlite:x.db", "postgresql://host/db", "s3://bucket/x", "https://x"]
)
def test_addresses_of_other_kinds_are_refused(url: str) -> None:
    with pytest.raises(UnknownWarehouseKindError, match=url.split(":", maxsplit=1)[0]):
        locate(url)


def test_two_warehouses_never_share_an_archive(tmp_path: Path) -> None:
    names = {Location(tmp_path / name).archive.name for name in ("warehouse", "a", "b")}
    assert names == {"submissions", "a-submissions", "b-submissions"}


def test_an_id_sorts_by_its_moment_and_tells_it() -> None:
    moments = [dt.datetime(2025, 1, 1, tzinfo=dt.UTC) + dt.timedelta(microseconds=10**k) for k in range(12)]
    ids = [new_id(moment) for moment in moments]
    assert sorted(ids) == ids
    assert [published_at(one) for one in ids] == moments


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Biểu 1.xlsx", "Biểu 1.xlsx"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ('a<b>:"|?*.xlsx', "a_b______.xlsx"),
        ("...", "workbook"),
        ("x\n\0.csv", "x__.csv"),
        (f"{'dài' * 100}.xlsx", f"{('dài' * 100)[:100]}.xlsx"),
    ],
)
def test_a_file_name_that_every_system_can_keep(name: str, safe: str) -> None:
    assert safe_name(name) == safe
