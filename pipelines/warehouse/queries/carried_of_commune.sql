-- carried_of_commune: what does a commune of another day show, over all years?
-- Parameters: $day (the day whose areas are wanted), $only_family and $today (see marts/13_carrying.sql), $of_area (the
-- area_id of the commune on that day; null where $target_id says it), $target_id (of a cluster or of what is
-- unallocated; null where $of_area says it). One row a year, period, model, level and group; for a commune whose
-- number can't be told from its neighbours' the row of their cluster.
-- Columns: those of figures_of_place (counts, fractional where shares were entered; rates in percent); kind (area,
-- cluster, unallocated), members, carried, doubtful, open_end as in marts/15_carried.sql.

with carried as materialized (
    select *
    from carried_on(cast($day as date), $only_family, $today, $of_area)
    where
        $target_id is null
        or target_id = $target_id
),
member as (
    select
        target_id,
        year,
        period,
        string_agg(distinct base_area.name, ', ' order by base_area.name collate vi) as members
    from (
        select
            target_id,
            year,
            period,
            unnest(day_areas) as area_id
        from carried
        where kind = 'cluster'
    )
    join base_area using (area_id)
    group by
        target_id,
        year,
        period
)
select
    carried.place_id,
    carried.area_level,
    carried.year,
    carried.period,
    carried.model,
    carried.level,
    carried."group",
    carried.total,
    carried.registered,
    carried.recognised,
    carried.rating_good,
    carried.rating_fair,
    carried.rating_average,
    carried.level_1,
    carried.level_2,
    100.0 * carried.recognised_where_total / nullif(carried.total_where_recognised, 0) as rate_of_total,
    100.0 * carried.recognised_where_registered / nullif(carried.registered_where_recognised, 0) as rate_of_registered,
    carried.basis,
    carried.communes_reported,
    carried.communes_expected,
    carried.estimated,
    carried.illustrative,
    carried.kind,
    member.members,
    carried.carried,
    carried.doubtful,
    carried.open_end
from carried
left join member using (target_id, year, period)
order by
    carried.year,
    carried.period,
    carried.model,
    carried.level,
    carried."group",
    carried.place_id
