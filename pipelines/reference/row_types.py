"""The kinds of cells that rows of the reference tables are made of."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Text = Annotated[str, Field(min_length=1)]
AreaId = Annotated[str, Field(pattern=r"^\d{2,5}@\d{4}-\d{2}-\d{2}$")]
Share = Annotated[float, Field(ge=0, le=1)]
Percent = Annotated[float, Field(ge=0, le=100)]
Count = Annotated[int, Field(ge=0)]
Year = Annotated[int, Field(ge=1990, le=2100)]

ModelCode = Annotated[str, Field(pattern=r"^[a-z][a-z_0-9]*$")]
Colour = Literal["blue", "orange", "green", "purple", "vermilion", "violet", "rose"]
"""The colours that the charts' palette has for models."""
AreaLevel = Literal["province", "district", "commune"]
TitleLevel = Literal["village", "commune", "district", "province"]
TitleLevelOrNone = Literal["", "village", "commune", "district", "province"]
GroupOrNone = Literal["", "farmer", "worker", "official", "student"]


def blank_to_none(value: object) -> object:
    return None if value == "" else value


BlankShare = Annotated[Share | None, BeforeValidator(blank_to_none)]
BlankNumber = Annotated[float | None, BeforeValidator(blank_to_none)]
BlankCount = Annotated[Count | None, BeforeValidator(blank_to_none)]
BlankYear = Annotated[Year | None, BeforeValidator(blank_to_none)]
BlankDate = Annotated[dt.date | None, BeforeValidator(blank_to_none)]


class Row(BaseModel):
    """A row has the columns named here and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True)
