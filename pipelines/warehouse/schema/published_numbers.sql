-- What stands in the published version (attached as "published") for the places, models and measures of the files
-- at hand (table "incoming"), leaving out what these files themselves gave before. file is the one it came in;
-- is_own_year says that the year is the newest in that submission, which so is its report on that year.

create temp table published_number as
with own_year as (
    select
        submission_id,
        max(year) as own_year
    from published.observation
    group by submission_id
)
select
    area.place_id,
    standing.year,
    standing.period,
    standing.model,
    standing.level,
    standing."group",
    standing.measure,
    standing.value,
    submission.file,
    standing.year = own_year.own_year as is_own_year
from published.standing as standing
join published.area as area using (area_id)
join published.submission as submission using (submission_id)
join own_year using (submission_id)
where
    area.place_id in (select place_id from incoming)
    and submission_id not in (select submission_id from incoming);
