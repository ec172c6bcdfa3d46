-- How many of a file's rows say themselves that their reader left, and whether whoever brought it in has stated that all in
-- it have said yes anew.
alter table readers.import
  add column stated bigint not null default 0,
  add column new_yes boolean not null default false;
