-- What came in. A submission is one file as it came (with what was said for it); sequence orders the
-- submissions by when they first came, loaded_at is that moment in UTC; reading counts how often the same file
-- was read anew with another outcome. observation: one number of one submission, with the cell it came from;
-- value is a count, or percent for stated_rate. finding: what was found about a file, sheet or cell.
-- warehouse_info: what this file is (warehouse_id, published_at in UTC, software_version).

create table submission (
    submission_id varchar not null,
    sha256 varchar not null,
    file varchar not null,
    path varchar not null,
    kind varchar,
    sequence integer not null,
    reading integer not null,
    loaded_at timestamp not null,
    accepted boolean not null,
    final boolean not null,
    place_id varchar,
    illustrative boolean not null,
    title varchar,
    observations integer not null,
    held_back integer not null,
    said_province varchar,
    said_district varchar,
    said_year integer,
    source_url varchar
);

create table observation (
    submission_id varchar not null,
    area_id varchar not null,
    area_level varchar not null,
    year integer not null,
    period varchar not null,
    model varchar not null,
    level varchar not null,
    "group" varchar not null,
    measure varchar not null,
    value double not null,
    estimated boolean not null,
    sheet varchar not null,
    cell varchar not null,
    row_label varchar,
    header varchar
);

create table finding (
    submission_id varchar not null,
    ordinal integer not null,
    severity varchar not null,
    code varchar not null,
    sheet varchar not null,
    cell varchar not null,
    raw varchar not null,
    message_vi varchar not null,
    message_en varchar not null
);

create table warehouse_info (
    key varchar not null,
    value varchar not null
);
