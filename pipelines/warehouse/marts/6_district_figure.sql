-- district_figure: what a district shows: the sum of its communes when all of them reported, else its own report
-- where there is one, else the sum of those that reported (partial_sum).
-- Only the marts that follow ask it, and it does not go into the file.
-- Parameters: none. Columns: those of own_figure, and basis ('own' | 'sum' | 'partial_sum'), communes_reported
-- (covered by the figure) and communes_expected. A district without communes counts as one.

create temp table district_figure as
with expected as (
    select
        area_year.place_id,
        area_year.year,
        area_year.period,
        count(member.member_id) as communes
    from area_year
    left join member using (place_id, year, period)
    where area_year.area_level = 'district'
    group by all
),
summed as (
    select
        member.place_id,
        own.year,
        own.period,
        own.model,
        own.level,
        own."group",
        sum(own.total) as total,
        sum(own.registered) as registered,
        sum(own.recognised) as recognised,
        sum(own.rating_good) as rating_good,
        sum(own.rating_fair) as rating_fair,
        sum(own.rating_average) as rating_average,
        sum(own.level_1) as level_1,
        sum(own.level_2) as level_2,
        bool_or(own.estimated) as estimated,
        bool_or(own.illustrative) as illustrative,
        sum(own.recognised_where_total) as recognised_where_total,
        sum(own.total_where_recognised) as total_where_recognised,
        sum(own.recognised_where_registered) as recognised_where_registered,
        sum(own.registered_where_recognised) as registered_where_recognised,
        count(*) as communes_reported
    from member
    join own_figure as own
        on own.place_id = member.member_id
        and own.year = member.year
        and own.period = member.period
    where member.area_level = 'district'
    group by
        member.place_id,
        own.year,
        own.period,
        own.model,
        own.level,
        own."group"
),
candidate as (
    select
        summed.*,
        expected.communes as communes_expected,
        case when summed.communes_reported = expected.communes then 'sum' else 'partial_sum' end as basis
    from summed
    join expected using (place_id, year, period)
    union all by name
    select
        own_figure.* exclude (area_id, area_level, district_id, province_id),
        greatest(expected.communes, 1) as communes_reported,
        greatest(expected.communes, 1) as communes_expected,
        'own' as basis
    from own_figure
    join expected using (place_id, year, period)
)
select *
from candidate
qualify row_number() over (
    partition by place_id, year, period, model, level, "group"
    order by case basis when 'sum' then 1 when 'own' then 2 else 3 end
) = 1;
