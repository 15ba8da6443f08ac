-- Is the file that was just built right in itself? One row for each thing that must not be: what, and how many.
-- Parameters: none. Columns: what (in English, for the log), wrong (a count, 0 where all is well).

select
    'submissions that are there twice' as what,
    count(*) - count(distinct submission_id) as wrong
from submission
union all
select
    'submissions whose observations are not as many as were read',
    count(*)
from submission
left join (
    select
        submission_id,
        count(*) as found
    from observation
    group by submission_id
) using (submission_id)
where observations <> coalesce(found, 0)
union all
select
    'observations of no submission or of no known area',
    count(*)
from observation
left join submission using (submission_id)
left join area using (area_id)
where
    submission.submission_id is null
    or area.area_id is null
union all
select
    'areas that are there twice',
    count(*) - count(distinct area_id)
from area
union all
select
    'figures that are there twice for one place',
    count(*)
from (
    select 1
    from figure
    group by
        place_id,
        year,
        period,
        model,
        level,
        "group"
    having count(*) > 1
)
union all
select
    'figures that cover more communes than there are',
    count(*)
from figure
where communes_reported > communes_expected;
