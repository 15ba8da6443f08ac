-- Which observations stand. For each (area_id, year, period, model, level, group) those of the accepted
-- submission that came last. A community without a level is a village, an organisation without one is of
-- commune level (docs/contract.md), so that a later file which says the level takes the place of an earlier
-- one which does not.
-- superseded: what does not stand any more, one row per submission and key; small, because most never is.
-- standing: a view, the observations that stand, with the columns of observation.
-- Parameters: none.

create table superseded as
with reported as (
    select distinct
        observation.submission_id,
        area_id,
        year,
        period,
        model,
        level,
        case
            when level <> '' then level
            when model = 'community' then 'village'
            when model = 'organisation' then 'commune'
            else ''
        end as effective_level,
        "group",
        sequence
    from observation
    join submission using (submission_id)
    where submission.accepted
),
contested as (
    select
        area_id,
        year,
        period,
        model,
        effective_level,
        "group",
        max(sequence) as sequence
    from reported
    group by all
    having max(sequence) > min(sequence)
)
select
    reported.submission_id,
    area_id,
    year,
    period,
    model,
    reported.level,
    "group"
from reported
join contested using (area_id, year, period, model, effective_level, "group")
where reported.sequence < contested.sequence;

create view standing as
select observation.*
from observation
semi join (
    select submission_id
    from submission
    where accepted
) using (submission_id)
anti join superseded using (submission_id, area_id, year, period, model, level, "group");
