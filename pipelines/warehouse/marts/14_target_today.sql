-- target_today: target_on for the day on which the newest areas began ("today's areas"), for the whole country, so that
-- the common choice is made once and not at every question.
-- target_for: the same for any day; today says that the day is that one.
-- boundary_day: that day (newest), and the last day on which there were districts (district_until).
-- Parameters of target_for: day, only_family, today. Columns: those of target_on.

create table boundary_day as
select
    max(valid_from) as newest,
    (
        select cast(max(coalesce(valid_to, 'infinity')) - interval 1 day as date)
        from area
        where level = 'district'
    ) as district_until
from area;

create table target_today as
select *
from target_on((select newest from boundary_day), null)
order by
    family,
    year,
    period;

create macro target_for(day, only_family, today) as table
select *
from target_today
where
    today
    and (only_family is null or family = only_family)
union all by name
select *
from target_on(day, only_family)
where not today;
