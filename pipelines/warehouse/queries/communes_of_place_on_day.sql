-- communes_of_place_on_day: which communes (or districts without communes) has a district or province on a day?
-- Parameters: $place_id, $day. A former district has those that got any of the people of its last communes.
-- Columns: area_id, whole (nothing of it comes from outside the place).

with until as (
    select least(cast($day as date), district_until) as district_day
    from boundary_day
),
in_force as (
    select base_area.area_id
    from base_area
    where
        base_area.valid_from <= cast($day as date)
        and coalesce(base_area.valid_to, 'infinity') > cast($day as date)
        and (base_area.province_id = $place_id or base_area.district_id = $place_id)
),
last_commune as (
    select
        base_area.area_id,
        base_area.district_id
    from base_area
    join until
        on base_area.valid_from <= until.district_day
        and coalesce(base_area.valid_to, 'infinity') > until.district_day
),
former as (
    select
        base_area.area_id,
        bool_and(last_commune.district_id = $place_id) as whole
    from last_commune
    join area_descent on area_descent.older_id = last_commune.area_id
    join base_area
        on base_area.area_id = area_descent.newer_id
        and base_area.valid_from <= cast($day as date)
        and coalesce(base_area.valid_to, 'infinity') > cast($day as date)
    group by base_area.area_id
    having bool_or(last_commune.district_id = $place_id)
)
select
    area_id,
    true as whole
from in_force
union
select
    area_id,
    whole
from former
where area_id not in (select area_id from in_force)
