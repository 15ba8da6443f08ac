-- carried_districts_within: what do the districts of another day (or the former districts) show inside a province?
-- Parameters: $districts (the place_ids of the districts), $day (a day on which they were in force), $only_family and
-- $today (see marts/13_carrying.sql), $year, $period and $model (null for all).
-- One row a district, year, period and model, all groups together, in Vietnamese order; levels as in figures_within.
-- Columns: those of figures_within (counts; rates in percent); kind, members, carried, doubtful, open_end as in
-- carried_of_holder.sql; crossing (never).

with shown as (
    select *
    from carried_above_on(cast($day as date), $only_family, $today, 'district')
    where
        list_contains(cast($districts as varchar[]), place_id)
        and "group" = ''
        and ($year is null or year = $year)
        and ($period is null or period = $period)
        and ($model is null or model = $model)
    qualify row_number() over (
        partition by
            place_id,
            year,
            period,
            model
        order by case level when '' then 1 when 'village' then 2 when 'commune' then 3 when 'district' then 4 else 5 end
    ) = 1
),
named as (
    select *
    from area
    where
        level = 'district'
        and valid_from <= cast($day as date)
        and coalesce(valid_to, 'infinity') > cast($day as date)
)
select
    shown.place_id,
    named.name,
    named.full_name,
    named.full_name as district,
    'district' as area_level,
    shown.year,
    shown.period,
    shown.model,
    shown.level,
    shown.total,
    shown.registered,
    shown.recognised,
    shown.rating_good,
    shown.rating_fair,
    shown.rating_average,
    shown.level_1,
    shown.level_2,
    100.0 * shown.recognised_where_total / nullif(shown.total_where_recognised, 0) as rate_of_total,
    100.0 * shown.recognised_where_registered / nullif(shown.registered_where_recognised, 0) as rate_of_registered,
    shown.basis,
    shown.communes_reported,
    shown.communes_expected,
    shown.estimated,
    shown.illustrative,
    shown.kind,
    shown.members,
    shown.carried,
    shown.doubtful,
    false as open_end,
    false as crossing
from shown
join named using (place_id)
order by
    named.name collate vi,
    shown.place_id,
    shown.year,
    shown.period,
    shown.model
