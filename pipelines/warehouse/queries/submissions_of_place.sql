-- submissions_of_place: which submissions speak of a place?
-- Parameters: $place_id. One row a submission that holds numbers of the place or of a commune inside it, the
-- latest first. Columns: submission_id, file, title, loaded_at (UTC), accepted, final, illustrative, source_url,
-- first_year, last_year, numbers (of this place), standing (how many of them are shown).

with of_place as (
    select
        submission_id,
        min(year) as first_year,
        max(year) as last_year,
        cast(sum(numbers) as bigint) as numbers,
        cast(sum(standing) as bigint) as standing
    from said_of_place
    where place_id = $place_id
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
    of_place.first_year,
    of_place.last_year,
    of_place.numbers,
    of_place.standing
from of_place
join submission using (submission_id)
order by submission.sequence desc
