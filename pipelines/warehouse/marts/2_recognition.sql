-- recognition: what each area reported, one row per area_id, year, period, model, level and group.
-- registered and recognised are filled from their parts where the source gives only the parts and gives all of
-- them (new and again; the three ratings; the two levels): registered_derived and recognised_derived say so.
-- Parameters: none. Columns: counts; stated_rate in percent as printed; estimated where any number of the row
-- was written as "trên", "khoảng", "gần".

create table recognition as
with pivoted as (
    select
        area_id,
        any_value(area_level) as area_level,
        year,
        period,
        model,
        level,
        "group",
        max(value) filter (where measure = 'total') as total,
        max(value) filter (where measure = 'registered') as registered,
        max(value) filter (where measure = 'registered_new') as registered_new,
        max(value) filter (where measure = 'registered_again') as registered_again,
        max(value) filter (where measure = 'recognised') as recognised,
        max(value) filter (where measure = 'recognised_new') as recognised_new,
        max(value) filter (where measure = 'recognised_again') as recognised_again,
        max(value) filter (where measure = 'rating_good') as rating_good,
        max(value) filter (where measure = 'rating_fair') as rating_fair,
        max(value) filter (where measure = 'rating_average') as rating_average,
        max(value) filter (where measure = 'level_1') as level_1,
        max(value) filter (where measure = 'level_2') as level_2,
        max(value) filter (where measure = 'stated_rate') as stated_rate,
        bool_or(estimated) as estimated,
        max(submission_id) as submission_id
    from standing
    group by
        area_id,
        year,
        period,
        model,
        level,
        "group"
),
filled as (
    select
        pivoted.* replace (
            coalesce(registered, registered_new + registered_again) as registered,
            coalesce(
                recognised,
                recognised_new + recognised_again,
                rating_good + rating_fair + rating_average,
                level_1 + level_2
            ) as recognised
        ),
        registered as said_registered,
        recognised as said_recognised
    from pivoted
)
select
    filled.* exclude (said_registered, said_recognised),
    said_registered is null and registered is not null as registered_derived,
    said_recognised is null and recognised is not null as recognised_derived,
    submission.illustrative
from filled
join submission using (submission_id)
order by
    area_id,
    year,
    period,
    model,
    level,
    "group";
