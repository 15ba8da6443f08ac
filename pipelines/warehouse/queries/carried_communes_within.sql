-- carried_communes_within: what do the communes of another day show inside a place?
-- Parameters: $place_id (a district or province, on that day or formerly), $areas (its communes on the day, a list of
-- area_ids; of a former district all that got any of its people), $whole_areas (those of them that lie wholly inside),
-- $alone (nothing else of the family is a place of that kind, so what is unallocated belongs here), $day, $only_family
-- and $today (see marts/13_carrying.sql), $year, $period and $model (null for all).
-- One row a place or cluster, year, period and model, all groups together, in Vietnamese order: hamlets for
-- communities, bodies of commune level for organisations, higher levels only where nothing else was reported.
-- Columns: those of figures_within (counts; rates in percent; for a cluster name is its members); kind, members,
-- carried, doubtful, open_end as in marts/15_carried.sql; crossing (the number holds people from outside the place).

with carried as materialized (
    select *
    from carried_on(cast($day as date), $only_family, $today, null)
    where
        "group" = ''
        and ($year is null or year = $year)
        and ($period is null or period = $period)
        and ($model is null or model = $model)
),
inside as materialized (
    select
        carried.*,
        carried.kind <> 'unallocated'
        and not list_has_all(cast($whole_areas as varchar[]), carried.day_areas) as crossing
    from carried
    left join area_year as unit
        on unit.place_id = carried.first_place_id
        and unit.year = carried.year
        and unit.period = carried.period
    where
        list_has_any(carried.day_areas, cast($areas as varchar[]))
        or (carried.kind = 'unallocated' and ($alone or $place_id in (unit.district_id, unit.province_id)))
    qualify row_number() over (
        partition by
            carried.place_id,
            carried.year,
            carried.period,
            carried.model
        order by case carried.level when '' then 1 when 'village' then 2 when 'commune' then 3 when 'district' then 4 else 5 end
    ) = 1
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
unallocated as (
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
    inside.place_id,
    coalesce(inside.name, member.members, unallocated.full_name) as name,
    coalesce(inside.full_name, member.members, unallocated.full_name) as full_name,
    inside.district,
    inside.area_level,
    inside.year,
    inside.period,
    inside.model,
    inside.level,
    inside.total,
    inside.registered,
    inside.recognised,
    inside.rating_good,
    inside.rating_fair,
    inside.rating_average,
    inside.level_1,
    inside.level_2,
    100.0 * inside.recognised_where_total / nullif(inside.total_where_recognised, 0) as rate_of_total,
    100.0 * inside.recognised_where_registered / nullif(inside.registered_where_recognised, 0) as rate_of_registered,
    inside.basis,
    inside.communes_reported,
    inside.communes_expected,
    inside.estimated,
    inside.illustrative,
    inside.kind,
    member.members,
    inside.carried,
    inside.doubtful,
    inside.open_end,
    inside.crossing
from inside
left join member using (target_id, year, period)
left join unallocated
    on inside.kind = 'unallocated'
    and unallocated.place_id = inside.first_place_id
order by
    coalesce(inside.name, member.members, unallocated.full_name) collate vi,
    inside.place_id,
    inside.year,
    inside.period,
    inside.model
