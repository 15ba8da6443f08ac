-- Which numbers of the files at hand moved, since the latest earlier year, so far that they may be a slip?
-- From: incoming (the files, by number; series is a number for each place, period, model, level, group and measure),
-- published_number (what stands). A number of this run counts before a
-- published one of the same year, and a later file of the run before an earlier one. Only numbers that the rule
-- (pipelines/checking/history.py) could complain of come back; whether it does, the rule says.
-- Parameters: measures (a list), smallest (numbers below it in both years are left alone), jump (the least change
-- that counts, as a part of the smaller number).
-- Columns: number (of the file), ordinal (of the observation in it, from 0), place_id, previous_year, previous_value.

with known as (
    select
        series,
        year,
        value,
        -1 as number
    from published_number
    where
        series is not null
        and measure in (select unnest($measures))
    union all
    select
        series,
        year,
        value,
        number
    from incoming
    where measure in (select unnest($measures))
),
latest as (
    select
        series,
        year,
        arg_max(value, number) as value
    from known
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
    incoming.place_id,
    before.previous_year,
    before.previous_value
from incoming
join before using (series, year)
where
    before.previous_year is not null
    and greatest(incoming.value, before.previous_value) >= $smallest
    and greatest(incoming.value, before.previous_value)
        > least(incoming.value, before.previous_value) * (1 + $jump)
order by
    incoming.number,
    incoming.year,
    incoming.ordinal;
