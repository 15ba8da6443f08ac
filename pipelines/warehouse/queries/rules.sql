-- rules: which document does a title follow, from which year to which?
-- Parameters: none. One row a model, level of the title and document, the oldest first.
-- Columns: rule_id, model, level, document, from_year, to_year (null: still in force), status.

select
    rule_id,
    model,
    level,
    document,
    from_year,
    to_year,
    status
from rule
order by
    from_year,
    rule_id
