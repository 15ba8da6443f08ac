-- Which numbers that the files at hand give for an earlier year are not what that year's own report says?
-- From: incoming, series and incoming_file (the files, as in previous_year.sql), published_number (what stands). A report is a submission whose newest year
-- it is; one of this run counts before a published one, and a later file of the run before an earlier one.
-- Printed rates are left alone. A community without a level is a village, an organisation without one is of commune
-- level.
-- Columns: number (of the file), ordinal (of the observation in it, from 0), value (the count that the report of
-- that year says), file (of that report).

with own_year as (
    select
        number,
        max(year) as own_year
    from incoming
    group by number
),
compared as (
    select
        incoming.number,
        incoming.ordinal,
        incoming.year,
        incoming.value,
        series.* exclude (series, checked)
    from incoming
    join own_year using (number)
    join series using (series)
    where
        incoming.year < own_year.own_year
        and series.measure <> 'stated_rate'
),
reported as (
    select
        place_id,
        year,
        period,
        model,
        level,
        "group",
        measure,
        value,
        file,
        -1 as number
    from published_number
    where is_own_year
    union all
    select
        series.place_id,
        incoming.year,
        series.period,
        series.model,
        series.level,
        series."group",
        series.measure,
        incoming.value,
        incoming_file.file,
        incoming.number
    from incoming
    join own_year using (number)
    join series using (series)
    join incoming_file using (number)
    where incoming.year = own_year.own_year
),
latest as (
    select
        compared.number,
        compared.ordinal,
        compared.value as compared_value,
        reported.value,
        reported.file
    from compared
    join reported
        on reported.place_id = compared.place_id
        and reported.year = compared.year
        and reported.period = compared.period
        and reported.model = compared.model
        and reported."group" = compared."group"
        and reported.measure = compared.measure
        and effective_level(reported.model, reported.level) = effective_level(compared.model, compared.level)
    qualify row_number() over (
        partition by
            compared.number,
            compared.ordinal
        order by reported.number desc
    ) = 1
)
select
    number,
    ordinal,
    value,
    file
from latest
where value <> compared_value
order by
    number,
    ordinal;
