-- boundary_changes: when did the communes of a place, or the place itself, change their boundaries?
-- Parameters: $place_id. One row a day on which communes were merged, split or moved (renaming and new codes
-- do not count). Columns: effective_on (date), before and after (how many communes ended and what they became),
-- legal_basis (one of the documents).

with inside as (
    select
        area_id,
        level
    from area
    where
        level = 'commune'
        and (
            place_id = $place_id
            or district_id = $place_id
            or province_id = $place_id
        )
)
select
    area_link.effective_on,
    count(distinct area_link.from_version) as before,
    count(distinct area_link.to_version) as after,
    any_value(area_link.legal_basis) as legal_basis
from area_link
where
    area_link.part not in ('renamed', 'recoded')
    and (
        area_link.from_version in (select area_id from inside)
        or area_link.to_version in (select area_id from inside)
    )
group by area_link.effective_on
order by area_link.effective_on
