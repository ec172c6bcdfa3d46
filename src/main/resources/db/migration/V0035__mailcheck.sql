-- What was found the last time that the way out for mail was checked.
create schema mailcheck;

create table mailcheck.report (
  only_one boolean primary key default true check (only_one),
  checked_at timestamptz not null,
  checks jsonb not null
);
comment on table mailcheck.report is 'Transient: the check is made again by a button';
