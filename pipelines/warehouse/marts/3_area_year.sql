-- area_year: which version of a place counts in a year and period that has data, and on which day one looks
-- at it. The reference day is 31 December (for half: 30 June); a place that ended before that day is looked at
-- on its last day, one that began after it on its first.
-- Parameters: none. Columns: year, period, place_id, area_id, area_level, code, on_day (a date), district_id and
-- province_id (the place_id of what it belonged to on that day: itself for a district or province).

create table area_year as
with asked as (
    select distinct
        year,
        period,
        case
            when period = 'half' then make_date(year, 6, 30)
            else make_date(year, 12, 31)
        end as reference_day
    from standing
),
candidate as (
    select
        asked.year,
        asked.period,
        area.place_id,
        area.area_id,
        area.level as area_level,
        area.code,
        area.parent_code,
        area.parent_level,
        area.province_code,
        greatest(
            area.valid_from,
            least(asked.reference_day, coalesce(cast(area.valid_to - interval 1 day as date), asked.reference_day))
        ) as on_day,
        asked.reference_day
    from asked
    join area
        on area.valid_from <= make_date(asked.year, 12, 31)
        and (area.valid_to is null or area.valid_to > make_date(asked.year, 1, 1))
),
chosen as (
    select *
    from candidate
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
