-- Links by which somebody without an account reads one story, comments on it and says yes to it.
create table newsroom.reading_link (
  id uuid primary key,
  token bytea not null unique,
  story_id uuid not null references newsroom.story on delete cascade,
  name text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  read_at timestamptz,
  agreed_at timestamptz,
  agreed_to integer
);

create index reading_link_story on newsroom.reading_link (story_id, made_at);
create index reading_link_ends on newsroom.reading_link (ends_at);

-- What such a reader says to a story has a name instead of an account.
alter table newsroom.note alter column by_id drop not null;
alter table newsroom.note add column reader text;
alter table newsroom.note add constraint note_by check (num_nonnulls(by_id, reader) = 1);
