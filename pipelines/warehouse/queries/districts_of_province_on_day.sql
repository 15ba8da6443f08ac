-- districts_of_province_on_day: which districts has a province on a day, or had it last?
-- Parameters: $place_id (of the province), $day. After the last day with districts: those whose last communes went to
-- the province. Columns: place_id.

with until as (
    select least(cast($day as date), district_until) as district_day
    from boundary_day
)
select distinct older.district_id as place_id
from base_area as older
join until
    on older.valid_from <= until.district_day
    and coalesce(older.valid_to, 'infinity') > until.district_day
join area_descent on area_descent.older_id = older.area_id
join base_area as newer
    on newer.area_id = area_descent.newer_id
    and newer.valid_from <= cast($day as date)
    and coalesce(newer.valid_to, 'infinity') > cast($day as date)
where
    newer.province_id = $place_id
    and older.district_id is not null
