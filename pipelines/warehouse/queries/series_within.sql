-- series_within: how did one model go, year by year, in the communes (or districts) inside a place?
-- Parameters: $place_id (of a district or province), $area_level ('commune' or 'district'), $model, $period.
-- One row a place and year, all groups together: hamlets for communities, bodies of commune level for organisations,
-- higher levels only where nothing else was reported.
-- Columns: place_id, name, full_name, district; counts and rates (percent) as in the mart figure;
-- kind, members, carried, doubtful, open_end and crossing, the same in every row: as reported, nothing is carried.

select
    place_id,
    name,
    full_name,
    district,
    year,
    period,
    model,
    level,
    total,
    registered,
    recognised,
    rate_of_total,
    rate_of_registered,
    basis,
    communes_reported,
    communes_expected,
    estimated,
    illustrative,
    'area' as kind,
    cast(null as varchar) as members,
    false as carried,
    false as doubtful,
    false as open_end,
    false as crossing
from figure
where
    area_level = $area_level
    and model = $model
    and period = $period
    and main
    and place_id <> $place_id
    and province_id in (
        select province_id
        from area
        where place_id = $place_id
    )
    and $place_id in (district_id, province_id)
order by
    position,
    year
