"""One writer, immutable versions, and what is left when the machine stops."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.reference.findings import finding
from pipelines.warehouse import archive, seal, store
from pipelines.warehouse.archive import Reading
from pipelines.warehouse.ask import ask, open_version, warehouse_id
from pipelines.warehouse.errors import NoWarehouseError, WarehouseBusyError, WarehouseUnreadableError
from pipelines.warehouse.location import current_id, published_at
from pipelines.warehouse.store import known_submissions, writing
from tests.warehouse.factory import location, numbers, publish, publish_numbers, submission

TOWN = "07192@2016-01-01"


def _recognised() -> list[float]:
    return ask("figures_of_place", place_id=TOWN)["recognised"].tolist()


def test_a_published_file_never_changes(warehouse: Path) -> None:
    first = publish_numbers(warehouse, numbers(TOWN, 2023, "family", total=100, recognised=60))
    before = location(warehouse).file(first).read_bytes()
    second = publish_numbers(warehouse, numbers(TOWN, 2024, "family", total=100, recognised=70))
    assert location(warehouse).file(first).read_bytes() == before
    assert warehouse_id() == second != first
    assert location(warehouse).versions() == [first, second]


def test_the_next_question_sees_the_new_version(warehouse: Path) -> None:
    publish_numbers(warehouse, numbers(TOWN, 2023, "family", total=100, recognised=60))
    assert _recognised() == [60]
    publish_numbers(warehouse, numbers(TOWN, 2024, "family", total=100, recognised=70))
    assert _recognised() == [60, 70]


def test_nothing_loaded_yet_is_said(warehouse: Path) -> None:
    with pytest.raises(NoWarehouseError, match="load"):
        ask("figures_of_place", place_id=TOWN)
    assert known_submissions(location(warehouse)) == {}


@pytest.mark.parametrize("text", ["", "x\n", "../../etc/passwd\n", "\xff"])
def test_a_damaged_current_is_said(warehouse: Path, text: str) -> None:
    publish_numbers(warehouse, numbers(TOWN, 2023, "family", total=1))
    location(warehouse).current.write_bytes(text.encode("latin-1"))
    with pytest.raises(WarehouseUnreadableError, match="rebuild"):
        warehouse_id()


def test_a_lost_file_is_said(warehouse: Path) -> None:
    location(warehouse).file(publish_numbers(warehouse, numbers(TOWN, 2023, "family", total=1))).unlink()
    with pytest.raises(WarehouseUnreadableError, match="rebuild"):
        ask("figures_of_place", place_id=TOWN)


def test_a_second_writer_is_refused(warehouse: Path) -> None:
    with (
        writing(location(warehouse)),
        pytest.raises(WarehouseBusyError, match="busy"),
        writing(location(warehouse)),
    ):
        pass


def test_old_versions_are_pruned(warehouse: Path) -> None:
    ids = [publish_numbers(warehouse, numbers(TOWN, year, "family", total=1)) for year in range(2016, 2020)]
    with writing(location(warehouse)) as writer:
        writer.prune(kept=2)
    assert location(warehouse).versions() == ids[-2:]
    assert current_id(location(warehouse)) == ids[-1]


def test_the_order_of_versions_survives_a_clock_that_goes_back(warehouse: Path) -> None:
    late, early = dt.datetime(2025, 5, 1, tzinfo=dt.UTC), dt.datetime(2025, 4, 1, tzinfo=dt.UTC)
    first = publish(warehouse, submission(numbers(TOWN, 2023, "family", total=1)), now=late)
    second = publish(warehouse, submission(numbers(TOWN, 2024, "family", total=1)), now=early)
    assert published_at(first) == late
    assert sorted([second, first]) == [first, second]


class _PulledPlugError(Exception):
    pass


def _stop(*_: object, **__: object) -> None:
    raise _PulledPlugError


@pytest.mark.parametrize("where", ["build", "sync_file", "sync_folder", "write_durably"])
def test_a_stop_at_any_step_leaves_the_old_version_and_the_next_writer_completes(
    warehouse: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    first = publish_numbers(warehouse, numbers(TOWN, 2023, "family", total=100, recognised=60))
    with monkeypatch.context() as broken, writing(location(warehouse)) as writer:
        broken.setattr(store, where, _stop)
        reading, content = submission(numbers(TOWN, 2024, "family", total=100, recognised=70))
        archive.keep_file(writer.location.archive, reading.sha256, reading.file, content)
        with pytest.raises(_PulledPlugError):
            writer.take_in([reading])
    assert warehouse_id() == first
    assert _recognised() == [60]
    with writing(location(warehouse)):
        pass
    was_archived = where != "write_durably"
    assert _recognised() == ([60, 70] if was_archived else [60])
    publish_numbers(warehouse, numbers(TOWN, 2024, "family", total=100, recognised=75))
    assert _recognised() == [60, 75]
    leftovers = {path.name for path in warehouse.iterdir()}
    assert leftovers == {
        "CURRENT",
        "writer.lock",
        *(path.name for path in warehouse.glob("warehouse-*.duckdb")),
        *(f"{path.stem}.seal" for path in warehouse.glob("warehouse-*.duckdb")),
    }


def test_a_version_whose_seal_finds_no_room_is_published_all_the_same(
    warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(seal, "write_whole", full)
        first = publish_numbers(warehouse, numbers(TOWN, 2023, "family", total=100, recognised=60))
    assert warehouse_id() == first
    publish_numbers(warehouse, numbers(TOWN, 2024, "family", total=100, recognised=70))
    assert _recognised() == [60, 70]


def _take_in(warehouse: Path, year: int, complete: Callable[[Reading], None]) -> None:
    """Publish a number of a year; ``complete`` is called beside the building."""
    reading, content = submission(numbers(TOWN, year, "family", total=100, recognised=70))
    with writing(location(warehouse)) as writer:
        archive.keep_file(writer.location.archive, reading.sha256, reading.file, content)
        writer.take_in([reading], complete=lambda: complete(reading))


def test_findings_made_while_the_version_is_built_are_in_it_and_in_the_archive(warehouse: Path) -> None:
    found = finding("file_not_readable", raw="for the test")

    def complete(reading: Reading) -> None:
        time.sleep(0.2)
        reading.findings = [found]

    _take_in(warehouse, 2024, complete)
    with open_version(location(warehouse).file(warehouse_id())) as connection:
        assert connection.execute("select code, raw from finding").fetchall() == [(found.code, found.raw)]
    (reading,) = archive.readings(location(warehouse).archive)
    assert reading.findings == [found]


def test_where_findings_can_not_be_made_nothing_is_archived_or_published(warehouse: Path) -> None:
    first = publish_numbers(warehouse, numbers(TOWN, 2023, "family", total=100, recognised=60))

    def fail(_: Reading) -> None:
        raise _PulledPlugError

    with pytest.raises(_PulledPlugError):
        _take_in(warehouse, 2024, fail)
    assert warehouse_id() == first
    assert not list(warehouse.glob("*.part*"))
    with writing(location(warehouse)):
        pass
    assert _recognised() == [60]


def test_what_came_last_stands_and_the_earlier_stays_readable(warehouse: Path) -> None:
    first = submission(numbers(TOWN, 2024, "family", total=100, recognised=60), file="bieu.xlsx")
    corrected = submission(numbers(TOWN, 2024, "family", total=100, recognised=65), file="bieu sua.xlsx")
    publish(warehouse, first)
    publish(warehouse, corrected)
    assert _recognised() == [65]
    history = ask("submission_history", place_id=TOWN)
    assert history[["file", "measure", "value", "stands"]].values.tolist() == [
        ["bieu.xlsx", "recognised", 60, False],
        ["bieu.xlsx", "total", 100, False],
        ["bieu sua.xlsx", "recognised", 65, True],
        ["bieu sua.xlsx", "total", 100, True],
    ]


@pytest.mark.parametrize(
    ("earlier", "later", "standing"),
    [
        pytest.param(
            {"recognised": 6}, {"recognised": 7, "level": "village"}, [7], id="a later file says the level"
        ),
        pytest.param(
            {"recognised": 6, "level": "village"}, {"recognised": 7}, [7], id="a later file does not say it"
        ),
        pytest.param(
            {"recognised": 6, "level": "village"},
            {"recognised": 1, "level": "commune"},
            [1, 6],
            id="another level",
        ),
        pytest.param(
            {"recognised": 6, "total": 9}, {"recognised": 7}, [7], id="whole key, not number by number"
        ),
    ],
)
def test_which_numbers_stand(warehouse: Path, earlier: dict, later: dict, standing: list[float]) -> None:  # type: ignore[type-arg]
    publish(warehouse, submission(numbers(TOWN, 2024, "community", **earlier)))
    publish(warehouse, submission(numbers(TOWN, 2024, "community", **later)))
    figures = ask("figures_of_place", place_id=TOWN)
    assert figures["recognised"].tolist() == standing
    assert figures["total"].isna().all()


@pytest.mark.parametrize("report_first", [True, False])
def test_a_years_own_report_goes_before_a_comparison_in_a_report_on_another_year(
    warehouse: Path, report_first: bool
) -> None:
    report = submission(numbers(TOWN, 2019, "family", total=100, registered=90, recognised=60))
    compares = submission(
        [*numbers(TOWN, 2019, "family", recognised=61), *numbers(TOWN, 2020, "family", recognised=70, row=11)]
    )
    for one in (report, compares) if report_first else (compares, report):
        publish(warehouse, one)
    figures = ask("figures_of_place", place_id=TOWN)
    assert figures[["year", "recognised"]].values.tolist() == [[2019, 60], [2020, 70]]
    assert figures["total"].tolist()[0] == 100


def test_among_comparisons_the_latest_stands_until_the_report_comes(warehouse: Path) -> None:
    for recognised in (61, 62):
        publish_numbers(
            warehouse,
            numbers(TOWN, 2019, "family", recognised=recognised),
            numbers(TOWN, 2020, "family", recognised=70, row=11),
        )
    assert _recognised() == [62, 70]


@pytest.mark.parametrize("rates_are_the_years_own", [True, False])
def test_a_printed_rate_alone_never_takes_the_place_of_counts(
    warehouse: Path, rates_are_the_years_own: bool
) -> None:
    later = [] if rates_are_the_years_own else numbers(TOWN, 2025, "clan", total=1)
    earlier = numbers(TOWN, 2025, "clan", total=1) if rates_are_the_years_own else []
    publish_numbers(warehouse, numbers(TOWN, 2024, "family", total=100, recognised=60), earlier)
    publish_numbers(warehouse, numbers(TOWN, 2024, "family", stated_rate=61), later)
    family = ask("figures_of_place", place_id=TOWN).query("model == 'family'")
    assert family[["total", "recognised"]].values.tolist() == [[100, 60]]


def test_a_rejected_submission_changes_no_number(warehouse: Path) -> None:
    publish_numbers(warehouse, numbers(TOWN, 2024, "family", total=100, recognised=60))
    publish_numbers(warehouse, numbers(TOWN, 2024, "family", total=100, recognised=99), accepted=False)
    assert _recognised() == [60]


def test_a_new_reading_keeps_the_place_in_the_order(warehouse: Path) -> None:
    publish(warehouse, submission(numbers(TOWN, 2024, "family", recognised=60), content=b"first"))
    publish(warehouse, submission(numbers(TOWN, 2024, "family", recognised=65), content=b"second"))
    publish(warehouse, submission(numbers(TOWN, 2024, "family", recognised=61), content=b"first"))
    assert _recognised() == [65]
    kept = {(one.sequence, one.reading): one for one in archive.readings(location(warehouse).archive)}
    assert set(kept) == {(1, 1), (2, 1), (1, 2)}
    assert kept[1, 1].loaded_at == kept[1, 2].loaded_at < kept[1, 2].read_at
