-- submitted: has a commune reported? One row for every commune, year, period and model that was to be expected:
-- all communes of a province in the years in which anything of that province was reported.
-- Parameters: none. Columns: place_id and area_id of the commune, year, period, model, reported, district_id and
-- province_id (place_id of what it belonged to in that year; district_id null where there is no district).

create table submitted as
with active as (
    select distinct
        province_id,
        year,
        period
    from figure
),
reporting as (
    select distinct
        place_id,
        year,
        period,
        model
    from own_figure
)
select
    member.member_id as place_id,
    member.member_area_id as area_id,
    member.year,
    member.period,
    model.code as model,
    reporting.model is not null as reported,
    nullif(member.unit_id, member.member_id) as district_id,
    member.place_id as province_id
from member
join active
    on active.province_id = member.place_id
    and active.year = member.year
    and active.period = member.period
cross join model
left join reporting
    on reporting.place_id = member.member_id
    and reporting.year = member.year
    and reporting.period = member.period
    and reporting.model = model.code
where member.area_level = 'province'
order by
    member.place_id,
    member.year,
    member.period,
    member.unit_id,
    member.member_id;
