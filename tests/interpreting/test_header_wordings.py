"""Header wordings as districts write them, and what each means.

A path is written with " > " from the top down. What it means is written "model/level:group measure", for a
rate "model rate numerator/base", and "-" where it is no measure of ours, "?" where it can't be told.
"""

from __future__ import annotations

import pytest

from pipelines.interpreting.headers import Context, meaning
from pipelines.interpreting.meaning import RATE, Meaning, Verdict
from pipelines.interpreting.siblings import meanings

SPOKEN_OF = Context(about=True)

FULLY_SAID = """
Gia đình học tập > Tổng số hộ = family total
Gia đình học tập > Tổng số = family total
Gia đình học tập > TS = family total
Gia đình học tập > TS hộ = family total
Gia đình học tập > Tổng số hộ gia đình = family total
Gia đình học tập > Tổng số gia đình = family total
Gia đình học tập > Đăng ký = family registered
Gia đình học tập > Số đăng ký = family registered
Gia đình học tập > Số hộ đăng ký = family registered
Gia đình học tập > Tổng số hộ đăng ký = family registered
Gia đình học tập > ĐK = family registered
Gia đình học tập > SL ĐK = family registered
Gia đình học tập > Đăng kí = family registered
Gia đình học tập > Số hộ đăng ký xây dựng = family registered
Gia đình học tập > Đăng ký phấn đấu đạt = family registered
Gia đình học tập > Đăng ký mới = family registered_new
Gia đình học tập > ĐK mới = family registered_new
Gia đình học tập > Tái đăng ký = family registered_again
Gia đình học tập > Tái ĐK = family registered_again
Gia đình học tập > Đăng ký lại = family registered_again
Gia đình học tập > Đăng ký > Mới = family registered_new
Gia đình học tập > Đăng ký > Tái = family registered_again
Gia đình học tập > Đăng ký > Tổng số = family registered
Gia đình học tập > Đăng ký > Trong đó: Mới = family registered_new
Gia đình học tập > Công nhận = family recognised
Gia đình học tập > Được công nhận = family recognised
Gia đình học tập > Số hộ được công nhận = family recognised
Gia đình học tập > Số đạt = family recognised
Gia đình học tập > Đạt = family recognised
Gia đình học tập > CN = family recognised
Gia đình học tập > Đạt danh hiệu = family recognised
Gia đình học tập > Số hộ đạt danh hiệu = family recognised
Gia đình học tập > Đăng ký và được công nhận = family recognised
Gia đình học tập > Tổng số được công nhận = family recognised
Gia đình học tập > Công nhận mới = family recognised_new
Gia đình học tập > CN mới = family recognised_new
Gia đình học tập > Tái công nhận = family recognised_again
Gia đình học tập > Công nhận lại = family recognised_again
Gia đình học tập > Công nhận > Mới = family recognised_new
Gia đình học tập > Công nhận > Tái công nhận = family recognised_again
Gia đình học tập > Công nhận > Tổng = family recognised
Gia đình học tập > Được công nhận năm 2024 = family recognised
Số hộ đăng ký GĐHT = family registered
Số hộ được công nhận GĐHT = family recognised
Hộ gia đình được công nhận "Gia đình học tập" = family recognised
Số hộ đăng ký gia đình học tập năm 2024 = family registered
GĐHT > Đăng ký = family registered
GDHT > Dang ky = family registered
GĐ học tập > Đạt = family recognised
GĐ HT > Đạt = family recognised
Gia đình hiếu học > Đạt = family recognised
Gia đình khuyến học > Đăng ký = family registered
GIA ĐÌNH HỌC TẬP > ĐĂNG KÝ = family registered
Gia dinh hoc tap > Tong so ho = family total
GIA DINH HOC TAP > CONG NHAN = family recognised
Gia dinh hoc tap > Tai cong nhan = family recognised_again
Mô hình gia đình học tập > Số lượng đăng ký = family registered
Danh hiệu gia đình học tập > Đạt = family recognised
Dòng họ học tập > Tổng số dòng họ = clan total
Dòng họ học tập > Tổng số = clan total
Dòng họ học tập > Số dòng họ đăng ký = clan registered
Dòng họ học tập > Đạt = clan recognised
Dòng họ học tập > TS họ = clan total
DHHT > ĐK = clan registered
DH học tập > Đạt = clan recognised
Dòng họ hiếu học > Đạt = clan recognised
Dòng họ khuyến học > Công nhận = clan recognised
Dòng tộc hiếu học > Tổng số = clan total
Dòng tộc học tập > Đăng ký = clan registered
Tộc họ hiếu học > Đạt = clan recognised
DONG HO HOC TAP > Tong so = clan total
Số dòng họ đạt danh hiệu dòng họ học tập = clan recognised
Cộng đồng học tập > Tổng số = community total
Cộng đồng học tập > Tổng số thôn = community/village total
Cộng đồng học tập > Tổng số thôn, bản = community/village total
Cộng đồng học tập > Tổng số thôn, bản, tổ dân phố = community/village total
Cộng đồng học tập > Số thôn đạt = community/village recognised
Cộng đồng học tập > Số khu phố đăng ký = community/village registered
Cộng đồng học tập > Số ấp được công nhận = community/village recognised
Cộng đồng học tập > Số TDP đạt = community/village recognised
Cộng đồng học tập cấp xã > Đạt = community/commune recognised
Cộng đồng học tập cấp huyện > Đạt = community/district recognised
Cộng đồng học tập > Cấp xã > Đạt = community/commune recognised
Cộng đồng học tập > Xã, phường, thị trấn > Đạt = community/commune recognised
Cộng đồng học tập > Thôn > Đăng ký = community/village registered
Cộng đồng học tập > Đạt mức độ 1 = community level_1
Cộng đồng học tập cấp xã > Công nhận > Mức độ 2 = community/commune level_2
CĐHT > Tổng số = community total
CĐHT thôn > Đạt = community/village recognised
CĐHT cấp xã > Đạt = community/commune recognised
CĐHT (thôn, bản) > Đăng ký = community/village registered
Cộng đồng khuyến học > Đạt = community recognised
Khu dân cư hiếu học > Đạt = community/village recognised
Khu dân cư khuyến học > Đăng ký = community/village registered
Thôn học tập > Công nhận = community/village recognised
Thôn, bản, tổ dân phố học tập > Đạt = community/village recognised
Xã học tập > Đạt = community/commune recognised
Tổ dân phố hiếu học > Đăng ký = community/village registered
CONG DONG HOC TAP > Tong so thon = community/village total
Đơn vị học tập > Tổng số = organisation total
Đơn vị học tập > Tổng số cơ quan, đơn vị = organisation total
Đơn vị học tập > Số đơn vị đăng ký = organisation registered
Đơn vị học tập > Được công nhận = organisation recognised
Đơn vị học tập cấp xã > Đạt = organisation/commune recognised
Đơn vị học tập cấp huyện > Đạt = organisation/district recognised
Đơn vị học tập > Cấp tỉnh > Công nhận = organisation/province recognised
Đơn vị học tập > Thuộc xã > Đăng ký = organisation/commune registered
Đơn vị học tập > Thuộc huyện > Đạt = organisation/district recognised
ĐVHT > Xếp loại > Tốt = organisation rating_good
ĐVHT > Xếp loại > Khá = organisation rating_fair
ĐVHT > Xếp loại > Trung bình = organisation rating_average
ĐVHT > Kết quả xếp loại > TB = organisation rating_average
ĐVHT > Loại tốt = organisation rating_good
ĐVHT > Đạt loại khá = organisation rating_fair
ĐVHT > Công nhận > Tốt = organisation rating_good
ĐVHT > Mức độ 1 = organisation level_1
ĐVHT > Đạt mức 2 = organisation level_2
ĐVHT cấp huyện > Mức độ 1 > Công nhận = organisation/district level_1
ĐV học tập > Đạt = organisation recognised
DVHT > Dang ky = organisation registered
Cơ quan, đơn vị học tập > Đạt = organisation recognised
Cơ quan khuyến học > Đạt = organisation recognised
Đơn vị khuyến học > Đăng ký = organisation registered
Cơ quan, trường học học tập > Công nhận = organisation recognised
Công dân học tập > Tổng số = citizen total
Công dân học tập > Tổng số người = citizen total
Công dân học tập > Số người đăng ký = citizen registered
Công dân học tập > Đạt = citizen recognised
Công dân học tập > Nông dân > Đạt = citizen:farmer recognised
Công dân học tập > Lao động nông thôn > Tổng số = citizen:farmer total
Công dân học tập > Lao động nông thôn, nông dân > Đạt = citizen:farmer recognised
Công dân học tập > Công nhân, lao động tự do > Đăng ký = citizen:worker registered
Công dân học tập > Công nhân, người lao động > Đạt = citizen:worker recognised
Công dân học tập > Cán bộ, công chức, viên chức > Đạt = citizen:official recognised
Công dân học tập > CBCCVC > Đăng ký = citizen:official registered
Công dân học tập > CB, CC, VC > Đạt = citizen:official recognised
Công dân học tập > Học sinh, sinh viên > Đạt = citizen:student recognised
Công dân học tập > HSSV > Tổng số = citizen:student total
CONG DAN HOC TAP > Dang ky = citizen registered
Công dân HT > Đạt = citizen recognised
CDHT > Nông dân > Đạt = citizen:farmer recognised
CDHT > Tổng số thôn = community/village total
CDHT > Số người đạt = citizen recognised
CDHT cấp xã > Đạt = community/commune recognised
Đăng ký > Gia đình học tập = family registered
Công nhận > DHHT = clan recognised
Tổng số > Đơn vị học tập = organisation total
Đạt mới > GĐHT = family recognised_new
Số hộ đăng ký = family registered
Tổng số dòng họ = clan total
Số thôn, bản được công nhận = community/village recognised
"""

RATES = """
Gia đình học tập > Tỷ lệ (%) = family /
Gia đình học tập > % = family /
Gia đình học tập > TL % = family /
Gia đình học tập > Tỉ lệ = family /
Gia đình học tập > Tỷ lệ đạt = family recognised/
Gia đình học tập > Tỷ lệ % đạt = family recognised/
Gia đình học tập > Đạt > Tỷ lệ % = family recognised/
Gia đình học tập > Tỷ lệ đăng ký = family registered/
Gia đình học tập > Đăng ký > % = family registered/
Gia đình học tập > Tỷ lệ so với tổng số = family /total
Gia đình học tập > Tỷ lệ đạt so với tổng số hộ (%) = family recognised/total
Gia đình học tập > Tỷ lệ đạt/đăng ký = family recognised/registered
Gia đình học tập > Tỷ lệ/đăng ký = family /registered
Gia đình học tập > Tỷ lệ % so với đăng ký = family /registered
Gia đình học tập > Tỷ lệ đạt so với số đăng ký = family recognised/registered
Dòng họ học tập > Tỷ lệ công nhận/tổng số = clan recognised/total
Gia dinh hoc tap > Ty le dat = family recognised/
"""

NOT_LOADED = """
Hội viên > Tổng số = not_ours
Số hội viên = not_ours
Tỷ lệ hội viên/dân số = not_ours
Chi hội > Tổng số = not_ours
Quỹ khuyến học (triệu đồng) = not_ours
Quỹ khuyến học dòng họ = not_ours
Học bổng > Số suất = not_ours
Dân số = not_ours
Đảng viên = not_ours
Ghi chú = not_ours
Gia đình học tập > Ghi chú = not_ours
Gia đình văn hóa > Đạt = not_ours
Trung tâm học tập cộng đồng > Số lớp = not_ours
Gia đình học tập > Chỉ tiêu giao = plan
Gia đình học tập > KH năm 2020 = plan
Gia đình học tập > Lũy kế > Đạt = cumulative
Số gia đình học tập lũy kế = cumulative
Gia đình học tập > Không đạt = not_ours
Gia đình học tập > Chưa công nhận = not_ours
Gia đình học tập > Đề nghị công nhận = not_ours
Gia đình học tập > Tăng so với năm trước = not_ours
Gia đình học tập > % so với năm 2019 = not_ours
Gia đình học tập > Tỷ lệ đạt so với cùng kỳ năm 2019 = not_ours
Gia đình học tập > % so với chỉ tiêu giao = not_ours
Gia đình học tập > Tỷ lệ so với KH = not_ours
Số hội viên đạt công dân học tập = not_ours
CDHT > Tổng số = unclear_model
CD học tập > Đạt = unclear_model
Gia đình học tập, dòng họ học tập > Đạt = models_differ
Gia đình học tập > Số hộ nghèo đạt = not_ours
Gia đình học tập > Số hộ tiêu biểu = unknown_words
Gia đình học tập tiêu biểu > Đạt = unknown_words
Gia đình học tập > Số hộ dân tộc thiểu số được công nhận = unknown_words
Gia đình học tập = no_measure
Gia đình học tập > Số lượng = no_measure
Gia đình học tập > Đăng ký, công nhận = no_measure
Gia đình học tập > Mới = no_measure
ĐVHT > Tốt > Tỷ lệ = rate_of_a_part
Cộng đồng học tập > Thôn, xã > Đạt = unclear_level
Tổng số = no_model
Số tàu thuyền = no_model
"""


def lines(text: str) -> list[tuple[str, str]]:
    return [tuple(line.rsplit(" = ", 1)) for line in text.strip().splitlines()]  # type: ignore[misc]


def meant(path: str) -> Meaning:
    return meaning(tuple(path.split(" > ")), (), SPOKEN_OF)


def test_there_are_many_wordings() -> None:
    assert len(lines(FULLY_SAID) + lines(RATES) + lines(NOT_LOADED)) >= 150
    assert len({path for path, _ in lines(FULLY_SAID)}) == len(lines(FULLY_SAID))


@pytest.mark.parametrize(("path", "says"), lines(FULLY_SAID))
def test_counts(path: str, says: str) -> None:
    found = meant(path)
    level = f"/{found.level}" if found.level else ""
    group = f":{found.group}" if found.group else ""
    assert found.verdict is Verdict.OURS
    assert f"{found.model}{level}{group} {found.measure}" == says


@pytest.mark.parametrize(("path", "says"), lines(RATES))
def test_rates_and_their_bases(path: str, says: str) -> None:
    found = meant(path)
    assert (found.verdict, found.measure) == (Verdict.OURS, RATE)
    assert f"{found.model} {found.numerator}/{found.base}" == says


@pytest.mark.parametrize(("path", "verdict"), lines(NOT_LOADED))
def test_what_is_not_loaded_says_why(path: str, verdict: str) -> None:
    assert meant(path).verdict == verdict


@pytest.mark.parametrize(
    ("break_", "text"),
    [("\n", "Gia đình\nhọc tập"), ("\r\n", "Gia đình\r\nhọc tập"), (" ", "Gia đình  học tập ")],
)
def test_line_breaks_and_spaces_do_not_matter(break_: str, text: str) -> None:
    assert break_ in text
    assert meaning((text, "Đăng\nký"), (), SPOKEN_OF).measure == "registered"


def test_a_unit_alone_says_the_model_only_where_learning_models_are_spoken_of() -> None:
    path = ("Số hộ đăng ký",)
    assert meaning(path, (), Context(about=False)).verdict is Verdict.NO_MODEL
    assert meaning(path, (), Context(about=True)).model == "family"
    assert meaning(path, (), Context(about=True, model="clan")).verdict is Verdict.MODELS_DIFFER


def test_the_context_says_model_and_measure_that_headers_leave_out() -> None:
    context = Context(model="clan", measure="recognised", about=True)
    assert meaning(("Đăng ký",), (), context)[1:5] == ("clan", "", "", "registered")
    assert meaning(("Mới",), (), context).measure == "recognised_new"


def test_rows_say_the_model_and_columns_the_measure() -> None:
    found = meaning(("Số đăng ký",), ("Dòng họ học tập",), SPOKEN_OF)
    assert (found.model, found.measure) == ("clan", "registered")
    differing = meaning(("GĐHT", "Số đăng ký"), ("Dòng họ học tập",), SPOKEN_OF)
    assert differing.verdict is Verdict.MODELS_DIFFER


def together(*paths: str, context: Context = SPOKEN_OF) -> list[str]:
    split = tuple(tuple(path.split(" > ")) for path in paths)
    found = meanings(split, (), context, (0,) * len(split))
    return [
        f"{one.model}{'/' + one.level if one.level else ''} {one.measure}" if one.ours else one.verdict.value
        for one in found
    ]


def test_the_one_count_without_a_name_beside_a_total_is_what_was_recognised() -> None:
    assert together("Tổng số hộ", "Số GĐHT", "Tỷ lệ") == [
        "family total",
        "family recognised",
        "family stated_rate",
    ]
    assert together("Tổng số hộ", "Tổng số GĐHT") == ["family total", "family recognised"]
    assert together("Tổng số GĐHT", "Tỷ lệ") == ["no_measure", "family stated_rate"]


def test_a_total_over_new_and_renewed_is_the_sum_of_both() -> None:
    context = Context(about=True, measure="recognised")
    paths = ("GĐHT > Tổng số", "GĐHT > Mới", "GĐHT > Tái")
    assert together(*paths, context=context) == [
        "family recognised",
        "family recognised_new",
        "family recognised_again",
    ]


def test_a_level_named_once_holds_for_its_neighbours() -> None:
    assert together("CĐHT > Tổng số thôn", "CĐHT > Đạt") == [
        "community/village total",
        "community/village recognised",
    ]
    assert together("CĐHT > Tổng số", "CĐHT > Thôn > Đạt", "CĐHT > Cấp xã > Đạt")[0] == "unclear_level"
    assert together("ĐVHT > Đạt", "ĐVHT cấp huyện > Đạt") == [
        "organisation recognised",
        "organisation/district recognised",
    ]


def test_of_two_rates_the_one_of_all_is_kept() -> None:
    assert together("GĐHT > Tỷ lệ đạt/đăng ký", "GĐHT > Tỷ lệ đạt/tổng số") == [
        "second_rate",
        "family stated_rate",
    ]


def test_a_number_among_groups_of_citizens_without_a_group_is_not_taken_for_all_of_them() -> None:
    paths = ("CDHT > Nông dân > Đạt", "Số đạt", "CDHT > Học sinh > Đạt")
    context = Context(about=True, model="citizen", settled="citizen")
    assert together(*paths, context=context)[1] == "unclear_group"


@pytest.mark.parametrize(
    ("unit", "model", "title"),
    [
        ("Số hộ", "family", "Gia đình học tập"),
        ("Số dòng họ", "clan", "Dòng họ học tập"),
        ("Số thôn", "community/village", "Cộng đồng học tập"),
        ("Số đơn vị", "organisation", "Đơn vị học tập"),
    ],
)
def test_a_number_of_units_left_of_its_model_is_all_there_are(unit: str, model: str, title: str) -> None:
    assert together("Dân số", unit, f"{title} > Đăng ký", f"{title} > Đạt") == [
        "not_ours",
        f"{model} total",
        f"{model} registered",
        f"{model} recognised",
    ]
    assert together(unit, f"{title} > Đăng ký") == [f"{model} total", f"{model} registered"]


def test_a_number_of_units_is_no_total_where_another_column_says_it_or_it_stands_elsewhere() -> None:
    assert together("Số hộ", "Gia đình học tập > Tổng số", "Gia đình học tập > Đạt")[0] == "no_measure"
    assert together("Gia đình học tập > Đạt", "Số hộ")[1] == "no_measure"
