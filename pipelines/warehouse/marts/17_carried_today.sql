-- carried_today: what is shown in today's areas, made once because it is asked most: communes, clusters and what is
-- unallocated (carried_on), provinces, and the former districts on their last day (carried_above_on). A day for which
-- nothing of a place's family changed since has the same rows.
-- Parameters: none. Columns: those of figures_within (rates in percent, unrounded) and group; kind, members, carried,
-- doubtful, open_end; member_ids (the place_ids of a row's communes of today), district_ids and province_ids (what a row
-- of communes holds people of: former districts, provinces; for a former district province_ids is its province of
-- today). Kept in the order of place_id.

create temp table today_districts as
select
    newer.area_id,
    list(distinct older.district_id) as district_ids
from base_area as newer
cross join boundary_day
join area_descent on area_descent.newer_id = newer.area_id
join base_area as older
    on older.area_id = area_descent.older_id
    and older.valid_from <= boundary_day.district_until
    and coalesce(older.valid_to, 'infinity') > boundary_day.district_until
where
    newer.valid_to is null
    and older.district_id is not null
group by newer.area_id;

create temp table carried_communes as
from carried_on((select newest from boundary_day), null, true, null);

create temp table carried_provinces as
from carried_above_on((select newest from boundary_day), null, true, 'province');

create temp table carried_districts as
from carried_above_on((select district_until from boundary_day), null, false, 'district');

create table carried_today as
with place_of_day as (
    select
        base_area.area_id,
        base_area.place_id,
        base_area.name,
        base_area.province_id,
        today_districts.district_ids
    from base_area
    left join today_districts using (area_id)
),
member as (
    select
        cluster.target_id,
        cluster.day_areas,
        string_agg(place_of_day.name, ', ' order by place_of_day.name collate vi, place_of_day.area_id) as members,
        list(place_of_day.place_id order by place_of_day.area_id) as member_ids,
        list_sort(list_distinct(flatten(list(place_of_day.district_ids)))) as district_ids,
        list_sort(list(distinct place_of_day.province_id)) as province_ids
    from (
        select
            target_id,
            day_areas,
            unnest(day_areas) as area_id
        from (
            select distinct
                target_id,
                day_areas
            from carried_communes
        )
    ) as cluster
    join place_of_day using (area_id)
    group by
        cluster.target_id,
        cluster.day_areas
),
heir as (
    select
        family,
        list(distinct province_id) as province_ids
    from base_area
    where valid_to is null
    group by family
    having count(distinct province_id) = 1
),
unallocated as (
    select
        commune.target_id,
        commune.year,
        commune.period,
        any_value(area.full_name) as full_name,
        [any_value(area_year.district_id)] as district_ids,
        coalesce(any_value(heir.province_ids), [any_value(area_year.province_id)]) as province_ids
    from carried_communes as commune
    join area_year
        on area_year.place_id = commune.first_place_id
        and area_year.year = commune.year
        and area_year.period = commune.period
    join area on area.area_id = area_year.area_id
    left join heir on heir.family = commune.family
    where commune.kind = 'unallocated'
    group by
        commune.target_id,
        commune.year,
        commune.period
),
above as (
    select
        'province' as area_level,
        *
    from carried_provinces
    union all
    select
        'district' as area_level,
        *
    from carried_districts
),
province_of_district as (
    select
        'district' as area_level,
        place_id,
        list(distinct province_id) as province_ids
    from (
        select
            unnest(today_districts.district_ids) as place_id,
            base_area.province_id
        from today_districts
        join base_area using (area_id)
    )
    group by place_id
),
version as (
    select area.*
    from area
    cross join boundary_day
    where
        (area.level = 'province' and area.valid_to is null)
        or (
            area.level = 'district'
            and area.valid_from <= boundary_day.district_until
            and coalesce(area.valid_to, 'infinity') > boundary_day.district_until
        )
)
select
    commune.place_id,
    coalesce(
        commune.name,
        case when commune.kind = 'cluster' then member.members else unallocated.full_name end
    ) as name,
    coalesce(
        commune.full_name,
        case when commune.kind = 'cluster' then member.members else unallocated.full_name end
    ) as full_name,
    commune.district,
    commune.area_level,
    commune.year,
    commune.period,
    commune.model,
    commune.level,
    commune."group",
    commune.total,
    commune.registered,
    commune.recognised,
    commune.rating_good,
    commune.rating_fair,
    commune.rating_average,
    commune.level_1,
    commune.level_2,
    100.0 * commune.recognised_where_total / nullif(commune.total_where_recognised, 0) as rate_of_total,
    100.0 * commune.recognised_where_registered / nullif(commune.registered_where_recognised, 0) as rate_of_registered,
    commune.basis,
    commune.communes_reported,
    commune.communes_expected,
    commune.estimated,
    commune.illustrative,
    commune.kind,
    case when commune.kind = 'cluster' then member.members end as members,
    commune.carried,
    commune.doubtful,
    commune.open_end,
    member.member_ids,
    coalesce(member.district_ids, unallocated.district_ids) as district_ids,
    coalesce(member.province_ids, unallocated.province_ids) as province_ids
from carried_communes as commune
left join member using (target_id, day_areas)
left join unallocated using (target_id, year, period)
union all by name
select
    above.place_id,
    version.name,
    version.full_name,
    case when above.area_level = 'district' then version.full_name end as district,
    above.area_level,
    above.year,
    above.period,
    above.model,
    above.level,
    above."group",
    above.total,
    above.registered,
    above.recognised,
    above.rating_good,
    above.rating_fair,
    above.rating_average,
    above.level_1,
    above.level_2,
    100.0 * above.recognised_where_total / nullif(above.total_where_recognised, 0) as rate_of_total,
    100.0 * above.recognised_where_registered / nullif(above.registered_where_recognised, 0) as rate_of_registered,
    above.basis,
    above.communes_reported,
    above.communes_expected,
    above.estimated,
    above.illustrative,
    above.kind,
    above.members,
    above.carried,
    above.doubtful,
    false as open_end,
    province_of_district.province_ids
from above
left join version using (place_id)
left join province_of_district using (area_level, place_id)
order by
    place_id,
    year,
    period,
    model,
    level,
    "group";
