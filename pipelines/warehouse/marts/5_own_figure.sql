-- own_figure: what a place itself reported, one row per place_id, year, period, model, effective level and group.
-- Where only groups of citizens were reported, a row for all of them (group '') is their sum; a number that one
-- of the groups lacks stays empty there. Rows without any count (only a printed rate) are left out.
-- Parameters: none. Columns: counts, and the paired sums from which rates are computed; reported_area_id is the version
-- under which they were reported, submission_id where; area_id, area_level, district_id and province_id as in
-- area_year. Only the marts that follow ask it, and it does not go into the file.

create temp table place_year as
with reported as (
    select
        area.place_id,
        recognition.year,
        recognition.period,
        min(recognition.area_id) <> max(recognition.area_id)
        or (
            bool_or(effective_level(model, recognition.level) <> recognition.level)
            and bool_or(recognition.level <> '')
        ) as contested
    from recognition
    join area using (area_id)
    group by
        area.place_id,
        recognition.year,
        recognition.period
)
select
    reported.*,
    area_year.area_id,
    area_year.area_level,
    area_year.district_id,
    area_year.province_id
from reported
left join area_year using (place_id, year, period);

create temp table overruled as
select
    recognition.area_id,
    recognition.year,
    recognition.period,
    recognition.model,
    recognition.level,
    recognition."group"
from recognition
join area using (area_id)
join place_year
    on place_year.place_id = area.place_id
    and place_year.year = recognition.year
    and place_year.period = recognition.period
where
    place_year.contested
    and coalesce(
        total, registered, recognised, rating_good, rating_fair, rating_average, level_1, level_2
    ) is not null
qualify row_number() over (
    partition by
        area.place_id,
        recognition.year,
        recognition.period,
        recognition.model,
        effective_level(model, recognition.level),
        recognition."group"
    order by
        recognition.level <> '' desc,
        place_year.area_id is not distinct from recognition.area_id desc,
        recognition.area_id desc
) > 1;

create temp table own_figure as
with one_a_place as not materialized (
    select
        recognition.* exclude (area_id) replace (effective_level(model, recognition.level) as level),
        recognition.area_id as reported_area_id,
        place_year.place_id,
        place_year.area_id,
        place_year.area_level,
        place_year.district_id,
        place_year.province_id
    from recognition
    anti join overruled using (area_id, year, period, model, level, "group")
    join area on area.area_id = recognition.area_id
    join place_year
        on place_year.place_id = area.place_id
        and place_year.year = recognition.year
        and place_year.period = recognition.period
    where
        coalesce(
            total, registered, recognised, rating_good, rating_fair, rating_average, level_1, level_2
        ) is not null
),
of_group as materialized (
    from one_a_place
    where "group" <> ''
),
of_all as (
    select
        place_id,
        year,
        period,
        model,
        level
    from one_a_place
    where
        "group" = ''
        and model in (select model from of_group)
),
with_all_groups as (
    select
        place_id,
        year,
        period,
        model,
        level,
        "group",
        total,
        registered,
        recognised,
        rating_good,
        rating_fair,
        rating_average,
        level_1,
        level_2,
        estimated,
        illustrative,
        reported_area_id,
        submission_id,
        area_id,
        area_level,
        district_id,
        province_id
    from one_a_place
    union all
    select
        place_id,
        year,
        period,
        model,
        level,
        '' as "group",
        case when count(total) = count(*) then sum(total) end as total,
        case when count(registered) = count(*) then sum(registered) end as registered,
        case when count(recognised) = count(*) then sum(recognised) end as recognised,
        case when count(rating_good) = count(*) then sum(rating_good) end as rating_good,
        case when count(rating_fair) = count(*) then sum(rating_fair) end as rating_fair,
        case when count(rating_average) = count(*) then sum(rating_average) end as rating_average,
        case when count(level_1) = count(*) then sum(level_1) end as level_1,
        case when count(level_2) = count(*) then sum(level_2) end as level_2,
        bool_or(estimated) as estimated,
        bool_or(illustrative) as illustrative,
        max(reported_area_id) as reported_area_id,
        max(submission_id) as submission_id,
        any_value(area_id) as area_id,
        any_value(area_level) as area_level,
        any_value(district_id) as district_id,
        any_value(province_id) as province_id
    from of_group
    anti join of_all using (place_id, year, period, model, level)
    group by
        place_id,
        year,
        period,
        model,
        level
)
select
    *,
    case when total is not null then recognised end as recognised_where_total,
    case when recognised is not null then total end as total_where_recognised,
    case when registered is not null then recognised end as recognised_where_registered,
    case when recognised is not null then registered end as registered_where_recognised
from with_all_groups;
