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
said as (
    select
        submission_id,
        min(year) as first_year,
        max(year) as last_year,
        count(*) as numbers
    from observation
    where area_id in (select area_id from inside)
    group by submission_id
),
shown as (
    select
        submission_id,
        count(*) as standing
    from standing
    where area_id in (select area_id from inside)
    group by submission_id
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
    coalesce(shown.standing, 0) as standing
from said
join submission using (submission_id)
left join shown using (submission_id)
order by submission.sequence desc
