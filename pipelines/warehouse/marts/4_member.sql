-- member: the communes that a district or province had on the day one looks at it (area_year.on_day). Only the
-- marts that follow ask it, and it does not go into the file.
-- unit_id is what a province is summed from: the commune's district where it had one, else the commune itself.
-- Parameters: none. Columns: year, period, place_id (of the district or province), area_level (its level),
-- member_id (place_id of the commune), member_area_id (its version on that day), unit_id.

create temp table member as
with parent as (
    select *
    from area_year
    where area_level in ('district', 'province')
),
commune as (
    select *
    from area
    where level = 'commune'
)
select
    parent.year,
    parent.period,
    parent.place_id,
    parent.area_level,
    commune.place_id as member_id,
    commune.area_id as member_area_id,
    commune.place_id as unit_id
from parent
join commune
    on commune.parent_level = 'district'
    and commune.parent_code = parent.code
    and commune.valid_from <= parent.on_day
    and (commune.valid_to is null or commune.valid_to > parent.on_day)
where parent.area_level = 'district'
union all
select
    parent.year,
    parent.period,
    parent.place_id,
    parent.area_level,
    commune.place_id as member_id,
    commune.area_id as member_area_id,
    coalesce(district.place_id, commune.place_id) as unit_id
from parent
join commune
    on commune.province_code = parent.code
    and commune.valid_from <= parent.on_day
    and (commune.valid_to is null or commune.valid_to > parent.on_day)
left join (
    select *
    from area
    where level = 'district'
) as district
    on district.level = commune.parent_level
    and district.code = commune.parent_code
    and district.valid_from <= parent.on_day
    and coalesce(district.valid_to, 'infinity') > parent.on_day
where parent.area_level = 'province';
