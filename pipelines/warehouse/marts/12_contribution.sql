-- contribution: what is carried, one row per unit (11_offered.sql), year, period, model, level and group. for_communes,
-- for_districts, for_provinces say in which view it counts, so that nobody counts twice: a district's own report stands
-- for its communes in the sums of districts and provinces, and among communes only where none of them reported; a
-- province's own report in the sums of provinces. Where an area and what became of it in the same year both reported
-- (double_report), the older report does not count. older: a newer area of the same year exists.
-- layout: the base areas of a year that numbers are carried from, in one or two sets: the newest ones alone
-- (with_older false), for reports by them; and, where older areas of the same year reported, all (with_older true),
-- for those reports. Most years of a family have the same as the year before: each set that differs has a number
-- (layout), so that where its people went is found out once. Sets are told apart by 128 bits of a hash, and
-- numbered within their family: no family's rows depend on another's reports.
-- layout_base: the base areas of each layout. counted_base: the same by year, period and with_older.
-- Parameters: none. Columns of contribution: counts and paired sums as in own_figure; new_units and old_units as in
-- year_base, summed over what the unit stands for; family (null never); layout (the one that it is carried from).

create table layout as
with counted as (
    select
        *,
        false as with_older
    from year_base
    where not has_later
    union all
    select
        *,
        true as with_older
    from year_base
    semi join (
        select
            year,
            period,
            family
        from offered
        where older
    ) using (year, period, family)
),
family_year as (
    select
        family,
        year,
        period,
        with_older,
        sum(cast(hash(area_id, district_id, province_id, new_units, old_units) as hugeint)) as one,
        sum(cast(hash(old_units, new_units, province_id, district_id, area_id) as hugeint)) as other
    from counted
    group by
        family,
        year,
        period,
        with_older
)
select
    family,
    year,
    period,
    with_older,
    cast(
        1000 * cast(family as integer) + dense_rank() over (partition by family order by one, other) as integer
    ) as layout,
    row_number() over (
        partition by family, one, other
        order by year, period, with_older
    ) = 1 as is_first
from family_year;

create table layout_base as
select
    layout.layout,
    year_base.family,
    year_base.area_id,
    year_base.place_id,
    year_base.name,
    year_base.district_id,
    year_base.province_id,
    year_base.valid_from,
    year_base.lost_from,
    year_base.new_units,
    year_base.old_units
from layout
join year_base using (family, year, period)
where
    layout.is_first
    and (layout.with_older or not year_base.has_later)
order by
    year_base.family,
    layout.layout,
    year_base.area_id;

create view counted_base as
select
    layout.year,
    layout.period,
    layout.with_older,
    layout_base.*
from layout
join layout_base using (layout);

create table contribution as
with replaced as (
    select
        older_unit as unit_id,
        year,
        period,
        model,
        level,
        "group",
        bool_or(for_communes) as for_communes,
        bool_or(for_districts) as for_districts,
        bool_or(for_provinces) as for_provinces
    from double_report
    group by all
)
select
    offered.* exclude (reported_area_id) replace (
        offered.for_communes and not coalesce(replaced.for_communes, false) as for_communes,
        offered.for_districts and not coalesce(replaced.for_districts, false) as for_districts,
        offered.for_provinces and not coalesce(replaced.for_provinces, false) as for_provinces
    ),
    layout.layout
from offered
join layout
    on layout.family = offered.family
    and layout.year = offered.year
    and layout.period = offered.period
    and layout.with_older = offered.older
left join replaced
    on replaced.unit_id = offered.unit_id
    and replaced.year = offered.year
    and replaced.period = offered.period
    and replaced.model = offered.model
    and replaced.level = offered.level
    and replaced."group" = offered."group"
order by
    offered.family,
    offered.year,
    offered.period,
    offered.unit_id;
