-- observations_behind: which numbers, each with its cell, stand behind areas of another day?
-- Parameters: $areas (area_ids of communes on the day), $place_id (the place itself: what it reported as a whole),
-- $first_year, $last_year, $models (list of codes). What the areas were made of and what became of them counts too.
-- Columns: those of observations.csv in docs/contract.md: each number under the area that reported it. value is a
-- count, or percent for stated_rate.

with related as (
    select unnest(cast($areas as varchar[])) as area_id
    union
    select older_id
    from area_descent
    where newer_id in (select unnest(cast($areas as varchar[])))
    union
    select newer_id
    from area_descent
    where older_id in (select unnest(cast($areas as varchar[])))
)
select
    area.code as area_code,
    area.full_name as area_name,
    standing.area_level,
    area.district,
    area.province,
    standing.year,
    standing.period,
    standing.model,
    standing.level,
    standing."group",
    standing.measure,
    standing.value,
    submission.file,
    standing.sheet,
    standing.cell,
    standing.submission_id,
    submission.loaded_at
from standing
join area using (area_id)
join submission using (submission_id)
where
    (
        area.place_id = $place_id
        or standing.area_id in (select area_id from related)
    )
    and standing.year between $first_year and $last_year
    and list_contains($models, standing.model)
order by
    standing.year,
    standing.period,
    area.code,
    standing.model,
    standing.level,
    standing."group",
    standing.measure
