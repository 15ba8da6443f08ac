"""The words that reports use for models, measures and groups (from the field, not from any reader)."""

from __future__ import annotations

from random import Random

from tests.generator.sheets import Kind

MODELS = {
    Kind("citizen"): [
        "Công dân học tập",
        "CÔNG DÂN HỌC TẬP",
        "Danh hiệu Công dân học tập",
        "Công dân\nhọc tập",
    ],
    Kind("family"): [
        "Gia đình học tập",
        "GIA ĐÌNH HỌC TẬP",
        "GĐHT",
        "Gia đình hiếu học",
        "Gia đình\nhọc tập",
        "Mô hình Gia đình học tập",
        "Gia đình học tập (GĐHT)",
    ],
    Kind("clan"): ["Dòng họ học tập", "DHHT", "Dòng tộc hiếu học", "Dòng họ khuyến học", "Dòng họ\nhọc tập"],
    Kind("community"): ["Cộng đồng học tập", "CĐHT", "Cộng đồng khuyến học"],
    Kind("community", "village"): [
        "Cộng đồng học tập cấp thôn",
        "CĐHT thôn",
        "Cộng đồng học tập (thôn, bản)",
        "Cộng đồng học tập thôn, tổ dân phố",
    ],
    Kind("community", "commune"): ["Cộng đồng học tập cấp xã", "CĐHT cấp xã", "CĐHT xã"],
    Kind("organisation"): ["Đơn vị học tập", "ĐVHT", "Đơn vị\nhọc tập"],
    Kind("organisation", "commune"): ["Đơn vị học tập cấp xã", "ĐVHT cấp xã", "ĐVHT (cấp xã)"],
    Kind("organisation", "district"): ["Đơn vị học tập cấp huyện", "ĐVHT cấp huyện"],
}
GROUPS = {
    "farmer": ["Lao động nông thôn", "Nông dân", "Người lao động nông thôn"],
    "worker": ["Công nhân, lao động tự do", "Công nhân"],
    "official": ["Cán bộ, công chức, viên chức", "Cán bộ, công chức"],
    "student": ["Học sinh, sinh viên"],
}
MEASURES = {
    "total": ["Tổng số", "TS", "Tổng\nsố", "TỔNG SỐ"],
    "registered": ["Đăng ký", "Số đăng ký", "ĐK", "Đăng kí", "ĐĂNG KÝ"],
    "recognised": [
        "Công nhận",
        "Được công nhận",
        "Số được công nhận",
        "Đạt",
        "Số đạt",
        "Đạt danh hiệu",
        "ĐẠT",
    ],
    "stated_rate": ["Tỷ lệ %", "Tỷ lệ (%)", "Tỉ lệ %", "Tỷ lệ", "Tỷ lệ đạt (%)", "Tỷ lệ đạt"],
}
TOTALS = {"family": "Tổng số hộ", "clan": "Tổng số dòng họ", "organisation": "Tổng số đơn vị"}
SPLITS = {
    "registered": ("Đăng ký", [("registered_new", "Mới"), ("registered_again", "Tái đăng ký")]),
    "recognised": ("Công nhận", [("recognised_new", "Mới"), ("recognised_again", "Tái công nhận")]),
}
MARKS_UNTIL_2023 = (
    "Xếp loại",
    [("rating_good", "Tốt"), ("rating_fair", "Khá"), ("rating_average", "Trung bình")],
)
MARKS_SINCE_2024 = ("Mức độ", [("level_1", "Mức độ 1"), ("level_2", "Mức độ 2")])
NOT_OURS = [
    "Số hội viên",
    "Tổng số hội viên",
    "Quỹ khuyến học (triệu đồng)",
    "Số chi hội",
    "Dân số",
    "Học bổng (đồng)",
    "Số lớp TTHTCĐ",
]
NAME_HEADS = ["Tên đơn vị", "Xã, thị trấn", "Đơn vị", "Xã, phường, thị trấn", "Tên xã", "Địa phương"]
ORDER_HEADS = ["STT", "TT", "Stt", "Số TT"]
TOTAL_ROWS = ["Tổng cộng", "TỔNG CỘNG", "Cộng", "Toàn huyện", "Tổng số", "Tổng"]
REMARK_HEADS = ["Ghi chú", "Ghi Chú"]
MISSING = ["-", "…", "...", "x", "–", ""]
ESTIMATES = ["trên ", "khoảng ", "gần ", "hơn ", "Trên "]
BODIES = [
    "Phòng GDĐT",
    "Phòng Giáo dục và Đào tạo",
    "Trường THCS Kim Đồng",
    "Công an huyện",
    "Trung tâm Y tế",
]


def model_words(draw: Random, kind: Kind) -> str:
    """A title for a kind without its group."""
    return draw.choice(MODELS[Kind(kind.model, kind.level)])


def measure_words(draw: Random, measure: str, kind: Kind) -> str:
    """A header for a measure."""
    if measure == "total" and kind.model in TOTALS and draw.random() < 0.2:
        return TOTALS[kind.model]
    return draw.choice(MEASURES[measure])
