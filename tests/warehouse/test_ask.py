"""Questions from many threads while versions change under them."""

from __future__ import annotations

import threading
from pathlib import Path

import duckdb
import pytest

from pipelines.warehouse import ask as asking
from pipelines.warehouse.ask import ask, open_version, warehouse_id
from pipelines.warehouse.sql import connect, names, sql
from tests.warehouse.factory import communes, location, numbers, publish_numbers

AREAS = [area.area_id for area in communes("Huyện Thạch Thất", 2023)]


def test_threads_get_the_answer_to_their_own_question_while_versions_are_published(
    warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commune k has total 1000 * k + n in version n: any mix-up of threads or versions shows."""

    def publish(version: int) -> None:
        publish_numbers(
            warehouse,
            *(numbers(area, 2023, "clan", total=1000 * k + version) for k, area in enumerate(AREAS)),
        )

    publish(0)
    monkeypatch.setattr(asking, "KEPT_ANSWERS", 4)
    published, stop, wrong, asked = [0], threading.Event(), [], [0] * 8

    def questions(thread: int) -> None:
        while not stop.is_set():
            k = (asked[thread] * 7 + thread) % len(AREAS)
            earliest = published[0]
            total = int(ask("figures_of_place", place_id=AREAS[k])["total"].iloc[0])
            if total // 1000 != k or not earliest <= total % 1000 <= published[0] + 1:
                wrong.append((k, total, earliest, published[0]))
            asked[thread] += 1

    threads = [threading.Thread(target=questions, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for version in range(1, 5):
        publish(version)
        published[0] = version
    stop.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert min(asked) > 10


def test_an_answer_is_the_callers_own(warehouse: Path) -> None:
    publish_numbers(warehouse, numbers(AREAS[0], 2023, "clan", total=7))
    mine = ask("figures_of_place", place_id=AREAS[0])
    mine["total"] = 8
    mine.loc[0, "recognised"] = 9
    again = ask("figures_of_place", place_id=AREAS[0])
    assert again["total"].tolist() == [7]
    assert again["recognised"].isna().all()


def test_memory_for_answers_is_bounded(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_numbers(warehouse, numbers(AREAS[0], 2023, "clan", total=7))
    answers = asking._Answers()
    monkeypatch.setattr(asking, "_answers", answers)
    monkeypatch.setattr(asking, "KEPT_ANSWERS", 3)
    for area in AREAS[:9]:
        ask("figures_of_place", place_id=area)
    assert [question[3] for question in answers._kept] == [(("place_id", area),) for area in AREAS[6:9]]
    monkeypatch.setattr(asking, "KEPT_BYTES", 1)
    assert ask("figures_of_place", place_id=AREAS[0])["total"].tolist() == [7]


@pytest.mark.parametrize("params", [{}, {"place": "x"}, {"place_id": "x", "year": 2023}])
def test_other_parameters_than_the_querys_are_refused(warehouse: Path, params: dict[str, object]) -> None:
    publish_numbers(warehouse, numbers(AREAS[0], 2023, "clan", total=7))
    with pytest.raises(ValueError, match="figures_of_place"):
        ask("figures_of_place", **params)


@pytest.mark.parametrize("name", ["no_such_query", "../schema/known", "figure; drop table figure"])
def test_unknown_queries_are_refused(warehouse: Path, name: str) -> None:
    publish_numbers(warehouse, numbers(AREAS[0], 2023, "clan", total=7))
    with pytest.raises(LookupError):
        ask(name)


def test_the_environment_chooses_the_warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b"):
        publish_numbers(tmp_path / name, numbers(AREAS[0], 2023, "clan", total=ord(name)))
    for name in ("a", "b", "a"):
        monkeypatch.setenv("XHHT_WAREHOUSE", str(tmp_path / name))
        assert ask("figures_of_place", place_id=AREAS[0])["total"].tolist() == [ord(name)]
        assert warehouse_id() in {
            path.stem.removeprefix("warehouse-") for path in (tmp_path / name).iterdir()
        }


@pytest.mark.parametrize("name", names("queries"))
def test_every_query_says_what_it_answers(name: str) -> None:
    text = sql("queries", name)
    header = "".join(line for line in text.splitlines(keepends=True) if line.startswith("--"))
    assert text.startswith("-- ")
    assert "Parameters:" in header
    assert "Columns:" in header
    (statement,) = duckdb.extract_statements(text)
    assert {parameter for parameter in statement.named_parameters if f"${parameter}" not in header} == set()


def test_no_progress_bar_is_drawn_where_reports_go(warehouse: Path) -> None:
    file = location(warehouse).file(publish_numbers(warehouse, numbers(AREAS[0], 2023, "family", total=1)))
    question = "select current_setting('enable_progress_bar')"
    for connection in (connect(), connect(file, read_only=True), open_version(file)):
        with connection:
            assert connection.execute(question).fetchone() == (False,)
