-- carried_of_selection: what does each area of another day show inside a selection, level by level and group by group?
-- Parameters: $areas (its communes on the day, a list of area_ids), $place_id and $alone (as in
-- carried_communes_within.sql), $day, $only_family and $today (see marts/13_carrying.sql), $first_year, $last_year,
-- $models (list of codes). One row a commune or cluster, year, period, model, level and group.
-- Columns: those of recognition_by_boundary.csv in docs/contract.md: boundary (the day as text), area_code (of a commune),
-- area_name (of a cluster its members), counts (fractional where shares were entered), rates (percent, from the carried
-- counts); kind, members, basis, carried, doubtful, estimated as in marts/15_carried.sql.

with inside as materialized (
    select carried.*
    from carried_on(cast($day as date), $only_family, $today, null) as carried
    left join area_year as unit
        on unit.place_id = carried.first_place_id
        and unit.year = carried.year
        and unit.period = carried.period
    where
        carried.year between $first_year and $last_year
        and list_contains($models, carried.model)
        and (
            list_has_any(carried.day_areas, cast($areas as varchar[]))
            or (carried.kind = 'unallocated' and ($alone or $place_id in (unit.district_id, unit.province_id)))
        )
),
member as (
    select
        target_id,
        year,
        period,
        string_agg(distinct base_area.name, ', ' order by base_area.name collate vi) as members
    from (
        select distinct
            target_id,
            year,
            period,
            unnest(day_areas) as area_id
        from inside
        where kind = 'cluster'
    )
    join base_area using (area_id)
    group by
        target_id,
        year,
        period
),
old_name as (
    select
        place_id,
        arg_max(full_name, valid_from) as full_name
    from area
    where place_id in (
        select first_place_id
        from inside
        where kind = 'unallocated'
    )
    group by place_id
)
select
    cast(cast($day as date) as varchar) as boundary,
    area.code as area_code,
    coalesce(inside.full_name, member.members, old_name.full_name) as area_name,
    inside.area_level,
    area.district,
    area.province,
    inside.year,
    inside.period,
    inside.model,
    inside.level,
    inside."group",
    inside.total,
    inside.registered,
    inside.recognised,
    100.0 * inside.recognised_where_total / nullif(inside.total_where_recognised, 0) as rate_of_total,
    100.0 * inside.recognised_where_registered / nullif(inside.registered_where_recognised, 0) as rate_of_registered,
    inside.kind,
    member.members,
    inside.basis,
    inside.communes_reported,
    inside.communes_expected,
    inside.carried,
    inside.doubtful,
    inside.estimated,
    inside.place_id
from inside
left join area on area.area_id = inside.target_id
left join member using (target_id, year, period)
left join old_name on old_name.place_id = case when inside.kind = 'unallocated' then inside.first_place_id end
order by
    inside.year,
    inside.period,
    area_name collate vi,
    inside.target_id,
    inside.model,
    inside.level,
    inside."group"
