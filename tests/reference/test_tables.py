"""Targets, deadlines, rules, models and measures."""

import datetime as dt

import pytest

from pipelines.reference.deadlines import deadlines
from pipelines.reference.measures import measures
from pipelines.reference.models import effective_level, groups, levels, models, periods
from pipelines.reference.rules import rule_breaks, rules, rules_in
from pipelines.reference.targets import targets, targets_for


def test_codes_are_those_of_the_contract() -> None:
    assert list(models()) == ["citizen", "family", "clan", "community", "organisation"]
    assert list(levels()) == ["village", "commune", "district", "province"]
    assert list(groups()) == ["farmer", "worker", "official", "student"]
    assert list(periods()) == ["year", "half"]
    assert list(measures()) == [
        *("total", "registered", "registered_new", "registered_again"),
        *("recognised", "recognised_new", "recognised_again"),
        *("rating_good", "rating_fair", "rating_average", "level_1", "level_2", "stated_rate"),
    ]


def test_every_model_has_its_own_colour_and_abbreviation() -> None:
    assert len({model.colour for model in models().values()}) == 5
    assert [model.abbreviations for model in models().values()] == [
        ("CDHT",), ("GĐHT",), ("DHHT",), ("CĐHT",), ("ĐVHT",),
    ]  # fmt: skip


def test_an_unconfirmed_target_is_kept_and_never_shown() -> None:
    unconfirmed = [target for target in targets() if target.status == "unconfirmed"]
    assert [target.target_id for target in unconfirmed] == ["qd1373-2025-district"]
    everywhere = frozenset(target.scope for target in targets())
    assert set(targets_for(everywhere)) == set(targets()) - set(unconfirmed)


def test_local_targets_hold_for_their_place_only() -> None:
    hanoi = targets_for(frozenset({"01@2016-01-01"}))
    assert {target.scope for target in hanoi} == {"national", "01@2016-01-01"}
    assert {(target.year, target.percent) for target in hanoi if target.scope != "national"} == {
        (2025, 50.0),
        (2030, 70.0),
    }
    assert {target.scope for target in targets_for(frozenset())} == {"national"}


@pytest.mark.parametrize(
    ("deadline_id", "day"),
    [
        ("dvht-district-dossier", dt.date(2025, 1, 15)),
        ("cdht-commune-dossier", dt.date(2025, 2, 28)),
        ("tt24-report", dt.date(2025, 6, 30)),
    ],
)
def test_deadlines_for_the_data_of_2024(deadline_id: str, day: dt.date) -> None:
    (deadline,) = [row for row in deadlines() if row.deadline_id == deadline_id]
    assert deadline.date_for(2024) == day


@pytest.mark.parametrize(
    ("model", "level", "years"),
    [
        ("organisation", "district", [2024]),  # Thông tư 22/2020, then 24/2023
        ("community", "commune", [2024]),  # Thông tư 44/2014, then 25/2023
        ("community", "", [2022]),  # hamlets: 448/QĐ-KHVN, then 242/QĐ-KHVN
        ("family", "", [2022]),
        ("citizen", "", [2024]),  # 244/QĐ-KHVN, then 324/QĐ-KHVN
    ],
)
def test_series_break_where_the_rules_change(model: str, level: str, years: list[int]) -> None:
    assert list(rule_breaks(model, level)) == years


def test_ratings_until_2023_and_levels_since() -> None:
    assert [rule.verdict for rule in rules_in("organisation", "district", 2023)] == ["rating"]
    assert [rule.verdict for rule in rules_in("organisation", "district", 2024)] == ["level"]
    assert rules_in("citizen", "", 2021) == ()


def test_no_title_has_two_sets_of_rules_in_one_year() -> None:
    for rule in rules():
        for year in range(2014, 2031):
            assert len(rules_in(rule.model, rule.level, year)) <= 1


@pytest.mark.parametrize(
    ("model", "level", "effective"),
    [
        ("community", "", "village"),
        ("organisation", "", "commune"),
        ("community", "district", "district"),
        ("family", "", ""),
    ],
)
def test_effective_level(model: str, level: str, effective: str) -> None:
    assert effective_level(model, level) == effective
