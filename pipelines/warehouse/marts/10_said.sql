-- said: which submission says how much of an area in a year? One row an area_id, year, period and submission_id.
-- said_of_place: the same of a place: of all its versions, and of all areas that ever belonged to it. One row a
-- place_id, year, period and submission_id, in the order of place_id.
-- Screens ask who stands behind a view at every new one; among all numbers it is found many times more slowly.
-- Parameters: none. Columns: numbers (how many observations), standing (how many of them are shown).

create table said as
select
    observation.area_id,
    observation.year,
    observation.period,
    observation.submission_id,
    count(*) as numbers,
    count(*) filter (where submission.accepted and superseded.submission_id is null) as standing
from observation
join submission using (submission_id)
left join superseded using (submission_id, area_id, year, period, model, level, "group")
group by all
order by
    observation.area_id,
    observation.year,
    observation.period,
    observation.submission_id;

create table said_of_place as
with holder as (
    select
        place_id,
        area_id
    from area
    union
    select
        district_id as place_id,
        area_id
    from area
    where district_id is not null
    union
    select
        province_id as place_id,
        area_id
    from area
    where province_id is not null
)
select
    holder.place_id,
    said.year,
    said.period,
    said.submission_id,
    cast(sum(said.numbers) as bigint) as numbers,
    cast(sum(said.standing) as bigint) as standing
from said
join holder using (area_id)
group by all
order by
    holder.place_id,
    said.year,
    said.period,
    said.submission_id;
