"""A plain Streamlit page, as it is usually written: the same charts with plotly.express on default settings.

It reads the same warehouse straight with DuckDB into pandas, one query a chart, and knows the screens by
``?screen=``. It has one card a model, the charts, and the tables behind them; no sentences, notes, targets,
downloads or marks.
"""

import os
from pathlib import Path

import duckdb
import plotly.express as px
import streamlit as st

folder = Path(os.environ["XHHT_WAREHOUSE"])
file = folder / f"warehouse-{(folder / 'CURRENT').read_text().strip()}.duckdb"
screen = st.query_params.get("screen", "overview")


@st.cache_resource
def connect(path):
    return duckdb.connect(path, read_only=True)


def ask(sql, *params):
    return connect(str(file)).cursor().execute(sql, params).df()


@st.cache_data
def places(path):
    return ask(
        "select distinct area.place_id, area.level, area.full_name, area.province_id from area "
        "join figure using (area_id) order by area.full_name"
    )


st.title("Xã hội học tập")
known = places(str(file))
names = known[known["level"] == "province"].set_index("place_id")["full_name"].to_dict()
province = st.selectbox("Tỉnh", list(names), format_func=names.get, key="pick_province")
inside = known[known["province_id"] == province].set_index("place_id")["full_name"].to_dict()
place = st.selectbox("Nơi", [province, *(one for one in inside if one != province)], format_func=inside.get,
                     key="pick_place")  # fmt: skip
year = st.selectbox("Năm", list(range(2025, 2015, -1)), key="nam")
model = st.selectbox("Mô hình", ["family", "citizen", "clan", "community", "organisation"], key="mo_hinh")
base = st.selectbox("Trên", ["rate_of_total", "rate_of_registered"], key="co_so")

history = ask("select * from figure where place_id = ? and \"group\" = '' order by year", place)
now = history[history["year"] == year]
within = ask(
    "select figure.*, area.full_name from figure join area using (area_id) "
    "where figure.area_level = 'commune' and year = ? and \"group\" = '' "
    "and (figure.district_id = ? or figure.province_id = ?)",
    year, place, place,
)  # fmt: skip
ranked = within[within["model"] == model].sort_values(base)

if screen in ("overview", "communes"):
    for column, (_, row) in zip(st.columns(max(len(now), 1)), now.iterrows(), strict=False):
        column.metric(row["model"], f"{row[base]:.1f}%")
    ends = 5 if screen == "overview" else 20
    shown = ranked if len(ranked) <= 2 * ends else ranked.iloc[[*range(ends), *range(-ends, 0)]]
    st.plotly_chart(px.bar(shown, x=base, y="full_name", orientation="h", hover_data=["total", "recognised"]))
    st.dataframe(ranked)
if screen == "communes":
    st.plotly_chart(px.scatter(ranked, x="total", y=base, size="total", hover_name="full_name"))
    st.dataframe(within.pivot_table(index="full_name", columns="model", values=base))
    st.dataframe(within)
if screen == "models":
    st.plotly_chart(px.bar(now, x=base, y="model", color="model", orientation="h"))
    st.plotly_chart(px.bar(now, x=["total", "registered", "recognised"], y="model", barmode="group"))
    st.plotly_chart(px.box(within, x=base, y="model", points="all", hover_name="full_name"))
    st.dataframe(within)
if screen == "years":
    st.plotly_chart(px.line(history, x="year", y=base, color="model", markers=True))
    series = ask(
        "select figure.*, area.full_name from figure join area using (area_id) "
        "where figure.area_level = 'commune' and model = ? and \"group\" = '' and "
        "(figure.district_id = ? or figure.province_id = ?) order by year",
        model, place, place,
    )  # fmt: skip
    st.plotly_chart(px.line(series, x="year", y=base, line_group="place_id", hover_name="full_name"))
    st.dataframe(series)
