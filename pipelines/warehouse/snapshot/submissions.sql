-- submissions.csv: every file that came, in the order in which they came.
-- Parameters: none. Columns: observations and held_back (rows) are counts; loaded_at in UTC.

select
    submission_id,
    sha256,
    file,
    path,
    kind,
    sequence,
    loaded_at,
    accepted,
    final,
    illustrative,
    place_id,
    title,
    observations,
    held_back,
    said_province,
    said_district,
    said_year,
    source_url
from submission
order by sequence;
