-- size_of_all_models: what does size_of_selection say where every model is selected, as it is at first?
-- Counted from who says how much of each area, and not from what stands: a tenth of the time.
-- Parameters: $place_id, $first_year, $last_year. One row.
-- Columns: reported (rows of recognition_of_selection), numbers (rows of observations_of_selection).

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
    ) as reported,
    (
        select cast(coalesce(sum(standing), 0) as bigint)
        from said
        where
            area_id in (select area_id from inside)
            and year between $first_year and $last_year
    ) as numbers
