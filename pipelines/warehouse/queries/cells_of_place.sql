-- cells_of_place: which cells did the numbers of one place come from?
-- Parameters: $place_id. One row a number that the place itself reported, newest year first.
-- Columns: year, period, model, level, group, measure, value (a count; percent for stated_rate), estimated, file,
-- sheet, cell, row_label, header, submission_id, loaded_at (UTC), stands (it is what is shown; else a later
-- submission took its place).

with own as (
    select area_id
    from area
    where place_id = $place_id
),
replaced as (
    select *
    from superseded
    where area_id in (select area_id from own)
)
select
    observation.year,
    observation.period,
    observation.model,
    observation.level,
    observation."group",
    observation.measure,
    observation.value,
    observation.estimated,
    submission.file,
    observation.sheet,
    observation.cell,
    observation.row_label,
    observation.header,
    observation.submission_id,
    submission.loaded_at,
    submission.accepted and replaced.submission_id is null as stands
from observation
join submission using (submission_id)
left join replaced using (submission_id, area_id, year, period, model, level, "group")
where observation.area_id in (select area_id from own)
order by
    observation.year desc,
    observation.period desc,
    stands desc,
    submission.sequence desc,
    observation.sheet,
    observation.model,
    observation.level,
    observation."group",
    observation.measure
