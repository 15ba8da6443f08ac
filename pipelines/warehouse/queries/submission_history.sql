-- Which numbers were ever submitted for a place, in which files, and which of them stand?
-- Parameters: $place_id.
-- Columns: those of observation that say what and where, value (a count, or percent for stated_rate), file, path,
-- loaded_at (UTC), accepted, stands, superseded_by (the file whose numbers stand instead, null where these do).

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
    submission.path,
    observation.sheet,
    observation.cell,
    observation.row_label,
    observation.header,
    submission.submission_id,
    submission.loaded_at,
    submission.illustrative,
    submission.accepted,
    submission.accepted and superseded.submission_id is null as stands,
    instead.file as superseded_by
from observation
join submission using (submission_id)
left join superseded using (submission_id, area_id, year, period, model, level, "group")
left join submission as instead on instead.submission_id = superseded.superseded_by
where
    observation.area_id in (
        select area_id
        from area
        where place_id = $place_id
    )
order by
    observation.year,
    observation.period,
    observation.model,
    observation.level,
    observation."group",
    submission.sequence,
    observation.measure;
