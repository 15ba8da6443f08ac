-- observations_of_selection: every number that stands in a place and in what lies inside it, with its cell.
-- Parameters: $place_id, $first_year, $last_year, $models (list of codes), $most (so many rows; null: all).
-- Columns: those of observations.csv in docs/contract.md. value is a count, or percent for stated_rate.

select
    area.code as area_code,
    area.full_name as area_name,
    standing.area_level,
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
where
    (
        area.place_id = $place_id
        or area.district_id = $place_id
        or area.province_id = $place_id
    )
    and standing.year between $first_year and $last_year
    and list_contains($models, standing.model)
order by
    standing.year,
    standing.period,
    area.code,
    standing.model,
    standing.level,
    standing."group",
    standing.measure
limit $most
