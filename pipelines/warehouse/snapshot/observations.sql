-- observations.csv: every number that stands, one row a number (docs/contract.md).
-- Parameters: none. Columns: value is a count, or percent for stated_rate; loaded_at in UTC.

select
    area.code as area_code,
    area.full_name as area_name,
    area.level as area_level,
    area.district,
    area.province,
    standing.year,
    standing.period,
    standing.model,
    standing.level,
    standing."group",
    standing.measure,
    standing.value,
    submission.file,
    standing.sheet,
    standing.cell,
    standing.submission_id,
    submission.loaded_at
from standing
join area using (area_id)
join submission using (submission_id)
order by
    area.code,
    area.valid_from,
    standing.year,
    standing.period,
    standing.model,
    standing.level,
    standing."group",
    standing.measure,
    submission.sequence,
    standing.sheet,
    standing.cell;
