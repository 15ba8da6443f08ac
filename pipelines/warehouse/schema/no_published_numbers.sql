-- Nothing is published yet: an empty table in the place of published_numbers.sql.

create temp table published_number (
    place_id varchar,
    year integer,
    period varchar,
    model varchar,
    level varchar,
    "group" varchar,
    measure varchar,
    value double,
    file varchar,
    is_own_year boolean,
    series bigint
);
