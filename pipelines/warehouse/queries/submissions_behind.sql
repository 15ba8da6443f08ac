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
replaced as (
    select *
    from superseded
    where area_id in (select area_id from related)
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
    where observation.area_id in (select area_id from related)
    group by observation.submission_id
),
spoken_of as (
    select
        named.submission_id,
        list(named.full_name order by named.name collate vi) as places
    from (
        select distinct
            observation.submission_id,
            area.full_name,
            area.name
        from observation
        join area using (area_id)
        where observation.area_id in (select area_id from related)
    ) as named
    group by named.submission_id
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
    said.standing,
    spoken_of.places
from said
join spoken_of using (submission_id)
join submission using (submission_id)
order by submission.sequence desc
