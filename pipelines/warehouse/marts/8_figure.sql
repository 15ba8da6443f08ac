-- figure: what a place shows in a year, one row per place_id, year, period, model, level (of the title, never
-- empty for communities and organisations) and group ('' is all of them).
-- A commune shows its own report. A district or province shows the sum of its communes when all communes valid
-- on 31 December (for half: 30 June) reported, else its own report, else what reported so far (partial_sum).
-- Parameters: none. Columns: area_id is the version of the place in that year; counts; *_where_*: sums over only
-- those parts that have both numbers; rate_of_total and rate_of_registered in percent, unrounded, from these
-- paired sums, null where the base is missing or 0; communes_reported of communes_expected are covered by the
-- figure; district_id and province_id are the place_id of what the place belonged to in that year (for a
-- province: itself); name, full_name and district of that version of the place, and position, its place among all
-- versions in Vietnamese order; main: the row that stands for the place and model where all groups and one level are
-- shown (hamlets for communities, bodies of commune level for organisations, higher levels only where nothing else was
-- reported): questions about hundreds of places neither join nor compare names.
-- Kept in the order of province and place, so that a question about a place, or about all in a province, reads one
-- spot.

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
),
ranked as (
    select
        *,
        case level when '' then 1 when 'village' then 2 when 'commune' then 3 when 'district' then 4 else 5 end as height
    from shown
),
lowest as (
    select
        place_id,
        year,
        period,
        model,
        min(height) as height
    from ranked
    where
        "group" = ''
        and model in (
            select model
            from ranked
            where height > 1
        )
    group by
        place_id,
        year,
        period,
        model
),
in_order as (
    select
        area_id,
        name,
        full_name,
        district,
        cast(row_number() over (order by name collate vi, place_id, valid_from) as integer) as position
    from area
)
select
    ranked.place_id,
    ranked.area_id,
    ranked.area_level,
    ranked.year,
    ranked.period,
    ranked.model,
    ranked.level,
    ranked."group",
    ranked.total,
    ranked.registered,
    ranked.recognised,
    ranked.rating_good,
    ranked.rating_fair,
    ranked.rating_average,
    ranked.level_1,
    ranked.level_2,
    ranked.recognised_where_total,
    ranked.total_where_recognised,
    ranked.recognised_where_registered,
    ranked.registered_where_recognised,
    100.0 * recognised_where_total / nullif(total_where_recognised, 0) as rate_of_total,
    100.0 * recognised_where_registered / nullif(registered_where_recognised, 0) as rate_of_registered,
    ranked.basis,
    cast(communes_reported as integer) as communes_reported,
    cast(communes_expected as integer) as communes_expected,
    ranked.estimated,
    ranked.illustrative,
    ranked.province_id,
    ranked.district_id,
    in_order.name,
    in_order.full_name,
    in_order.district,
    in_order.position,
    ranked."group" = '' and ranked.height = coalesce(lowest.height, 1) as main
from ranked
join in_order using (area_id)
left join lowest using (place_id, year, period, model)
order by
    ranked.province_id,
    ranked.place_id,
    ranked.year,
    ranked.period,
    ranked.model,
    ranked.level,
    ranked."group";
