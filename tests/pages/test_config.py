"""The settings that the dashboard relies on still exist, and the widgets can still be bound to the
address.
"""

from __future__ import annotations

import inspect
import tomllib

import streamlit as st
from streamlit import config

from tests.pages.conftest import ROOT

SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def _names(settings: dict[str, object], before: str = "") -> list[str]:
    names = []
    for key, value in settings.items():
        names += _names(value, f"{before}{key}.") if isinstance(value, dict) else [before + key]
    return names


def test_every_setting_is_one_that_streamlit_knows() -> None:
    known = {option.key for option in config._config_options_template.values()}
    assert [name for name in _names(SETTINGS) if name not in known] == []


def test_what_was_measured_is_set() -> None:
    assert SETTINGS["runner"]["postScriptGC"] is False
    assert SETTINGS["client"]["disableDataExport"] is True
    assert SETTINGS["server"]["address"] == "127.0.0.1"
    assert SETTINGS["server"]["fileWatcherType"] == "none"
    assert SETTINGS["browser"]["gatherUsageStats"] is False


def test_widgets_bind_to_the_address_and_charts_have_words() -> None:
    for widget in (st.selectbox, st.multiselect, st.text_input, st.expander):
        assert "bind" in inspect.signature(widget).parameters
    assert "alt" in inspect.signature(st.plotly_chart).parameters
