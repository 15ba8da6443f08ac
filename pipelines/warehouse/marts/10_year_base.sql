-- year_base: the base areas that count in a year and period, in families of provinces that reported: the version of
-- area_year (current), and earlier versions of the same place in that year, where more than their name or code changed
-- since. has_earlier and has_later: others of the same year are what it was made of, or what became of it. new_units
-- and old_units: how many of the year's newest and of its oldest base areas it stands for (a split one counts for its
-- parts in equal fractions).
-- year_pair: older_id and newer_id, both counting in that year, where people of the one went to the other.
-- Only the marts that follow ask them, and they do not go into the file.
-- Parameters: none. Columns: place_id, district_id and province_id (as in area_year; an island district's is its
-- own), family and lost_from as in base_area.

create temp table counted as
with chosen as (
    select
        area_year.year,
        area_year.period,
        area_year.place_id,
        area_year.area_id,
        area_year.on_day,
        area_year.district_id,
        area_year.province_id,
        base_area.family,
        base_area.name,
        base_area.valid_from,
        base_area.valid_to,
        base_area.lost_from,
        true as current
    from area_year
    join base_area using (area_id)
    where base_area.valid_from <= area_year.on_day
),
earlier_version as (
    select
        chosen.year,
        chosen.period,
        base_area.place_id,
        base_area.area_id,
        cast(base_area.valid_to - interval 1 day as date) as on_day,
        base_area.district_id,
        base_area.province_id,
        base_area.family,
        base_area.name,
        base_area.valid_from,
        base_area.valid_to,
        base_area.lost_from,
        false as current
    from chosen
    join base_area
        on base_area.place_id = chosen.place_id
        and base_area.valid_to <= chosen.valid_from
        and base_area.valid_to > make_date(chosen.year, 1, 1)
)
from chosen
union all
from earlier_version
where not exists (
    select 1
    from area_descent
    join base_area as later on later.area_id = area_descent.newer_id
    where
        area_descent.older_id = earlier_version.area_id
        and later.area_id <> earlier_version.area_id
        and later.place_id = earlier_version.place_id
        and later.valid_from <= make_date(earlier_version.year, 12, 31)
        and not area_descent.changed
);

create temp table year_pair as
select
    older.year,
    older.period,
    older.area_id as older_id,
    newer.area_id as newer_id
from counted as older
join area_descent on area_descent.older_id = older.area_id
join counted as newer
    on newer.area_id = area_descent.newer_id
    and newer.year = older.year
    and newer.period = older.period
where
    older.valid_to <= make_date(older.year, 12, 31)
    and newer.area_id <> older.area_id;

create temp table year_base as
with later as (
    select distinct
        year,
        period,
        older_id as area_id
    from year_pair
),
earlier as (
    select distinct
        year,
        period,
        newer_id as area_id
    from year_pair
),
leaf as (
    select year_pair.*
    from year_pair
    anti join later
        on later.year = year_pair.year
        and later.period = year_pair.period
        and later.area_id = year_pair.newer_id
    anti join earlier
        on earlier.year = year_pair.year
        and earlier.period = year_pair.period
        and earlier.area_id = year_pair.older_id
),
part as (
    select
        year,
        period,
        newer_id,
        1.0 / count(*) over (partition by year, period, older_id) as units
    from leaf
),
old_units as (
    select
        year,
        period,
        newer_id as area_id,
        fsum(units) as units
    from part
    group by all
)
select
    counted.*,
    earlier.area_id is not null as has_earlier,
    later.area_id is not null as has_later,
    case when later.area_id is null then 1.0 else 0.0 end as new_units,
    case when earlier.area_id is null then 1.0 else coalesce(old_units.units, 0.0) end as old_units
from counted
left join later using (year, period, area_id)
left join earlier using (year, period, area_id)
left join old_units using (year, period, area_id)
order by
    counted.family,
    counted.year,
    counted.period,
    counted.area_id;
