-- submissions_behind: which submissions speak of a place in the areas of another day?
-- Parameters: $areas (area_ids of its communes on the day and of who reported what it shows), $place_id (the place
-- itself: what it reported as a whole). What the areas were made of and what became of them counts too.
-- One row a submission that holds numbers of any of them, the latest first. Columns: those of submissions_of_place,
-- numbers and standing counting all these areas; places (names of those it speaks of, a list in Vietnamese order).

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
of_related as (
    select said.*
    from said
    where said.area_id in (select area_id from related)
),
counted as (
    select
        submission_id,
        min(year) as first_year,
        max(year) as last_year,
        cast(sum(numbers) as bigint) as numbers,
        cast(sum(standing) as bigint) as standing
    from of_related
    group by submission_id
),
named as (
    select distinct
        of_related.submission_id,
        area.full_name,
        area.name
    from of_related
    join area using (area_id)
),
spoken_of as (
    select
        submission_id,
        list(full_name order by name collate vi) as places
    from named
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
    counted.first_year,
    counted.last_year,
    counted.numbers,
    counted.standing,
    spoken_of.places
from counted
join spoken_of using (submission_id)
join submission using (submission_id)
order by submission.sequence desc
