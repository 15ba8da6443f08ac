-- What stands in the published version (attached as "published") for the places, models and measures of the files
-- at hand (table "incoming"), leaving out what these files themselves gave before.

create temp table published_number as
select
    place_id,
    standing.year,
    standing.period,
    standing.model,
    standing.level,
    standing."group",
    standing.measure,
    standing.value
from published.standing as standing
join published.area as area using (area_id)
where
    place_id in (select place_id from incoming)
    and submission_id not in (select submission_id from incoming);
