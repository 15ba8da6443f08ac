-- areas.csv: every version of a province, district or commune.
-- Parameters: none. Columns: dates are half-open (valid_to is the first day on which it no longer was); lon and lat
-- in degrees.

select
    code as area_code,
    full_name as area_name,
    level as area_level,
    district,
    province,
    valid_from,
    valid_to,
    lon,
    lat,
    area_id,
    place_id
from area
order by
    code,
    level,
    valid_from;
