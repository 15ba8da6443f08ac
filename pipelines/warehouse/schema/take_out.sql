-- Take out of a copy of the published version what is put in anew: the submissions of the table "replaced"
-- (submission_id), with their observations and findings, and what the copy says of itself. concerned_area: the areas of
-- which they spoke.

set checkpoint_threshold = '1GB';

create temp table concerned_area as
select distinct area_id
from observation
where submission_id in (select submission_id from replaced);

delete from observation
where submission_id in (select submission_id from replaced);

delete from finding
where submission_id in (select submission_id from replaced);

delete from submission
where submission_id in (select submission_id from replaced);

delete from warehouse_info;
