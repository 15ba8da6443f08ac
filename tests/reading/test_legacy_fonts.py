"""Text in legacy encodings is decoded, and nothing else is touched."""

from __future__ import annotations

import csv
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from pipelines.reading.legacy_fonts import TCVN3, VNI, decode_tcvn3, decode_vni, judge
from pipelines.reading.sheets import Sheet
from pipelines.reading.spelling import make_plain, plain_text

AREAS = Path(__file__).resolve().parents[2] / "data" / "reference" / "areas.csv"
SHARED_AREAS = Path(__file__).resolve().parents[2].parent / "shared" / "reference" / "areas.csv"

# TCVN 5712:1993, VN3, as printed: hexadecimal code and letter. Written down apart from the program's table.
VN3 = """
A1Ă A2Â A3Ê A4Ô A5Ơ A6Ư A7Đ A8ă A9â AAê ABô ACơ ADư AEđ B5à B6ả B7ã B8á B9ạ BBằ BCẳ BDẵ BEắ C6ặ C7ầ C8ẩ C9ẫ
CAấ CBậ CCè CEẻ CFẽ D0é D1ẹ D2ề D3ể D4ễ D5ế D6ệ D7ì D8ỉ DCĩ DDí DEị DFò E1ỏ E2õ E3ó E4ọ E5ồ E6ổ E7ỗ E8ố E9ộ
EAờ EBở ECỡ EDớ EEợ EFù F1ủ F2ũ F3ú F4ụ F5ừ F6ử F7ữ F8ứ F9ự FAỳ FBỷ FCỹ FDý FEỵ
"""
TO_VN3 = {entry[2]: chr(int(entry[:2], 16)) for entry in VN3.split()}

VNI_TONES = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï", "": ""}
VNI_BREVE = {"\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë", "": "ê"}
VNI_ROOF = {"\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä", "": "â"}
VNI_I = {"\u0301": "í", "\u0300": "ì", "\u0309": "æ", "\u0303": "ó", "\u0323": "ò", "": "i"}


def in_tcvn3(text: str) -> str | None:
    """The text in TCVN3, or None where it has a capital that the encoding lacks."""
    letters = [letter if letter.isascii() else TO_VN3.get(letter) for letter in text]
    return None if None in letters else "".join(letter for letter in letters if letter)


def in_vni(text: str) -> str:
    return "".join(_vni_letter(letter) for letter in text)


def _vni_letter(letter: str) -> str:
    if letter in "đĐ":
        return "ñ" if letter == "đ" else "Ñ"
    base, *marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in VNI_TONES), "")
    if "\u0306" in marks:
        coded = base + VNI_BREVE[tone]
    elif "\u0302" in marks:
        coded = base + VNI_ROOF[tone]
    elif "\u031b" in marks:
        coded = {"o": "ô", "u": "ö"}[base.lower()] + VNI_TONES[tone]
    elif base.lower() == "i":
        coded = VNI_I[tone]
    elif base.lower() == "y" and tone == "\u0323":
        coded = "î"
    else:
        coded = base + VNI_TONES[tone]
    return coded.upper() if base.isupper() else coded


@cache
def names() -> tuple[str, ...]:
    """All names of Vietnamese areas with what they are: "Xã Bình Yên"."""
    path = SHARED_AREAS if SHARED_AREAS.exists() else AREAS
    with path.open(encoding="utf-8-sig", newline="") as lines:
        found = {f"{row['type']} {row['name']}" for row in csv.DictReader(lines)}
    return tuple(sorted(unicodedata.normalize("NFC", name) for name in found))


def test_unicode_names_are_left_as_they_are() -> None:
    assert len(names()) > 5_000
    assert [name for name in names() if judge(name).sure] == []
    bare = {name.partition(" ")[2] for name in names()}
    assert [name for name in bare if judge(name).sure] == []


@pytest.mark.parametrize(
    ("encoding", "encode", "decode", "open_share"),
    [(TCVN3, in_tcvn3, decode_tcvn3, 0.003), (VNI, in_vni, decode_vni, 0.004)],
)
def test_encoded_names_come_back_and_none_comes_back_wrong(encoding, encode, decode, open_share) -> None:  # type: ignore[no-untyped-def]
    coded = {name: encode(name) for name in names() if not name.isascii()}
    told = {name: text for name, text in coded.items() if text is not None and text != name}
    assert len(told) > 5_000
    assert {name: decode(text) for name, text in told.items() if decode(text) != name} == {}
    assert {text: judge(text).sure for text in told.values() if judge(text).sure not in (encoding, "")} == {}
    unsure = [text for text in told.values() if not judge(text).sure]
    assert len(unsure) <= open_share * len(told)


@pytest.mark.parametrize("encode", [in_tcvn3, in_vni])
def test_a_sheet_in_one_encoding_is_decoded_as_a_whole(encode) -> None:  # type: ignore[no-untyped-def]
    texts = [
        "Tổng số hộ",
        "Bộ",
        "An Hòa",
        "Đăk Pék",
        "Xã Dliê Ya",
        "Ngọk Réo",
        "Đạ Tẻh",
        "Hộ",
        "Nguyễn Thị Hồng",
    ]
    sheet = Sheet("A", {(row, 1): encode(text) for row, text in enumerate(texts, 1)})
    make_plain(sheet, {})
    assert list(sheet.cells.values()) == texts


def test_what_both_ways_allow_is_left_alone_beside_unicode() -> None:
    sheet = Sheet("A", {(1, 1): "Bé Vàng", (2, 1): "Xã Đức Hòa", (3, 1): "Bé"})
    assert not make_plain(sheet, {})
    assert sheet.cells[3, 1] == "Bé"


def test_the_font_settles_what_the_text_leaves_open() -> None:
    sheet = Sheet("A", {(1, 1): "Bé", (2, 1): "Bé", (3, 1): "Xã Đức Hòa"})
    make_plain(sheet, {(1, 1): ".VnTime"})
    assert [sheet.cells[row, 1] for row in (1, 2)] == ["Bộ", "Bé"]


def test_capital_fonts_give_capitals() -> None:
    sheet = Sheet("A", {(1, 1): "Tæng céng", (2, 1): "stt", (3, 1): "Xã Đức Hòa"})
    make_plain(sheet, {(1, 1): ".VnTimeH", (2, 1): ".VnArial NarrowH", (3, 1): ".VnTimeH"})
    assert list(sheet.cells.values()) == ["TỔNG CỘNG", "STT", "Xã Đức Hòa"]


WESTERN = (
    "São Paulo|Québec|Côte d'Ivoire|Zürich|München|Malmö|Åland|Curaçao|El Niño|Noël|naïve|café|résumé|"
    "Crème brûlée|señor|España|Århus|Überschuß|fiancé|déjà vu|vis-à-vis|jalapeño|Málaga|Perú|Bogotá|"
    "Réunion|Saint-Barthélemy|São Tomé e Príncipe|Türkei|Grönland|Färöer|année|élève|hôtel|où|août|"
    "thaï|maïs|Israël|coöperatie|reëel|niño|año|mañana|você|não|ações|português|français|Øresund|på|så|två|över|"
    "schön|grün|für|Straße|§ 5 Abs. 2|§5|25 °C|5 µm|10 m²|½|¼ kg|©|® 2024|Company®|KH¹|GDP¹|Mª|1ª|«Le Monde»|"
    "m×n|3×4|±5|£100|¥500|10¢|e·a|col·lecció|naïf|Genève|Besançon|Orléans|Nîmes|Liège|Köln|Düsseldorf|Lübeck"
)


@pytest.mark.parametrize("text", WESTERN.split("|"))
def test_western_text_is_left_alone(text: str) -> None:
    assert judge(text).sure == ""
    sheet = Sheet("A", {(1, 1): text})
    make_plain(sheet, {})
    assert sheet.cells[1, 1] == text


@pytest.mark.parametrize(
    "text",
    [
        "Hoà Bình",
        "Cà Mau",
        "Phú Thọ",
        "Bình Định",
        "Công nhận",
        "toán",
        "Hoá",
        "Hoàn",
        "Bé",
        "Lúa",
        "nâng cao",
        "thôn Đá",
        "Khoá",
        "xoá mù chữ",
        "quý",
        "Lào Cai",
    ],
)
def test_vietnamese_unicode_is_left_alone(text: str) -> None:
    assert judge(text).sure == ""


@pytest.mark.parametrize(
    ("stored", "kept"),
    [
        ("Hoa\u0300 Bi\u0300nh", "Hoà Bình"),
        ("\u00d0\u1ed3ng Th\u00e1p", "Đồng Tháp"),
        ("a\u00a0b", "a\u00a0b"),
        ("dòng 1\ndòng 2", "dòng 1\ndòng 2"),
    ],
)
def test_text_is_composed_and_otherwise_kept(stored: str, kept: str) -> None:
    assert plain_text(stored) == kept


@pytest.mark.parametrize(
    ("coded", "meant"),
    [("NS§P", "NSĐP"), ("Q§-UBND", "QĐ-UBND"), ("H§ND", "HĐND"), ("Gia ®×nh häc tËp", "Gia đình học tập")],
)
def test_abbreviations_with_a_d_are_decoded(coded: str, meant: str) -> None:
    assert judge(coded).sure == TCVN3
    assert decode_tcvn3(coded) == meant


def test_a_short_abbreviation_is_decoded_where_the_sheet_or_the_font_says_tcvn3() -> None:
    def read(cells: list[str], fonts: dict[tuple[int, int], str]) -> list[object]:
        sheet = Sheet("Biểu 1", {(row, 1): text for row, text in enumerate(cells, start=1)})
        make_plain(sheet, fonts)
        return list(sheet.cells.values())

    assert read(["Gia ®×nh häc tËp", "§K", "XÃ BÌNH YÊN, ĐỦ"], {}) == [
        "Gia đình học tập",
        "ĐK",
        "XÃ BÌNH YÊN, ĐỦ",
    ]
    assert read(["§K", "Đăng ký"], {(1, 1): ".VnTime"}) == ["ĐK", "Đăng ký"]
    assert read(["§K", "Đăng ký"], {}) == ["§K", "Đăng ký"]
