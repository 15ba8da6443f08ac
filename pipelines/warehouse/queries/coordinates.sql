-- coordinates: where on a map do places lie that are shown together?
-- Parameters: $place_ids (a list of place_id), $day (a date: the day one looks at).
-- One row a place that was asked for and is known. A commune that ended has no centre of its own in the registry: it
-- is put at the mean of the centres of what its people went to (followed over the dated links until there is a centre),
-- and a district without a centre at the mean of its communes; approximate says so.
-- Columns: place_id; code and province_code of its version on the day, else of the nearest one (text); lon and lat in
-- degrees, null where nothing is known; approximate.

with recursive version as (
    select *
    from area
    where place_id in (select unnest($place_ids))
    qualify row_number() over (
        partition by place_id
        order by
            case
                when valid_from > $day then date_diff('day', $day, valid_from)
                when valid_to <= $day then date_diff('day', valid_to, $day) + 1
                else 0
            end,
            valid_from
    ) = 1
),
start as (
    select
        place_id,
        area_id
    from version
    union
    select
        version.place_id,
        commune.area_id
    from version
    join area as commune
        on commune.level = 'commune'
        and commune.district_id = version.place_id
        and commune.valid_from < coalesce(version.valid_to, 'infinity')
        and coalesce(commune.valid_to, 'infinity') >= coalesce(version.valid_to, 'infinity')
    where version.level = 'district' and version.lon is null
),
became as (
    select
        start.place_id,
        start.area_id,
        area.lon,
        area.lat
    from start
    join area using (area_id)
    union
    select
        became.place_id,
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
),
centre as (
    select
        place_id,
        avg(lon) as lon,
        avg(lat) as lat
    from became
    where lon is not null
    group by place_id
)
select
    version.place_id,
    version.code,
    version.province_code,
    round(coalesce(version.lon, centre.lon), 4) as lon,
    round(coalesce(version.lat, centre.lat), 4) as lat,
    version.lon is null and centre.lon is not null as approximate
from version
left join centre using (place_id)
order by version.place_id
