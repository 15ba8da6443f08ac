"""The macro ``effective_level`` of the warehouse, with what ``models.csv`` says of each model."""

from __future__ import annotations

import duckdb

from pipelines.reference.models import models
from pipelines.warehouse.sql import sql

_PLACE = "    -- usual levels\n"


def define_effective_level(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the macro in a connection: ``pipelines.reference.models.effective_level`` for whole columns."""
    usual = ((model.code, model.usual_level) for model in models().values() if model.usual_level)
    lines = "".join(f"    when model = '{code}' then '{level}'\n" for code, level in usual)
    connection.execute(sql("schema", "effective_level").replace(_PLACE, lines))
