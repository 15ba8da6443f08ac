"""What a reader has chosen, kept in the address: every view is a link, and choices follow from screen to
screen.

Widgets bound to the address write the words of their options into it. A place is written as its place_id,
which no label can carry, so an unseen text field is bound to the address in its stead
(``place_in_address``). Streamlit takes the parameters of one page's widgets out of the address when another
page opens; what was chosen is therefore kept in the session and put back before the widgets of the next
page are made. The boundaries and a chosen cluster have unseen fields too: any day is a legal choice, and
neither is a word of a language.

At the end of a run the browser makes its address right (``write``, ``page.js``): Streamlit writes it piece by
piece, and what ``recall`` put back not at all where a widget is made for the first time.

Words are those of the reader's language. ``understand`` puts the words of a link in the other language
into this one, and ``speak`` does so with what is chosen when the reader changes languages.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.kit.text import LANGUAGES, language, t, translated

PLACE, YEAR, MODEL, BASE, COMPARED = "noi", "nam", "mo_hinh", "co_so", "so_sanh"
BOUNDARY, CLUSTER = "ranh_gioi", "cum"
MODELS = "cac_mo_hinh"
LANGUAGE = "ngon_ngu"
SLIDE, PACE = "trinh_chieu", "tu_chay"
WORDED = {YEAR: "moment.half_short", MODEL: "model.", BASE: "base.", MODELS: "model.", PACE: "present.pace_"}
"""The choices that stand in the address by words of a language, and where ``text.csv`` has those words."""
CLUSTER_ID = "cluster:"
"""How the place_id of a cluster of communes begins."""

_KEPT, _SCREEN, _ARRIVED = "kept_choices", "screen", "arrived"


def arrive(screen: str) -> None:
    """Note on which screen the reader is, so that ``recall`` knows when it is a new one."""
    before = st.session_state.get(_SCREEN)
    st.session_state[_ARRIVED] = before != screen
    st.session_state[_SCREEN] = screen
    if before not in (None, screen):
        _hear_whole_address()


def _hear_whole_address() -> None:
    """Let a new screen hear all that the browser's address says.

    Streamlit strikes out what the widgets of the screen before were bound to, since it takes them for other
    widgets. Ours are the same on every screen; without this the browser's way back would lose the place.
    """
    run = get_script_run_ctx()
    if run is not None:
        with run.session_state.query_params() as said:
            said.populate_from_query_string(run.query_string)
            said.set_initial_query_params_from_current()


def write(choices: dict[str, str]) -> str:
    """What the browser's address must say at the end of this run, as an attribute of an element: the choices
    by name, ``""`` for one that stays out of it.
    """
    return f'data-address="{escape(urlencode(choices), quote=True)}"'


def recall(key: str, options: Sequence[str] | None = None) -> None:
    """Put the kept choice back before its widget is made on a new screen; what the address says comes first.

    A choice that is not among ``options`` (any more) is forgotten.
    """
    kept = _kept().get(key)
    if st.session_state.get(_ARRIVED) and kept is not None and key not in st.query_params:
        st.session_state[key] = kept
    if options is not None and key in st.session_state and st.session_state[key] not in options:
        del st.session_state[key]


def keep(key: str, value: str) -> None:
    """Keep what was chosen for the next screen."""
    _kept()[key] = value


def place_in_address() -> str:
    """The place_id in the address, ``""`` where none is."""
    recall(PLACE)
    return _unseen(PLACE, t("filter.place_id"))


def boundary_in_address() -> str:
    """What the address says about boundaries, ``""`` where nothing; kept for the next screen."""
    recall(BOUNDARY)
    value = _unseen(BOUNDARY, t("filter.boundary"))
    keep(BOUNDARY, value)
    return value


def cluster_in_address() -> str:
    """The cluster of communes that is opened, by its place_id; ``""`` where none is."""
    return _unseen(CLUSTER, t("filter.cluster"))


def language_in_address() -> str:
    """The language in the address, ``""`` where none is; kept for the next screen."""
    recall(LANGUAGE)
    value = _unseen(LANGUAGE, t("filter.language"))
    keep(LANGUAGE, value)
    return value


def slide_in_address() -> str:
    """The number of the slide in the address, ``""`` where none is."""
    return _unseen(SLIDE, t("filter.slide"))


def go_to_slide(number: int) -> None:
    """Go to another slide; the first one stays out of the address. Only for callbacks."""
    st.session_state[SLIDE] = str(number) if number > 1 else ""


def said_pace() -> str:
    """How quickly slides follow each other, before the page has made its buttons for it; ``""``: not said."""
    return str(st.session_state.get(PACE) or st.query_params.get(PACE) or "")


def said_language() -> str:
    """The language that was chosen, before the page has made its field for it."""
    if LANGUAGE in st.session_state:
        return str(st.session_state[LANGUAGE])
    return st.query_params.get(LANGUAGE) or _kept().get(LANGUAGE, "")


def speak(code: str) -> None:
    """Choose another language, and say in it what was chosen before. Only for callbacks."""
    st.session_state[LANGUAGE] = code
    keep(LANGUAGE, code)
    said = code or "vi"
    for key, group in WORDED.items():
        if key in st.session_state:
            st.session_state[key] = _in_language(st.session_state[key], group, said)
        if key in _kept():
            keep(key, translated(_kept()[key], group, said))


def understand() -> None:
    """Put the words of a link in another language into the reader's, and begin the run again with them."""
    for key, group in WORDED.items():
        said = st.query_params.get_all(key)
        if said and key not in st.session_state:
            meant = [translated(words, group, language.get()) for words in said]
            if meant != said:
                st.query_params[key] = meant
                st.rerun()


def _in_language(value: str | list[str] | None, group: str, code: str) -> str | list[str] | None:
    if isinstance(value, list):
        return [translated(words, group, code) for words in value]
    return value if value is None else translated(value, group, code)


def _unseen(key: str, words: str) -> str:
    with st.container(key=f"address_{key}"):
        value = st.text_input(words, key=key, bind="query-params")
    return value or ""


def go_to_place(place_id: str) -> None:
    """Choose another place. Only for callbacks, which run before the widgets are made."""
    st.session_state[PLACE] = place_id
    keep(PLACE, place_id)


def go_to_boundary(address: str) -> None:
    """Choose other boundaries, as ``Boundary.address`` says them. Only for callbacks."""
    st.session_state[BOUNDARY] = address
    keep(BOUNDARY, address)


def open_row(place_id: str) -> None:
    """Choose the place of a row; a cluster of communes is opened beside the place that is shown. Only for
    callbacks.
    """
    if place_id.startswith(CLUSTER_ID):
        st.session_state[CLUSTER] = place_id
    else:
        go_to_place(place_id)


def link_to(screen: str, place_id: str, boundary: str, **more: str) -> str:
    """The address of a place's view on a screen, in the reader's language; ``more`` are other choices by
    their names in the address. Choices that are empty stay out of it.
    """
    spoken = "" if language.get() == LANGUAGES[0] else language.get()
    chosen = {PLACE: place_id, BOUNDARY: boundary, **more, LANGUAGE: spoken}
    return f"{screen}?" + urlencode({key: value for key, value in chosen.items() if value})


def _kept() -> dict[str, str]:
    kept: dict[str, str] = st.session_state.setdefault(_KEPT, {})
    return kept
