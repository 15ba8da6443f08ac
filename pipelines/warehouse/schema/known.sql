-- Which submissions does this version hold, and which reading of each? For the writer.
-- Parameters: none. Columns: submission_id, sha256, sequence, reading, loaded_at (UTC).

select
    submission_id,
    sha256,
    sequence,
    reading,
    loaded_at
from submission;
