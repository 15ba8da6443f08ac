-- Take over the submissions of the published version (attached as "published"), but for those that are replaced
-- by a new reading (table "replaced": submission_id).

insert into submission by name
select *
from published.submission
where submission_id not in (select submission_id from replaced);

insert into observation by name
select *
from published.observation
where submission_id not in (select submission_id from replaced);

insert into finding by name
select *
from published.finding
where submission_id not in (select submission_id from replaced);
