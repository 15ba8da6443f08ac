-- base_area: the versions of which every count is made: communes, and districts without communes (islands) from the
-- day on which they have none. family joins the provinces between which communes ever moved: whoever carries numbers
-- looks at one family alone. lost_from is the first day on which some of its people, or of its successors' people,
-- went where no source says (null: never): a version that ended without a link, or with one link of unknown share.
-- area_descent: what became of a base area, one row per version and later version that got some of its people, and
-- one for itself: older_id, newer_id, share (0 to 1; null where a step on the way has no share), estimated (a share
-- on the way was entered by a person), changed (some step was more than another name or code), doubtful (a link on
-- the way is not official, or its day not certain). Land without people (share 0) is no descent.
-- Parameters: none. Columns: district_id and province_id are place_ids (a district's is its own).

create table province_family as
with recursive edge as (
    select distinct
        older.province_code as here,
        newer.province_code as there
    from area_link
    join area as older on older.area_id = area_link.from_version
    join area as newer on newer.area_id = area_link.to_version
    where older.province_code <> newer.province_code
    union
    select distinct
        newer.province_code,
        older.province_code
    from area_link
    join area as older on older.area_id = area_link.from_version
    join area as newer on newer.area_id = area_link.to_version
    where older.province_code <> newer.province_code
),
labelled (code, family) using key (code) as (
    select distinct
        province_code as code,
        province_code as family
    from area
    union
    select
        edge.there as code,
        min(labelled.family) as family
    from labelled
    join edge on edge.here = labelled.code
    join recurring.labelled as known on known.code = edge.there
    where labelled.family < known.family
    group by edge.there
)
select
    code,
    family
from labelled;

create temp table base as
with commune as (
    select
        *,
        valid_from as base_from
    from area
    where level = 'commune'
),
had_communes as (
    select
        area.area_id,
        max(coalesce(commune.valid_to, 'infinity')) as until
    from area
    join commune
        on commune.parent_level = 'district'
        and commune.parent_code = area.code
        and commune.valid_from < coalesce(area.valid_to, 'infinity')
        and coalesce(commune.valid_to, 'infinity') > area.valid_from
    where area.level = 'district'
    group by area.area_id
),
district as (
    select
        area.*,
        greatest(area.valid_from, coalesce(had_communes.until, area.valid_from)) as base_from
    from area
    left join had_communes using (area_id)
    where area.level = 'district'
)
select
    area_id,
    place_id,
    level,
    code,
    name,
    full_name,
    case when level = 'district' then place_id else district_id end as district_id,
    district,
    province_id,
    province_code,
    base_from as valid_from,
    valid_to
from (
    from commune
    union all by name
    from district
    where base_from < coalesce(valid_to, 'infinity')
);

create temp table step as
select
    area_link.from_version,
    area_link.to_version,
    coalesce(area_link.count_share, area_share.share) as share,
    area_link.count_share is null and area_share.share is not null as estimated,
    area_link.part not in ('renamed', 'recoded') as changed,
    area_link.confidence <> 'official'
    or exists (
        select 1
        from area_doubt
        where
            (area_doubt.area_id = area_link.from_version and area_doubt.doubt = 'valid_to')
            or (area_doubt.area_id = area_link.to_version and area_doubt.doubt = 'valid_from')
    ) as doubtful
from area_link
join base as older on older.area_id = area_link.from_version
join base as newer on newer.area_id = area_link.to_version
left join area_share
    on area_share.from_version = area_link.from_version
    and area_share.to_version = area_link.to_version
    and area_share.effective_on = area_link.effective_on
where area_link.count_share is distinct from 0;

create table area_descent as
with recursive path as (
    select
        area_id as older_id,
        area_id as newer_id,
        cast(1 as double) as share,
        false as estimated,
        false as changed,
        false as doubtful
    from base
    union all
    select
        path.older_id,
        step.to_version as newer_id,
        path.share * step.share as share,
        path.estimated or step.estimated as estimated,
        path.changed or step.changed as changed,
        path.doubtful or step.doubtful as doubtful
    from path
    join step on step.from_version = path.newer_id
)
select
    older_id,
    newer_id,
    case when count(share) = count(*) then sum(share) end as share,
    bool_or(estimated) as estimated,
    bool_or(changed) as changed,
    bool_or(doubtful) as doubtful
from path
group by
    older_id,
    newer_id
order by older_id;

create table base_area as
with outflow as (
    select
        base.area_id,
        base.valid_to,
        count(step.to_version) as ways,
        count(step.to_version) - count(step.share) as unknown,
        coalesce(sum(step.share), 0) as known
    from base
    left join step on step.from_version = base.area_id
    where base.valid_to is not null
    group by all
),
loss as (
    select
        area_descent.older_id as area_id,
        min(outflow.valid_to) as lost_from
    from outflow
    join area_descent on area_descent.newer_id = outflow.area_id
    where
        outflow.ways = 0
        or (outflow.ways = 1 and outflow.unknown = 1)
        or (outflow.unknown = 0 and abs(outflow.known - 1) > 1e-6)
    group by area_descent.older_id
)
select
    base.* exclude (province_code),
    province_family.family,
    loss.lost_from
from base
join province_family on province_family.code = base.province_code
left join loss using (area_id)
order by
    province_family.family,
    base.area_id;

drop table step;

drop table base;
