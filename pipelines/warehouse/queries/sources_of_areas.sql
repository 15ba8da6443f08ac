-- sources_of_areas: which submissions stand behind a place in the areas of another day, in a year?
-- Parameters: $areas (area_ids of its communes on the day and of who reported what it shows), $place_id (the place
-- itself: what it reported as a whole), $year, $period (null for all). What the areas were made of and what became of
-- them counts too. One row.
-- Columns: those of sources_of_view: submissions (how many), files (their names, at most three, comma), loaded_at
-- (the latest, UTC), illustrative (any of them), provisional (any of them is not approved).

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
    union
    select area_id
    from area
    where place_id = $place_id
),
behind as (
    select distinct submission_id
    from said
    where
        ($year is null or year = $year)
        and ($period is null or period = $period)
        and standing > 0
        and area_id in (select area_id from related)
)
select
    count(*) as submissions,
    array_to_string(list_sort(list(submission.file))[1:3], ', ') as files,
    max(submission.loaded_at) as loaded_at,
    coalesce(bool_or(submission.illustrative), false) as illustrative,
    coalesce(bool_or(not submission.final), false) as provisional
from behind
join submission using (submission_id)
