-- effective_level: the level of a model's title: the one that is said; a community without one is a village, an
-- organisation without one is of commune level (docs/contract.md).
-- Parameters: model, level ('' where none is said).

create macro effective_level(model, level) as case
    when level <> '' then level
    when model = 'community' then 'village'
    when model = 'organisation' then 'commune'
    else ''
end;
