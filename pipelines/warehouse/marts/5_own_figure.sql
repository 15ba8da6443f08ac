-- own_figure: what a place itself reported, one row per place_id, year, period, model, effective level and group.
-- Where only groups of citizens were reported, a row for all of them (group '') is their sum; a number that one
-- of the groups lacks stays empty there. Rows without any count (only a printed rate) are left out.
-- Parameters: none. Columns: counts, and the paired sums from which rates are computed; reported_area_id is the version
-- under which they were reported, submission_id where.

create table own_figure as
with known as (
    select
        area.place_id,
        recognition.* replace (
            case
                when recognition.level <> '' then recognition.level
                when model = 'community' then 'village'
                when model = 'organisation' then 'commune'
                else ''
            end as level
        ),
        recognition.level <> '' as says_level
    from recognition
    join area using (area_id)
    where
        coalesce(
            total, registered, recognised, rating_good, rating_fair, rating_average, level_1, level_2
        ) is not null
),
one_a_place as (
    select known.*
    from known
    left join area_year using (place_id, year, period, area_id)
    qualify row_number() over (
        partition by known.place_id, year, period, model, known.level, "group"
        order by says_level desc, area_year.area_id is not null desc, area_id desc
    ) = 1
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
        area_id as reported_area_id,
        submission_id
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
        max(area_id) as reported_area_id,
        max(submission_id) as submission_id
    from one_a_place
    group by
        place_id,
        year,
        period,
        model,
        level
    having count(*) filter (where "group" = '') = 0
)
select
    *,
    case when total is not null then recognised end as recognised_where_total,
    case when recognised is not null then total end as total_where_recognised,
    case when registered is not null then recognised end as recognised_where_registered,
    case when recognised is not null then registered end as registered_where_recognised
from with_all_groups;
