-- province_figure: what a province shows, by the same rule as a district, summed from its districts (and from the
-- communes that stand under no district). A district's own report covers all its communes.
-- Only the marts that follow ask it, and it does not go into the file.
-- Parameters: none. Columns: those of district_figure.

create temp table province_figure as
with unit as (
    select
        place_id,
        year,
        period,
        unit_id,
        count(*) as communes
    from member
    where area_level = 'province'
    group by all
    union all
    select
        province.place_id,
        province.year,
        province.period,
        district.place_id as unit_id,
        1 as communes
    from area_year as province
    join area as district
        on district.level = 'district'
        and district.province_code = province.code
        and district.valid_from <= province.on_day
        and (district.valid_to is null or district.valid_to > province.on_day)
    where
        province.area_level = 'province'
        and not exists (
            select 1
            from member
            where
                member.place_id = province.place_id
                and member.year = province.year
                and member.period = province.period
                and member.unit_id = district.place_id
        )
),
expected as (
    select
        place_id,
        year,
        period,
        sum(communes) as communes
    from unit
    group by all
),
part as (
    select * exclude (basis, communes_expected)
    from district_figure
    union all by name
    select
        own_figure.* exclude (area_id, area_level, district_id, province_id),
        1 as communes_reported
    from own_figure
    where area_level = 'commune'
),
summed as (
    select
        unit.place_id,
        part.year,
        part.period,
        part.model,
        part.level,
        part."group",
        sum(part.total) as total,
        sum(part.registered) as registered,
        sum(part.recognised) as recognised,
        sum(part.rating_good) as rating_good,
        sum(part.rating_fair) as rating_fair,
        sum(part.rating_average) as rating_average,
        sum(part.level_1) as level_1,
        sum(part.level_2) as level_2,
        bool_or(part.estimated) as estimated,
        bool_or(part.illustrative) as illustrative,
        sum(part.recognised_where_total) as recognised_where_total,
        sum(part.total_where_recognised) as total_where_recognised,
        sum(part.recognised_where_registered) as recognised_where_registered,
        sum(part.registered_where_recognised) as registered_where_recognised,
        cast(sum(part.communes_reported) as bigint) as communes_reported
    from unit
    join part
        on part.place_id = unit.unit_id
        and part.year = unit.year
        and part.period = unit.period
    group by
        unit.place_id,
        part.year,
        part.period,
        part.model,
        part.level,
        part."group"
),
candidate as (
    select
        summed.*,
        cast(expected.communes as bigint) as communes_expected,
        case when summed.communes_reported >= expected.communes then 'sum' else 'partial_sum' end as basis
    from summed
    join expected using (place_id, year, period)
    union all by name
    select
        own_figure.* exclude (area_id, area_level, district_id, province_id),
        cast(coalesce(expected.communes, 1) as bigint) as communes_reported,
        cast(coalesce(expected.communes, 1) as bigint) as communes_expected,
        'own' as basis
    from own_figure
    left join expected using (place_id, year, period)
    where area_level = 'province'
)
select *
from candidate
qualify row_number() over (
    partition by place_id, year, period, model, level, "group"
    order by case basis when 'sum' then 1 when 'own' then 2 else 3 end
) = 1;
