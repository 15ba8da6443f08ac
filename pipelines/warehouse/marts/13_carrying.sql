-- Numbers in the areas of another day, as table macros: day is the day whose areas are wanted, only_family the family
-- of provinces to look at (base_area; null: the whole country).
-- relation_on: where the people of each year's base areas are on the day, one row per year, period, area_id and
--   day_area_id (a base area in force on the day); forward where the day comes later. share: of the year's area, 0 to
--   1, null where unknown or where the day comes earlier.
-- target_on: where the number of a unit (unit_id of contribution, unit: base, district or province) is shown, one row
--   per year, period, unit and target_id. Areas of the year and of the day form the smallest closed clusters: with
--   one area of the day the sum is its own (kind area; target_id its area_id); with several it stays with the cluster
--   (kind cluster; target_id 'cluster:' and the place_id of its first member by code), unless every way on which
--   people went has a share, which gives parts to each (kind area, weight below 1); where the sources end it is
--   unallocated (kind unallocated; 'unallocated:' and the place_id). open_end: some people went where no source says,
--   so that even one area of the day is a cluster. day_areas: the members. new_units, old_units: the base areas of
--   the year behind the target.
-- Parameters: day, only_family. Columns: see above; estimated, changed and doubtful as in area_descent.

create macro relation_on(day, only_family) as table
select
    counted_base.year,
    counted_base.period,
    counted_base.with_older,
    counted_base.area_id,
    area_descent.newer_id as day_area_id,
    true as forward,
    area_descent.share,
    area_descent.estimated,
    area_descent.changed,
    area_descent.doubtful,
    coalesce(counted_base.lost_from <= day, false) as open_end
from counted_base
join area_descent on area_descent.older_id = counted_base.area_id
join base_area as later
    on later.area_id = area_descent.newer_id
    and later.valid_from <= day
    and coalesce(later.valid_to, 'infinity') > day
where
    (only_family is null or counted_base.family = only_family)
    and counted_base.valid_from <= day
union all
select
    counted_base.year,
    counted_base.period,
    counted_base.with_older,
    counted_base.area_id,
    area_descent.older_id as day_area_id,
    false as forward,
    null as share,
    false as estimated,
    area_descent.changed,
    area_descent.doubtful,
    coalesce(earlier.lost_from <= counted_base.valid_from, false) as open_end
from counted_base
join area_descent on area_descent.newer_id = counted_base.area_id
join base_area as earlier
    on earlier.area_id = area_descent.older_id
    and earlier.valid_from <= day
    and coalesce(earlier.valid_to, 'infinity') > day
where
    (only_family is null or counted_base.family = only_family)
    and counted_base.valid_from > day;

create macro target_on(day, only_family) as table
with recursive related as materialized (
    from relation_on(day, only_family)
),
edge as materialized (
    select
        related.year,
        related.period,
        related.with_older,
        first.day_area_id as here,
        related.day_area_id as there
    from related
    join (
        select
            year,
            period,
            with_older,
            area_id,
            min(day_area_id) as day_area_id
        from related
        group by all
        having count(*) > 1
    ) as first using (year, period, with_older, area_id)
    where related.day_area_id <> first.day_area_id
),
both_ways as materialized (
    from edge
    union
    select
        year,
        period,
        with_older,
        there as here,
        here as there
    from edge
),
labelled (year, period, with_older, day_area_id, root) using key (year, period, with_older, day_area_id) as (
    select distinct
        year,
        period,
        with_older,
        here as day_area_id,
        here as root
    from both_ways
    union
    select
        both_ways.year,
        both_ways.period,
        both_ways.with_older,
        both_ways.there as day_area_id,
        min(labelled.root) as root
    from labelled
    join both_ways
        on both_ways.year = labelled.year
        and both_ways.period = labelled.period
        and both_ways.with_older = labelled.with_older
        and both_ways.here = labelled.day_area_id
    join recurring.labelled as known
        on known.year = both_ways.year
        and known.period = both_ways.period
        and known.with_older = both_ways.with_older
        and known.day_area_id = both_ways.there
    where labelled.root < known.root
    group by
        both_ways.year,
        both_ways.period,
        both_ways.with_older,
        both_ways.there
),
joined as materialized (
    select
        related.*,
        coalesce(labelled.root, related.day_area_id) as root
    from related
    left join labelled using (year, period, with_older, day_area_id)
),
whole_share as (
    select
        year,
        period,
        with_older,
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
        year,
        period,
        with_older,
        area_id
),
member_areas as (
    select
        year,
        period,
        with_older,
        root,
        list(distinct day_area_id order by day_area_id) as day_areas
    from joined
    group by all
),
component as materialized (
    select
        whole_share.year,
        whole_share.period,
        whole_share.with_older,
        whole_share.root,
        any_value(member_areas.day_areas) as day_areas,
        bool_or(whole_share.open_end) as open_end,
        bool_and(whole_share.shared) and not bool_or(whole_share.open_end) as shared,
        sum(counted_base.new_units) as new_units,
        sum(counted_base.old_units) as old_units
    from whole_share
    join counted_base using (year, period, with_older, area_id)
    join member_areas using (year, period, with_older, root)
    group by
        whole_share.year,
        whole_share.period,
        whole_share.with_older,
        whole_share.root
),
part as (
    select
        joined.year,
        joined.period,
        joined.with_older,
        joined.area_id,
        joined.day_area_id,
        joined.share,
        joined.estimated,
        joined.changed,
        joined.doubtful,
        sum(counted_base.new_units) over one_area as new_units,
        sum(counted_base.old_units) over one_area as old_units
    from joined
    join component using (year, period, with_older, root)
    join counted_base using (year, period, with_older, area_id)
    where
        component.shared
        and len(component.day_areas) > 1
    window one_area as (
        partition by
            joined.year,
            joined.period,
            joined.with_older,
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
        list(distinct joined.day_area_id order by joined.day_area_id)
            filter (where joined.day_area_id is not null) as day_areas,
        coalesce(bool_or(joined.open_end), false) as open_end,
        coalesce(bool_or(joined.changed), false) as changed,
        coalesce(bool_or(joined.doubtful), false) as doubtful
    from unit_cover
    left join joined using (year, period, with_older, area_id)
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
        sum(old_units) as old_units
    from unit_cover
    group by all
)
select
    counted_base.family,
    counted_base.year,
    counted_base.period,
    counted_base.with_older,
    counted_base.area_id as unit_id,
    'base' as unit,
    coalesce(whole_share.reached, []) as reached,
    case
        when component.root is null then 'unallocated:' || counted_base.place_id
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
    coalesce(whole_share.changed, false) as changed,
    coalesce(whole_share.doubtful, false) as doubtful,
    coalesce(component.open_end, true) as open_end,
    coalesce(component.day_areas, []) as day_areas,
    coalesce(component.new_units, counted_base.new_units) as new_units,
    coalesce(component.old_units, counted_base.old_units) as old_units
from counted_base
left join whole_share using (year, period, with_older, area_id)
left join component
    on component.year = whole_share.year
    and component.period = whole_share.period
    and component.with_older = whole_share.with_older
    and component.root = whole_share.root
left join base_area as first_member on first_member.area_id = component.root
where
    (only_family is null or counted_base.family = only_family)
    and not (coalesce(component.shared, false) and len(component.day_areas) > 1)
union all by name
select
    counted_base.family,
    part.year,
    part.period,
    part.with_older,
    counted_base.area_id as unit_id,
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
join counted_base using (year, period, with_older, area_id)
union all by name
select
    whole_unit.family,
    whole_unit.year,
    whole_unit.period,
    whole_unit.with_older,
    whole_unit.unit_id,
    coalesce(whole_unit.day_areas, []) as reached,
    case area.level when 'district' then 'district' else 'province' end as unit,
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
    on component.year = whole_unit.year
    and component.period = whole_unit.period
    and component.with_older = whole_unit.with_older
    and len(whole_unit.day_areas) = 1
    and list_contains(component.day_areas, whole_unit.day_areas[1])
join area on area.area_id = whole_unit.unit_id;
