"""Both languages on every screen: nothing of the other one, and links that open right in either."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.kit import formats
from pages.kit.navigation import SCREENS
from pages.kit.text import LANGUAGES, language, texts, translated
from pipelines.reference.tables import read_table
from tests.pages.conftest import DISTRICT, LONE_PROVINCE, ROOT, Open, run, words

COMMUNE = "09982@2016-01-01"
VIEWS = [(screen, place) for screen in SCREENS for place in (DISTRICT, LONE_PROVINCE, COMMUNE)]
OTHER = {"vi": "en", "en": "vi"}


@pytest.fixture
def english() -> Iterator[None]:
    token = language.set("en")
    yield
    language.reset(token)


def heard(screen: AppTest) -> str:
    """Everything a reader can read or hear: HTML without its marks, labels and options of widgets, buttons,
    charts with their words for those who do not see them.
    """
    parts = [re.sub(r"<(style|script)>.*?</\1>", "", words(screen), flags=re.DOTALL)]
    for kind in ("selectbox", "multiselect", "text_input", "button", "download_button", "expander"):
        for element in screen.get(kind):
            proto = element.proto
            parts += [getattr(proto, field, "") for field in ("label", "help", "placeholder")]
            parts += list(getattr(proto, "options", []))
    for chart in screen.get("plotly_chart"):
        parts += [chart.proto.alt, *_strings(json.loads(chart.proto.spec))]
    said = re.sub(r"<[^>]+>", "\n", "\n".join(str(part) for part in parts))
    return html.unescape(said)


UNSEEN = ("symbol", "name", "type", "mode", "way")


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        value = [one for key, one in value.items() if key not in UNSEEN]
    if isinstance(value, list):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, str):
        yield value


PLACE_NAME = re.compile(r"(?i:huyện|xã|thị trấn|tỉnh|thành phố|quận|phường) (?:[A-ZĐÀ-Ỹ]\w*[ -]?)+")
WEB_ADDRESS = re.compile(r"\b[\w.-]+\.\w+/\S+")
COLUMN_OF_THE_CONTRACT = re.compile(r"^[a-z_0-9]+$", re.MULTILINE)


def _without_names(said: str) -> str:
    """The words without what is the same in every language: names of documents and places, addresses on the
    web, columns of the contract.
    """
    documents = {row["document"] for row in read_table("rules")}
    documents |= {row["legal_basis"] for row in read_table("targets")}
    for document in sorted(filter(None, documents), key=len, reverse=True):
        said = said.replace(document, "")
    return COLUMN_OF_THE_CONTRACT.sub("", WEB_ADDRESS.sub("", PLACE_NAME.sub("", said)))


def _told_apart(code: str) -> list[str]:
    """The texts of a language, in the pieces between their blanks, that are long enough to be told from the
    other language and from names.
    """
    pieces = []
    for said in texts().values():
        if said[code] != said[OTHER[code]]:
            pieces += [piece.strip(" .,:;()“”\"'*|·–") for piece in re.split(r"\{\w+\}", said[code])]
    here = "\n".join(said[OTHER[code]] for said in texts().values()).lower()
    return [piece for piece in dict.fromkeys(pieces) if len(piece) > 3 and not _is_said(piece.lower(), here)]


def _is_said(piece: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", text) is not None


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(("name", "place"), VIEWS)
def test_a_screen_speaks_one_language(open_page: Open, name: str, place: str, code: str) -> None:
    chosen = {} if code == "vi" else {"ngon_ngu": code}
    said = heard(open_page(name, noi=place, bang_models="true", bang_years="true", **chosen))
    said = _without_names(said).lower()
    foreign = [piece for piece in _told_apart(OTHER[code]) if _is_said(piece.lower(), said)]
    assert foreign == []


@pytest.mark.parametrize("name", SCREENS)
def test_english_is_said_to_the_browser(open_page: Open, name: str) -> None:
    assert '"language": "en"' in words(open_page(name, ngon_ngu="en"))
    assert '"language": "vi"' in words(open_page(name))
    assert '"language": "vi"' in words(open_page(name, ngon_ngu="fr"))


def test_nothing_loaded_is_said_in_english(open_empty: Open) -> None:
    assert "No figures yet" in words(open_empty("overview", ngon_ngu="en"))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    ("model", "base"), [("Dòng họ học tập", "số đăng ký"), ("Learning clans", "those registered")]
)
def test_a_link_of_either_language_opens_in_both(open_page: Open, code: str, model: str, base: str) -> None:
    chosen = {} if code == "vi" else {"ngon_ngu": code}
    screen = open_page("communes", mo_hinh=model, co_so=base, nam="2023", **chosen)
    wanted = {"vi": ("Dòng họ học tập", "số đăng ký"), "en": ("Learning clans", "those registered")}[code]
    assert (screen.selectbox(key="mo_hinh").value, screen.selectbox(key="co_so").value) == wanted
    assert screen.selectbox(key="nam").value == "2023"
    assert screen.query_params["mo_hinh"] in (wanted[0], [wanted[0]])
    assert screen.query_params["co_so"] in (wanted[1], [wanted[1]])


def test_several_models_of_a_link_are_understood(open_page: Open) -> None:
    screen = open_page("export", cac_mo_hinh=["Gia đình học tập", "Dòng họ học tập"], ngon_ngu="en")
    assert screen.multiselect(key="cac_mo_hinh").value == ["Learning families", "Learning clans"]


def test_changing_languages_keeps_what_was_chosen(open_page: Open) -> None:
    screen = open_page("communes", mo_hinh="Dòng họ học tập", nam="2023")
    screen.segmented_control(key="pick_language").set_value("en")
    run(screen)
    assert screen.query_params["ngon_ngu"] in ("en", ["en"])
    assert screen.selectbox(key="mo_hinh").value == "Learning clans"
    assert screen.query_params["mo_hinh"] in ("Learning clans", ["Learning clans"])
    assert "Learning clans: 23 of 23 communes have reached the 2025 target of 65%" in words(screen)
    screen.segmented_control(key="pick_language").set_value("vi")
    run(screen)
    assert "Dòng họ học tập: 23 trong 23 xã đã đạt chỉ tiêu 65% của năm 2025" in words(screen)
    assert not screen.query_params.get("ngon_ngu")


def test_the_language_follows_to_the_next_screen(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XHHT_WAREHOUSE", str(published))
    dashboard = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=600)
    dashboard.query_params["ngon_ngu"] = "en"
    dashboard.query_params["mo_hinh"] = "Learning clans"
    run(dashboard)
    for page in ("models", "communes"):
        dashboard.switch_page(f"pages/{page}.py")
        run(dashboard)
    assert "The communes of Huyện Thạch Thất, 2024" in words(dashboard)
    assert dashboard.selectbox(key="mo_hinh").value == "Learning clans"


def both(open_page: Open) -> tuple[AppTest, AppTest]:
    """The communes in English and in Vietnamese."""
    return open_page("communes", ngon_ngu="en"), open_page("communes")


def test_links_in_tables_keep_the_language(open_page: Open) -> None:
    english, vietnamese = (re.findall(r'href="([^"]+)"', words(page)) for page in both(open_page))
    assert len(english) == len(vietnamese) > 20
    assert all(link.endswith("&amp;ngon_ngu=en") for link in english)
    assert not any("ngon_ngu" in link for link in vietnamese)


def test_english_numbers_and_dates(english: None) -> None:
    assert formats.number(1234567.891, 2) == "1,234,567.89"
    assert formats.percent(73.456) == "73.5%"
    assert formats.signed(-2.31) == "−2.3"
    assert formats.day(dt.date(2024, 12, 31)) == "31 Dec 2024"
    assert formats.day(dt.datetime(2024, 3, 4, 23, 59)) == "4 Mar 2024"
    assert formats.separators() == ".,"


def test_charts_write_english_numbers(open_page: Open) -> None:
    for code, signs in (("vi", ",."), ("en", ".,")):
        charts = open_page("models", ngon_ngu=code).get("plotly_chart")
        assert charts
        assert {json.loads(chart.proto.spec)["layout"]["separators"] for chart in charts} == {signs}


@pytest.mark.parametrize(
    ("said", "group", "code", "meant"),
    [
        ("Dòng họ học tập", "model.", "en", "Learning clans"),
        ("Learning clans", "model.", "en", "Learning clans"),
        ("2024 (6 tháng)", "moment.half_short", "en", "2024 (half)"),
        ("2024 (half)", "moment.half_short", "vi", "2024 (6 tháng)"),
        ("2024", "moment.half_short", "en", "2024"),
        ("Không có", "model.", "en", "Không có"),
    ],
)
def test_options_are_translated(said: str, group: str, code: str, meant: str) -> None:
    assert translated(said, group, code) == meant
