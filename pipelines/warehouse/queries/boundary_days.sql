-- boundary_days: on which days did communes of a place really change (merged, split, moved; no renaming, no new code)?
-- Parameters: $place_id: a place that is or was; all that its communes were made of and became counts.
-- One row a day, newest first. Columns: effective_on (date; the areas of that day are the new ones), before and after
-- (how many communes ended and what they became), legal_basis (one of the documents).

with own as (
    select base_area.area_id
    from base_area
    where $place_id in (base_area.place_id, base_area.district_id, base_area.province_id)
),
related as (
    select area_descent.older_id as area_id
    from area_descent
    join own on own.area_id = area_descent.newer_id
    union
    select area_descent.newer_id
    from area_descent
    join own on own.area_id = area_descent.older_id
)
select
    area_link.effective_on,
    count(distinct area_link.from_version) as before,
    count(distinct area_link.to_version) as after,
    any_value(area_link.legal_basis) as legal_basis
from area_link
semi join related as older on older.area_id = area_link.from_version
semi join related as newer on newer.area_id = area_link.to_version
where area_link.part not in ('renamed', 'recoded')
group by area_link.effective_on
order by area_link.effective_on desc
