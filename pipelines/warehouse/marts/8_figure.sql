-- figure: what a place shows in a year, one row per place_id, year, period, model, level (of the title, never
-- empty for communities and organisations) and group ('' is all of them).
-- A commune shows its own report. A district or province shows the sum of its communes when all communes valid
-- on 31 December (for half: 30 June) reported, else its own report, else what reported so far (partial_sum).
-- Parameters: none. Columns: area_id is the version of the place in that year; counts; *_where_*: sums over only
-- those parts that have both numbers; rate_of_total and rate_of_registered in percent, unrounded, from these
-- paired sums, null where the base is missing or 0; communes_reported of communes_expected are covered by the
-- figure; district_id and province_id are the place_id of what the place belonged to in that year (for a
-- province: itself). Kept in the order of province and place, so that a question about a place, or about all in a
-- province, reads one spot.

create table figure as
with summed as (
    from district_figure
    union all by name
    from province_figure
),
shown as (
    select
        * exclude (reported_area_id, submission_id),
        1 as communes_reported,
        1 as communes_expected,
        'own' as basis
    from own_figure
    where area_level = 'commune'
    union all by name
    select
        summed.* exclude (reported_area_id, submission_id),
        area_year.area_id,
        area_year.area_level,
        area_year.district_id,
        area_year.province_id
    from summed
    join area_year using (place_id, year, period)
    where area_year.area_level <> 'commune'
)
select
    place_id,
    area_id,
    area_level,
    year,
    period,
    model,
    level,
    "group",
    total,
    registered,
    recognised,
    rating_good,
    rating_fair,
    rating_average,
    level_1,
    level_2,
    recognised_where_total,
    total_where_recognised,
    recognised_where_registered,
    registered_where_recognised,
    100.0 * recognised_where_total / nullif(total_where_recognised, 0) as rate_of_total,
    100.0 * recognised_where_registered / nullif(registered_where_recognised, 0) as rate_of_registered,
    basis,
    cast(communes_reported as integer) as communes_reported,
    cast(communes_expected as integer) as communes_expected,
    estimated,
    illustrative,
    province_id,
    district_id
from shown
order by
    province_id,
    place_id,
    year,
    period,
    model,
    level,
    "group";
