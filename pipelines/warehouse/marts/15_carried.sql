-- What is shown in the areas of another day, as a table macro: communes (and districts without communes), one row per
-- target (14_target.sql), year, period, model, level and group. The sum over the rows is the sum over the contributions
-- for communes. The target_id of a cluster, or of what is unallocated, is no area_id: it joins no base area.
-- Parameters: day, only_family and today (14_target.sql), of_area (an area_id of the day: its rows alone; null: all).
-- Columns: counts and paired sums; kind, day_areas, open_end and doubtful as in 14_target.sql; basis, communes_reported
-- and communes_expected in areas of the year; carried (a number crossed a change of boundaries).

create macro carried_on(day, only_family, today, of_area) as table
with target as (
    select *
    from layout_target_for(day, only_family, today)
    where
        of_area is null
        or list_contains(day_areas, of_area)
),
summed as (
    select
        contribution.year,
        contribution.period,
        target.target_id,
        contribution.model,
        contribution.level,
        contribution."group",
        any_value(contribution.family) as family,
        any_value(target.kind) as kind,
        case any_value(target.kind)
            when 'area' then [target.target_id]
            else list_sort(list_distinct(flatten(list(target.day_areas) filter (where target.kind <> 'area'))))
        end as day_areas,
        min(contribution.place_id) as first_place_id,
        fsum(target.weight * contribution.total) as total,
        fsum(target.weight * contribution.registered) as registered,
        fsum(target.weight * contribution.recognised) as recognised,
        fsum(target.weight * contribution.rating_good) as rating_good,
        fsum(target.weight * contribution.rating_fair) as rating_fair,
        fsum(target.weight * contribution.rating_average) as rating_average,
        fsum(target.weight * contribution.level_1) as level_1,
        fsum(target.weight * contribution.level_2) as level_2,
        fsum(target.weight * contribution.recognised_where_total) as recognised_where_total,
        fsum(target.weight * contribution.total_where_recognised) as total_where_recognised,
        fsum(target.weight * contribution.recognised_where_registered) as recognised_where_registered,
        fsum(target.weight * contribution.registered_where_recognised) as registered_where_recognised,
        count(*) as units,
        bool_or(contribution.unit <> 'base') as by_whole,
        bool_or(contribution.older) as by_older,
        sum(contribution.new_units) as new_reported,
        fsum(contribution.old_units) as old_reported,
        max(target.new_units) as new_expected,
        max(target.old_units) as old_expected,
        bool_or(contribution.estimated or target.estimated) as estimated,
        bool_or(contribution.illustrative) as illustrative,
        bool_or(target.changed) as changed,
        bool_or(target.doubtful) as doubtful,
        bool_or(target.open_end) as open_end
    from contribution
    join target
        on target.layout = contribution.layout
        and target.unit_id = contribution.unit_id
        and coalesce(target.year = contribution.year and target.period = contribution.period, true)
    where
        (only_family is null or contribution.family = only_family)
        and contribution.for_communes
    group by
        contribution.year,
        contribution.period,
        target.target_id,
        contribution.model,
        contribution.level,
        contribution."group"
),
counted as (
    select
        *,
        case when by_older then floor(old_reported + 1e-6) else new_reported end as communes_reported,
        case when by_older then old_expected else new_expected end as communes_expected
    from summed
)
select
    counted.* exclude (communes_reported, communes_expected),
    case when counted.kind = 'area' then base_area.place_id else counted.target_id end as place_id,
    coalesce(base_area.level, 'commune') as area_level,
    base_area.name,
    base_area.full_name,
    base_area.district,
    case
        when counted.units = 1 and not counted.changed and counted.kind = 'area' then 'own'
        when
            counted.units = 1
            and counted.by_whole
            and counted.communes_reported >= counted.communes_expected
            then 'own'
        when counted.communes_reported >= counted.communes_expected then 'sum'
        else 'partial_sum'
    end as basis,
    cast(counted.communes_reported as integer) as communes_reported,
    cast(counted.communes_expected as integer) as communes_expected,
    counted.changed or counted.kind <> 'area' as carried
from counted
left join base_area on base_area.area_id = counted.target_id;
