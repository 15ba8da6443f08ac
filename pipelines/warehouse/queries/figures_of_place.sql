-- figures_of_place: what does one place show, over all years?
-- Parameters: $place_id. One row a year, period, model, level and group ('' is all groups).
-- Columns: those of the mart figure (counts; rates in percent, unrounded); kind, members, carried, doubtful and
-- open_end, which are the same in every row: as reported, nothing is carried (see carried_of_commune.sql).

select
    place_id,
    area_level,
    year,
    period,
    model,
    level,
    "group",
    total,
    registered,
    recognised,
    rating_good,
    rating_fair,
    rating_average,
    level_1,
    level_2,
    rate_of_total,
    rate_of_registered,
    basis,
    communes_reported,
    communes_expected,
    estimated,
    illustrative,
    'area' as kind,
    cast(null as varchar) as members,
    false as carried,
    false as doubtful,
    false as open_end
from figure
where place_id = $place_id
order by
    year,
    period,
    model,
    level,
    "group"
