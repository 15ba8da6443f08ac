-- What the marts are made of where only some of their rows are made anew, in the database "scratch" in memory, which
-- they ask before the file (pipelines/warehouse/marts.py). Between families of provinces (base_area.sql) nothing ever
-- moved, so that what a submission says of one changes no row of another.
-- concerned: the keys (area_id, place_id, family, and the target_ids of clusters and of what is unallocated,
--   marts/14_target.sql) of all areas of the families that the submissions of the table "replaced" speak of, or that
--   those spoke of whose place they take (concerned_area: area_id).
-- observation: all that the submissions which speak of these families say, also of others (which year is a
--   submission's own depends on all it says), in the order in which a version that is made anew has them.
-- Parameters: none.

create table scratch.main.concerned as
with family as (
    select distinct province_family.family
    from (
        from concerned_area
        union
        select area_id
        from observation
        where submission_id in (select submission_id from replaced)
    )
    join area using (area_id)
    join province_family on province_family.code = area.province_code
),
inside as (
    select
        area.area_id,
        area.place_id
    from area
    join province_family on province_family.code = area.province_code
    semi join family on family.family = province_family.family
)
select area_id as key
from inside
union
select place_id
from inside
union
select 'cluster:' || place_id
from inside
union
select 'unallocated:' || place_id
from inside
union
select family
from family;

create table scratch.main.observation as
select *
from observation
where submission_id in (
    select submission_id
    from observation
    where area_id in (select key from scratch.main.concerned)
)
order by
    submission_id in (select submission_id from replaced),
    case when submission_id not in (select submission_id from replaced) then area_id end,
    case when submission_id not in (select submission_id from replaced) then year end,
    rowid;
