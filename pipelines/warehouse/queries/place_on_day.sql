-- place_on_day: what is a place on a day, and where do its numbers stand?
-- Parameters: $place_id, $day.
-- Columns: level; family (the provinces whose numbers it can share); area_id (its version in force on the day, where
-- counts are made of it: a commune, a district without communes; else null); today (nothing in the family changed
-- after the day); alone (it is the only province of its family on the day); district_until (the last day with
-- districts).

with place as (
    select
        place_id,
        arg_max(level, valid_from) as level,
        arg_max(province_code, valid_from) as province_code
    from area
    where place_id = $place_id
    group by place_id
),
in_family as (
    select
        base_area.area_id,
        base_area.place_id,
        base_area.province_id,
        base_area.valid_from,
        base_area.valid_from <= cast($day as date)
        and coalesce(base_area.valid_to, 'infinity') > cast($day as date) as in_force
    from base_area
    where base_area.family = (
        select province_family.family
        from place
        join province_family on province_family.code = place.province_code
    )
)
select
    place.level,
    province_family.family,
    (
        select area_id
        from in_family
        where
            in_force
            and place_id = $place_id
    ) as area_id,
    not exists (
        select 1
        from in_family
        where valid_from > cast($day as date)
    ) as today,
    (
        select list(distinct province_id)
        from in_family
        where in_force
    ) = [place.place_id] as alone,
    boundary_day.district_until
from place
join province_family on province_family.code = place.province_code
cross join boundary_day
