-- What districts and provinces of another day show, as table macros.
-- layout_placed_on: the rows of layout_target_for (14_target.sql), with the districts or provinces of the day (holder:
--   'district' or 'province') that a unit's target lies in (holders) and that its own people are in (reached_holders);
--   year_place_id is the one it belonged to in its year. What is unallocated lies in the only province of its family on
--   the day, else where it lay in its year.
-- placed_on: the same by year, period and with_older.
-- carried_above_on: districts or provinces of the day, one row per place_id, year, period, model, level and group: the
--   sum of everything whose cluster lies wholly inside. kind is partial where a cluster crosses the border: what it
--   reported is left out, and members names its areas of the year.
-- Parameters: day, only_family, today, holder. Columns: counts and paired sums; basis, communes_reported and
-- communes_expected in areas of the year; members (names in Vietnamese order); carried (a number crossed a change of
-- boundaries); doubtful as in 14_target.sql.

create macro layout_placed_on(day, only_family, today, holder) as table
with target as materialized (
    from layout_target_for(day, only_family, today)
),
holder_of as (
    select
        area_id,
        case holder when 'district' then district_id else province_id end as place_id
    from base_area
    where only_family is null or family = only_family
),
of_areas as (
    select
        reached.area_ids,
        list_distinct(list(holder_of.place_id)) as holders
    from (
        select
            area_ids,
            unnest(area_ids) as area_id
        from (
            select day_areas as area_ids
            from target
            union
            select reached
            from target
        )
    ) as reached
    join holder_of using (area_id)
    group by reached.area_ids
),
base_holder as (
    select
        layout,
        area_id as unit_id,
        name,
        new_units,
        old_units,
        case holder when 'district' then district_id else province_id end as place_id
    from layout_base
    where only_family is null or family = only_family
),
whole_holder as (
    select distinct
        unit_cover.year,
        unit_cover.period,
        unit_cover.unit_id,
        area.name,
        case holder when 'district' then area_year.district_id else area_year.province_id end as place_id
    from unit_cover
    join area_year
        on area_year.place_id = unit_cover.unit_id
        and area_year.year = unit_cover.year
        and area_year.period = unit_cover.period
    join area on area.area_id = area_year.area_id
    where only_family is null or unit_cover.family = only_family
),
heir as (
    select
        family,
        list(distinct province_id) as holders
    from base_area
    where
        holder = 'province'
        and valid_from <= day
        and coalesce(valid_to, 'infinity') > day
    group by family
    having count(distinct province_id) = 1
),
known as (
    select
        target.*,
        base_holder.name as unit_name,
        base_holder.new_units as unit_new,
        base_holder.old_units as unit_old,
        base_holder.place_id as year_place_id
    from target
    join base_holder using (layout, unit_id)
    where target.year is null
    union all
    select
        target.*,
        whole_holder.name as unit_name,
        0 as unit_new,
        0 as unit_old,
        whole_holder.place_id as year_place_id
    from target
    left join whole_holder using (year, period, unit_id)
    where target.year is not null
)
select
    known.*,
    coalesce(of_cluster.holders, heir.holders, [known.year_place_id]) as holders,
    coalesce(of_reached.holders, heir.holders, [known.year_place_id]) as reached_holders
from known
left join heir using (family)
left join of_areas as of_cluster on of_cluster.area_ids = known.day_areas
left join of_areas as of_reached on of_reached.area_ids = known.reached;

create macro placed_on(day, only_family, today, holder) as table
select
    found.* exclude (layout) replace (
        coalesce(found.year, layout.year) as year,
        coalesce(found.period, layout.period) as period,
        coalesce(found.with_older, layout.with_older) as with_older
    )
from layout_placed_on(day, only_family, today, holder) as found
left join layout on layout.layout = case when found.year is null then found.layout end;

create macro carried_above_on(day, only_family, today, holder) as table
with placed as materialized (
    from layout_placed_on(day, only_family, today, holder)
),
around as (
    select
        layout,
        unnest(reached_holders) as place_id,
        len(holders) > 1 as crosses,
        unit_name,
        unit_new,
        unit_old
    from placed
    where unit = 'base'
),
left_out as (
    select
        layout,
        place_id,
        string_agg(distinct unit_name, ', ' order by unit_name collate vi) as members
    from around
    where crosses
    group by
        layout,
        place_id
),
coverage as (
    select
        around.layout,
        around.place_id,
        left_out.members is not null as crosses,
        left_out.members,
        sum(around.unit_new) as new_expected,
        fsum(around.unit_old) as old_expected
    from around
    left join left_out using (layout, place_id)
    group by all
),
summed as (
    select
        contribution.year,
        contribution.period,
        placed.holders[1] as place_id,
        any_value(contribution.family) as family,
        contribution.model,
        contribution.level,
        contribution."group",
        fsum(placed.weight * contribution.total) as total,
        fsum(placed.weight * contribution.registered) as registered,
        fsum(placed.weight * contribution.recognised) as recognised,
        fsum(placed.weight * contribution.rating_good) as rating_good,
        fsum(placed.weight * contribution.rating_fair) as rating_fair,
        fsum(placed.weight * contribution.rating_average) as rating_average,
        fsum(placed.weight * contribution.level_1) as level_1,
        fsum(placed.weight * contribution.level_2) as level_2,
        fsum(placed.weight * contribution.recognised_where_total) as recognised_where_total,
        fsum(placed.weight * contribution.total_where_recognised) as total_where_recognised,
        fsum(placed.weight * contribution.recognised_where_registered) as recognised_where_registered,
        fsum(placed.weight * contribution.registered_where_recognised) as registered_where_recognised,
        count(distinct contribution.unit_id) as units,
        bool_or(contribution.unit <> 'base') as by_whole,
        bool_or(contribution.older) as by_older,
        sum(contribution.new_units) as new_reported,
        fsum(contribution.old_units) as old_reported,
        bool_or(contribution.estimated or placed.estimated) as estimated,
        bool_or(contribution.illustrative) as illustrative,
        bool_or(placed.changed and placed.year_place_id is distinct from placed.holders[1]) as carried,
        bool_or(placed.doubtful and placed.year_place_id is distinct from placed.holders[1]) as doubtful
    from contribution
    join placed
        on placed.layout = contribution.layout
        and placed.unit_id = contribution.unit_id
        and coalesce(placed.year = contribution.year and placed.period = contribution.period, true)
    where
        (only_family is null or contribution.family = only_family)
        and case holder when 'district' then contribution.for_districts else contribution.for_provinces end
        and len(placed.holders) = 1
        and placed.holders[1] is not null
    group by
        contribution.year,
        contribution.period,
        placed.holders[1],
        contribution.model,
        contribution.level,
        contribution."group"
),
counted as (
    select
        summed.* exclude (family),
        case when coverage.crosses then 'partial' else 'area' end as kind,
        coverage.members,
        case
            when summed.by_older then floor(summed.old_reported + 1e-6)
            else floor(summed.new_reported + 1e-6)
        end as communes_reported,
        greatest(
            case when summed.by_older then coverage.old_expected else coverage.new_expected end,
            1
        ) as communes_expected
    from summed
    left join layout
        on layout.family = summed.family
        and layout.year = summed.year
        and layout.period = summed.period
        and layout.with_older = summed.by_older
    left join coverage
        on coverage.layout = layout.layout
        and coverage.place_id = summed.place_id
)
select
    counted.* replace (
        cast(least(communes_reported, communes_expected) as integer) as communes_reported,
        cast(communes_expected as integer) as communes_expected
    ),
    case
        when units = 1 and by_whole and communes_reported >= communes_expected and kind = 'area' then 'own'
        when communes_reported >= communes_expected and kind = 'area' then 'sum'
        else 'partial_sum'
    end as basis
from counted;
