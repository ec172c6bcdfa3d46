-- A module of the future, so that tests can see its tables come into backups by themselves.
create schema council;
create table council.pupil (
  id int generated always as identity primary key,
  name text,
  loud text generated always as (upper(name)) stored,
  picture bytea
);
create table council.proposal (
  id serial primary key,
  pupil int not null references council.pupil,
  text text not null,
  at timestamptz not null default now(),
  details jsonb,
  follows int references council.proposal
);
-- Two tables that point at each other: no order of them would do.
alter table council.pupil add column favourite int references council.proposal;
create function council.refuse() returns trigger language plpgsql as 'begin raise exception ''not by hand''; end';
create trigger refuse before delete on council.pupil for each row execute function council.refuse();
