"""Who leads in the most models and who is last in the most: the finding of the coloured table. Pure."""

from __future__ import annotations

import pandas as pd

from pages.kit.carried import unit_of
from pages.kit.conclusions import judged
from pages.kit.text import sentence_case, t


def heat_title(within: pd.DataFrame, unit: str) -> str:
    """The finding of all models in every place: who is highest in the most models, and who is lowest.

    Only rows that cover enough communes count. Where several share a first or a last place in as many models,
    none is named: whose name comes first would say nothing. ``unit``: what is compared where there are no
    clusters.
    """
    rated = judged(within)
    if rated["place_id"].nunique() < 2:
        return t("communes.heat_title", unit=unit)
    unit = unit_of(rated, unit)
    by_model = rated.groupby("model")["rate"]
    first = _said("first", rated[rated["rate"] == by_model.transform("max")], unit)
    last = _said("last", rated[rated["rate"] == by_model.transform("min")], unit)
    return sentence_case(t("title.heat", first=first, last=last))


def _said(which: str, at_the_end: pd.DataFrame, unit: str) -> str:
    counts = at_the_end.groupby("place_id", sort=False).size()
    most = counts[counts == counts.max()]
    if len(most) > 1:
        return t(f"title.heat_no_{which}", unit=unit)
    name = at_the_end.loc[at_the_end["place_id"] == most.index[0], "full_name"].iloc[0]
    return t(f"title.heat_{which}", place=name, count=int(most.iloc[0]))
