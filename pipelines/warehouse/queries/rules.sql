-- rules: which document does a title follow, from which year to which?
-- Parameters: none. One row a document. model and level may name several, divided by '|'.
-- Columns: rule_id, model, level, document, valid_from and valid_to (years; valid_to null: still in force),
-- verdict, pass, kept_months, recognised_by, status.

select
    rule_id,
    model,
    level,
    document,
    valid_from,
    valid_to,
    verdict,
    pass,
    kept_months,
    recognised_by,
    status
from rule
order by
    valid_from,
    rule_id
