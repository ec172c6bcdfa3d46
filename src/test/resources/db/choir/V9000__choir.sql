-- A module of the future, so that tests can see its tables come into backups by themselves.
create schema choir;
create table choir.pupil (
  id int generated always as identity primary key,
  name text,
  loud text generated always as (upper(name)) stored,
  picture bytea
);
create table choir.proposal (
  id serial primary key,
  pupil int not null references choir.pupil,
  text text not null,
  at timestamptz not null default now(),
  details jsonb,
  follows int references choir.proposal
);
-- Two tables that point at each other: no order of them would do.
alter table choir.pupil add column favourite int references choir.proposal;
create function choir.refuse() returns trigger language plpgsql as 'begin raise exception ''not by hand''; end';
create trigger refuse before delete on choir.pupil for each row execute function choir.refuse();
