-- recognition_by_boundary.csv: the numbers in the areas of one day, for people (docs/contract.md): communes and clusters
-- of them, districts (after the last day with districts: the former ones) and provinces.
-- Parameters: $day. Columns: counts, fractional where shares were entered; rates in percent, unrounded, empty where the
-- base is missing or zero; communes_reported and communes_expected count areas of the reporting year.

with choice as (
    select
        cast($day as date) as boundary,
        least(cast($day as date), district_until) as district_day
    from boundary_day
),
commune as (
    from carried_on(cast($day as date), null, cast($day as date) >= (select newest from boundary_day), null)
),
named_member as (
    select
        commune.target_id,
        commune.year,
        commune.period,
        base_area.name,
        base_area.province_id
    from (
        select distinct
            target_id,
            year,
            period,
            unnest(day_areas) as area_id
        from commune
        where kind = 'cluster'
    ) as commune
    join base_area using (area_id)
),
member as (
    select
        target_id,
        year,
        period,
        string_agg(name, ', ' order by name collate vi) as members,
        case when count(distinct province_id) = 1 then min(province_id) end as province_id
    from named_member
    group by all
),
last_version as (
    select
        place_id,
        arg_max(code, valid_from) as code,
        arg_max(full_name, valid_from) as full_name,
        arg_max(district, valid_from) as district,
        arg_max(province, valid_from) as province
    from area
    group by place_id
),
version as (
    select area.*
    from area
    cross join choice
    where
        area.valid_from <= case area.level when 'district' then choice.district_day else choice.boundary end
        and coalesce(area.valid_to, 'infinity')
        > case area.level when 'district' then choice.district_day else choice.boundary end
),
shown as (
    select
        commune.*,
        coalesce(version.code, last_version.code) as area_code,
        coalesce(version.full_name, member.members, last_version.full_name) as area_name,
        case when commune.kind = 'cluster' then null else coalesce(version.district, last_version.district) end
            as in_district,
        case
            when commune.kind = 'cluster' then province.full_name
            else coalesce(version.province, last_version.province)
        end as in_province,
        member.members
    from commune
    left join member using (target_id, year, period)
    left join version on version.area_id = commune.target_id
    left join last_version
        on last_version.place_id = case when commune.kind = 'unallocated' then commune.first_place_id end
    left join (
        select *
        from version
        where level = 'province'
    ) as province on province.place_id = member.province_id
    union all by name
    select
        above.*,
        version.level as area_level,
        version.code as area_code,
        version.full_name as area_name,
        case when version.level = 'district' then version.full_name end as in_district,
        version.province as in_province
    from (
        from carried_above_on(
            (select district_day from choice),
            null,
            (select district_day >= newest from choice cross join boundary_day),
            'district'
        )
        union all by name
        from carried_above_on(
            cast($day as date),
            null,
            cast($day as date) >= (select newest from boundary_day),
            'province'
        )
    ) as above
    join version
        on version.place_id = above.place_id
        and version.level <> 'commune'
    where not exists (
        select 1
        from commune
        where
            commune.area_level = 'district'
            and commune.place_id = above.place_id
    )
)
select
    choice.boundary,
    shown.area_code,
    shown.area_name,
    shown.area_level,
    shown.in_district as district,
    shown.in_province as province,
    shown.year,
    shown.period,
    shown.model,
    shown.level,
    shown."group",
    shown.total,
    shown.registered,
    shown.recognised,
    100.0 * shown.recognised_where_total / nullif(shown.total_where_recognised, 0) as rate_of_total,
    100.0 * shown.recognised_where_registered / nullif(shown.registered_where_recognised, 0) as rate_of_registered,
    shown.kind,
    shown.members,
    shown.basis,
    shown.communes_reported,
    shown.communes_expected,
    shown.carried,
    shown.doubtful,
    shown.estimated,
    shown.place_id
from shown
cross join choice
order by
    shown.year,
    shown.period,
    case shown.area_level when 'province' then 1 when 'district' then 2 else 3 end,
    shown.place_id,
    shown.model,
    shown.level,
    shown."group";
