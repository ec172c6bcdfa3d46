-- Stories from the idea to their publication.
create schema newsroom;

create table newsroom.story (
  id uuid primary key,
  slug text not null unique,
  state text not null,
  audience text not null,
  revision integer not null,
  headline text not null,
  text text not null,
  author_id uuid not null,
  assignee_id uuid,
  deadline date,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid not null
);

create index story_state on newsroom.story (state, changed_at);
create index story_author on newsroom.story (author_id);
create index story_assignee on newsroom.story (assignee_id) where assignee_id is not null;

-- What stood in a story at some time. One person's changes within a short while are one version.
create table newsroom.story_version (
  story_id uuid not null references newsroom.story on delete cascade,
  number integer not null,
  revision integer not null,
  text text not null,
  begun_at timestamptz not null,
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (story_id, number)
);

-- Each change of state, with who and when.
create table newsroom.story_step (
  story_id uuid not null references newsroom.story on delete cascade,
  number integer not null,
  state text not null,
  at timestamptz not null,
  by_id uuid not null,
  primary key (story_id, number)
);

create table newsroom.note (
  id uuid primary key,
  story_id uuid not null references newsroom.story on delete cascade,
  answers uuid references newsroom.note,
  passage text,
  text text not null,
  at timestamptz not null,
  by_id uuid not null,
  settled_at timestamptz,
  settled_by uuid
);

create index note_story on newsroom.note (story_id, at);

-- Who has a story open, for the others who do.
create table newsroom.presence (
  story_id uuid not null references newsroom.story on delete cascade,
  staff_id uuid not null,
  seen_at timestamptz not null,
  primary key (story_id, staff_id)
);
