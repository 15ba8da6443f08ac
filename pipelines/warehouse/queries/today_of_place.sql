-- today_of_place: what does a place, former district or cluster show in today's areas, over all years?
-- Parameters: $place_id (of an area, a cluster or what is unallocated), $commune (the place_id of a commune of today,
-- whose clusters are wanted too; null where $place_id is none).
-- One row a year, period, model, level and group. Columns: those of figures_of_place (counts, fractional where shares
-- were entered; rates in percent); kind, members, carried, doubtful, open_end as in marts/15_carried.sql.

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
    kind,
    members,
    carried,
    doubtful,
    open_end
from carried_today
where
    place_id = $place_id
    or ($commune is not null and kind = 'cluster' and list_contains(member_ids, $commune))
order by
    year,
    period,
    model,
    level,
    "group",
    place_id
