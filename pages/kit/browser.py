"""What the browser does by itself: ``page.js`` with the reader's words, and the buttons that call it."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from urllib.parse import urlencode

from pages.kit.places import fold
from pages.kit.text import language, t, texts

SCRIPT = Path(__file__).with_name("page.js")
LONGEST_FILE_NAME = 90

BOXES = {
    "Connection error": "connection",
    "Bad message format": "broken",
    "Script execution error": "broken",
    "Page not found": "no_page",
    "error": "broken",
}
"""The titles of Streamlit's boxes (``error``: the box of a failed script, which has none), and our texts."""


def script() -> str:
    """The script of every screen as HTML, in the reader's language."""
    return _script(language.get())


@cache
def _script(code: str) -> str:
    words = {said["en"]: said[code] for key, said in texts().items() if key.startswith("streamlit.")}
    words["skip"] = texts()["page.skip"][code]
    boxes = {
        about: {"title": texts()[f"box.{key}"][code], "words": texts()[f"box.{key}_words"][code]}
        for about, key in BOXES.items()
    }
    said = json.dumps({"language": code, "words": words, "boxes": boxes})
    return f"<script>{{ const said = {said};\n{SCRIPT.read_text(encoding='utf-8')} }}</script>"


def copy_button(view: dict[str, str]) -> str:
    """A button that copies the link to what is shown, and a place where it says so.

    ``view``: what the link must say even where it is the usual choice and stays out of the address: what is
    usual today may not be so when the link is opened.
    """
    data = {"do": "copy", "view": urlencode(view), "done": t("page.copied"), "failed": t("page.not_copied")}
    return f'<p class="copy">{_button(t("page.copy"), data)}<span role="status"></span></p>'


def picture_buttons(title: str) -> str:
    """Two buttons that save the chart above them as a picture, named after its title."""
    name = file_name(title)
    buttons = (
        _button(t(f"download.{kind}"), {"do": "save", "kind": kind, "name": name}) for kind in ("png", "svg")
    )
    return f'<p class="pictures">{"".join(buttons)}</p>'


def _button(words: str, data: dict[str, str]) -> str:
    given = "".join(f' data-{key}="{escape(value, quote=True)}"' for key, value in data.items())
    return f'<button type="button" class="quiet"{given}>{escape(words)}</button>'


@lru_cache(maxsize=2_000)
def file_name(title: str) -> str:
    """A title as the name of a file: ``Xã Bình Yên: 73,5%`` -> ``xa-binh-yen-73-5``."""
    return re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")[:LONGEST_FILE_NAME].rstrip("-")
