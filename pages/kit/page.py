"""The frame of a screen: called first by every page, so that a deep link never shows a page without it."""

from __future__ import annotations

import base64
import re
from html import escape
from pathlib import Path

import streamlit as st

from pages.kit import address
from pages.kit.browser import copy_button, script
from pages.kit.figures import BASES
from pages.kit.formats import day
from pages.kit.languages import choose_language, use_language
from pages.kit.memory import kept
from pages.kit.navigation import frame
from pages.kit.palette import USUAL_MODEL
from pages.kit.sentences import coverage_words
from pages.kit.text import LANGUAGES, language, t
from pages.kit.view import View
from pipelines.warehouse.ask import ask
from pipelines.warehouse.errors import OutdatedWarehouseError, WarehouseError


def _embedded(name: str, kind: str) -> str:
    """A small picture as an address that holds it: nothing is read, hashed and stored at each run."""
    content = base64.b64encode(Path(__file__).with_name(name).read_bytes())
    return f"data:image/{kind};base64,{content.decode()}"


STYLE = f"<style>{Path(__file__).with_name('style.css').read_text(encoding='utf-8')}</style>"
ICON, LOGO = _embedded("favicon.png", "png"), _embedded("logo.svg", "svg+xml")


def open_page(name: str, *, needs_figures: bool = True) -> None:
    """Set the page up and show its name. Where nothing is loaded yet, say what to do and stop there.

    A page that explains rather than shows figures says ``needs_figures=False``.
    """
    address.arrive(name)
    use_language()
    frame()
    st.set_page_config(
        page_title=f"{t(f'screen.{name}')} · {t('app.name')}",
        page_icon=ICON,
        layout="wide",
    )
    st.html(STYLE)
    st.html(script(), unsafe_allow_javascript=True)
    st.logo(LOGO, size="large")
    choose_language()
    address.understand()
    spoken = language.get() if language.get() != LANGUAGES[0] else ""
    st.html(
        f'<p class="eyebrow" {address.write({address.LANGUAGE: spoken})}>{escape(t(f"screen.{name}"))}</p>'
    )
    if not needs_figures:
        return
    try:
        empty = not _any_place()
    except OutdatedWarehouseError as problem:
        _rebuild_first(problem.vi if language.get() == "vi" else problem.en)
        return
    except WarehouseError as problem:
        _nothing_yet(problem.vi if language.get() == "vi" else problem.en)
        return
    if empty:
        _nothing_yet(t("empty.no_figures"))


@kept
def _any_place() -> bool:
    """Whether any place has figures. Raises as ``ask`` does."""
    return not ask("places").empty


def headline(view: View, text: str) -> None:
    """The title of a view, with marks for what must be known before reading on."""
    st.html(f'<h1 class="headline">{escape(text)}</h1>{marks_html(view)}')


@kept
def marks_html(view: View) -> str:
    """The marks of a view: how much of it reported, provisional, estimated, illustrative."""
    illustrative = (
        f'<p class="illustrative" role="note"><strong>{escape(t("mark.illustrative"))}</strong> '
        f"{escape(t('mark.illustrative_words'))}</p>"
    )
    button = copy_button(_said_by_link(view))
    said = f'<p class="selection">{escape(selection_sentence(view))}</p>'
    return f"{short_marks_html(view)}{button}{said}{illustrative if _is_illustrative(view) else ''}"


def _said_by_link(view: View) -> dict[str, str]:
    """What a copied link says whatever the address does: Streamlit writes that after the page has changed,
    and what is usual today may not be so when the link is opened.
    """
    said = {
        address.PLACE: view.place.place_id,
        address.YEAR: view.moment.label,
        address.MODEL: t(f"model.{view.model}") if view.model != USUAL_MODEL else "",
        address.BASE: t(f"base.{view.base}") if view.base != BASES[0] else "",
        address.BOUNDARY: view.boundary.address,
        address.LANGUAGE: language.get() if language.get() != LANGUAGES[0] else "",
    }
    return {key: value for key, value in said.items() if value}


def short_marks_html(view: View) -> str:
    """What must be known before reading on, each in a few words."""
    marks = "".join(f'<span class="mark {kind}">{escape(words)}</span>' for kind, words in _marks(view))
    return f'<p class="marks">{marks}</p>'


def illustrative_words(view: View) -> str:
    """That figures were made up, with ``**`` around the strong part; ``""`` where none was."""
    if not _is_illustrative(view):
        return ""
    return f"**{t('mark.illustrative')}** {t('mark.illustrative_words')}"


def title(text: str) -> None:
    """The title of a page that shows no figures."""
    st.html(f'<h1 class="headline">{escape(text)}</h1>{copy_button({})}')


def question(text: str, help_text: str = "") -> None:
    """A heading that opens a part of a screen."""
    st.html(question_html(text, help_text))


def question_html(text: str, help_text: str = "") -> str:
    """The heading of a part of a screen."""
    extra = f'<p class="lead">{escape(help_text)}</p>' if help_text else ""
    return f'<h2 class="question">{escape(text)}</h2>{extra}'


def paragraph(text: str, kind: str = "lead") -> None:
    """A paragraph of plain text; ``**…**`` in it is strong."""
    st.html(paragraph_html(text, kind))


def paragraph_html(text: str, kind: str = "lead") -> str:
    """A paragraph of plain text; ``**…**`` in it is strong."""
    strong = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", escape(text))
    return f'<p class="{kind}">{strong}</p>'


def link_html(text: str, target: str) -> str:
    """A link to another view of this dashboard."""
    return f'<p class="link"><a href="{escape(target, quote=True)}" target="_self">{escape(text)}</a></p>'


def notice_html(text: str) -> str:
    """A quiet box that says why there is nothing to show here."""
    return f'<p class="notice">{escape(text)}</p>'


@kept
def source_line(view: View) -> str:
    """The line under a chart: how many submissions stand behind it and when the latest came in."""
    row = view.behind
    if not row["submissions"]:
        return t("source.none")
    return t("source.line", count=int(row["submissions"]), day=day(row["loaded_at"]), files=row["files"])


def selection_sentence(view: View) -> str:
    """The view in words, for the first line of a workbook."""
    return t(
        "selection",
        place=view.place.full_name,
        province=view.place.province,
        moment=view.when,
        base=t(f"base.{view.base}"),
        boundary=view.boundary.words,
        source=source_line(view),
    )


def _marks(view: View) -> list[tuple[str, str]]:
    coverage = "" if view.every_year else coverage_words(view.now)
    marks = [("coverage", coverage)] if coverage else []
    if bool(view.behind["provisional"]):
        marks.append(("provisional", t("mark.provisional")))
    seen = view.main if view.every_year else view.now
    if any(row["estimated"] for row in seen):
        marks.append(("estimated", t("mark.estimated")))
    if view.boundary.chosen:
        marks.insert(0, ("boundary", t("mark.boundary", boundary=view.boundary.words)))
        if any(row["doubtful"] for row in seen):
            marks.append(("doubtful", t("mark.doubtful")))
    return marks


def _is_illustrative(view: View) -> bool:
    return any(row["illustrative"] for row in view.history)


def _rebuild_first(reason: str) -> None:
    st.html(
        f'<section class="welcome"><h1>{escape(t("empty.outdated"))}</h1><p>{escape(reason)}</p>'
        f"<ol><li>{escape(t('empty.rebuild'))}<code>python run.py -- rebuild</code></li></ol>"
        f"<p>{escape(t('empty.then'))}</p></section>"
    )
    st.stop()


def _nothing_yet(reason: str) -> None:
    st.html(
        f'<section class="welcome"><h1>{escape(t("empty.title"))}</h1><p>{escape(reason)}</p>'
        f"<ol><li>{escape(t('empty.demo'))}<code>python run.py -- demo</code></li>"
        f"<li>{escape(t('empty.load'))}<code>python run.py -- load</code></li></ol>"
        f"<p>{escape(t('empty.then'))}</p></section>"
    )
    st.stop()
