-- Where the number of a unit (unit_id of contribution, unit: base, district or province) is shown in the areas of a day.
-- target_of_base_on, target_of_whole_on: for base areas by layout, and for whole districts and provinces by year, period
--   and with_older; one row per unit and target_id. With one area of the day in its cluster (13_carrying.sql) the sum is
--   its own (kind area; target_id its area_id); with several it stays with the cluster (kind cluster; target_id
--   'cluster:' and the place_id of its first member by code), unless every way on which people went has a share, which
--   gives parts to each (kind area, weight below 1); where the sources end it is unallocated (kind unallocated;
--   'unallocated:' and the place_id). open_end: some people went where no source says, so that even one area of the day
--   is a cluster. day_areas: the members; reached: those that the unit's own people are in. new_units, old_units: the
--   base areas of the year behind the target.
-- layout_target_on: both; what holds for all years of a layout has no year, period and with_older.
-- target_on: both, one row per year, period, with_older, unit and target_id.
-- boundary_day: the day on which the newest areas began ("today's areas", newest), and the last day on which there were
--   districts (district_until). target_today: layout_target_on for today's areas of the whole country, so that the common
--   choice is made once and not at every question.
-- layout_target_for, target_for: layout_target_on and target_on for any day; today says that the day is that one.
-- Parameters: day, only_family (13_carrying.sql), today. Columns: see above; estimated, changed and doubtful as in
-- area_descent.

create macro layout_target_on(day, only_family) as table
with joined as materialized (
    from clustered_on(day, only_family)
),
whole_share as (
    select
        layout,
        area_id,
        any_value(root) as root,
        list(day_area_id order by day_area_id) as reached,
        bool_and(forward and share is not null) and abs(sum(share) - 1) < 1e-6 as shared,
        bool_or(estimated) as estimated,
        bool_or(changed) as changed,
        bool_or(doubtful) as doubtful,
        bool_or(open_end) as open_end
    from joined
    group by
        layout,
        area_id
),
base as materialized (
    select
        layout_base.family,
        layout_base.layout,
        layout_base.area_id,
        layout_base.place_id,
        layout_base.new_units,
        layout_base.old_units,
        whole_share.* exclude (layout, area_id)
    from layout_base
    left join whole_share using (layout, area_id)
    where only_family is null or layout_base.family = only_family
),
member_areas as (
    select
        layout,
        root,
        list(distinct day_area_id order by day_area_id) as day_areas
    from joined
    group by
        layout,
        root
),
component as materialized (
    select
        base.layout,
        base.root,
        any_value(member_areas.day_areas) as day_areas,
        bool_or(base.open_end) as open_end,
        bool_and(base.shared) and not bool_or(base.open_end) as shared,
        sum(base.new_units) as new_units,
        fsum(base.old_units) as old_units
    from base
    join member_areas using (layout, root)
    group by
        base.layout,
        base.root
),
part as (
    select
        joined.family,
        joined.layout,
        joined.area_id,
        joined.day_area_id,
        joined.share,
        joined.estimated,
        joined.changed,
        joined.doubtful,
        sum(base.new_units) over one_area as new_units,
        fsum(base.old_units) over one_area as old_units
    from joined
    join component using (layout, root)
    join base using (layout, area_id)
    where
        component.shared
        and len(component.day_areas) > 1
    window one_area as (
        partition by
            joined.layout,
            joined.day_area_id
    )
),
whole_unit as (
    select
        unit_cover.year,
        unit_cover.period,
        unit_cover.with_older,
        unit_cover.unit_id,
        min(unit_cover.family) as family,
        any_value(layout.layout) as layout,
        list(distinct joined.day_area_id order by joined.day_area_id)
            filter (where joined.day_area_id is not null) as day_areas,
        coalesce(bool_or(joined.open_end), false) as open_end,
        coalesce(bool_or(joined.changed), false) as changed,
        coalesce(bool_or(joined.doubtful), false) as doubtful
    from unit_cover
    left join layout using (family, year, period, with_older)
    left join joined
        on joined.layout = layout.layout
        and joined.area_id = unit_cover.area_id
    where only_family is null or unit_cover.family = only_family
    group by
        unit_cover.year,
        unit_cover.period,
        unit_cover.with_older,
        unit_cover.unit_id
),
whole_cover as (
    select
        year,
        period,
        with_older,
        unit_id,
        sum(new_units) as new_units,
        fsum(old_units) as old_units
    from unit_cover
    group by all
)
select
    base.family,
    base.layout,
    cast(null as integer) as year,
    cast(null as varchar) as period,
    cast(null as boolean) as with_older,
    base.area_id as unit_id,
    'base' as unit,
    coalesce(base.reached, []) as reached,
    case
        when component.root is null then 'unallocated:' || base.place_id
        when len(component.day_areas) = 1 and not component.open_end then component.root
        else 'cluster:' || first_member.place_id
    end as target_id,
    case
        when component.root is null then 'unallocated'
        when len(component.day_areas) = 1 and not component.open_end then 'area'
        else 'cluster'
    end as kind,
    cast(1 as double) as weight,
    false as estimated,
    coalesce(base.changed, false) as changed,
    coalesce(base.doubtful, false) as doubtful,
    coalesce(component.open_end, true) as open_end,
    coalesce(component.day_areas, []) as day_areas,
    coalesce(component.new_units, base.new_units) as new_units,
    coalesce(component.old_units, base.old_units) as old_units
from base
left join component
    on component.layout = base.layout
    and component.root = base.root
left join base_area as first_member on first_member.area_id = component.root
where not (coalesce(component.shared, false) and len(component.day_areas) > 1)
union all by name
select
    part.family,
    part.layout,
    part.area_id as unit_id,
    'base' as unit,
    [part.day_area_id] as reached,
    part.day_area_id as target_id,
    'area' as kind,
    part.share as weight,
    part.estimated,
    part.changed,
    part.doubtful,
    false as open_end,
    [part.day_area_id] as day_areas,
    part.new_units,
    part.old_units
from part
union all by name
select
    whole_unit.family,
    whole_unit.layout,
    whole_unit.year,
    whole_unit.period,
    whole_unit.with_older,
    whole_unit.unit_id,
    case area.level when 'district' then 'district' else 'province' end as unit,
    coalesce(whole_unit.day_areas, []) as reached,
    case
        when whole_unit.day_areas is null then 'unallocated:' || whole_unit.unit_id
        when len(whole_unit.day_areas) = 1 and not whole_unit.open_end then whole_unit.day_areas[1]
        else 'cluster:' || whole_unit.unit_id
    end as target_id,
    case
        when whole_unit.day_areas is null then 'unallocated'
        when len(whole_unit.day_areas) = 1 and not whole_unit.open_end then 'area'
        else 'cluster'
    end as kind,
    1 as weight,
    false as estimated,
    whole_unit.changed,
    whole_unit.doubtful,
    whole_unit.open_end,
    coalesce(whole_unit.day_areas, []) as day_areas,
    greatest(whole_cover.new_units, component.new_units) as new_units,
    greatest(whole_cover.old_units, component.old_units) as old_units
from whole_unit
join whole_cover using (year, period, with_older, unit_id)
left join component
    on component.layout = whole_unit.layout
    and len(whole_unit.day_areas) = 1
    and list_contains(component.day_areas, whole_unit.day_areas[1])
join area on area.area_id = whole_unit.unit_id;

create table boundary_day as
select
    max(valid_from) as newest,
    (
        select cast(max(coalesce(valid_to, 'infinity')) - interval 1 day as date)
        from area
        where level = 'district'
    ) as district_until
from area;

create table target_today as
select *
from layout_target_on((select newest from boundary_day), null)
order by
    family,
    layout,
    unit_id,
    year,
    period,
    target_id;

create macro layout_target_for(day, only_family, today) as table
select *
from target_today
where
    today
    and (only_family is null or family = only_family)
union all by name
select *
from layout_target_on(day, only_family)
where not today;

create macro target_on(day, only_family) as table
select
    found.* exclude (layout) replace (
        coalesce(found.year, layout.year) as year,
        coalesce(found.period, layout.period) as period,
        coalesce(found.with_older, layout.with_older) as with_older
    )
from layout_target_on(day, only_family) as found
left join layout on layout.layout = case when found.year is null then found.layout end;

create macro target_for(day, only_family, today) as table
select
    found.* exclude (layout) replace (
        coalesce(found.year, layout.year) as year,
        coalesce(found.period, layout.period) as period,
        coalesce(found.with_older, layout.with_older) as with_older
    )
from layout_target_for(day, only_family, today) as found
left join layout on layout.layout = case when found.year is null then found.layout end;
