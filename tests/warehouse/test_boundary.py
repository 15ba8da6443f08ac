"""What places show in the areas of another day, on cases small enough to be computed by hand.

On 1 July 2025 six communes went whole into the new xã Thạch Thất; xã Bình Yên was split between Hạ Bằng and
Hòa Lạc, and they share more split communes with Yên Xuân, Yên Bài and Đoài Phương. In Trà Bồng one was split:
Trà Bùi.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from pipelines.reference.areas import areas
from pipelines.reference.tables import read_table
from pipelines.warehouse import build, figures, reference_rows
from pipelines.warehouse.edition import Edition, shape
from tests.warehouse.factory import numbers, publish, submission

REFORM, BEFORE = dt.date(2025, 7, 1), dt.date(2025, 6, 30)
WHOLE = ["09955", "09958", "09961", "09964", "09967", "09976"]
NEW_THACH_THAT, HA_BANG, LIEN_QUAN = "09955@2025-07-01", "09982@2025-07-01", "09955@2016-01-01"
THACH_THAT, BAO_YEN, CO_TO = "276@2016-01-01", "087@2016-01-01", "207@2016-01-01"
CLUSTER = "cluster:04930@2025-07-01"
SHARES = [
    {
        "from_version": "21142@2016-01-01",
        "to_version": to,
        "effective_on": "2025-07-01",
        "share": share,
        "source": "a count of the commune",
        "entered_by": "a test",
        "note": "",
    }
    for to, share in (("21136@2025-07-01", "0.25"), ("21157@2025-07-01", "0.75"))
]


def _family(area_id: str, year: int, total: float, recognised: float | None = None) -> list[Any]:
    given = {"total": total} if recognised is None else {"total": total, "recognised": recognised}
    return numbers(area_id, year, "family", **given)


@pytest.fixture(scope="module", autouse=True)
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("boundary") / "w"
    first = [
        *(one for n, code in enumerate(WHOLE, 1) for one in _family(f"{code}@2016-01-01", 2024, 10 * n, 5)),
        *(one for code in WHOLE[1:] for one in _family(f"{code}@2016-01-01", 2023, 100)),
        *_family("09982@2016-01-01", 2024, 100),
        *_family("10774@2016-01-01", 2024, 33),
        *_family("21136@2016-01-01", 2024, 10, 10),
        *_family("21142@2016-01-01", 2024, 100, 50),
        *_family("21157@2020-02-01", 2024, 20, 20),
        *_family("21166@2020-02-01", 2024, 40, 0),
        *_family(BAO_YEN, 2023, 1000),
        *_family("02@2016-01-01", 2023, 1000),
        *_family("08@2016-01-01", 2023, 2000),
        *_family(LIEN_QUAN, 2025, 70),
        *_family("09982@2016-01-01", 2025, 100),
        *_family("04927@2016-01-01", 2025, 55),
    ]
    second = [
        *_family(NEW_THACH_THAT, 2025, 900),
        *_family(HA_BANG, 2025, 500),
        *_family(NEW_THACH_THAT, 2026, 910),
        *_family(HA_BANG, 2026, 510),
        *_family("07192@2025-07-01", 2026, 700),
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XHHT_WAREHOUSE", str(folder))
        patch.setattr(
            reference_rows,
            "read_table",
            lambda name: SHARES if name == "area_shares" else read_table(name),
        )
        patch.setattr(build, "edition", lambda: Edition(shape(), "with shares"))
        publish(folder, submission(first, file="cu.xlsx"), submission(second, file="moi.xlsx"))
        yield folder


def row(place_id: str, year: int, boundary: dt.date | None) -> dict[str, Any]:
    """The one row of a place in a year."""
    found = figures.figures_of_place(place_id, boundary)
    (only,) = found[found["year"] == year].to_dict("records")
    return only


def within(place_id: str, level: str, year: int, boundary: dt.date | None) -> dict[str, Any]:
    """The totals inside a place in a year, by place_id."""
    found = figures.figures_within(place_id, level, year, "year", boundary)
    return {one["place_id"]: one for one in found.to_dict("records")}


def said(found: dict[str, Any], **expected: Any) -> None:
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize("boundary", [REFORM, dt.date(2026, 5, 1)])
def test_communes_that_merged_whole_are_one_exact_sum(boundary: dt.date) -> None:
    found = row(NEW_THACH_THAT, 2024, boundary)
    said(found, kind="area", total=210, recognised=30, basis="sum", carried=True, members=None)
    said(found, communes_reported=6, communes_expected=6, place_id=NEW_THACH_THAT)
    assert found["rate_of_total"] == pytest.approx(100 * 30 / 210)


def test_a_part_of_the_predecessors_is_a_partial_sum() -> None:
    found = row(NEW_THACH_THAT, 2023, REFORM)
    said(found, kind="area", total=500, basis="partial_sum", communes_reported=5, communes_expected=6)


@pytest.mark.parametrize("place_id", [HA_BANG, CLUSTER, "09706@2025-07-01"])
def test_a_split_commune_stays_with_its_cluster(place_id: str) -> None:
    found = row(place_id, 2024, REFORM)
    said(found, kind="cluster", total=100, place_id=CLUSTER, carried=True, basis="partial_sum")
    assert found["members"] == "Đoài Phương, Hạ Bằng, Hòa Lạc, Yên Bài, Yên Xuân"


def test_where_the_sources_end_a_number_is_unallocated() -> None:
    found = row("unallocated:10774@2016-01-01", 2024, REFORM)
    said(found, kind="unallocated", total=33)
    inside = within("31@2025-07-01", "commune", 2024, REFORM)
    said(inside["unallocated:10774@2016-01-01"], name="Xã Phúc Thành A", total=33)
    said(row("31@2025-07-01", 2024, REFORM), total=33, kind="area")


def test_shares_that_a_person_entered_divide_a_count_and_are_an_estimate() -> None:
    said(row("21136@2025-07-01", 2024, REFORM), kind="area", total=35, recognised=22.5, estimated=True)
    said(row("21157@2025-07-01", 2024, REFORM), kind="area", total=135, recognised=57.5, estimated=True)
    said(row("21136@2025-07-01", 2024, REFORM), communes_reported=2, communes_expected=2)


def test_the_newer_report_of_a_year_counts_and_the_older_is_left_out_and_listed() -> None:
    inside = within(THACH_THAT, "commune", 2025, REFORM)
    assert {key: one["total"] for key, one in inside.items()} == {
        NEW_THACH_THAT: 900,
        HA_BANG: 500,
        CLUSTER: 55,
    }
    said(inside[HA_BANG], kind="area", carried=False, basis="own", communes_expected=1)
    said(inside[CLUSTER], kind="cluster", crossing=True)
    doubles = figures.double_reports(THACH_THAT, 2025).to_dict("records")
    assert [
        (one["older_place_id"], one["older_value"], one["newer_place_id"], one["newer_value"])
        for one in doubles
    ] == [
        (LIEN_QUAN, 70, NEW_THACH_THAT, 900),
        ("09982@2016-01-01", 100, HA_BANG, 500),
    ]
    assert {(one["older_file"], one["newer_file"]) for one in doubles} == {("cu.xlsx", "moi.xlsx")}


def test_backwards_a_merged_commune_is_the_cluster_of_what_it_was_made_of() -> None:
    found = row(LIEN_QUAN, 2026, BEFORE)
    said(found, kind="cluster", total=910, place_id="cluster:09955@2016-01-01", basis="sum")
    assert found["members"] == "Cẩm Yên, Đại Đồng, Kim Quan, Lại Thượng, Liên Quan, Phú Kim"


@pytest.mark.parametrize("boundary", [REFORM, BEFORE])
def test_a_former_district_is_the_sum_of_what_lies_wholly_inside(boundary: dt.date) -> None:
    said(row(CO_TO, 2026, boundary), kind="area", total=700, basis="sum", carried=True)
    found = row(THACH_THAT, 2026, boundary)
    said(found, kind="partial", total=910, basis="partial_sum", communes_reported=1)
    assert found["members"] == "Hạ Bằng, Hòa Lạc, Kiều Phú, Tây Phương, Yên Bài, Yên Xuân"
    said(found, communes_expected=7)


def test_a_districts_own_report_stands_for_all_its_communes() -> None:
    said(row(BAO_YEN, 2023, REFORM), kind="area", total=1000, basis="own")
    said(row("15@2025-07-01", 2023, REFORM), total=1000)
    inside = within("15@2025-07-01", "commune", 2023, REFORM)
    (found,) = inside.values()
    said(found, kind="cluster", total=1000, place_id=f"cluster:{BAO_YEN}", basis="own")


def test_provinces_that_merged_are_summed() -> None:
    said(row("08@2025-07-01", 2023, REFORM), total=3000, kind="area", carried=True, basis="sum")


def test_as_reported_nothing_is_carried() -> None:
    found = figures.figures_of_place(LIEN_QUAN)
    assert found["total"].tolist() == [10, 70]
    assert set(found["kind"]) == {"area"}
    assert not found["carried"].any()


def test_the_reports_behind_a_row() -> None:
    parts = figures.carried_parts(NEW_THACH_THAT, 2024, "year", REFORM)
    assert sorted(parts["area_id"]) == [f"{code}@2016-01-01" for code in WHOLE]
    assert sorted(parts["total"]) == [10, 20, 30, 40, 50, 60]
    assert set(parts["share"]) == {1}
    parts = figures.carried_parts("21136@2025-07-01", 2024, "year", REFORM)
    assert dict(zip(parts["area_id"], parts["share"], strict=True)) == {
        "21136@2016-01-01": 1,
        "21142@2016-01-01": 0.25,
    }


def test_places_of_a_day() -> None:
    found = figures.places(REFORM).set_index("place_id")
    assert found.loc[THACH_THAT, "former"]
    assert not found.loc[NEW_THACH_THAT, "former"]
    assert LIEN_QUAN not in found.index
    assert not figures.places(BEFORE).set_index("place_id").loc[THACH_THAT, "former"]


def test_days_on_which_a_place_changed() -> None:
    days = figures.boundary_days()
    days = days[days["place_id"] == THACH_THAT]
    assert [day.date() for day in days["effective_on"]] == [dt.date(2025, 7, 1), dt.date(2025, 1, 1)]
    assert areas().get(THACH_THAT).valid_from < days["effective_on"].min().date()


def test_an_unknown_place_is_refused() -> None:
    with pytest.raises(LookupError, match="99999@2020-01-01"):
        figures.figures_of_place("99999@2020-01-01", REFORM)


def test_todays_areas_are_the_same_made_at_publication_and_made_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = [
        lambda: figures.figures_of_place(NEW_THACH_THAT, REFORM),
        lambda: figures.figures_of_place(HA_BANG, REFORM),
        lambda: figures.figures_of_place(THACH_THAT, REFORM),
        lambda: figures.figures_within("01@2016-01-01", "commune", 2024, "year", REFORM),
        lambda: figures.figures_within(THACH_THAT, "commune", 2025, "year", REFORM),
        lambda: figures.figures_within("01@2016-01-01", "district", 2026, "year", REFORM),
        lambda: figures.series_within("31@2025-07-01", "commune", "family", "year", REFORM),
    ]
    made = [question().to_dict("records") for question in asked]
    about = figures._Asked.about
    monkeypatch.setattr(figures._Asked, "_made", lambda self, level: False)
    monkeypatch.setattr(
        figures._Asked, "about", lambda given, boundary: about(given, boundary)._replace(today=False)
    )
    for question, expected in zip(asked, made, strict=True):
        assert len(expected) > 0
        assert repr(question().to_dict("records")) == repr(expected)
