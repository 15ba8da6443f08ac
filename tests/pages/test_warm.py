"""Before the server listens, what all readers need is there."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from pages.kit import directory, memory
from pages.kit.warm import warm
from tests.warehouse import factory


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    """What the test process holds is not to stay for ever."""
    yield
    gc.unfreeze()


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XHHT_WAREHOUSE", str(tmp_path / "warehouse"))
    monkeypatch.setattr(memory, "memory", memory.Memory(memory.KEPT_BYTES))
    return tmp_path / "warehouse"


def test_the_first_reader_finds_the_places_made(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commune = factory.communes("Huyện Thạch Thất", 2024)[0]
    factory.publish(empty, factory.submission(factory.numbers(commune, 2024, "family", total=10)))
    warm()
    assert gc.get_freeze_count() > 0
    monkeypatch.setattr(directory, "shown_places", None)
    assert directory.directory().opening.first_year == 2024


def test_nothing_published_yet_is_no_reason_to_stop(empty: Path) -> None:
    warm()
    assert len(memory.memory) == 0
