-- sources_of_view: which submissions stand behind what a place shows, in each year and in all?
-- Parameters: $place_id. One row a year and period with any, and one of all years (year 0, period ''): a reader who
-- looks at another year of the place asks nothing more.
-- Columns: year, period, submissions (how many), files (their names, at most three, comma), loaded_at (the latest,
-- UTC), illustrative (any of them), provisional (any of them is not approved).

with of_year as (
    select
        year,
        period,
        submission_id
    from said_of_place
    where
        place_id = $place_id
        and standing > 0
),
behind as (
    from of_year
    union all
    select distinct
        0 as year,
        '' as period,
        submission_id
    from of_year
)
select
    behind.year,
    behind.period,
    count(*) as submissions,
    array_to_string(list_sort(list(submission.file))[1:3], ', ') as files,
    max(submission.loaded_at) as loaded_at,
    bool_or(submission.illustrative) as illustrative,
    bool_or(not submission.final) as provisional
from behind
join submission using (submission_id)
group by
    behind.year,
    behind.period
