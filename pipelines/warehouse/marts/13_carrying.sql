-- Numbers in the areas of another day, as table macros: day is the day whose areas are wanted, only_family the family
-- of provinces to look at (base_area; null: the whole country).
-- relation_on: where the people of each layout's base areas (12_contribution.sql) are on the day, one row per layout,
--   area_id and day_area_id (a base area in force on the day); forward where the day comes later. share: of the layout's
--   area, 0 to 1, null where unknown or where the day comes earlier. open_end: some people went where no source says.
-- clustered_on: the same with the cluster (root, its first member by area_id). Areas of the layout and of the day that
--   exchanged people form the smallest closed clusters: a base area that reached several areas of the day joins them.
-- Parameters: day, only_family. Columns: see above; family; estimated, changed and doubtful as in area_descent.

create macro relation_on(day, only_family) as table
select
    layout_base.family,
    layout_base.layout,
    layout_base.area_id,
    area_descent.newer_id as day_area_id,
    true as forward,
    area_descent.share,
    area_descent.estimated,
    area_descent.changed,
    area_descent.doubtful,
    coalesce(layout_base.lost_from <= day, false) as open_end
from layout_base
join area_descent on area_descent.older_id = layout_base.area_id
join base_area as later
    on later.area_id = area_descent.newer_id
    and later.valid_from <= day
    and coalesce(later.valid_to, 'infinity') > day
where
    (only_family is null or layout_base.family = only_family)
    and layout_base.valid_from <= day
union all
select
    layout_base.family,
    layout_base.layout,
    layout_base.area_id,
    area_descent.older_id as day_area_id,
    false as forward,
    null as share,
    false as estimated,
    area_descent.changed,
    area_descent.doubtful,
    coalesce(earlier.lost_from <= layout_base.valid_from, false) as open_end
from layout_base
join area_descent on area_descent.newer_id = layout_base.area_id
join base_area as earlier
    on earlier.area_id = area_descent.older_id
    and earlier.valid_from <= day
    and coalesce(earlier.valid_to, 'infinity') > day
where
    (only_family is null or layout_base.family = only_family)
    and layout_base.valid_from > day;

create macro clustered_on(day, only_family) as table
with recursive related as materialized (
    from relation_on(day, only_family)
),
edge as materialized (
    select
        related.layout,
        first.day_area_id as here,
        related.day_area_id as there
    from related
    join (
        select
            layout,
            area_id,
            min(day_area_id) as day_area_id
        from related
        group by
            layout,
            area_id
        having count(*) > 1
    ) as first using (layout, area_id)
    where related.day_area_id <> first.day_area_id
),
both_ways as materialized (
    from edge
    union
    select
        layout,
        there as here,
        here as there
    from edge
),
labelled (layout, day_area_id, root) using key (layout, day_area_id) as (
    select distinct
        layout,
        here as day_area_id,
        here as root
    from both_ways
    union
    select
        both_ways.layout,
        both_ways.there as day_area_id,
        min(labelled.root) as root
    from labelled
    join both_ways
        on both_ways.layout = labelled.layout
        and both_ways.here = labelled.day_area_id
    join recurring.labelled as known
        on known.layout = both_ways.layout
        and known.day_area_id = both_ways.there
    where labelled.root < known.root
    group by
        both_ways.layout,
        both_ways.there
)
select
    related.*,
    coalesce(labelled.root, related.day_area_id) as root
from related
left join labelled using (layout, day_area_id);
