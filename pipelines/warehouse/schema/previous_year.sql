-- What did the latest earlier year say about the numbers of the files at hand?
-- From: incoming (the files, by number), published_number (what stands). A number of this run counts before a
-- published one of the same year, and a later file of the run before an earlier one.
-- Columns: number (of the file), year, place_id, model, level, group, measure, period, previous_year, value.

with known as (
    select
        place_id,
        year,
        period,
        model,
        level,
        "group",
        measure,
        value,
        -1 as number
    from published_number
    union all
    select
        place_id,
        year,
        period,
        model,
        level,
        "group",
        measure,
        value,
        number
    from incoming
)
select
    incoming.number,
    incoming.year,
    incoming.place_id,
    incoming.model,
    incoming.level,
    incoming."group",
    incoming.measure,
    incoming.period,
    known.year as previous_year,
    known.value
from incoming
join known
    on known.place_id = incoming.place_id
    and known.model = incoming.model
    and known.level = incoming.level
    and known."group" = incoming."group"
    and known.measure = incoming.measure
    and known.period = incoming.period
    and known.year < incoming.year
qualify row_number() over (
    partition by
        incoming.number,
        incoming.year,
        incoming.place_id,
        incoming.model,
        incoming.level,
        incoming."group",
        incoming.measure,
        incoming.period
    order by known.year desc, known.number desc
) = 1
order by incoming.number;
