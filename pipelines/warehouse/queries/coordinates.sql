-- coordinates: where on a map do places lie that are shown together?
-- Parameters: $place_ids (a list of place_id), $day (a date: the day one looks at).
-- One row a place that was asked for and is known. Columns: place_id; code and province_code of its version on the day,
-- else of the nearest one (text); lon and lat in degrees of that version, null where nothing is known; approximate
-- (both as in schema/centre.sql).

with version as (
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
)
select
    version.place_id,
    version.code,
    version.province_code,
    centre.lon,
    centre.lat,
    coalesce(centre.approximate, false) as approximate
from version
left join centre using (area_id)
order by version.place_id
