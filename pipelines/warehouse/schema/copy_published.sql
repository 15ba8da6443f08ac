-- Take over the submissions of the published version (attached as "published"), but for those that are replaced
-- by a new reading (table "replaced": submission_id). Observations are kept in the order of their areas, so that
-- a question about one commune reads one spot.

insert into submission by name
select *
from published.submission
where submission_id not in (select submission_id from replaced);

insert into observation by name
select *
from published.observation
where submission_id not in (select submission_id from replaced)
order by
    area_id,
    year;

insert into finding by name
select *
from published.finding
where submission_id not in (select submission_id from replaced);
