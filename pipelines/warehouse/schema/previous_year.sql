-- Which numbers of the files at hand moved, since the latest earlier year, so far that they may be a slip?
-- From: incoming (the numbers of the files; number is that of the file, ordinal the place in it, from 0), series (a
-- number for each place, period, model, level, group and measure; checked where the rule looks at the measure),
-- published_number (what stands), least_jump (one row; smallest: numbers below it in both years are left alone; jump:
-- the least change that counts, as a part of the smaller number). A number of this run counts before a published one of
-- the same year, and a later file of the run before an earlier one. Only numbers that the rule
-- (pipelines/checking/history.py) could complain of come back; whether it does, the rule says.
-- Columns: number, ordinal, place_id, previous_year, previous_value.

with known as (
    select
        series,
        year,
        value,
        -1 as number
    from published_number
    union all
    select
        series,
        year,
        value,
        number
    from incoming
),
latest as (
    select
        series,
        year,
        arg_max(value, number) as value
    from known
    semi join (
        select series
        from series
        where checked
    ) using (series)
    group by
        series,
        year
),
before as (
    select
        series,
        year,
        lag(year) over years as previous_year,
        lag(value) over years as previous_value
    from latest
    window years as (
        partition by series
        order by year
    )
)
select
    incoming.number,
    incoming.ordinal,
    series.place_id,
    before.previous_year,
    before.previous_value
from incoming
join before using (series, year)
join series using (series)
cross join least_jump
where
    before.previous_year is not null
    and greatest(incoming.value, before.previous_value) >= least_jump.smallest
    and greatest(incoming.value, before.previous_value)
        > least(incoming.value, before.previous_value) * (1 + least_jump.jump)
order by
    incoming.number,
    incoming.year,
    incoming.ordinal;
