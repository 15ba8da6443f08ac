"""A version that begins as a copy of the one before holds what one that is made anew holds."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from pipelines.interpreting.observations import Observation
from pipelines.reference.areas import Area, areas
from pipelines.warehouse import marts, renewal
from pipelines.warehouse.archive import Reading
from pipelines.warehouse.ask import open_version
from pipelines.warehouse.location import Location, current_id
from pipelines.warehouse.rebuild import rebuild
from pipelines.warehouse.seal import seal_of
from tests.warehouse.factory import commune, location, numbers, publish, submission

PROVINCES = ("01", "02", "24", "51", "79", "96")
TITLES = [("family", "", ""), ("citizen", "", "farmer"), ("citizen", "", "worker"), ("citizen", "", "")]
TITLES += [("community", level, "") for level in ("", "village", "commune")]
FILES = [f"workbook {number}".encode() for number in range(9)]
HELD = ("submission", "observation", "finding", *marts.KEYS)


def held(here: Location) -> dict[str, list[str]]:
    """All rows of the published version that depend on what came in, in no order."""
    with open_version(here.file(current_id(here))) as connection:
        return {name: sorted(map(repr, connection.execute(f"from {name}").fetchall())) for name in HELD}


def renewals(here: Location) -> int:
    """How many versions in a row the published one was renewed from."""
    return int(seal_of(here.file(current_id(here))).read_text(encoding="ascii").split()[-1])


def by_chance(draw: Random) -> list[Observation]:
    """What a file says: areas of any level of a province, at times of two, in some years."""
    said: list[Observation] = []
    for code in draw.sample(PROVINCES, draw.choice((1, 1, 2))):
        year = draw.choice((2023, 2024, 2025, 2026))
        inside = _areas_of(code, year)
        for area in draw.sample(inside, min(len(inside), 25)):
            for model, level, group in draw.sample(TITLES, 2):
                total = draw.randrange(1, 900)
                counts = {"total": total, "recognised": total // draw.randrange(1, 4)}
                period = draw.choice(("year", "year", "half"))
                said += numbers(area, year, model, level=level, group=group, period=period, **counts)
    return said


def _areas_of(province: str, year: int) -> list[Area]:
    """A province's districts and itself, and three communes of each district, as of a year."""
    whole = [area for area in areas().overlapping(year, "province") if area.code == province]
    districts = [area for area in areas().overlapping(year, "district") if area.province_code == province]
    communes = [area for area in areas().overlapping(year, "commune") if area.province_code == province]
    return [*whole, *districts[:6], *communes[:40]]


def read(draw: Random) -> tuple[Reading, bytes]:
    """A submission of a file that may be known already: then it is another reading of it."""
    accepted = draw.random() < 0.9
    said = by_chance(draw) if accepted else []
    return submission(said, content=draw.choice(FILES), accepted=accepted, illustrative=draw.random() < 0.3)


def read_some(draw: Random, count: int) -> list[tuple[Reading, bytes]]:
    """Submissions of different files."""
    return list(
        {content: (reading, content) for reading, content in (read(draw) for _ in range(count))}.values()
    )


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_is_put_in_a_renewed_version_holds_what_one_made_anew_holds(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renewal, "MOST_CONCERNED", 1.0)
    draw, here = Random(seed), location(tmp_path)
    publish(tmp_path, *read_some(draw, 9))
    publish(tmp_path, *read_some(draw, 3))
    publish(tmp_path, *read_some(draw, 2))
    assert renewals(here) == 2
    renewed = held(here)
    rebuild(here)
    assert renewals(here) == 0
    anew = held(here)
    assert {name for name in HELD if renewed[name] != anew[name]} == set()
    assert renewed["carried_today"]
    assert renewed["superseded"]


BINH_YEN, FAR_AWAY = ("Xã Bình Yên", "Huyện Thạch Thất"), ("Xã Bình Hòa", "Huyện Bình Sơn")


def one(name: str, district: str, *, total: int = 90) -> tuple[Reading, bytes]:
    """A submission about a single commune."""
    return submission(numbers(commune(name, district), 2024, "family", total=total, recognised=45))


def test_every_mart_of_the_file_says_of_which_family_its_rows_are() -> None:
    assert set(marts.KEYS) == {mart.name for mart in marts.statements() if mart.kind == "table"}


def test_no_place_and_no_district_is_of_two_families(tmp_path: Path) -> None:
    publish(tmp_path, one(*BINH_YEN))
    here = location(tmp_path)
    with open_version(here.file(current_id(here))) as connection:
        of_two = connection.execute(
            """
            with held as (
                select unnest([area_id, place_id, district_id, province_id]) as key, family
                from area
                join province_family on province_family.code = area.province_code
            )
            select key from held where key is not null group by key having count(distinct family) > 1
            """
        ).fetchall()
    assert of_two == []


def test_what_concerns_most_of_the_numbers_is_made_anew(tmp_path: Path) -> None:
    here = location(tmp_path)
    publish(tmp_path, one(*BINH_YEN), one(*FAR_AWAY))
    publish(tmp_path, one(*BINH_YEN, total=91))  # half of all
    assert renewals(here) == 1
    publish(tmp_path, one(*BINH_YEN, total=92))  # two of three
    assert renewals(here) == 0


def test_after_so_many_renewals_a_version_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renewal, "MOST_CONCERNED", 1.0)
    monkeypatch.setattr(renewal, "MOST_RENEWALS", 1)
    counted = []
    for total in (90, 91, 92):
        publish(tmp_path, one(*BINH_YEN, total=total))
        counted.append(renewals(location(tmp_path)))
    assert counted == [0, 1, 0]


def flip_a_byte(version: Path) -> None:
    content = bytearray(version.read_bytes())
    content[-1] ^= 1  # of a block's padding: DuckDB does not mind
    version.write_bytes(content)


def made_by_another(version: Path) -> None:
    digest, _, times = seal_of(version).read_text(encoding="ascii").split()
    seal_of(version).write_text(f"{digest} another {times}\n", encoding="ascii")


def half_written(version: Path) -> None:
    seal_of(version).write_text("", encoding="ascii")


@pytest.mark.parametrize(
    "spoil", [flip_a_byte, made_by_another, half_written, lambda at: seal_of(at).unlink()]
)
def test_other_bytes_than_were_published_or_of_another_software_are_not_copied(
    spoil: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renewal, "MOST_CONCERNED", 1.0)
    here = location(tmp_path)
    publish(tmp_path, one(*BINH_YEN))
    spoil(here.file(current_id(here)))  # type: ignore[operator]
    publish(tmp_path, one(*BINH_YEN, total=91))
    assert renewals(here) == 0
    assert len(held(here)["submission"]) == 2


def test_no_log_is_left_beside_a_renewed_version_and_old_seals_go(tmp_path: Path) -> None:
    publish(tmp_path, one(*BINH_YEN), one(*FAR_AWAY))
    publish(tmp_path, one(*BINH_YEN, total=91))
    assert renewals(location(tmp_path)) == 1
    assert not list(tmp_path.glob("*.wal"))
    for total in range(100, 111):
        publish(tmp_path, one(*BINH_YEN, total=total))
    versions = {path.stem for path in tmp_path.glob("*.duckdb")}
    assert {path.stem for path in tmp_path.glob("*.seal")} == versions
