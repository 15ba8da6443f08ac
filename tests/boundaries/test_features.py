"""What is read from GeoJSON, and what is held back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pipelines.boundaries.features import read_collection
from pipelines.boundaries.problems import BoundaryError
from tests.boundaries.building import collection, feature, square


def read(*features: Any, **more: Any) -> Any:
    return read_collection("a.geojson", json.dumps(collection(*features, **more)).encode())


@pytest.mark.parametrize(
    "one",
    [
        pytest.param(feature("00004"), id="id"),
        pytest.param(feature(None, properties={"code": "00004"}), id="code"),
        pytest.param(feature(4, properties={"ma": " 00004 "}), id="ma"),
    ],
)
def test_the_code_is_text_in_id_or_a_property(one: dict[str, Any]) -> None:
    (found,) = read(one).features
    assert found.code == "00004"
    assert found.polygons == [
        [[(1055000, 210000), (1056000, 210000), (1056000, 211000), (1055000, 211000), (1055000, 210000)]]
    ]


@pytest.mark.parametrize(
    ("one", "said"),
    [
        pytest.param(feature(4), "no code", id="a number lost its zeros"),
        pytest.param("feature", "no code", id="no feature"),
        pytest.param(feature("01", geometry=None), "no polygon", id="no geometry"),
        pytest.param(
            feature("01", geometry={"type": "Point", "coordinates": [105, 21]}), "no polygon", id="a point"
        ),
        pytest.param(
            feature("01", [[105.0, 21.0], [105.1, float("nan")], [105.2, 21.0]]), "can't be read", id="NaN"
        ),
        pytest.param(
            feature("01", [[105.0, 21.0], [1e999, 21.1], [105.2, 21.0]]), "can't be read", id="infinite"
        ),
        pytest.param(
            feature("01", [[105.0, 21.0], ["a", 21.1], [105.2, 21.0]]), "can't be read", id="a text"
        ),
        pytest.param(feature("01", [[105.0, 21.0], [105.1]]), "can't be read", id="half a position"),
        pytest.param(feature("01", square(21.0, 105.0)), "outside Vietnam", id="latitude first"),
        pytest.param(feature("01", square(100.0, 13.0)), "outside Vietnam", id="Bangkok"),
        pytest.param(
            feature("01", geometry={"type": "MultiPolygon", "coordinates": []}), "no polygon", id="empty"
        ),
    ],
)
def test_an_area_that_cannot_be_drawn_is_held_back_and_the_others_are_read(one: Any, said: str) -> None:
    found = read(one, feature("79"))
    assert [ok.code for ok in found.features] == ["79"]
    (fault,) = found.faults
    assert said in fault.en
    assert fault.vi != fault.en


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'"x"',
        b'{"type": "Feature"}',
        b'{"type": "FeatureCollection"}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_what_is_no_collection_is_refused(content: bytes) -> None:
    with pytest.raises(BoundaryError):
        read_collection("a.geojson", content)


def test_an_open_ring_is_closed_and_rounding_leaves_no_position_twice() -> None:
    ring = [[105.5, 21.0], [105.50001, 21.0], [105.6, 21.0], [105.6, 21.1]]
    (found,) = read(feature("01", ring)).features
    assert found.polygons == [[[(1055000, 210000), (1056000, 210000), (1056000, 211000), (1055000, 210000)]]]


@pytest.mark.parametrize(
    ("more", "attribution", "licence"),
    [
        ({"attribution": "Nhà xuất bản", "licence": "MIT"}, "Nhà xuất bản", "MIT"),
        ({"metadata": {"source": "a\n b", "license": "CC0"}}, "a b", "CC0"),
        ({"metadata": [1], "attribution": 5}, "", ""),
    ],
)
def test_what_the_file_says_of_itself(more: dict[str, Any], attribution: str, licence: str) -> None:
    found = read(feature("01"), **more)
    assert (found.attribution, found.licence) == (attribution, licence)
