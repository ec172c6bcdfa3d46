-- The minutes of a day: what the day wrote itself, and beside it what somebody has made of it.
create table council.minutes (
  day_id uuid primary key references council.day on delete cascade,
  intro text not null default '',
  begun_at timestamptz not null,
  begun_by uuid,
  -- The number in the link by which the chair signs; another when it is recalled.
  link bigint not null unique,
  signed_at timestamptz,
  signed_name text not null default '',
  signed_way text not null default '' check (signed_way in ('', 'STAFF', 'LINK')),
  signed_hash text not null default '',
  signed_seal text not null default '',
  published_at timestamptz,
  story_id uuid,
  check ((signed_at is null) = (signed_hash = ''))
);

create table council.minutes_line (
  day_id uuid not null references council.minutes on delete cascade,
  number integer not null,
  at timestamptz,
  written text not null,
  mended text,
  left_out boolean not null default false,
  primary key (day_id, number)
);
comment on column council.minutes_line.written is 'As the day wrote it; it stays to be seen beside what it was mended to';
