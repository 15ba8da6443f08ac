-- targets.csv: the targets as they stand in data/reference/targets.csv, percent of the base.
-- Parameters: none. Columns: those of the table target.

select *
from target
order by target_id;
