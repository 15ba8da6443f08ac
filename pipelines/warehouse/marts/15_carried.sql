-- What is shown in the areas of another day, as table macros; the parameters are those of target_for.
-- carried_on: communes (and districts without communes), one row per target (13_carrying.sql), year, period, model,
--   level and group. The sum over the rows is the sum over the contributions for communes.
-- placed_on: the districts or provinces of the day (holder: 'district' or 'province') that a unit's target lies in
--   (holders) and that its own people are in (reached_holders); year_place_id is the one it belonged to in its year. What
--   is unallocated lies in the only province of its family on the day, else where it lay in its year.
-- carried_above_on: districts or provinces of the day, one row per place_id, year,
--   period, model, level and group: the sum of everything whose cluster lies wholly inside. kind is partial where a
--   cluster crosses the border: what it reported is left out, and members names its areas of the year.
-- The target_id of a cluster, or of what is unallocated, is no area_id: it joins no base area.
-- Parameters: day, only_family, today; of_area (an area_id of the day: its rows alone; null: all); holder. Columns: counts and paired sums; basis, communes_reported and
-- communes_expected in areas of the year; members (names in Vietnamese order); carried (a number crossed a change of
-- boundaries); doubtful, open_end as in target_on.

create macro carried_on(day, only_family, today, of_area) as table
with target as (
    select *
    from target_for(day, only_family, today)
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
        sum(target.weight * contribution.total) as total,
        sum(target.weight * contribution.registered) as registered,
        sum(target.weight * contribution.recognised) as recognised,
        sum(target.weight * contribution.rating_good) as rating_good,
        sum(target.weight * contribution.rating_fair) as rating_fair,
        sum(target.weight * contribution.rating_average) as rating_average,
        sum(target.weight * contribution.level_1) as level_1,
        sum(target.weight * contribution.level_2) as level_2,
        sum(target.weight * contribution.recognised_where_total) as recognised_where_total,
        sum(target.weight * contribution.total_where_recognised) as total_where_recognised,
        sum(target.weight * contribution.recognised_where_registered) as recognised_where_registered,
        sum(target.weight * contribution.registered_where_recognised) as registered_where_recognised,
        count(*) as units,
        bool_or(contribution.unit <> 'base') as by_whole,
        bool_or(contribution.older) as by_older,
        sum(contribution.new_units) as new_reported,
        sum(contribution.old_units) as old_reported,
        max(target.new_units) as new_expected,
        max(target.old_units) as old_expected,
        bool_or(contribution.estimated or target.estimated) as estimated,
        bool_or(contribution.illustrative) as illustrative,
        bool_or(target.changed) as changed,
        bool_or(target.doubtful) as doubtful,
        bool_or(target.open_end) as open_end
    from contribution
    join target
        on target.unit_id = contribution.unit_id
        and target.year = contribution.year
        and target.period = contribution.period
        and target.with_older = contribution.older
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

create macro placed_on(day, only_family, today, holder) as table
with target as materialized (
    from target_for(day, only_family, today)
),
holder_of as (
    select
        area_id,
        case holder when 'district' then district_id else province_id end as place_id
    from base_area
    where only_family is null or family = only_family
),
of_target as (
    select
        target.year,
        target.period,
        target.with_older,
        target.unit_id,
        target.target_id,
        list_distinct(list(holder_of.place_id)) as holders,
        list_distinct(list(holder_of.place_id) filter (where list_contains(target.reached, target.area_id)))
            as reached_holders
    from (
        select
            year,
            period,
            with_older,
            unit_id,
            target_id,
            reached,
            unnest(day_areas) as area_id
        from target
    ) as target
    join holder_of using (area_id)
    group by
        target.year,
        target.period,
        target.with_older,
        target.unit_id,
        target.target_id
),
year_holder as (
    select
        year,
        period,
        with_older,
        area_id as unit_id,
        name,
        new_units,
        old_units,
        case holder when 'district' then district_id else province_id end as place_id
    from counted_base
    where only_family is null or family = only_family
    union all
    select distinct
        unit_cover.year,
        unit_cover.period,
        unit_cover.with_older,
        unit_cover.unit_id,
        area.name,
        0 as new_units,
        0 as old_units,
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
)
select
    target.*,
    year_holder.name as unit_name,
    year_holder.new_units as unit_new,
    year_holder.old_units as unit_old,
    year_holder.place_id as year_place_id,
    coalesce(of_target.holders, heir.holders, [year_holder.place_id]) as holders,
    coalesce(of_target.reached_holders, heir.holders, [year_holder.place_id]) as reached_holders
from target
left join heir using (family)
left join of_target using (year, period, with_older, unit_id, target_id)
left join year_holder using (year, period, with_older, unit_id);

create macro carried_above_on(day, only_family, today, holder) as table
with placed as materialized (
    from placed_on(day, only_family, today, holder)
),
around as (
    select
        year,
        period,
        with_older,
        unnest(reached_holders) as place_id,
        len(holders) > 1 as crosses,
        unit_name,
        unit_new,
        unit_old
    from placed
    where unit = 'base'
),
coverage as (
    select
        year,
        period,
        with_older,
        place_id,
        bool_or(crosses) as crosses,
        string_agg(distinct unit_name, ', ' order by unit_name collate vi) filter (where crosses) as members,
        sum(unit_new) as new_expected,
        sum(unit_old) as old_expected
    from around
    group by all
),
summed as (
    select
        contribution.year,
        contribution.period,
        placed.holders[1] as place_id,
        contribution.model,
        contribution.level,
        contribution."group",
        sum(placed.weight * contribution.total) as total,
        sum(placed.weight * contribution.registered) as registered,
        sum(placed.weight * contribution.recognised) as recognised,
        sum(placed.weight * contribution.rating_good) as rating_good,
        sum(placed.weight * contribution.rating_fair) as rating_fair,
        sum(placed.weight * contribution.rating_average) as rating_average,
        sum(placed.weight * contribution.level_1) as level_1,
        sum(placed.weight * contribution.level_2) as level_2,
        sum(placed.weight * contribution.recognised_where_total) as recognised_where_total,
        sum(placed.weight * contribution.total_where_recognised) as total_where_recognised,
        sum(placed.weight * contribution.recognised_where_registered) as recognised_where_registered,
        sum(placed.weight * contribution.registered_where_recognised) as registered_where_recognised,
        count(distinct contribution.unit_id) as units,
        bool_or(contribution.unit <> 'base') as by_whole,
        bool_or(contribution.older) as by_older,
        sum(contribution.new_units) as new_reported,
        sum(contribution.old_units) as old_reported,
        bool_or(contribution.estimated or placed.estimated) as estimated,
        bool_or(contribution.illustrative) as illustrative,
        bool_or(placed.changed and placed.year_place_id is distinct from placed.holders[1]) as carried,
        bool_or(placed.doubtful and placed.year_place_id is distinct from placed.holders[1]) as doubtful
    from contribution
    join placed
        on placed.unit_id = contribution.unit_id
        and placed.year = contribution.year
        and placed.period = contribution.period
        and placed.with_older = contribution.older
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
        summed.*,
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
    left join coverage
        on coverage.year = summed.year
        and coverage.period = summed.period
        and coverage.place_id = summed.place_id
        and coverage.with_older = summed.by_older
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
