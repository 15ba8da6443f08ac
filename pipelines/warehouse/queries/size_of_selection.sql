-- size_of_selection: how many rows do recognition_of_selection and observations_of_selection give?
-- Parameters: $place_id, $first_year, $last_year, $models (list of codes). One row.
-- Columns: reported (rows of the first), numbers (rows of the second).

with inside as (
    select area_id
    from area
    where
        place_id = $place_id
        or district_id = $place_id
        or province_id = $place_id
)
select
    (
        select count(*)
        from recognition
        where
            area_id in (select area_id from inside)
            and year between $first_year and $last_year
            and list_contains($models, model)
    ) as reported,
    (
        select count(*)
        from standing
        join submission using (submission_id)
        where
            area_id in (select area_id from inside)
            and year between $first_year and $last_year
            and list_contains($models, model)
    ) as numbers
