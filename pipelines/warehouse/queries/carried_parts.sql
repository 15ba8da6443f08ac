-- carried_parts: which reports make up a row in the areas of another day?
-- Parameters: $holder ('commune', or 'district' and 'province' for the sum of one), $place_id (of the district or
-- province), $of_area and $target_id (of the commune or cluster, as in carried_of_commune.sql), $day, $only_family
-- and $today (see marts/13_carrying.sql), $year, $period (null for all).
-- One row a reporting area, model, level and group, in Vietnamese order. Columns: place_id, area_id, name, full_name
-- and area_level of who reported; counts as reported; share (of the counts that goes into the row: 0 to 1);
-- estimated (a person entered the share, or the source gives about), doubtful; illustrative.

with target as (
    select *
    from target_for(cast($day as date), $only_family, $today)
    where
        $holder = 'commune'
        and ($year is null or year = $year)
        and ($period is null or period = $period)
        and ($of_area is null or list_contains(day_areas, $of_area))
        and ($target_id is null or target_id = $target_id)
),
placed as (
    select *
    from placed_on(cast($day as date), $only_family, $today, nullif($holder, 'commune'))
    where
        $holder <> 'commune'
        and ($year is null or year = $year)
        and ($period is null or period = $period)
        and len(holders) = 1
        and holders[1] = $place_id
),
part as (
    select
        contribution.*,
        target.weight,
        target.estimated as by_share,
        target.doubtful
    from contribution
    join target
        on target.unit_id = contribution.unit_id
        and target.year = contribution.year
        and target.period = contribution.period
        and target.with_older = contribution.older
    where contribution.for_communes
    union all by name
    select
        contribution.*,
        placed.weight,
        placed.estimated as by_share,
        placed.doubtful
    from contribution
    join placed
        on placed.unit_id = contribution.unit_id
        and placed.year = contribution.year
        and placed.period = contribution.period
        and placed.with_older = contribution.older
    where case $holder when 'district' then contribution.for_districts else contribution.for_provinces end
)
select
    part.place_id,
    area.area_id,
    area.name,
    area.full_name,
    area.level as area_level,
    part.year,
    part.period,
    part.model,
    part.level,
    part."group",
    part.total,
    part.registered,
    part.recognised,
    part.rating_good,
    part.rating_fair,
    part.rating_average,
    part.level_1,
    part.level_2,
    part.weight as share,
    part.estimated or part.by_share as estimated,
    part.doubtful,
    part.illustrative
from part
join area_year
    on area_year.place_id = part.place_id
    and area_year.year = part.year
    and area_year.period = part.period
join area on area.area_id = coalesce(part.area_id, area_year.area_id)
order by
    area.name collate vi,
    area.area_id,
    part.model,
    part.level,
    part."group"
