-- What every edition has a place for, each with who answers for it: a person, or a unit with its contact person. The deadline
-- is so many working days ahead of the edition, the reminder so many ahead of the deadline.
create table newsroom.fixed_column (
  id uuid primary key,
  name text not null,
  position integer not null,
  owner_id uuid,
  unit_id uuid,
  days_before integer not null,
  reminder_days integer not null,
  from_month text not null,
  ended_at timestamptz,
  check (num_nonnulls(owner_id, unit_id) <= 1)
);
create unique index fixed_column_name on newsroom.fixed_column (lower(name)) where ended_at is null;

-- What is promised for a month: a story, in a fixed column or among the others, or what a column will have before there is a
-- story. A column without a row is empty.
create table newsroom.promise (
  id uuid primary key,
  stamp uuid not null,
  month text not null,
  first_month text not null,
  column_id uuid references newsroom.fixed_column,
  story_id uuid unique references newsroom.story on delete cascade,
  by_id uuid,
  due date,
  is_skipped boolean not null,
  made_at timestamptz not null,
  check (column_id is not null or story_id is not null),
  check (not is_skipped or story_id is null)
);
create unique index promise_column on newsroom.promise (month, column_id) where column_id is not null;
create index promise_month on newsroom.promise (month);
create index promise_by on newsroom.promise (by_id) where by_id is not null;

-- When an edition comes out, as the editors have said before it is planned.
create table newsroom.edition_day (
  month text primary key,
  day date not null
);

-- What was done to the board, with the rows before and after, so that it can be undone.
create table newsroom.board_change (
  id uuid primary key,
  kind text not null,
  about text not null,
  subject_id uuid not null,
  from_month text not null,
  to_month text not null,
  at timestamptz not null,
  by_id uuid not null,
  before jsonb not null,
  after jsonb not null,
  state_before text,
  undone_at timestamptz
);
create index board_change_from on newsroom.board_change (from_month, at);
create index board_change_to on newsroom.board_change (to_month, at);
create index board_change_subject on newsroom.board_change (subject_id, at);
create index board_change_at on newsroom.board_change (at);
