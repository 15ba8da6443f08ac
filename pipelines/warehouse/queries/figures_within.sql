-- figures_within: what do the communes (or districts) inside a place show in one year?
-- Parameters: $place_id (of a district or province), $area_level ('commune' or 'district'), $year, $period.
-- One row a place and model, all groups together, in Vietnamese order of the names: hamlets for communities, bodies
-- of commune level for organisations, higher levels only where nothing else was reported.
-- Columns: place_id, name, full_name, district; counts and rates (percent) as in the mart figure;
-- kind, members, carried, doubtful, open_end and crossing, the same in every row: as reported, nothing is carried.

select
    place_id,
    name,
    full_name,
    district,
    area_level,
    year,
    period,
    model,
    level,
    total,
    registered,
    recognised,
    rating_good,
    rating_fair,
    rating_average,
    level_1,
    level_2,
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
    and year = $year
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
    model
