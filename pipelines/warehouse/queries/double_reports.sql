-- double_reports: where did an area and what became of it both report for the same year, so that the older report is
-- left out in the areas of another day?
-- Parameters: $place_id (of a commune, district or province; null for all), $year (null for all).
-- One row a pair of reports, model, level, group and measure. Columns: year, period, model, level, group, measure;
-- older_place_id, older_name, older_value, older_submission_id, older_file, older_sheet, older_cell; the same for newer
-- (values are counts); province (of the newer). Where the newer has not got the measure, its value, submission, file,
-- sheet and cell are null. Rows of a pair stand together.

with asked as (
    select double_report.*
    from double_report
    left join area_year as older
        on older.place_id = double_report.older_place_id
        and older.year = double_report.year
        and older.period = double_report.period
    left join area_year as newer
        on newer.place_id = double_report.newer_place_id
        and newer.year = double_report.year
        and newer.period = double_report.period
    where
        ($year is null or double_report.year = $year)
        and (
            $place_id is null
            or $place_id in (
                older.place_id, older.district_id, older.province_id, newer.place_id, newer.district_id, newer.province_id
            )
        )
),
reporting as (
    select older_place_id as place_id
    from asked
    union
    select newer_place_id
    from asked
),
number as (
    select
        area.place_id,
        area.full_name,
        area.province,
        standing.year,
        standing.period,
        standing.model,
        effective_level(standing.model, standing.level) as level,
        standing."group",
        standing.measure,
        standing.value,
        standing.submission_id,
        submission.file,
        standing.sheet,
        standing.cell
    from standing
    join area using (area_id)
    join submission using (submission_id)
    where
        area.place_id in (select place_id from reporting)
        and standing.measure <> 'stated_rate'
),
newer_place as (
    select
        place_id,
        year,
        period,
        any_value(full_name) as full_name,
        any_value(province) as province
    from number
    group by
        place_id,
        year,
        period
)
select
    asked.year,
    asked.period,
    asked.model,
    asked.level,
    asked."group",
    older.measure,
    older.place_id as older_place_id,
    older.full_name as older_name,
    older.value as older_value,
    older.submission_id as older_submission_id,
    older.file as older_file,
    older.sheet as older_sheet,
    older.cell as older_cell,
    newer_place.place_id as newer_place_id,
    newer_place.full_name as newer_name,
    newer.value as newer_value,
    newer.submission_id as newer_submission_id,
    newer.file as newer_file,
    newer.sheet as newer_sheet,
    newer.cell as newer_cell,
    newer_place.province
from asked
join number as older
    on older.place_id = asked.older_place_id
    and older.year = asked.year
    and older.period = asked.period
    and older.model = asked.model
    and older.level = asked.level
    and older."group" = asked."group"
join newer_place
    on newer_place.place_id = asked.newer_place_id
    and newer_place.year = asked.year
    and newer_place.period = asked.period
left join number as newer
    on newer.place_id = asked.newer_place_id
    and newer.year = asked.year
    and newer.period = asked.period
    and newer.model = asked.model
    and newer.level = asked.level
    and newer."group" = asked."group"
    and newer.measure = older.measure
order by
    asked.year,
    asked.period,
    older.full_name collate vi,
    newer_place.full_name collate vi,
    older.place_id,
    newer_place.place_id,
    asked.model,
    asked.level,
    asked."group",
    older.measure
