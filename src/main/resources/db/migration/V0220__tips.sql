-- What people tell the newsroom, and what comes of it.
create schema tips;

-- What was told. Who told it is in `tipper`, and nowhere else.
create table tips.tip (
  id uuid primary key,
  number bigint generated always as identity unique,
  state text not null check (state in ('NEW', 'ASSIGNED', 'ANSWERED', 'STORY', 'DECLINED', 'SPAM', 'MERGED')),
  came_by text not null check (came_by in ('FORM', 'MAIL', 'STAFF')),
  came_at timestamptz not null,
  moved_at timestamptz not null,
  language text not null,
  subject text not null,
  text text not null,
  -- What could not be taken in, a sentence a line.
  left_out text not null,
  -- The same thing sent twice is one tip.
  key bytea unique,
  -- In the tipper's own link and in the address that answers go to; null once they are forgotten.
  link bigint unique,
  -- Of the mail that it came by.
  message_id text,
  read_at timestamptz,
  assignee_id uuid,
  sealed_to uuid,
  into_id uuid references tips.tip on delete set null,
  -- What it was before it was merged or set apart, for taking that back.
  before text,
  story_id uuid,
  published_at timestamptz,
  settled_at timestamptz,
  forgotten_at timestamptz
);

create index tip_state on tips.tip (state, came_at desc, id desc);
create index tip_unread on tips.tip (state) where read_at is null;
create index tip_into on tips.tip (into_id) where into_id is not null;
create index tip_message on tips.tip (message_id) where message_id is not null;
create index tip_story on tips.tip (story_id) where story_id is not null;

-- Who told it: encrypted, and deleted thirty days after the tip is settled.
create table tips.tipper (
  tip_id uuid primary key references tips.tip on delete cascade,
  name bytea,
  mail bytea,
  phone bytea,
  -- Finds the tips of an address that somebody writes, without telling it.
  mail_key bytea,
  may_name boolean not null
);

create index tipper_mail on tips.tipper (mail_key) where mail_key is not null;

-- Pictures without metadata, sound, and what else a mail brought along.
create table tips.file (
  id uuid primary key,
  tip_id uuid not null references tips.tip on delete cascade,
  kind text not null check (kind in ('PICTURE', 'SOUND', 'OTHER', 'MAIL')),
  name text not null,
  content_type text not null,
  sha256 text not null,
  width integer not null,
  height integer not null,
  content bytea not null,
  at timestamptz not null,
  unique (tip_id, sha256)
);

-- What was written to and fro.
create table tips.letter (
  id uuid primary key,
  tip_id uuid not null references tips.tip on delete cascade,
  kind text not null check (kind in ('THANKS', 'ANSWER', 'WRITING', 'DECLINED', 'PUBLISHED', 'ADDITION')),
  at timestamptz not null,
  by_id uuid,
  text text not null,
  message_id text,
  -- The letter in `mail`, as long as it waits there.
  posted_id uuid,
  key bytea unique
);

create index letter_tip on tips.letter (tip_id, at);
create index letter_message on tips.letter (message_id) where message_id is not null;
create unique index letter_once on tips.letter (tip_id, kind) where kind in ('THANKS', 'WRITING', 'PUBLISHED');

create table tips.note (
  id uuid primary key,
  tip_id uuid not null references tips.tip on delete cascade,
  at timestamptz not null,
  by_id uuid not null,
  text text not null
);

create index note_tip on tips.note (tip_id, at);

-- What was done with it, and by whom of the staff.
create table tips.step (
  id uuid primary key,
  tip_id uuid not null references tips.tip on delete cascade,
  at timestamptz not null,
  by_id uuid,
  what text not null
);

create index step_tip on tips.step (tip_id, at);

-- Who has a tip open, for the others who do.
create table tips.presence (
  tip_id uuid not null references tips.tip on delete cascade,
  staff_id uuid not null,
  seen_at timestamptz not null,
  primary key (tip_id, staff_id)
);

comment on table tips.presence is 'Transient: who is looking just now';

-- Answers to begin from, in the newsroom's own words.
create table tips.ready_answer (
  id uuid primary key,
  position integer not null,
  title text not null,
  text text not null
);
