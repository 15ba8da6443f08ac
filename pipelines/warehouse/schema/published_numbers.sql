-- What stands in the published version (attached as "published") for the places of the files at hand (series and
-- incoming_file, as in previous_year.sql), leaving out what these files themselves gave before. file is the one it came
-- in; is_own_year says that the year is the newest in that submission, which so is its report on that year; series is
-- null where the files have no number of the kind.

create temp table published_number as
with here as materialized (
    select
        area.place_id,
        standing.*
    from published.standing as standing
    join published.area as area using (area_id)
    where
        area.place_id in (select place_id from series)
        and standing.submission_id not in (select submission_id from incoming_file)
),
own_year as (
    select
        submission_id,
        max(year) as own_year
    from published.observation
    where submission_id in (select submission_id from here)
    group by submission_id
)
select
    here.place_id,
    here.year,
    here.period,
    here.model,
    here.level,
    here."group",
    here.measure,
    here.value,
    submission.file,
    here.year = own_year.own_year as is_own_year,
    series.series
from here
join published.submission as submission using (submission_id)
join own_year using (submission_id)
left join series
    on series.place_id = here.place_id
    and series.period = here.period
    and series.model = here.model
    and series.level = here.level
    and series."group" = here."group"
    and series.measure = here.measure;
