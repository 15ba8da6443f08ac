-- recognition.csv: one row per area, year, period, model, level and group, for people (docs/contract.md).
-- Parameters: none. Columns: counts; rates in percent, unrounded, empty where the base is missing or zero;
-- stated_rate in percent as printed.

select
    area.code as area_code,
    area.full_name as area_name,
    area.level as area_level,
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
order by
    area.code,
    area.valid_from,
    recognition.year,
    recognition.period,
    recognition.model,
    recognition.level,
    recognition."group";
