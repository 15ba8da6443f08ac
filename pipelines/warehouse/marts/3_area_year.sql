-- area_year: which version of a place counts in a year and period that has data, and on which day one looks
-- at it. The reference day is 31 December (for half: 30 June); a place that ended before that day is looked at
-- on its last day, one that began after it on its first.
-- Parameters: none. Columns: year, period, place_id, area_id, area_level, code, on_day (a date).

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
        greatest(
            area.valid_from,
            least(asked.reference_day, coalesce(cast(area.valid_to - interval 1 day as date), asked.reference_day))
        ) as on_day,
        asked.reference_day
    from asked
    join area
        on area.valid_from <= make_date(asked.year, 12, 31)
        and (area.valid_to is null or area.valid_to > make_date(asked.year, 1, 1))
)
select * exclude (reference_day)
from candidate
qualify row_number() over (
    partition by year, period, place_id
    order by abs(date_diff('day', reference_day, on_day)), on_day desc, area_id
) = 1;
