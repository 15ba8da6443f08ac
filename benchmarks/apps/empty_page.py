"""An empty Streamlit page: what a rerun costs before a page does anything."""
