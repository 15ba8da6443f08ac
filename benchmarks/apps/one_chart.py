"""The smallest Streamlit page with a Plotly chart."""

import plotly.graph_objects as go
import streamlit as st

st.plotly_chart(go.Figure(data=[go.Bar(x=["a", "b", "c"], y=[1, 3, 2])]))
