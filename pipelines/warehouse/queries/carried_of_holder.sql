-- carried_of_holder: what does a district or province of another day show, over all years?
-- Parameters: $place_id, $day (the day whose areas are wanted; for a former district a day on which it was in force),
-- $only_family and $today (see marts/13_carrying.sql), $holder ('district' or 'province').
-- One row a year, period, model, level and group. Columns: those of figures_of_place (counts; rates in percent); kind
-- (area; partial where clusters cross the border and are left out), members (the areas that are left out), carried,
-- doubtful, open_end as in marts/15_carried.sql.

select
    place_id,
    $holder as area_level,
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
    100.0 * recognised_where_total / nullif(total_where_recognised, 0) as rate_of_total,
    100.0 * recognised_where_registered / nullif(registered_where_recognised, 0) as rate_of_registered,
    basis,
    communes_reported,
    communes_expected,
    estimated,
    illustrative,
    kind,
    members,
    carried,
    doubtful,
    false as open_end
from carried_above_on(cast($day as date), $only_family, $today, $holder)
where place_id = $place_id
order by
    year,
    period,
    model,
    level,
    "group"
