-- standing: the observations that stand. For each (area_id, year, period, model, level, group) those of the
-- accepted submission that came last (DESIGN: which submission stands). A community without a level is a
-- village, an organisation without one is of commune level (docs/contract.md), so that a later file which says
-- the level takes the place of an earlier one which does not.
-- Parameters: none. Columns: those of observation.

create table standing as
with accepted as (
    select
        observation.*,
        submission.sequence,
        case
            when level <> '' then level
            when model = 'community' then 'village'
            when model = 'organisation' then 'commune'
            else ''
        end as effective_level
    from observation
    join submission using (submission_id)
    where submission.accepted
),
latest as (
    select
        area_id,
        year,
        period,
        model,
        effective_level,
        "group",
        max(sequence) as sequence
    from accepted
    group by all
)
select accepted.* exclude (sequence, effective_level)
from accepted
join latest using (area_id, year, period, model, effective_level, "group", sequence)
order by
    area_id,
    year,
    period,
    model,
    level,
    "group";
