-- submitted: has a commune reported? One row for every commune, year, period and model that was to be expected:
-- all communes of a province in the years in which anything of that province was reported. A view of expected_commune,
-- which has one row for all models; a model that was reported is a bit in reported_models (model_bit).
-- Parameters: none. Columns: place_id and area_id of the commune, year, period, model, reported, district_id and
-- province_id (place_id of what it belonged to in that year; district_id null where there is no district).

create table model_bit as
select
    code as model,
    cast(1 << (row_number() over (order by code) - 1) as integer) as bit
from model;

create table expected_commune as
with active as (
    select distinct
        province_id,
        year,
        period
    from figure
),
reporting as (
    select
        own_figure.place_id,
        own_figure.year,
        own_figure.period,
        bit_or(model_bit.bit) as models
    from own_figure
    join model_bit using (model)
    group by
        own_figure.place_id,
        own_figure.year,
        own_figure.period
)
select
    member.member_id as place_id,
    member.member_area_id as area_id,
    member.year,
    member.period,
    coalesce(reporting.models, 0) as reported_models,
    nullif(member.unit_id, member.member_id) as district_id,
    member.place_id as province_id
from member
join active
    on active.province_id = member.place_id
    and active.year = member.year
    and active.period = member.period
left join reporting
    on reporting.place_id = member.member_id
    and reporting.year = member.year
    and reporting.period = member.period
where member.area_level = 'province'
order by
    member.place_id,
    member.year,
    member.period,
    member.unit_id,
    member.member_id;

create view submitted as
select
    expected_commune.place_id,
    expected_commune.area_id,
    expected_commune.year,
    expected_commune.period,
    model_bit.model,
    (expected_commune.reported_models & model_bit.bit) <> 0 as reported,
    expected_commune.district_id,
    expected_commune.province_id
from expected_commune
cross join model_bit;
