-- submission_status: how many communes have submitted, and how many of them were loaded after the due day, per
-- district (per province where there is no district), year and model?
-- Parameters: $place_id (of a district or province; null for all), $year (null for all).
-- Columns: province, district (null where there is none), year, period, model, expected and reported (communes),
-- late (loaded for the first time after the due day: when a report was sent is not known), due (the first day that a
-- circular sets for the model's dossiers, null where none does), last_loaded_at (UTC).

with due as (
    select
        year.year,
        deadline.model,
        min(
            make_date(year.year + cast(deadline.of_following_year as integer), deadline.month, deadline.day)
        ) as due
    from deadline
    cross join (
        select distinct year
        from submitted
    ) as year
    group by all
),
came as (
    select
        area.place_id,
        observation.year,
        observation.period,
        observation.model,
        min(submission.loaded_at) as first_loaded_at,
        max(submission.loaded_at) as last_loaded_at
    from observation
    join submission using (submission_id)
    join area using (area_id)
    where
        submission.accepted
        and area.level = 'commune'
        and ($year is null or observation.year = $year)
    group by all
)
select
    province.full_name as province,
    district.full_name as district,
    submitted.year,
    submitted.period,
    submitted.model,
    count(*) as expected,
    count(*) filter (where submitted.reported) as reported,
    count(*) filter (where submitted.reported and cast(came.first_loaded_at as date) > due.due) as late,
    due.due,
    max(came.last_loaded_at) as last_loaded_at
from submitted
left join came using (place_id, year, period, model)
left join due
    on due.year = submitted.year
    and due.model = submitted.model
left join area as province
    on province.area_id = submitted.province_id
left join area as district
    on district.area_id = submitted.district_id
left join model
    on model.code = submitted.model
where
    ($year is null or submitted.year = $year)
    and ($place_id is null or submitted.province_id = $place_id or submitted.district_id = $place_id)
group by
    province.full_name,
    district.full_name,
    submitted.year,
    submitted.period,
    submitted.model,
    due.due,
    model."order"
having
    count(*) filter (where submitted.reported) > 0
    or $place_id is not null
order by
    province.full_name collate vi,
    district.full_name collate vi,
    submitted.year,
    submitted.period,
    cast(model."order" as integer);
