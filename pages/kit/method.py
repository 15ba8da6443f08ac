"""The parts of the method page: explanations from ``text.csv``, and the reference tables as they stand."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from html import escape

import streamlit as st

from pages.kit.figures import model_name
from pages.kit.formats import round_percent
from pages.kit.palette import MODEL_COLOURS, MODELS
from pages.kit.records import Row
from pages.kit.tables import Column, Table, html_table
from pages.kit.targets import NATIONAL
from pages.kit.text import in_language, language, t, translated
from pipelines.reference.areas import areas
from pipelines.reference.tables import REFERENCE, read_table

MEANINGS = ("recognised_total", "recognised_registered", "registered_total")
MARKS = ("illustrative", "provisional", "estimated", "partial", "missing", "target", "break")
TABLES = tuple(REFERENCE / f"{name}.csv" for name in ("measures", "targets", "rules"))
BASES = ("sums", "paired", "never_average", "coverage")


def _made_once(make: Callable[[], str]) -> Callable[[], None]:
    """Show what a part is as HTML, made once a language and state of the reference tables."""
    made = lru_cache(maxsize=4)(lambda *_: make())

    @wraps(make)
    def show() -> None:
        st.html(made(language.get(), *(path.stat().st_mtime_ns for path in TABLES)))

    return show


@_made_once
def meanings() -> str:
    """The three meanings of "đạt", each with a public example."""
    return _cards([(t(f"meaning.{name}"), t(f"meaning.{name}_words"), "") for name in MEANINGS])


@_made_once
def definitions() -> str:
    """What each model counts and who recognises it."""
    return _cards(
        [(t(f"model.{model}"), t(f"model.{model}_words"), MODEL_COLOURS[model]) for model in MODELS]
    )


@_made_once
def measures() -> str:
    """The numbers that are read from reports."""
    rows = [
        {"name": in_language(row, "name"), "meaning": in_language(row, "definition")}
        for row in read_table("measures")
    ]
    columns = [Column("name", t("column.number")), Column("meaning", t("column.definition"))]
    return html_table(Table(rows, columns), t("method.measures"))


@_made_once
def bases() -> str:
    """How rates are computed and summed."""
    return _list([t(f"method.base_{name}") for name in BASES])


@_made_once
def marks() -> str:
    """What the marks on the screens mean."""
    return _list([t(f"method.mark_{name}") for name in MARKS])


@_made_once
def targets() -> str:
    """Every target with the decision that set it and how sure its source is."""
    rows = [
        {
            **row,
            "title": t(f"model.{row['model']}"),
            "where": _scope(row["scope"]),
            "aim": round_percent(float(row["percent"])),
            "detail": _detail(row),
            "sure": t(f"target.{row['status']}"),
        }
        for row in read_table("targets")
    ]
    columns = [
        Column("title", t("column.model")),
        Column("detail", t("column.detail")),
        Column("where", t("column.where")),
        Column("year", t("column.due"), "year"),
        Column("aim", t("column.target")),
        Column("legal_basis", t("column.document")),
        Column("sure", t("column.status")),
        Column("source", t("column.source"), "source"),
    ]
    return html_table(Table(rows, columns), t("method.targets"))


def _scope(scope: str) -> str:
    return t("target.national") if scope == NATIONAL else areas().lineage(scope)[-1].full_name


@_made_once
def rules() -> str:
    """Which document each title followed in which years."""
    rows = [
        {
            **row,
            "verdict": in_language(row, "description"),
            "authority": translated(row["recognised_by"], "authority.", language.get()),
            "title": model_name(row["model"], row["level"]),
            "until": row["to_year"] or t("rule.in_force"),
            "sure": t(f"rule.{row['status'].replace(' ', '_')}"),
        }
        for row in read_table("rules")
    ]
    columns = [
        Column("document", t("column.document")),
        Column("title", t("column.model")),
        Column("from_year", t("column.from_year"), "year"),
        Column("until", t("column.until_year")),
        Column("verdict", t("column.verdict")),
        Column("authority", t("column.recognised_by")),
        Column("sure", t("column.status")),
    ]
    return html_table(Table(rows, columns), t("method.rules"))


@_made_once
def boundaries() -> str:
    """How boundary changes are treated."""
    return _list(
        [
            t(f"method.boundary_{name}")
            for name in ("versions", "reform", "series", "choice", "exact", "clusters", "nowhere", "former")
        ]
    )


def _cards(cards: list[tuple[str, str, str]]) -> str:
    return f'<div class="explained">{"".join(map(_card, cards))}</div>'


def _card(card: tuple[str, str, str]) -> str:
    title, words, colour = card
    style = f' style="--model:{colour}"' if colour else ""
    return f"<article{style}><h3>{escape(title)}</h3><p>{escape(words)}</p></article>"


def _list(sentences: list[str]) -> str:
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    return f'<ul class="explained">{items}</ul>'


def _detail(row: Row) -> str:
    said: list[str] = []
    describe: list[tuple[str, Callable[[str], str]]] = [
        ("level", lambda value: t(f"level.{value}")),
        ("group", lambda value: t(f"citizens.{value}")),
        ("area_condition", lambda value: t(f"target.{value}")),
    ]
    for field, words in describe:
        value = row[field]
        if value:
            said.append(words(value))
    return ", ".join(said)
