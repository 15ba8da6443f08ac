-- places: which places have figures, and how well are they covered?
-- Parameters: none. One row a place_id, in Vietnamese order of province, district and name.
-- Columns: name and full_name of its latest version; district_id, district, province_id, province that it belongs
-- or belonged to; valid_from of its first and valid_to of its last version (null: still valid); first_year and
-- last_year with figures; communes: how many communes inside have figures of their own (a commune: 1); expected:
-- how many there are to be; figures: how many rows it shows; former: false.

with shown as (
    select
        place_id,
        min(year) as first_year,
        max(year) as last_year,
        max(communes_expected) as expected,
        count(*) as figures
    from figure
    group by place_id
),
own_commune as (
    select distinct
        place_id,
        district_id,
        province_id
    from figure
    where area_level = 'commune'
),
holder as (
    select
        district_id as place_id,
        place_id as commune_id
    from own_commune
    union
    select
        province_id as place_id,
        place_id as commune_id
    from own_commune
    union
    select
        place_id,
        place_id as commune_id
    from own_commune
),
inside as (
    select
        place_id,
        count(*) as communes
    from holder
    where place_id is not null
    group by place_id
),
version as (
    select
        place_id,
        arg_max(level, valid_from) as level,
        arg_max(name, valid_from) as name,
        arg_max(full_name, valid_from) as full_name,
        arg_max(district_id, valid_from) as district_id,
        arg_max(district, valid_from) as district,
        arg_max(province_id, valid_from) as province_id,
        arg_max(province, valid_from) as province,
        min(valid_from) as valid_from,
        arg_max(valid_to, valid_from) as valid_to
    from area
    where place_id in (select place_id from shown)
    group by place_id
)
select
    version.place_id,
    version.level,
    version.name,
    version.full_name,
    version.district_id,
    version.district,
    version.province_id,
    version.province,
    version.valid_from,
    version.valid_to,
    shown.first_year,
    shown.last_year,
    coalesce(inside.communes, 0) as communes,
    shown.expected,
    shown.figures,
    false as former
from version
join shown using (place_id)
left join inside using (place_id)
order by
    version.province collate vi,
    version.district collate vi nulls first,
    version.name collate vi,
    version.place_id
