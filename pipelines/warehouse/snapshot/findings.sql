-- findings.csv: everything that was found, file by file, in the order in which it was found.
-- Parameters: none. Columns: those of the table finding, with the file's name.

select
    finding.submission_id,
    submission.file,
    finding.ordinal,
    finding.severity,
    finding.code,
    finding.sheet,
    finding.cell,
    finding.raw,
    finding.message_vi,
    finding.message_en
from finding
join submission using (submission_id)
order by
    submission.sequence,
    finding.ordinal;
