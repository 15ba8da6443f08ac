-- today_within: what do today's communes or the former districts show inside a place?
-- Parameters: $place_id (of a province or former district), $area_level ('commune' or 'district'), $year, $period and
-- $model (null for all).
-- One row a place or cluster, year, period and model, all groups together, in Vietnamese order; levels as in
-- figures_within. Columns: those of figures_within (counts; rates in percent; for a cluster name is its members); kind,
-- members, carried, doubtful, open_end as in marts/15_carried.sql; crossing (the number holds people from outside).

select
    place_id,
    name,
    full_name,
    district,
    area_level,
    year,
    period,
    model,
    level,
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
    open_end,
    area_level = 'commune'
    and case when list_contains(province_ids, $place_id) then len(province_ids) else len(district_ids) end > 1
        as crossing
from carried_today
where
    "group" = ''
    and ($year is null or year = $year)
    and ($period is null or period = $period)
    and ($model is null or model = $model)
    and (area_level = $area_level or ($area_level = 'commune' and member_ids is not null))
    and place_id <> $place_id
    and (list_contains(province_ids, $place_id) or list_contains(district_ids, $place_id))
qualify row_number() over (
    partition by
        place_id,
        year,
        period,
        model
    order by case level when '' then 1 when 'village' then 2 when 'commune' then 3 when 'district' then 4 else 5 end
) = 1
order by
    name collate vi,
    place_id,
    year,
    period,
    model
