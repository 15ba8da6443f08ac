-- centre: where on a map does each version of an area lie? One row an area_id of which anything is known.
-- A commune that ended has no centre of its own in the registry: it is put at the mean of the centres of what its
-- people went to (followed over the dated links until there is a centre), and a district without a centre at the mean
-- of its last communes; approximate says so. A map asks for hundreds at once.
-- Parameters: none. Columns: area_id; lon and lat in degrees; approximate.

create table centre as
with recursive start as (
    select
        area_id as of_area,
        area_id
    from area
    where lon is null
    union
    select
        district.area_id as of_area,
        commune.area_id
    from area as district
    join area as commune
        on commune.district_id = district.place_id
        and commune.valid_from < coalesce(district.valid_to, 'infinity')
        and coalesce(commune.valid_to, 'infinity') >= coalesce(district.valid_to, 'infinity')
    where
        district.level = 'district'
        and district.lon is null
        and commune.level = 'commune'
),
became as (
    select
        start.of_area,
        start.area_id,
        area.lon,
        area.lat
    from start
    join area using (area_id)
    union
    select
        became.of_area,
        area.area_id,
        area.lon,
        area.lat
    from became
    join area_link
        on area_link.from_version = became.area_id
        and area_link.part <> 'area_only'
    join area
        on area.area_id = area_link.to_version
        and area.level = 'commune'
    where became.lon is null
)
select
    area_id,
    round(lon, 4) as lon,
    round(lat, 4) as lat,
    false as approximate
from area
where lon is not null
union all
select
    of_area as area_id,
    round(avg(lon), 4) as lon,
    round(avg(lat), 4) as lat,
    true as approximate
from became
where lon is not null
group by of_area
order by area_id;
