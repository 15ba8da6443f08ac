-- Which observations stand. For each (area_id, year, period, model, level, group) those of one accepted submission:
-- one with counts goes before one with a printed rate alone; among these, one whose own year it is (the newest
-- year among its observations) goes before one that mentions the year for comparison; among equals the one that
-- came last. A community without a level is a village, an organisation without one is of commune level
-- (docs/contract.md), so that a later file which says the level takes the place of an earlier one which does not.
-- superseded: what does not stand, one row per submission and key, with the submission that stands in its place
--   (superseded_by); small, because most numbers are never contested.
-- standing: a view, the observations that stand, with the columns of observation.
-- Parameters: none.

create table superseded as
with said_twice as materialized (
    select
        area_id,
        year,
        period
    from (
        select distinct
            area_id,
            year,
            period,
            submission_id
        from observation
    )
    group by
        area_id,
        year,
        period
    having count(*) > 1
),
candidate as materialized (
    select *
    from observation
    semi join said_twice using (area_id, year, period)
),
own_year as (
    select
        submission_id,
        max(year) as own_year
    from observation
    where submission_id in (select submission_id from candidate)
    group by submission_id
),
reported as (
    select
        candidate.submission_id,
        area_id,
        year,
        period,
        model,
        level,
        effective_level(model, level) as effective_level,
        "group",
        sequence,
        year = own_year as is_own_year,
        bool_or(measure <> 'stated_rate') as has_counts
    from candidate
    join submission using (submission_id)
    join own_year using (submission_id)
    where submission.accepted
    group by all
),
contested as (
    select
        area_id,
        year,
        period,
        model,
        effective_level,
        "group"
    from reported
    group by all
    having max(sequence) > min(sequence)
),
first_of_each as (
    select
        area_id,
        year,
        period,
        model,
        effective_level,
        "group",
        submission_id as superseded_by
    from reported
    semi join contested using (area_id, year, period, model, effective_level, "group")
    qualify row_number() over (
        partition by
            area_id,
            year,
            period,
            model,
            effective_level,
            "group"
        order by
            has_counts desc,
            is_own_year desc,
            sequence desc
    ) = 1
)
select
    reported.submission_id,
    area_id,
    year,
    period,
    model,
    reported.level,
    "group",
    superseded_by
from reported
join first_of_each using (area_id, year, period, model, effective_level, "group")
where reported.submission_id <> superseded_by;

create view standing as
select observation.*
from observation
semi join (
    select submission_id
    from submission
    where accepted
) using (submission_id)
anti join superseded using (submission_id, area_id, year, period, model, level, "group");
