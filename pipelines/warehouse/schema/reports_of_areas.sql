-- Which kinds of numbers stand in the published version (attached as "published") for some areas, and in which file?
-- Parameters: $areas (area_ids), $own (submission_ids that do not count). Columns: area_id, year, period, model, level
-- (a community without one is a village, an organisation of commune level), group, file.

select
    standing.area_id,
    standing.year,
    standing.period,
    standing.model,
    effective_level(standing.model, standing.level) as level,
    standing."group",
    max(submission.file) as file
from published.standing as standing
join published.submission as submission using (submission_id)
where
    standing.area_id in (select unnest(cast($areas as varchar[])))
    and standing.submission_id not in (select unnest(cast($own as varchar[])))
    and standing.measure <> 'stated_rate'
group by all;
