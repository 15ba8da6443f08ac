-- reported_within: which communes of a place have reported for a year, and which have not?
-- Parameters: $place_id (of a district or province), $year, $period.
-- One row a commune that was expected, in Vietnamese order. Columns: place_id, name, full_name, district; models
-- (how many of the models it reported); reported (any of them).

select
    expected_commune.place_id,
    area.name,
    area.full_name,
    area.district,
    cast(bit_count(expected_commune.reported_models) as bigint) as models,
    expected_commune.reported_models <> 0 as reported
from expected_commune
join area using (area_id)
where
    expected_commune.year = $year
    and expected_commune.period = $period
    and expected_commune.province_id in (
        select province_id
        from area
        where place_id = $place_id
    )
    and $place_id in (expected_commune.district_id, expected_commune.province_id)
order by
    area.name collate vi,
    expected_commune.place_id
