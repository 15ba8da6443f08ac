-- sources_of_areas: which submissions stand behind what some areas reported in a year?
-- Parameters: $areas (area_ids of who reported), $year, $period (null for all). One row.
-- Columns: those of sources_of_view: submissions (how many), files (their names, at most three, comma), loaded_at
-- (the latest, UTC), illustrative (any of them), provisional (any of them is not approved).

with behind as (
    select distinct submission_id
    from said
    where
        ($year is null or year = $year)
        and ($period is null or period = $period)
        and standing > 0
        and area_id in (select unnest(cast($areas as varchar[])))
)
select
    count(*) as submissions,
    array_to_string(list_sort(list(submission.file))[1:3], ', ') as files,
    max(submission.loaded_at) as loaded_at,
    coalesce(bool_or(submission.illustrative), false) as illustrative,
    coalesce(bool_or(not submission.final), false) as provisional
from behind
join submission using (submission_id)
