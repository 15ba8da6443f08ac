-- places_on_day: which places of another day have figures, and how well are they covered?
-- Parameters: $day. One row a place_id in force on the day (after the last day with districts the former districts
-- too), in Vietnamese order of province, district and name.
-- Columns: those of places.sql; communes and expected are areas of the day; former (a district that is no more).

with source as (
    select
        contribution.*,
        coalesce(contribution.area_id, unit_cover.area_id) as reported_id
    from contribution
    left join unit_cover using (unit_id, year, period)
),
reported as (
    select
        reported_id,
        min(year) as first_year,
        max(year) as last_year,
        count(*) filter (where for_communes) as for_communes,
        count(*) filter (where for_districts) as for_districts,
        count(*) filter (where for_provinces) as for_provinces
    from source
    group by reported_id
),
until as (
    select least(cast($day as date), district_until) as district_day
    from boundary_day
),
in_force as (
    select
        base_area.*,
        until.district_day
    from base_area
    cross join until
    where
        base_area.valid_from <= cast($day as date)
        and coalesce(base_area.valid_to, 'infinity') > cast($day as date)
),
in_district as (
    select base_area.*
    from base_area
    join until
        on base_area.valid_from <= until.district_day
        and coalesce(base_area.valid_to, 'infinity') > until.district_day
),
related as (
    select
        older_id as area_id,
        newer_id as reported_id
    from area_descent
    union
    select
        newer_id,
        older_id
    from area_descent
),
holder as (
    select
        area_id,
        place_id,
        'commune' as holder
    from in_force
    union
    select
        area_id,
        province_id,
        'province'
    from in_force
    union
    select
        area_id,
        district_id,
        'district'
    from in_district
    where district_id <> place_id
),
related_report as (
    select
        holder.place_id,
        holder.area_id,
        reported.first_year,
        reported.last_year,
        case holder.holder
            when 'commune' then reported.for_communes
            when 'district' then reported.for_districts
            else reported.for_provinces
        end as figures
    from holder
    left join related using (area_id)
    left join reported on reported.reported_id = related.reported_id
),
shown as (
    select
        place_id,
        min(first_year) filter (where figures > 0) as first_year,
        max(last_year) filter (where figures > 0) as last_year,
        count(distinct area_id) filter (where figures > 0) as communes,
        count(distinct area_id) as expected,
        sum(figures) as figures
    from related_report
    group by place_id
    having sum(figures) > 0
),
version as (
    select area.*
    from area
    cross join until
    where
        area.valid_from <= case when area.level = 'district' then until.district_day else cast($day as date) end
        and coalesce(area.valid_to, 'infinity')
        > case when area.level = 'district' then until.district_day else cast($day as date) end
),
today_of as (
    select distinct
        in_district.district_id as place_id,
        first_value(in_force.province_id) over (
            partition by in_district.district_id
            order by in_force.area_id
        ) as province_id
    from in_district
    join area_descent on area_descent.older_id = in_district.area_id
    join in_force on in_force.area_id = area_descent.newer_id
)
select
    version.place_id,
    version.level,
    version.name,
    version.full_name,
    version.district_id,
    version.district,
    coalesce(province.place_id, version.province_id) as province_id,
    coalesce(province.full_name, version.province) as province,
    version.valid_from,
    version.valid_to,
    shown.first_year,
    shown.last_year,
    shown.communes,
    shown.expected,
    cast(shown.figures as bigint) as figures,
    version.level = 'district' and coalesce(version.valid_to <= cast($day as date), false) as former
from version
join shown using (place_id)
left join today_of
    on version.level = 'district'
    and today_of.place_id = version.place_id
left join (
    select *
    from version
    where level = 'province'
) as province on province.place_id = today_of.province_id
order by
    coalesce(province.full_name, version.province) collate vi,
    version.district collate vi nulls first,
    version.name collate vi,
    version.place_id
