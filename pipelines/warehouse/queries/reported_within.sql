-- reported_within: which communes of a place have reported for a year, and which have not?
-- Parameters: $place_id (of a district or province), $year, $period.
-- One row a commune that was expected, in Vietnamese order. Columns: place_id, name, full_name, district; models
-- (how many of the models it reported, 0 to 5); reported (any of them).

select
    submitted.place_id,
    area.name,
    area.full_name,
    area.district,
    count(*) filter (where submitted.reported) as models,
    bool_or(submitted.reported) as reported
from submitted
join area using (area_id)
where
    submitted.year = $year
    and submitted.period = $period
    and submitted.province_id in (
        select province_id
        from area
        where place_id = $place_id
    )
    and $place_id in (submitted.district_id, submitted.province_id)
group by
    submitted.place_id,
    area.name,
    area.full_name,
    area.district
order by
    area.name collate vi,
    submitted.place_id
