-- recognition_of_selection: what each area in a selection reported, one row a year, model, level and group.
-- Parameters: $place_id, $first_year, $last_year, $models (list of codes), $most (so many rows; null: all).
-- Columns: those of recognition.csv in docs/contract.md; rates in percent, unrounded, null where the base is
-- missing or 0.

select
    area.code as area_code,
    area.full_name as area_name,
    recognition.area_level,
    area.district,
    area.province,
    recognition.year,
    recognition.period,
    recognition.model,
    recognition.level,
    recognition."group",
    recognition.total,
    recognition.registered,
    recognition.recognised,
    100.0 * recognition.recognised / nullif(recognition.total, 0) as rate_of_total,
    100.0 * recognition.recognised / nullif(recognition.registered, 0) as rate_of_registered,
    recognition.stated_rate,
    recognition.submission_id
from recognition
join area using (area_id)
where
    (
        area.place_id = $place_id
        or area.district_id = $place_id
        or area.province_id = $place_id
    )
    and recognition.year between $first_year and $last_year
    and list_contains($models, recognition.model)
order by
    recognition.year,
    recognition.period,
    area.code,
    recognition.model,
    recognition.level,
    recognition."group"
limit $most
