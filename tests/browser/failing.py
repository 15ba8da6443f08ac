"""A page that fails after it began, as Streamlit runs it: what its box then says is tested."""

import streamlit as st

from pages.kit.browser import script
from pages.kit.languages import use_language

use_language()
st.html(script(), unsafe_allow_javascript=True)
st.html("<h1>Trang hỏng</h1>")
raise ValueError("for programmers")
