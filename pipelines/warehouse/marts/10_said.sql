-- said: which submission says how much of an area in a year? One row an area_id, year, period and submission_id.
-- Screens ask who stands behind a view at every new one; among all numbers it is found many times more slowly.
-- Parameters: none. Columns: numbers (how many observations), standing (how many of them are shown).

create table said as
select
    observation.area_id,
    observation.year,
    observation.period,
    observation.submission_id,
    count(*) as numbers,
    count(*) filter (where submission.accepted and superseded.submission_id is null) as standing
from observation
join submission using (submission_id)
left join superseded using (submission_id, area_id, year, period, model, level, "group")
group by all
order by
    observation.area_id,
    observation.year,
    observation.period,
    observation.submission_id;
