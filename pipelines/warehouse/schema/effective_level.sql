-- effective_level: the level of a model's title: the one that is said, else the one that is usual for the model
-- (usual_level of models.csv, put in by title_levels.py: a community without one is a village, docs/contract.md).
-- Parameters: model, level ('' where none is said).

create macro effective_level(model, level) as case
    when level <> '' then level
    -- usual levels
    else ''
end;
