-- names_of_areas: which places are these areas, and what are they called?
-- Parameters: $areas (a list of area_ids).
-- One row an area, in Vietnamese order. Columns: place_id, name, full_name (text).

select
    place_id,
    name,
    full_name
from area
where area_id in (select unnest($areas))
order by
    name collate vi,
    place_id
