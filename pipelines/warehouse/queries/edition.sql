-- edition: with what was this version built?
-- Parameters: none. Columns: key ('shape' or 'reference'), value (SHA-256 of what it was built with).

select
    key,
    value
from warehouse_info
where key in ('shape', 'reference')
order by key
