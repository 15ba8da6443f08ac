-- communes_missing: which communes of a place have not submitted for which models?
-- Parameters: $place_id (of a district or province), $year (null for all).
-- Columns: year, period, name, district (null where there is none), models (codes that are missing, in their
-- order, by commas), all_missing (nothing has come from this commune).

select
    submitted.year,
    submitted.period,
    area.full_name as name,
    district.full_name as district,
    string_agg(submitted.model, ',' order by cast(model."order" as integer)) as models,
    count(*) = (select count(*) from model) as all_missing
from submitted
join area using (area_id)
join model
    on model.code = submitted.model
left join area as district
    on district.area_id = submitted.district_id
where
    not submitted.reported
    and ($year is null or submitted.year = $year)
    and (submitted.province_id = $place_id or submitted.district_id = $place_id)
group by
    submitted.year,
    submitted.period,
    area.area_id,
    area.full_name,
    district.full_name
order by
    submitted.year,
    submitted.period,
    district.full_name collate vi,
    area.full_name collate vi;
