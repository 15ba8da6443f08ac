-- figures_within: what do the communes (or districts) inside a place show in one year?
-- Parameters: $place_id (of a district or province), $area_level ('commune' or 'district'), $year, $period.
-- One row a place and model, all groups together, in Vietnamese order of the names: hamlets for communities, bodies
-- of commune level for organisations, higher levels only where nothing else was reported.
-- Columns: place_id, name, full_name, district; counts and rates (percent) as in the mart figure;
-- kind, members, carried, doubtful, open_end and crossing, the same in every row: as reported, nothing is carried.

select
    figure.place_id,
    area.name,
    area.full_name,
    area.district,
    figure.area_level,
    figure.year,
    figure.period,
    figure.model,
    figure.level,
    figure.total,
    figure.registered,
    figure.recognised,
    figure.rating_good,
    figure.rating_fair,
    figure.rating_average,
    figure.level_1,
    figure.level_2,
    figure.rate_of_total,
    figure.rate_of_registered,
    figure.basis,
    figure.communes_reported,
    figure.communes_expected,
    figure.estimated,
    figure.illustrative,
    'area' as kind,
    cast(null as varchar) as members,
    false as carried,
    false as doubtful,
    false as open_end,
    false as crossing
from figure
join area using (area_id)
where
    figure.area_level = $area_level
    and figure.year = $year
    and figure.period = $period
    and figure."group" = ''
    and figure.place_id <> $place_id
    and figure.province_id in (
        select province_id
        from area
        where place_id = $place_id
    )
    and $place_id in (figure.district_id, figure.province_id)
qualify row_number() over (
    partition by
        figure.place_id,
        figure.model
    order by case figure.level when '' then 1 when 'village' then 2 when 'commune' then 3 when 'district' then 4 else 5 end
) = 1
order by
    area.name collate vi,
    figure.place_id,
    figure.model
