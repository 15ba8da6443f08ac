"""Streamlit's own words are known by what it says: a version that says them otherwise is noticed."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit

from pages.kit.browser import BOXES
from pages.kit.text import texts

FRONTEND = Path(streamlit.__file__).parent / "static" / "static" / "js"
WORDS = [said["en"] for key, said in texts().items() if key.startswith("streamlit.")]


@pytest.fixture(scope="module")
def frontend() -> str:
    """All that Streamlit's part in the browser consists of."""
    return "".join(path.read_text(encoding="utf-8", errors="replace") for path in FRONTEND.glob("*.js"))


@pytest.mark.parametrize("words", [*WORDS, *(about for about in BOXES if about != "error")])
def test_streamlit_says_so(frontend: str, words: str) -> None:
    for piece in words.split("{n}"):
        assert piece.removeprefix(" option").removeprefix("s") in frontend


def test_a_failed_script_s_box_has_its_place(frontend: str) -> None:
    assert "`stException`" in frontend
    assert "`stDialog`" in frontend
