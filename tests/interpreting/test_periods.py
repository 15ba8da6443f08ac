"""Which period texts speak of."""

from __future__ import annotations

import pytest

from pipelines.interpreting.periods import HALF, PART, YEAR, Period, periods

SAID = [
    ("BÁO CÁO KẾT QUẢ NĂM 2024", [(2024, "year")]),
    ("Năm 2023", [(2023, "year")]),
    ("2024", [(2024, "year")]),
    ("BIEU TONG HOP NAM 2023", [(2023, "year")]),
    ("tính đến 31/12/2024", [(2024, "year")]),
    ("Số liệu đến 31-12-2023", [(2023, "year")]),
    ("(Tính đến hết ngày 15/11/2024)", [(2024, "year")]),
    ("tính đến tháng 12 năm 2024", [(2024, "year")]),
    ("Tính đến ngày 15 tháng 11 năm 2024", [(2024, "year")]),
    ("Tính đến ngày 30/6/2025", [(2025, "half")]),
    ("tính đến 01/7/2025", [(2025, "half")]),
    ("6 tháng đầu năm 2025", [(2025, "half")]),
    ("06 tháng đầu năm 2025", [(2025, "half")]),
    ("SÁU THÁNG ĐẦU NĂM 2025", [(2025, "half")]),
    ("bao cao 6 thang 2025.xlsx", [(2025, "half")]),
    ("6T 2025", [(2025, "half")]),
    ("BÁO CÁO 6 THÁNG ĐẦU NĂM", [(0, "half")]),
    ("Kết quả 6 tháng đầu năm và phương hướng nhiệm vụ 6 tháng cuối năm 2025", [(2025, "half")]),
    ("9 tháng năm 2024", [(2024, "part")]),
    ("9 tháng đầu năm 2024", [(2024, "part")]),
    ("9T/2024", [(2024, "part")]),
    ("Quý IV/2024", [(2024, "part")]),
    ("Quý III", [(0, "part")]),
    ("6 tháng cuối năm 2024", [(2024, "part")]),
    ("Báo cáo tháng 6/2025", [(2025, "part")]),
    ("Đến 30/9/2024", [(2024, "part")]),
    ("Tính đến 31-5-2024", [(2024, "part")]),
    ("năm học 2023-2024", [(2023, "school_year")]),
    ("Năm học 2023 - 2024, tính đến 31/12/2024", [(2024, "year")]),
    ("So sánh năm 2023 và năm 2024", [(2023, "year"), (2024, "year")]),
    ("Kết quả năm 2024, phương hướng nhiệm vụ năm 2025", [(2024, "year")]),
    ("Thach_That_2024.xlsx", [(2024, "year")]),
    ("Biểu 01-2024", [(2024, "year")]),
    ("Kết quả thực hiện Quyết định số 387/QĐ-TTg năm 2022", [(2022, "year")]),
    ("kết quả công nhận năm 2024 theo QĐ 324/QĐ-KHVN ngày 25/10/2023", [(2024, "year")]),
    ("12 tháng năm 2024", [(2024, "year")]),
    ("KẾT QUẢ THỰC HIỆN KẾ HOẠCH NĂM 2024", [(2024, "year")]),
    ("Kết quả các chỉ tiêu mô hình học tập năm 2024", [(2024, "year")]),
    ("Tình hình thực hiện nhiệm vụ năm 2024 và phương hướng nhiệm vụ năm 2025", [(2024, "year")]),
    ("Báo cáo thực hiện kế hoạch số 123/KH-UBND năm 2024", [(2024, "year")]),
]

NOT_SAID = [
    "giai đoạn 2021-2025",
    "Từ năm 2021 đến năm 2024",
    "Hà Nội, ngày 05 tháng 01 năm 2025",
    "Thị xã Sơn Tây, ngày 31 tháng 12 năm 2024",
    "(Kèm theo Báo cáo số 12/BC-HKH ngày 10/01/2025 của Hội Khuyến học huyện)",
    "theo Quyết định số 677/QĐ-TTg",
    "theo Thông tư 24/2023/TT-BGDĐT",
    "Số: 15/BC-HKH",
    "BC_HKH_20250105.xlsx",
    "Tổng số hộ",
    "Đạt mức độ 1",
    "12345",
    "KẾ HOẠCH NĂM 2025",
    "KẾT QUẢ CÔNG TÁC, KẾ HOẠCH NĂM 2025",
    "KẾT QUẢ CÔNG TÁC VÀ PHƯƠNG HƯỚNG NHIỆM VỤ NĂM 2025",
]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_a_text_says_its_periods(text: str, said: list[tuple[int, str]]) -> None:
    assert list(periods(text)) == said


@pytest.mark.parametrize("text", NOT_SAID)
def test_dates_of_letters_numbers_of_documents_and_spans_say_none(text: str) -> None:
    assert periods(text) == ()


@pytest.mark.parametrize(
    "place",
    ["Huyện Bát Xát", "Xã Bát Đại Sơn", "Xã Chín T.", "Huyện Ba Tơ", "Huyện Ba Tri", "Phường Hương Văn"],
)
def test_names_of_places_are_no_months(place: str) -> None:
    assert periods(f"TỔNG HỢP KẾT QUẢ {place}, NĂM 2024") == ((2024, "year"),)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Gia đình học tập (số liệu chốt ngày 31/12/2023)", Period(2023, YEAR)),
        ("Thời điểm chốt số liệu: 15/12/2024", Period(2024, YEAR)),
        ("Số liệu tại thời điểm 31/12/2024", Period(2024, YEAR)),
        ("Số liệu chốt đến 30/6/2024", Period(2024, HALF)),
        ("Chốt số liệu ngày 30/9/2024", Period(2024, PART)),
    ],
)
def test_the_day_on_which_the_count_was_closed(text: str, period: Period) -> None:
    assert periods(text) == (period,)
