"""Every screen under other boundaries, opened as a reader would: by link, by the box, by a bar of a cluster.

What to expect comes from the registry's own rule (``pipelines.reference.carrying``), not from the queries.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.kit import records
from pages.kit.downloads import csv_bytes
from pages.kit.exports import Selection, numbers_of, rows_of
from pipelines.reference.areas import Area, areas
from pipelines.reference.carrying import Cluster, clusters
from pipelines.warehouse.figures import figures_of_place, sources_of_place, submissions_of_place
from tests.pages.conftest import DISTRICT, PROVINCE, _open, run, words
from tests.warehouse import factory

REFORM = dt.date(2025, 7, 1)
NEW = {"Thạch Thất": "09955@2025-07-01", "Hạ Bằng": "09982@2025-07-01"}
OLD_BINH_YEN = "09982@2016-01-01"
SCREENS = ("overview", "communes", "models", "years", "export")


@pytest.fixture(scope="session")
def across(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thạch Thất across its end: 200 families in each old commune of 2024, 100 of them recognised; of 2025
    two new communes, and one old commune that had already reported.
    """
    folder = tmp_path_factory.mktemp("across") / "w"
    old = factory.communes("Huyện Thạch Thất", 2024)
    early = next(area for area in factory.communes("Huyện Thạch Thất", 2025) if area.name == "Đại Đồng")
    factory.publish(
        folder,
        factory.submission(
            [n for area in old for n in _families(area.area_id, 2024, 200, 100)], file="cu.xlsx"
        ),
        factory.submission([*_families(NEW["Hạ Bằng"], 2025, 900, 600)], file="ha-bang.xlsx"),
        factory.submission([*_families(NEW["Thạch Thất"], 2025, 1200, 700)], file="thach-that.xlsx"),
        factory.submission([*_families(early.area_id, 2025, 210, 120)], file="dai-dong.xlsx"),
    )
    return folder


def _families(area_id: str, year: int, total: int, recognised: int) -> list[object]:
    return factory.numbers(area_id, year, "family", total=total, registered=total, recognised=recognised)


@pytest.fixture(autouse=True)
def _warehouse(across: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XHHT_WAREHOUSE", str(across))


@pytest.fixture(scope="module")
def reported() -> list[Cluster]:
    """The clusters in which communes of Thạch Thất reported for 2024: all of Hà Nội's are looked at, because
    a cluster crosses the border of the district.
    """
    day = dt.date(2024, 12, 31)
    old = [area for area in areas().all_on("commune", day) if area.province_code == "01"]
    mine = {area.area_id for area in factory.communes("Huyện Thạch Thất", 2024)}
    found = clusters(areas(), old, REFORM)
    return [cluster for cluster in found if mine & {area.area_id for area in cluster.old}]


def _mine(cluster: Cluster) -> list[Area]:
    ids = {area.area_id for area in factory.communes("Huyện Thạch Thất", 2024)}
    return [area for area in cluster.old if area.area_id in ids]


def _drawn(screen: AppTest) -> dict[str, float]:
    figure = json.loads(screen.get("plotly_chart")[0].proto.spec)
    bars = figure["data"][0]
    return dict(zip(bars["customdata"], bars["x"], strict=True))


@pytest.mark.parametrize("name", SCREENS)
def test_as_reported_nothing_is_said_of_boundaries(name: str) -> None:
    screen = _open(name, noi=DISTRICT, nam="2024")
    assert screen.selectbox(key="pick_boundary").value == ""
    assert "ranh_gioi" not in screen.query_params
    assert 'class="carried"' not in words(screen)
    assert "Theo ranh giới" not in words(screen)


@pytest.mark.parametrize("name", SCREENS)
def test_a_link_shows_the_boundaries_and_says_so(name: str) -> None:
    screen = _open(name, noi=DISTRICT, ranh_gioi="hien-nay")
    assert screen.selectbox(key="pick_boundary").value == "hien-nay"
    assert ">Theo ranh giới hiện nay<" in words(screen)


@pytest.mark.parametrize("said", ["2024-06-15", "2025-07-01"])
def test_a_link_with_any_day_keeps_working(said: str) -> None:
    screen = _open("overview", noi=DISTRICT, ranh_gioi=said)
    day = dt.date.fromisoformat(said)
    assert f">Theo ranh giới ngày {day:%d/%m/%Y}<" in words(screen)
    assert screen.selectbox(key="pick_boundary").value == said


@pytest.mark.parametrize("said", ["2999-01-01", "1999-01-01", "2025-02-30", "hôm nay"])
def test_a_day_that_is_none_is_ignored(said: str) -> None:
    screen = _open("overview", noi=DISTRICT, ranh_gioi=said)
    assert screen.selectbox(key="pick_boundary").value == ""
    assert "Theo ranh giới" not in words(screen)


def test_choosing_boundaries_changes_the_address_and_back() -> None:
    screen = _open("communes", noi=DISTRICT)
    box = screen.selectbox(key="pick_boundary")
    # both days on which its communes changed since the figures begin; the newest is what today's are
    assert box.options == ["Như đã báo cáo", "Hiện nay", "Ngày 01/01/2025"]
    box.set_value("hien-nay")
    run(screen)
    assert screen.query_params["ranh_gioi"] == "hien-nay"
    screen.selectbox(key="pick_boundary").set_value("")
    run(screen)
    assert "ranh_gioi" not in screen.query_params


def test_what_is_exact_stands_alone_and_the_rest_in_clusters(reported: list[Cluster]) -> None:
    screen = _open("communes", noi=DISTRICT, ranh_gioi="hien-nay", nam="2024")
    exact = {cluster.new[0].place_id for cluster in reported if cluster.exact}
    apart = [cluster for cluster in reported if not cluster.exact]
    drawn = _drawn(screen)
    assert exact == {place_id for place_id in drawn if not place_id.startswith("cluster:")}
    assert len(drawn) == len(reported)
    assert set(drawn.values()) == {50.0}
    members = sum(len(cluster.new) for cluster in apart)
    said = f"{len(exact)} xã tính được chính xác; {len(apart)} cụm gồm {members} xã không tách riêng được."
    assert f"Năm 2024 theo ranh giới hiện nay: {said}" in words(screen)


def test_nothing_is_lost_on_the_way(reported: list[Cluster]) -> None:
    screen = _open("communes", noi=DISTRICT, ranh_gioi="hien-nay", nam="2024")
    for cluster in reported:
        total = 200 * len(_mine(cluster))
        assert f'<td class="count">{total:,}</td>'.replace(",", ".") in words(screen)
    assert sum(200 * len(_mine(cluster)) for cluster in reported) == 200 * 23


def test_a_cluster_that_is_opened_shows_who_reported(reported: list[Cluster]) -> None:
    screen = _open("communes", noi=DISTRICT, ranh_gioi="hien-nay", nam="2024")
    place_id = next(place_id for place_id in _drawn(screen) if place_id.startswith("cluster:"))
    assert "các báo cáo được cộng" not in words(screen)
    opened = words(_open("communes", noi=DISTRICT, ranh_gioi="hien-nay", nam="2024", cum=place_id))
    assert "các báo cáo được cộng" in opened
    first = place_id.removeprefix("cluster:")
    cluster = next(one for one in reported if first in {area.place_id for area in one.new})
    for area in _mine(cluster):
        assert f">{area.full_name}</a>" in opened
        assert f"communes?noi={area.place_id.replace('@', '%40')}&amp;nam=2024" in opened


def test_a_commune_that_ended_leads_to_what_it_became() -> None:
    screen = _open("communes", noi=OLD_BINH_YEN, ranh_gioi="hien-nay")
    said = words(screen)
    assert "Xã Bình Yên chưa có số liệu theo ranh giới hiện nay" in said
    became = {link.to_version for link in areas().successors(areas().lineage(OLD_BINH_YEN)[-1])}
    for area_id in became:
        assert f"Nay thuộc {areas().get(area_id).full_name}" in said
    assert "Xem theo ranh giới như đã báo cáo" in said


def test_a_new_commune_shows_the_years_before_it_was_made() -> None:
    said = words(_open("communes", noi=NEW["Thạch Thất"], ranh_gioi="hien-nay", nam="2024"))
    assert "số của xã Thạch Thất cộng từ nơi cũ" in said
    assert "Xã Thạch Thất: các báo cáo được cộng" in said


def test_a_commune_of_a_cluster_shows_the_cluster_s_figures_and_says_so() -> None:
    said = words(_open("communes", noi=NEW["Hạ Bằng"], ranh_gioi="hien-nay", nam="2024"))
    assert "không tách riêng được xã Hạ Bằng" in said
    assert "<strong>các số bên dưới là của cả cụm " in said


def test_the_former_district_goes_on_as_a_grouping() -> None:
    screen = _open("overview", noi=DISTRICT, ranh_gioi="hien-nay", nam="2025")
    chosen = screen.selectbox(key="pick_place").options
    assert any(words.startswith("Huyện Thạch Thất · đến 6/2025") for words in chosen)
    assert '<h1 class="headline">Huyện Thạch Thất, năm 2025' in words(screen)
    assert "700 trong 1.200 hộ" in words(screen)
    assert "Tổng của huyện Thạch Thất không gồm " in words(screen)


def test_who_reported_twice_is_named() -> None:
    said = words(_open("overview", noi=PROVINCE, nam="2025"))
    assert "Xã Đại Đồng (cũ) và Xã Thạch Thất (mới) cùng báo cáo năm 2025" in said
    assert "dai-dong.xlsx và thach-that.xlsx" in said
    assert "cùng báo cáo" not in words(_open("overview", noi=PROVINCE, nam="2024"))


def test_the_years_explain_the_break() -> None:
    reported = words(_open("years", noi=PROVINCE))
    change = "được sắp xếp thành 126 (1656/NQ-UBTVQH15)"
    assert f"{change}; số liệu từng xã trước và sau ngày này không cùng" in reported
    carried = words(_open("years", noi=DISTRICT, ranh_gioi="hien-nay"))
    assert "Từ ngày 01/07/2025, 20 xã, phường, thị trấn của huyện Thạch Thất được sắp xếp thành 7" in carried
    assert "số liệu các năm trước đã quy về ranh giới hiện nay" in carried


def test_the_years_say_how_much_of_the_place_reported() -> None:
    said = words(_open("years", noi=DISTRICT, ranh_gioi="hien-nay"))
    assert "<span>23/23 xã</span>" in said
    assert "Số liệu mỗi năm gồm bao nhiêu xã?" in said


def test_files_follow_the_boundaries_and_say_so(reported: list[Cluster]) -> None:
    selection = Selection(DISTRICT, 2024, 2024, ("family",), REFORM)
    rows = list(csv.DictReader(io.StringIO(csv_bytes(rows_of(selection)).decode("utf-8-sig"))))
    assert {row["boundary"] for row in rows} == {"2025-07-01"}
    whole, rows = rows[0], rows[1:]
    assert (whole["area_code"], whole["area_name"], whole["area_level"]) == (
        "276",
        "Huyện Thạch Thất",
        "district",
    )
    assert (whole["district"], whole["province"]) == ("Huyện Thạch Thất", "Thành phố Hà Nội")
    assert sorted(row["kind"] for row in rows) == sorted("area" if c.exact else "cluster" for c in reported)
    assert sum(int(row["total"]) for row in rows) == 23 * 200
    assert all(bool(row["members"]) == (row["kind"] == "cluster") for row in rows)


@pytest.mark.parametrize("place_id", [DISTRICT, PROVINCE])
def test_the_file_has_the_chosen_place_with_the_figures_of_the_screens(place_id: str) -> None:
    rows = rows_of(Selection(place_id, 2024, 2025, ("family",), REFORM)).rows
    own = [row for row in rows if row["place_id"] == place_id]
    shown = records.rows_of(figures_of_place(place_id, REFORM))
    same = ["year", "total", "recognised", "rate_of_total", "kind", "communes_reported", "communes_expected"]
    assert [row["year"] for row in own] == [2024, 2025]
    assert [[row[name] for name in same] for row in own] == [[row[name] for name in same] for row in shown]
    firsts = records.once(rows, "year")
    assert [row["place_id"] for row in firsts] == [place_id, place_id], "it leads each year"


def test_the_submissions_of_a_place_are_those_of_all_that_it_is_made_of() -> None:
    as_reported = words(_open("communes", noi=NEW["Thạch Thất"], nam="2025"))
    assert "thach-that.xlsx" in as_reported
    assert "cu.xlsx" not in as_reported
    carried = words(_open("communes", noi=NEW["Thạch Thất"], ranh_gioi="hien-nay", nam="2025"))
    assert "cu.xlsx" in carried
    assert "Gồm báo cáo của mọi nơi mà số liệu được cộng theo ranh giới hiện nay" in carried
    files = submissions_of_place(NEW["Thạch Thất"], REFORM).set_index("file")
    assert sorted(files.index) == ["cu.xlsx", "dai-dong.xlsx", "thach-that.xlsx"]
    assert "Thị trấn Liên Quan" in files.loc["cu.xlsx", "places"]
    assert "Xã Bình Yên" not in files.loc["cu.xlsx", "places"]
    assert files.loc["cu.xlsx", "numbers"] == 3 * len(files.loc["cu.xlsx", "places"])


def test_the_submissions_of_a_former_district_go_on_after_it_ended() -> None:
    assert submissions_of_place(DISTRICT)["file"].tolist() == ["dai-dong.xlsx", "cu.xlsx"]
    files = submissions_of_place(DISTRICT, REFORM)["file"].tolist()
    assert files == ["dai-dong.xlsx", "thach-that.xlsx", "ha-bang.xlsx", "cu.xlsx"]


def test_the_submissions_of_a_cluster_s_commune_are_those_of_the_cluster(reported: list[Cluster]) -> None:
    (cluster,) = (one for one in reported if NEW["Hạ Bằng"] in {area.place_id for area in one.new})
    places = submissions_of_place(NEW["Hạ Bằng"], REFORM).set_index("file").loc["cu.xlsx", "places"]
    assert set(places) >= {area.full_name for area in _mine(cluster)}


def test_the_source_of_a_former_district_names_the_reports_of_all_that_is_shown_inside() -> None:
    behind = sources_of_place(DISTRICT, 2025, "year", REFORM)
    assert behind["files"].split(", ") == ["dai-dong.xlsx", "ha-bang.xlsx", "thach-that.xlsx"]
    said = words(_open("communes", noi=DISTRICT, ranh_gioi="hien-nay", nam="2025"))
    assert "Nguồn: 3 báo cáo" in said


def test_what_reported_outside_the_total_of_a_district_is_not_called_missing() -> None:
    said = words(_open("overview", noi=DISTRICT, ranh_gioi="hien-nay", nam="2025"))
    assert "Tổng chỉ gồm 1/7 xã" in said
    assert "tổng của huyện Thạch Thất chỉ gồm số của 1 trong 7 xã" in said
    assert "xã đã báo cáo" not in said, "two of the seven have"


def test_numbers_with_their_cells_stay_with_who_reported() -> None:
    table = numbers_of(Selection(NEW["Thạch Thất"], 2024, 2025, ["family"], REFORM))
    names = {row["area_name"] for row in table.rows}
    assert {"Xã Thạch Thất", "Xã Đại Đồng", "Thị trấn Liên Quan"} <= names
    assert "Xã Bình Yên" not in names


def test_a_place_that_only_other_boundaries_know_says_where_to_look() -> None:
    # Xã Tây Phương did not report itself, but its people did before it was made
    said = words(_open("communes", noi="10003@2025-07-01"))
    assert "Xã Tây Phương chưa có số liệu theo ranh giới như đã báo cáo" in said
    assert "noi=10003%402025-07-01&amp;ranh_gioi=hien-nay" in said
    assert "Xem theo ranh giới như đã báo cáo" not in said
