"""The texts of the screens: all there, all used, the same blanks in both languages."""

from __future__ import annotations

import ast
import re
import string

import pytest

from pages.kit.navigation import PAGES
from pages.kit.text import LANGUAGES, language, listed, sentence_case, t, texts
from pipelines.reference.models import models

TREES = [
    ast.parse(path.read_text(encoding="utf-8"))
    for path in [*PAGES.rglob("*.py"), PAGES.parent / "dashboard.py"]
]


def _constants() -> set[str]:
    return {
        node.value
        for tree in TREES
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def _patterns() -> list[re.Pattern[str]]:
    """What an f-string like ``f"model.{model}"`` can be: a literal beginning with a point in it, then a
    word; and the groups of texts that ``translated`` is asked to look in.
    """
    found = []
    for tree in TREES:
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                parts = [re.escape(p.value) if isinstance(p, ast.Constant) else r"\w+" for p in node.values]
                found.append(re.compile("".join(parts)))
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "translated":
                found += [
                    re.compile(re.escape(a.value) + r"\w+") for a in node.args if isinstance(a, ast.Constant)
                ]
    return [pattern for pattern in found if r"\." in pattern.pattern and "<" not in pattern.pattern]


def _asked() -> set[str]:
    """The keys that are given to ``t`` as plain words."""
    calls = [node for tree in TREES for node in ast.walk(tree) if isinstance(node, ast.Call)]
    named = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "t" and call.args]
    return {call.args[0].value for call in named if isinstance(call.args[0], ast.Constant)}


def test_every_text_that_is_asked_for_is_there() -> None:
    assert _asked() - set(texts()) == set()


def test_every_text_is_used() -> None:
    constants, patterns = _constants(), _patterns()
    unused = [key for key in texts() if key not in constants and not any(p.fullmatch(key) for p in patterns)]
    assert unused == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_text_is_missing(code: str) -> None:
    assert [key for key, text in texts().items() if not text[code].strip()] == []


def test_both_languages_leave_the_same_blanks() -> None:
    different = {key: text for key, text in texts().items() if _blanks(text["vi"]) != _blanks(text["en"])}
    assert different == {}


def _blanks(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


def test_no_key_stands_twice() -> None:
    table = (PAGES / "kit" / "text.csv").read_text(encoding="utf-8").splitlines()
    of_models = [key for key in texts() if key.partition(".")[2].removesuffix("_words") in models()]
    assert len(table) - 1 == len(texts()) - len(of_models)


def test_models_are_called_as_their_table_says() -> None:
    assert (t("model.clan"), t("model_short.clan"), t("unit.family")) == ("Dòng họ học tập", "Dòng họ", "hộ")
    assert t("model.clan_words") == models()["clan"].about_vi


def test_english_is_given_where_the_reader_wants_it() -> None:
    token = language.set("en")
    try:
        assert t("screen.communes") == "By commune"
    finally:
        language.reset(token)
    assert t("screen.communes") == "Theo xã"


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        t("no.such.text")


@pytest.mark.parametrize(
    ("words", "sentence"), [([], ""), (["a"], "a"), (["a", "b"], "a và b"), (["a", "b", "c"], "a, b và c")]
)
def test_lists_are_written_as_in_a_sentence(words: list[str], sentence: str) -> None:
    assert listed(words) == sentence


def test_a_sentence_begins_with_a_capital() -> None:
    assert sentence_case("năm 2024, huyện Bắc Sơn") == "Năm 2024, huyện Bắc Sơn"
