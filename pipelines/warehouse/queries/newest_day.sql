-- newest_day: which day do "today's areas" stand for?
-- Parameters: none. Columns: newest (the first day of the newest areas), district_until (the last day with districts).

select
    newest,
    district_until
from boundary_day
