-- Take over the submissions of the published version (attached as "published"), but for those that are replaced
-- by a new reading (table "replaced": submission_id). Observations are kept in the order of their areas, so that
-- a question about one commune reads one spot, and within an area and year in the order in which they came. Two threads
-- put them in, because nothing else can begin before: with that order their number changes nothing.

insert into submission by name
select *
from published.submission
where submission_id not in (select submission_id from replaced);

set threads = 2;

insert into observation by name
select *
from published.observation
where submission_id not in (select submission_id from replaced)
order by
    area_id,
    year,
    rowid;

set threads = 1;

insert into finding by name
select *
from published.finding
where submission_id not in (select submission_id from replaced);
