-- targets: what was to be reached, where, by when and by which decision?
-- Parameters: none. One row a target; scope is 'national' or the place_id of a province. percent of the base.
-- Columns: target_id, scope, model, level, group, base, area_condition, year, percent, legal_basis, status
-- (confirmed, secondary, unconfirmed), source, note.

select
    target_id,
    scope,
    model,
    level,
    "group",
    base,
    area_condition,
    year,
    percent,
    legal_basis,
    status,
    source,
    note
from target
order by
    model,
    year,
    scope,
    target_id
