-- version_of_place: what is a place called on a day, and where does it lie?
-- Parameters: $place_id, $day. One row: the version in force on the day, else the last one before it.
-- Columns: area_code, area_name, district (of a district: itself), province.

select
    code as area_code,
    full_name as area_name,
    case level when 'district' then full_name else district end as district,
    province
from area
where place_id = $place_id
order by
    valid_from <= cast($day as date) desc,
    valid_from desc
limit 1
