-- What is done on the floor while a council day is held. Rows are only ever added: one that takes another back is a row too. Two chairs that
-- press at once write the same number, and the second is told.
create table council.act (
  day_id uuid not null references council.day on delete cascade,
  number integer not null check (number > 0),
  at timestamptz not null,
  by_words text not null,
  delegation_id uuid,
  kind text not null,
  data jsonb not null,
  primary key (day_id, number)
);
comment on column council.act.delegation_id is 'The class whose spokesperson did it; null for the chair';

-- The links by which the chair and the spokespersons come, each of one day and one class, dead at once when they are recalled.
create table council.floor_link (
  number bigint primary key,
  day_id uuid not null references council.day on delete cascade,
  delegation_id uuid,
  made_at timestamptz not null,
  recalled_at timestamptz
);
comment on column council.floor_link.delegation_id is 'Null for the chair';
create index floor_link_day on council.floor_link (day_id);
create unique index floor_link_open on council.floor_link (day_id, coalesce(delegation_id, '00000000-0000-0000-0000-000000000000')) where recalled_at is null;
