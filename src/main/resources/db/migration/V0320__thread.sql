-- What gave rise to what.
create schema thread;

create table thread.tie (
  from_kind text not null,
  from_ref text not null,
  to_kind text not null,
  to_ref text not null,
  at timestamptz not null,
  -- Whoever tied it by hand; null for what Pip tied by itself.
  by_id uuid,
  primary key (from_kind, from_ref, to_kind, to_ref),
  check ((from_kind, from_ref) <> (to_kind, to_ref))
);
create index tie_to on thread.tie (to_kind, to_ref);

-- Raised with each tie, so that pages in memory follow. Whoever ties holds it, so that no two make a circle together.
create table thread.change (
  only_row boolean primary key default true check (only_row),
  number bigint not null
);
insert into thread.change (number) values (1);
