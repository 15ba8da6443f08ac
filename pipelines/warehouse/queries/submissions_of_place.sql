-- submissions_of_place: which submissions speak of a place?
-- Parameters: $place_id. One row a submission that holds numbers of the place or of a commune inside it, the
-- latest first. Columns: submission_id, file, title, loaded_at (UTC), accepted, final, illustrative, source_url,
-- first_year, last_year, numbers (of this place), standing (how many of them are shown).

with inside as (
    select area_id
    from area
    where
        place_id = $place_id
        or district_id = $place_id
        or province_id = $place_id
),
replaced as (
    select *
    from superseded
    where area_id in (select area_id from inside)
),
said as (
    select
        observation.submission_id,
        min(observation.year) as first_year,
        max(observation.year) as last_year,
        count(*) as numbers,
        count(*) filter (where submission.accepted and replaced.submission_id is null) as standing
    from observation
    join submission using (submission_id)
    left join replaced using (submission_id, area_id, year, period, model, level, "group")
    where observation.area_id in (select area_id from inside)
    group by observation.submission_id
)
select
    submission.submission_id,
    submission.file,
    submission.title,
    submission.loaded_at,
    submission.accepted,
    submission.final,
    submission.illustrative,
    submission.source_url,
    said.first_year,
    said.last_year,
    said.numbers,
    said.standing
from said
join submission using (submission_id)
order by submission.sequence desc
