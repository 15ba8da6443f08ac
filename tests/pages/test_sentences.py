"""Sentences: right in number and in words."""

from __future__ import annotations

import datetime as dt

import pytest

from pages.kit import alts, sentences, titles
from pages.kit.figures import Moment
from pages.kit.places import Place
from pages.kit.records import Row
from pages.kit.targets import Target
from tests.pages.rows import communes, figures, place

PLACE = Place(
    "276@2016-01-01",
    "district",
    "Thạch Thất",
    "Huyện Thạch Thất",
    "276@2016-01-01",
    "Huyện Thạch Thất",
    "01@2016-01-01",
    "Thành phố Hà Nội",
    dt.date(2016, 1, 1),
    None,
    23,
    23,
    5,
)
NOW = Moment(2024)
AT_70 = Target(70.0, 2025, "Quyết định 387", "total", False, False)
NONE: list[Row] = []


def _say(rows: list[dict[str, object]], before: list[dict[str, object]], targets: dict[str, Target]) -> str:
    earlier = figures(*before) if before else NONE
    return sentences.standing_sentence(PLACE, NOW, figures(*rows), earlier, targets, "total")


def test_targets_reached_change_and_widest_gap() -> None:
    said = _say(
        [{"model": "family", "rate": 75.0}, {"model": "clan", "rate": 64.2}],
        [{"model": "family", "rate": 74.0, "year": 2023}, {"model": "clan", "rate": 60.0, "year": 2023}],
        {"family": AT_70, "clan": AT_70},
    )
    assert said == (
        "Năm 2024, huyện Thạch Thất **đạt chỉ tiêu ở 1 trong 2 mô hình** có chỉ tiêu. "
        "So với năm 2023, cả 2 mô hình đều tăng, mạnh nhất là Dòng họ học tập (**+4,2 điểm %**). "
        "Xa chỉ tiêu nhất là Dòng họ học tập: **còn thiếu 5,8 điểm %** để đạt 70% vào năm 2025."
    )


@pytest.mark.parametrize(
    ("rates", "words"),
    [
        ((75.0, 80.0), "đạt chỉ tiêu ở cả 2 mô hình"),
        ((5.0, 8.0), "chưa đạt chỉ tiêu ở mô hình nào"),
        ((75.0,), "**đã đạt chỉ tiêu** về Gia đình học tập"),
        ((65.0,), "**chưa đạt chỉ tiêu** về Gia đình học tập"),
    ],
)
def test_all_none_or_a_single_target(rates: tuple[float, ...], words: str) -> None:
    rows = [{"model": model, "rate": rate} for model, rate in zip(("family", "clan"), rates, strict=False)]
    assert words in _say(rows, [], {"family": AT_70, "clan": AT_70})


@pytest.mark.parametrize(
    ("rates", "words"),
    [
        ((76.0, 79.0), "1 trong 2 mô hình tăng; thay đổi mạnh nhất là Gia đình học tập (**+2,0 điểm %**)"),
        ((73.0, 79.0), "không mô hình nào trong 2 mô hình tăng; thay đổi mạnh nhất là Dòng họ học tập"),
        ((74.0,), "So với năm 2023, Gia đình học tập thay đổi **0,0 điểm %**."),
        ((73.0,), "So với năm 2023, Gia đình học tập thay đổi **−1,0 điểm %**."),
    ],
)
def test_how_many_models_rose(rates: tuple[float, ...], words: str) -> None:
    rows = [{"model": model, "rate": rate} for model, rate in zip(("family", "clan"), rates, strict=False)]
    before = [
        {"model": "family", "rate": 74.0, "year": 2023},
        {"model": "clan", "rate": 80.5, "year": 2023},
    ]
    assert words in _say(rows, before, {})


def test_without_targets_the_best_model_is_named() -> None:
    said = _say([{"model": "family", "rate": 75.0}, {"model": "clan", "rate": 80.0}], [], {})
    assert said == "Năm 2024, huyện Thạch Thất đạt cao nhất ở Dòng họ học tập: 80,0%."


def test_without_rates_it_says_so() -> None:
    assert _say([{"rate": None}], [], {}) == "Huyện Thạch Thất chưa có tỷ lệ nào cho năm 2024."


def test_another_level_is_no_year_before() -> None:
    now = figures({"model": "community", "level": "village", "rate": 80})
    before = figures({"model": "community", "level": "commune", "rate": 60})
    assert sentences.changes_of(now, before) == {}


def test_the_base_is_named_and_a_missing_one_too() -> None:
    row = figures({})[0]
    assert sentences.base_words(row, "total") == "150 trong 200 hộ"
    assert sentences.base_words(row, "registered") == "150 trong 160 hộ đăng ký"
    without = figures({"total": None, "rate": None, "rate_of_total": None})[0]
    assert sentences.base_words(without, "total") == "150 hộ; không ghi tổng số. Trên số đăng ký: 93,8%"


def test_coverage_of_the_least_covered_model() -> None:
    rows = figures(
        {"basis": "partial_sum", "communes_reported": 20},
        {"basis": "partial_sum", "communes_reported": 18},
        {"basis": "sum"},
    )
    assert sentences.coverage_words(rows) == "Theo 18/23 xã đã báo cáo"
    assert sentences.coverage_words(figures({"basis": "sum"}, {"basis": "own"})) == ""


@pytest.mark.parametrize(
    ("rates", "target", "title"),
    [
        ((50, 70, 90), AT_70, "Gia đình học tập: 2 trong 3 xã đã đạt chỉ tiêu 70% của năm 2025"),
        ((50, 70, 90), None, "Gia đình học tập: thấp nhất 50,0%, cao nhất 90,0%"),
        ((50,), AT_70, "Gia đình học tập: Xã 1 đạt 50,0%"),
        ((None,), AT_70, "Gia đình học tập: chưa có tỷ lệ để so sánh"),
    ],
)
def test_the_title_of_a_ranking_is_its_finding(
    rates: tuple[float, ...], target: Target | None, title: str
) -> None:
    assert titles.ranking_title(communes(*rates), "family", target, "xã") == title


def _reported(there: int, missing: int) -> list[Row]:
    rows = communes(*([50.0] * (there + missing)))
    return [{**row, "reported": place < there} for place, row in enumerate(rows)]


@pytest.mark.parametrize(
    ("there", "missing", "words"),
    [
        (3, 0, "3/3 xã đã có số liệu năm 2024."),
        (2, 1, "2/3 xã đã có số liệu năm 2024. Chưa có: Xã 3."),
        (1, 2, "1/3 xã đã có số liệu năm 2024. Chưa có: Xã 2 và Xã 3."),
        (1, 8, "1/9 xã đã có số liệu năm 2024. Chưa có: Xã 2, Xã 3, Xã 4, Xã 5, Xã 6, Xã 7 và 2 nơi khác."),
    ],
)
def test_who_is_missing(there: int, missing: int, words: str) -> None:
    assert sentences.reported_sentence(_reported(there, missing), NOW) == words


def test_where_no_commune_reported_the_place_itself_did() -> None:
    assert sentences.reported_sentence(_reported(0, 2), NOW) == (
        "Chưa xã nào trong 2 xã có số riêng cho năm 2024; "
        "số đang hiện lấy từ báo cáo gộp, không tách từng xã."
    )


@pytest.mark.parametrize(
    ("rates", "title"),
    [
        ((60.0, 75.0), "Gia đình học tập tăng từ 60,0% năm 2023 lên 75,0% năm 2024"),
        ((75.0, 60.0), "Gia đình học tập từ 75,0% năm 2023 còn 60,0% năm 2024"),
        ((None, 60.0), "Gia đình học tập đạt 60,0% năm 2024; chưa có năm khác để so sánh"),
    ],
)
def test_the_title_of_a_line_is_its_finding(rates: tuple[float, float], title: str) -> None:
    rows = figures(*({"year": 2023 + place, "rate": rate} for place, rate in enumerate(rates)))
    assert titles.years_title(rows, "family") == title


def test_a_rate_from_few_other_communes_ends_no_line() -> None:
    few = {
        "year": 2025,
        "rate": 70.0,
        "communes_reported": 7,
        "communes_expected": 126,
        "basis": "partial_sum",
    }
    many = [{"year": year, "rate": rate} for year, rate in ((2021, 50.0), (2024, 60.0))]
    title = "Gia đình học tập tăng từ 50,0% năm 2021 lên 60,0% năm 2024"
    assert titles.years_title(figures(*many, few), "family") == title
    alone = titles.years_title(figures(many[0], few), "family")
    assert alone == "Gia đình học tập đạt 50,0% năm 2021; chưa có năm khác để so sánh"


def test_the_title_of_many_lines_counts_those_with_two_years() -> None:
    rows = figures(
        {"place_id": "a", "year": 2021, "rate": 10},
        {"place_id": "a", "year": 2024, "rate": 20},
        {"place_id": "b", "year": 2021, "rate": 20},
        {"place_id": "b", "year": 2023, "rate": 10},
        {"place_id": "c", "year": 2025, "rate": 99},
        {"place_id": "d", "year": 2021, "rate": 20},
        {"place_id": "d", "year": 2024, "rate": 20},
    )
    title = "Gia đình học tập: 1 trong 2 xã so sánh được đã tăng từ 2021 đến 2024"
    assert titles.series_title(rows, "family", "xã") == title


def test_what_is_read_out_names_the_ends() -> None:
    said = alts.alt_ranking(communes(50, 90), "Tiêu đề")
    assert said == "Tiêu đề. Cao nhất: Xã 2 90,0%. Thấp nhất: Xã 1 50,0%."


def test_a_few_communes_do_not_speak_for_the_whole_place() -> None:
    few = {"basis": "partial_sum", "communes_reported": 7, "communes_expected": 23}
    assert _say([{"rate": 95.0, **few}], [], {"family": AT_70}) == (
        "Năm 2024 **mới có số của 7 trong 23 xã** ở huyện Thạch Thất, chưa đủ để kết luận cho toàn địa bàn. "
        "Các tỷ lệ dưới đây chỉ nói về những nơi đã báo cáo."
    )


def test_a_model_that_few_communes_reported_is_left_out_of_the_sentence() -> None:
    few = {"basis": "partial_sum", "communes_reported": 7, "communes_expected": 23}
    said = _say(
        [{"rate": 75.0}, {"model": "clan", "rate": 95.0, **few}], [], {"family": AT_70, "clan": AT_70}
    )
    assert "**đã đạt chỉ tiêu** về Gia đình học tập" in said
    assert "Dòng họ" not in said


def test_a_commune_that_cannot_be_told_apart_is_not_said_to_have_reached_a_target_alone() -> None:
    commune = place(level="commune", name="Hạ Bằng", full_name="Xã Hạ Bằng")
    cluster = {"kind": "cluster", "members": "Đoài Phương, Hạ Bằng", "rate": 95.0}
    whole = figures(cluster)
    said = sentences.standing_sentence(commune, NOW, whole, [], {"family": AT_70}, "total")
    assert said.startswith("Năm 2024, cả cụm Đoài Phương (2 xã) **đã đạt chỉ tiêu** về Gia đình học tập")
    few = figures({**cluster, "basis": "partial_sum", "communes_reported": 8, "communes_expected": 15})
    said = sentences.standing_sentence(commune, NOW, few, [], {"family": AT_70}, "total")
    assert said.startswith("Năm 2024 **mới có số của 8 trong 15 xã cũ** của cả cụm Đoài Phương (2 xã)")
