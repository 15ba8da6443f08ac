-- How much of what a version holds is of the families of provinces (base_area.sql) that new submissions speak of (table
-- "coming_area": area_id), or that those spoke of whose place they take (table "replaced": submission_id)?
-- Parameters: none. Columns: part, 0 to 1 of its numbers; 1 where it has none.

with family as (
    select distinct province_family.family
    from (
        from coming_area
        union
        select area_id
        from said
        where submission_id in (select submission_id from replaced)
    )
    join area using (area_id)
    join province_family on province_family.code = area.province_code
)
select
    coalesce(
        sum(said.numbers) filter (where province_family.family in (select family from family)),
        0
    ) / coalesce(nullif(sum(said.numbers), 0), 1) + cast(count(*) = 0 as integer) as part
from said
join area using (area_id)
join province_family on province_family.code = area.province_code;
