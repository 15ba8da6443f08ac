-- What does a place show, in every year and for every model?
-- Parameters: $place_id (of a commune, district or province).
-- Columns: those of the mart figure; rates in percent, null where the base is missing or 0.

select *
from figure
where place_id = $place_id
order by
    year,
    period,
    model,
    level,
    "group";
