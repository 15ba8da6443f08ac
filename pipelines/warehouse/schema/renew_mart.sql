-- Put a mart's rows of the concerned families (concerned.sql), made anew in memory, in the place of those in the file.
-- The names in_file, in_memory and key_column stand for the mart's own (pipelines/warehouse/marts.py).

delete from in_file
where key_column in (select key from scratch.main.concerned);

insert into in_file by name
select *
from in_memory
where key_column in (select key from scratch.main.concerned);
