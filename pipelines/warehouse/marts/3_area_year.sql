-- area_year: which version of a place counts in a year and period, and on which day one looks at it, for all places
-- of the families of provinces (schema/base_area.sql) that have a count in that year and period. The reference day
-- is 31 December (for half: 30 June); a place that ended before that day is looked at on its last day, one that began
-- after it on its first. Versions of a place do not overlap (pipelines/reference/area_checks.py), so that one that was
-- there all year is the only one.
-- Parameters: none. Columns: year, period, place_id, area_id, area_level, code, on_day (a date), district_id and
-- province_id (the place_id of what it belonged to on that day: itself for a district or province).

create table area_year as
with asked as (
    select distinct
        recognition.year,
        recognition.period,
        province_family.family
    from recognition
    join area using (area_id)
    join province_family on province_family.code = area.province_code
    where
        coalesce(
            total, registered, recognised, rating_good, rating_fair, rating_average, level_1, level_2
        ) is not null
),
dated as (
    select
        *,
        make_date(year, 1, 1) as first_day,
        make_date(year, 12, 31) as last_day,
        case
            when period = 'half' then make_date(year, 6, 30)
            else make_date(year, 12, 31)
        end as reference_day
    from asked
),
candidate as materialized (
    select
        dated.year,
        dated.period,
        dated.reference_day,
        area.place_id,
        area.area_id,
        area.level as area_level,
        area.code,
        area.parent_code,
        area.parent_level,
        area.province_code,
        area.valid_from,
        area.valid_to,
        area.valid_from <= dated.first_day and coalesce(area.valid_to > dated.last_day, true) as all_year
    from area
    join province_family on province_family.code = area.province_code
    join dated
        on dated.family = province_family.family
        and area.valid_from <= dated.last_day
        and coalesce(area.valid_to > dated.first_day, true)
),
chosen as (
    select
        candidate.* exclude (valid_from, valid_to, all_year),
        reference_day as on_day
    from candidate
    where all_year
    union all
    select
        candidate.* exclude (valid_from, valid_to, all_year),
        greatest(
            valid_from,
            least(reference_day, coalesce(cast(valid_to - interval 1 day as date), reference_day))
        ) as on_day
    from candidate
    where not all_year
    qualify row_number() over (
        partition by year, period, place_id
        order by abs(date_diff('day', reference_day, on_day)), on_day desc, area_id
    ) = 1
)
select
    chosen.year,
    chosen.period,
    chosen.place_id,
    chosen.area_id,
    chosen.area_level,
    chosen.code,
    chosen.on_day,
    case
        when chosen.area_level = 'district' then chosen.place_id
        else district.place_id
    end as district_id,
    province.place_id as province_id
from chosen
left join (
    select *
    from area
    where level = 'district'
) as district
    on district.level = chosen.parent_level
    and district.code = chosen.parent_code
    and district.valid_from <= chosen.on_day
    and coalesce(district.valid_to, 'infinity') > chosen.on_day
left join area as province
    on province.level = 'province'
    and province.code = chosen.province_code
    and province.valid_from <= chosen.on_day
    and coalesce(province.valid_to, 'infinity') > chosen.on_day;
