"""What a reader has chosen, kept in the address: every view is a link, and choices follow from screen to
screen.

Widgets bound to the address write the words of their options into it. A place is written as its place_id,
which no label can carry, so an unseen text field is bound to the address in its stead
(``place_in_address``). Streamlit takes the parameters of one page's widgets out of the address when another
page opens; what was chosen is therefore kept in the session and put back before the widgets of the next
page are made. The boundaries and a chosen cluster have unseen fields too: any day is a legal choice, and
neither is a word of a language.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.kit.text import t

PLACE, YEAR, MODEL, BASE, COMPARED = "noi", "nam", "mo_hinh", "co_so", "so_sanh"
BOUNDARY, CLUSTER = "ranh_gioi", "cum"
_KEPT, _SCREEN, _ARRIVED = "kept_choices", "screen", "arrived"


def arrive(screen: str) -> None:
    """Note on which screen the reader is, so that ``recall`` knows when it is a new one."""
    st.session_state[_ARRIVED] = st.session_state.get(_SCREEN) != screen
    st.session_state[_SCREEN] = screen


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


def open_cluster(place_id: str) -> None:
    """Open a cluster of communes beside the place that is shown. Only for callbacks."""
    st.session_state[CLUSTER] = place_id


def _kept() -> dict[str, str]:
    kept: dict[str, str] = st.session_state.setdefault(_KEPT, {})
    return kept
