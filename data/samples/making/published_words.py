"""How the published figures name things, and how their sources print the numbers that they round."""

from __future__ import annotations

from making.facts import Kind

MODELS = {
    "GĐHT": ("Gia đình học tập", Kind("family")),
    "GĐHH": ("Gia đình hiếu học", Kind("family")),
    "DHHT": ("Dòng họ học tập", Kind("clan")),
    "DHHH": ("Dòng họ hiếu học", Kind("clan")),
    "CĐHT thôn": ("Cộng đồng học tập cấp thôn", Kind("community", "village")),
    "CĐHT xã": ("Cộng đồng học tập cấp xã", Kind("community", "commune")),
    "ĐVHT": ("Đơn vị học tập", Kind("organisation")),
    "ĐVHT cấp xã": ("Đơn vị học tập cấp xã", Kind("organisation", "commune")),
    "ĐVHT cấp huyện": ("Đơn vị học tập cấp huyện", Kind("organisation", "district")),
    "ĐVHT cấp tỉnh": ("Đơn vị học tập cấp tỉnh", Kind("organisation", "province")),
    "CDHT": ("Công dân học tập", Kind("citizen")),
    "CDHT nhóm nông dân": ("Công dân học tập - Lao động nông thôn", Kind("citizen", "", "farmer")),
    "CDHT nhóm công nhân": ("Công dân học tập - Công nhân, lao động tự do", Kind("citizen", "", "worker")),
    "CDHT nhóm cán bộ": ("Công dân học tập - Cán bộ, công chức, viên chức", Kind("citizen", "", "official")),
}
# A row that only adds a mark or a level to the row of its model: which measure its "recognised" is.
MARKS = {
    " mức độ 1": "level_1",
    " mức độ 2": "level_2",
    " loại Tốt": "rating_good",
    " loại Khá": "rating_fair",
    " loại Trung bình": "rating_average",
}
COLUMNS = {
    "Tổng số": "total",
    "Đăng ký": "registered",
    "Công nhận": "recognised",
    "Tốt": "rating_good",
    "Khá": "rating_fair",
    "Trung bình": "rating_average",
    "Mức độ 1": "level_1",
    "Mức độ 2": "level_2",
    "Tỷ lệ (%)": "stated_rate",
}
PROVINCES = {"TP Hồ Chí Minh": "Hồ Chí Minh", "TP Cần Thơ": "Cần Thơ", "BR-VT": "Bà Rịa - Vũng Tàu"}
TYPES = {"TP": "Thành phố"}
HALF_YEAR = {("TP Cần Thơ", "2017"), ("Huyện Lắk (Đắk Lắk)", "2024"), ("Thái Nguyên", "2022")}
# How the source prints a number that it rounds, by place, year, model and field.
AS_PRINTED = {
    ("Thái Nguyên", "2020", "GĐHT", "rate"): "trên 86%",
    ("Thái Nguyên", "2020", "DHHT", "rate"): "gần 86%",
    ("Thái Nguyên", "2020", "CĐHT thôn", "rate"): "gần 97%",
    ("Thái Nguyên", "2021", "GĐHT", "recognised"): "hơn 275.000",
    ("Thái Nguyên", "2021", "CĐHT thôn", "recognised"): "trên 2.200",
    ("Thái Nguyên", "2022", "GĐHT", "registered"): "trên 285.000",
    ("Thái Nguyên", "2022", "CĐHT thôn", "registered"): "hơn 2.000",
    ("TP Long Khánh (Đồng Nai)", "2020", "GĐHT", "recognised"): "trên 27.000",
    ("Huyện Chiêm Hóa (Tuyên Quang)", "2020", "GĐHT", "recognised"): "khoảng 30.000",
    ("Huyện Chiêm Hóa (Tuyên Quang)", "2020", "DHHT", "rate"): "trên 54%",
    ("Huyện Chiêm Hóa (Tuyên Quang)", "2020", "CĐHT thôn", "rate"): "trên 90%",
    ("Hòa Bình", "2020", "CĐHT thôn", "rate"): "gần 86%",
    ("Hòa Bình", "2020", "ĐVHT", "rate"): "gần 80%",
    ("Hải Dương", "2023", "CDHT nhóm nông dân", "registered"): "hơn 246.000",
    ("Xã Long Mỹ (Đất Đỏ, BR-VT)", "2017", "GĐHT", "registered"): "trên 1.140",
    ("Xã Long Mỹ (Đất Đỏ, BR-VT)", "2017", "GĐHT", "recognised"): "trên 1.000",
    ("Xã Long Mỹ (Đất Đỏ, BR-VT)", "2017", "GĐHT", "rate"): "gần 90%",
    ("Huyện Chợ Lách (Bến Tre)", "2012", "GĐHH", "recognised"): "gần 2.600",
    ("Thanh Hóa", "2016", "GĐHT", "recognised"): "gần 330.000",
    ("Thanh Hóa", "2016", "GĐHT", "rate"): "gần 40%",
    ("Thanh Hóa", "2020", "GĐHT", "rate"): "khoảng 75%",
    ("Thanh Hóa", "2020", "DHHT đăng ký", "rate"): "gần 88%",
    ("Thanh Hóa", "2020", "CĐHT thôn đăng ký", "rate"): "gần 99,5%",
    ("Thanh Hóa", "2020", "ĐVHT đăng ký", "rate"): "trên 94%",
    ("Vĩnh Phúc", "2021", "GĐHT", "recognised"): "trên 199.000",
    ("Vĩnh Phúc", "2021", "CĐHT thôn", "recognised"): "hơn 1.000",
    ("Vĩnh Phúc", "2021", "ĐVHT", "recognised"): "hơn 500",
}
FIELDS = {"total": "total", "registered": "registered", "recognised": "recognised", "stated_rate": "rate"}
