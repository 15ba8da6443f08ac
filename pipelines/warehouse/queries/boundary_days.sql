-- boundary_days: on which days did communes of each place really change (merged, split, moved; no renaming, no new
-- code)? For all places at once: screens ask it of every place that is looked at, and the whole takes five times as
-- long as one.
-- Parameters: none. Columns: place_id (of a commune, district or province that is or was; all that its communes were
-- made of and became counts), effective_on (date; the areas of that day are the new ones).
-- One row a place and day, newest first.

with holder as (
    select
        place_id,
        area_id
    from base_area
    union
    select
        district_id as place_id,
        area_id
    from base_area
    union
    select
        province_id as place_id,
        area_id
    from base_area
),
related as (
    select
        holder.place_id,
        area_descent.older_id as area_id
    from area_descent
    join holder on holder.area_id = area_descent.newer_id
    union
    select
        holder.place_id,
        area_descent.newer_id as area_id
    from area_descent
    join holder on holder.area_id = area_descent.older_id
)
select distinct
    older.place_id,
    area_link.effective_on
from area_link
join related as older on older.area_id = area_link.from_version
join related as newer
    on newer.area_id = area_link.to_version
    and newer.place_id = older.place_id
where area_link.part not in ('renamed', 'recoded')
order by
    area_link.effective_on desc,
    older.place_id
