-- The reference tables, taken from data/reference/ anew at every publish. The tables that a person edits come in
-- as they stand (<name>_csv, all text, with the columns of the file); here they get their types.
-- area: one version of a province, district or commune. area_id is code@valid_from; place_id is the area_id of
--   the first version in its lineage; dates are half-open; district_id and province_id are the place_id of what
--   it belonged to last, parent_code and province_code their codes at the time; lon and lat in degrees.
-- area_link: what a version became on a date; count_share between 0 and 1, null where nobody knows it.
-- area_share: such a share that a person entered, with its source. area_doubt: what is not certain of a version.
-- target: percent of the base to be reached in a year. deadline: month and day, of the year after the data
--   year where of_following_year. rule: the document that a model's title follows from one year to another.
-- model, measure: the codes of docs/contract.md with their names.

create table area (
    area_id varchar not null,
    place_id varchar not null,
    code varchar not null,
    level varchar not null,
    type varchar not null,
    name varchar not null,
    full_name varchar not null,
    district_id varchar,
    district varchar,
    province_id varchar,
    province varchar,
    valid_from date not null,
    valid_to date,
    lon double,
    lat double,
    parent_code varchar not null,
    parent_level varchar not null,
    province_code varchar not null
);

create table area_link as
select
    area_links_csv.* replace (
        cast(effective_on as date) as effective_on,
        cast(nullif(count_share, '') as double) as count_share
    )
from area_links_csv;

create table area_share as
select
    area_shares_csv.* replace (
        cast(effective_on as date) as effective_on,
        cast(share as double) as share
    )
from area_shares_csv;

create table area_doubt as
select *
from area_doubts_csv;

create table target as
select
    targets_csv.* replace (
        cast(nullif(year, '') as integer) as year,
        cast(nullif(percent, '') as double) as percent
    )
from targets_csv;

create table deadline as
select
    deadlines_csv.* replace (
        cast(month as integer) as month,
        cast(day as integer) as day,
        cast(of_following_year as boolean) as of_following_year
    )
from deadlines_csv;

create table rule as
select
    rules_csv.* replace (
        cast(nullif(from_year, '') as integer) as from_year,
        cast(nullif(to_year, '') as integer) as to_year
    )
from rules_csv;

create table model as
select *
from models_csv;

create table measure as
select *
from measures_csv;
