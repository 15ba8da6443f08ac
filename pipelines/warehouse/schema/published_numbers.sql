-- What stands in the published version (attached as "published") for the places of the files at hand (table "incoming"),
-- leaving out what these files themselves gave before. file is the one it came in; is_own_year says that the year is
-- the newest in that submission, which so is its report on that year; series is that of incoming, null where the files
-- have no number of the kind.

create temp table published_number as
with here as materialized (
    select
        area.place_id,
        standing.*
    from published.standing as standing
    join published.area as area using (area_id)
    where
        area.place_id in (select place_id from incoming)
        and standing.submission_id not in (select submission_id from incoming)
),
own_year as (
    select
        submission_id,
        max(year) as own_year
    from published.observation
    where submission_id in (select submission_id from here)
    group by submission_id
),
known_series as (
    select distinct
        series,
        place_id,
        period,
        model,
        level,
        "group",
        measure
    from incoming
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
    known_series.series
from here
join published.submission as submission using (submission_id)
join own_year using (submission_id)
left join known_series
    on known_series.place_id = here.place_id
    and known_series.period = here.period
    and known_series.model = here.model
    and known_series.level = here.level
    and known_series."group" = here."group"
    and known_series.measure = here.measure;
