-- unit_cover: the base areas that a whole district or province stands for in a year, where it shows its own report
-- (basis 'own' of district_figure and province_figure); with_older: some of them became others in that year.
-- offered: the reports that could be carried, one row per unit (unit_id), year, period, model, level and group, with
-- the columns of contribution (12_contribution.sql). A unit is a base area with its own report (unit_id is its
-- area_id), or a whole district or province (unit_id is its place_id). The base area is the version that the report
-- was made under; where one submission lists a commune together with others that were merged into it that year, the
-- version before the merger (made_under: what differs from area_year).
-- double_report: where an area and what became of it in the same year both reported, one row per key and pair of
-- units: older_unit and newer_unit, and their place_ids.
-- Parameters: none. offered and made_under do not go into the file.

create table unit_cover as
with whole as (
    select
        place_id,
        year,
        period
    from district_figure
    where basis = 'own'
    union
    select
        place_id,
        year,
        period
    from province_figure
    where basis = 'own'
),
inside as (
    select
        member.year,
        member.period,
        member.place_id as unit_id,
        member.member_id as place_id
    from member
    semi join whole using (place_id, year, period)
    union
    select
        year_base.year,
        year_base.period,
        year_base.province_id as unit_id,
        year_base.place_id
    from year_base
    join area using (area_id)
    semi join whole
        on whole.place_id = year_base.province_id
        and whole.year = year_base.year
        and whole.period = year_base.period
    where area.level = 'district'
)
select
    inside.year,
    inside.period,
    inside.unit_id,
    year_base.area_id,
    year_base.family,
    bool_or(year_base.has_later) over (partition by inside.year, inside.period, inside.unit_id) as with_older,
    year_base.new_units,
    year_base.old_units
from inside
join year_base using (year, period, place_id)
where year_base.current;

create temp table made_under as
with concerned as (
    select
        year_base.year,
        year_base.period,
        year_base.place_id
    from year_base
    semi join (
        select
            year,
            period,
            older_id as area_id
        from year_pair
        union
        select
            year,
            period,
            newer_id
        from year_pair
    ) using (year, period, area_id)
    union
    select
        year,
        period,
        place_id
    from own_figure
    where reported_area_id <> area_id
),
version as materialized (
    select
        own_figure.place_id,
        own_figure.year,
        own_figure.period,
        own_figure.model,
        own_figure.level,
        own_figure."group",
        own_figure.submission_id,
        coalesce(made.area_id, chosen.area_id) as area_id
    from own_figure
    semi join concerned using (place_id, year, period)
    join year_base as chosen
        on chosen.place_id = own_figure.place_id
        and chosen.year = own_figure.year
        and chosen.period = own_figure.period
        and chosen.current
    left join year_base as made
        on made.area_id = own_figure.reported_area_id
        and made.year = own_figure.year
        and made.period = own_figure.period
),
listed_together as (
    select
        newer.place_id,
        newer.year,
        newer.period,
        newer.model,
        newer.level,
        newer."group",
        arg_min(before.area_id, before.valid_to) as area_id
    from year_pair
    join version as newer
        on newer.area_id = year_pair.newer_id
        and newer.year = year_pair.year
        and newer.period = year_pair.period
    join version as older
        on older.area_id = year_pair.older_id
        and older.year = year_pair.year
        and older.period = year_pair.period
        and older.model = newer.model
        and older.level = newer.level
        and older."group" = newer."group"
        and older.submission_id = newer.submission_id
    join year_base as merged
        on merged.area_id = older.area_id
        and merged.year = older.year
        and merged.period = older.period
    join year_base as before
        on before.place_id = newer.place_id
        and before.year = newer.year
        and before.period = newer.period
        and before.valid_to = merged.valid_to
    group by all
)
select version.* exclude (submission_id) replace (coalesce(listed_together.area_id, version.area_id) as area_id)
from version
left join listed_together using (place_id, year, period, model, level, "group");

create temp table offered as
with cover as (
    select
        year,
        period,
        unit_id,
        min(family) as family,
        bool_or(with_older) as older,
        sum(new_units) as new_units,
        fsum(old_units) as old_units
    from unit_cover
    group by
        year,
        period,
        unit_id
),
own_district as (
    select
        district_figure.* exclude (basis, communes_reported, communes_expected),
        area_year.province_id as of_province
    from district_figure
    join area_year using (place_id, year, period)
    anti join year_base using (place_id, year, period)
    where basis = 'own'
),
own_province as (
    select * exclude (basis, communes_reported, communes_expected)
    from province_figure
    where basis = 'own'
),
base_report as (
    select
        own_figure.* exclude (area_id, area_level, district_id, province_id),
        coalesce(made_under.area_id, own_figure.area_id) as area_id
    from own_figure
    left join made_under using (place_id, year, period, model, level, "group")
),
commune_reports as (
    select distinct
        year_base.district_id,
        own_figure.year,
        own_figure.period,
        own_figure.model,
        own_figure.level,
        own_figure."group"
    from own_figure
    join year_base using (place_id, year, period)
    where
        year_base.current
        and year_base.district_id in (select place_id from own_district)
)
select
    base_report.* exclude (area_id),
    base_report.area_id as unit_id,
    'base' as unit,
    base_report.area_id,
    year_base.family,
    year_base.has_later as older,
    year_base.new_units,
    year_base.old_units,
    true as for_communes,
    own_district.place_id is null as for_districts,
    own_district.place_id is null and own_province.place_id is null as for_provinces
from base_report
join year_base using (area_id, year, period)
left join own_district
    on own_district.place_id = year_base.district_id
    and own_district.year = base_report.year
    and own_district.period = base_report.period
    and own_district.model = base_report.model
    and own_district.level = base_report.level
    and own_district."group" = base_report."group"
left join own_province
    on own_province.place_id = year_base.province_id
    and own_province.year = base_report.year
    and own_province.period = base_report.period
    and own_province.model = base_report.model
    and own_province.level = base_report.level
    and own_province."group" = base_report."group"
union all by name
select
    own_district.* exclude (of_province),
    own_district.place_id as unit_id,
    'district' as unit,
    null as area_id,
    cover.family,
    cover.older,
    cover.new_units,
    cover.old_units,
    commune_reports.district_id is null as for_communes,
    true as for_districts,
    own_province.place_id is null as for_provinces
from own_district
join cover
    on cover.unit_id = own_district.place_id
    and cover.year = own_district.year
    and cover.period = own_district.period
left join commune_reports
    on commune_reports.district_id = own_district.place_id
    and commune_reports.year = own_district.year
    and commune_reports.period = own_district.period
    and commune_reports.model = own_district.model
    and commune_reports.level = own_district.level
    and commune_reports."group" = own_district."group"
left join own_province
    on own_province.place_id = own_district.of_province
    and own_province.year = own_district.year
    and own_province.period = own_district.period
    and own_province.model = own_district.model
    and own_province.level = own_district.level
    and own_province."group" = own_district."group"
union all by name
select
    own_province.*,
    own_province.place_id as unit_id,
    'province' as unit,
    null as area_id,
    cover.family,
    cover.older,
    cover.new_units,
    cover.old_units,
    false as for_communes,
    false as for_districts,
    true as for_provinces
from own_province
join cover
    on cover.unit_id = own_province.place_id
    and cover.year = own_province.year
    and cover.period = own_province.period;

create table double_report as
with stands_for as (
    select
        year,
        period,
        older_id as unit_id,
        older_id as area_id
    from year_pair
    union
    select
        year,
        period,
        newer_id,
        newer_id
    from year_pair
    union
    select
        year,
        period,
        unit_id,
        area_id
    from unit_cover
),
unit_pair as (
    select distinct
        year_pair.year,
        year_pair.period,
        older.unit_id as older_unit,
        newer.unit_id as newer_unit
    from year_pair
    join stands_for as older
        on older.area_id = year_pair.older_id
        and older.year = year_pair.year
        and older.period = year_pair.period
    join stands_for as newer
        on newer.area_id = year_pair.newer_id
        and newer.year = year_pair.year
        and newer.period = year_pair.period
    where older.unit_id <> newer.unit_id
)
select
    older.year,
    older.period,
    older.model,
    older.level,
    older."group",
    older.unit_id as older_unit,
    older.place_id as older_place_id,
    newer.unit_id as newer_unit,
    newer.place_id as newer_place_id,
    older.for_communes and newer.for_communes as for_communes,
    older.for_districts and newer.for_districts as for_districts,
    older.for_provinces and newer.for_provinces as for_provinces
from unit_pair
join offered as older
    on older.unit_id = unit_pair.older_unit
    and older.year = unit_pair.year
    and older.period = unit_pair.period
join offered as newer
    on newer.unit_id = unit_pair.newer_unit
    and newer.year = older.year
    and newer.period = older.period
    and newer.model = older.model
    and newer.level = older.level
    and newer."group" = older."group";
