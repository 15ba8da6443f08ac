"""The frame of the dashboard: the screens there are, and nothing else. ``streamlit run dashboard.py``."""

import streamlit as st

from pages.kit.navigation import screens

st.navigation(screens(), position="sidebar", expanded=True).run()
