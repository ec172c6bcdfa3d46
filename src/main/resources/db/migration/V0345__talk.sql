-- A talk between the two sides of a dialogue: prepared by each alone, held on one page, closed by both.
create table dialogue.talk (
  id uuid primary key,
  dialogue_id uuid not null references dialogue.dialogue on delete cascade,
  topic text not null check (topic in ('CORE_TASK', 'PRIORITIES', 'DILEMMA', 'OTHER')),
  title text not null,
  about text not null,
  at timestamptz not null,
  minutes int not null check (minutes between 5 and 1440),
  place text not null,
  prepare_by date not null,
  questions text not null,
  revision bigint not null default 1,
  arranged_at timestamptz not null,
  arranged_by uuid not null,
  sent_at timestamptz,
  opened_at timestamptz,
  closed_at timestamptz,
  cancelled_at timestamptz,
  story_id uuid,
  forgotten_at timestamptz
);
create index talk_dialogue on dialogue.talk (dialogue_id, at);

-- Where a side stands. What it has prepared opens to the other when both have handed in, and not before.
create table dialogue.talk_side (
  talk_id uuid not null references dialogue.talk on delete cascade,
  side text not null check (side in ('MANAGEMENT', 'COUNTERPART')),
  revision int not null default 0,
  handed_in_at timestamptz,
  handed_in_by uuid,
  done_at timestamptz,
  done_by uuid,
  primary key (talk_id, side)
);

-- The newest row of a question is the answer; those before are what others had written when somebody wrote over it.
create table dialogue.talk_answer (
  talk_id uuid not null,
  side text not null,
  question int not null,
  revision int not null,
  text text not null,
  contact_id uuid not null,
  opened text not null,
  at timestamptz not null,
  primary key (talk_id, side, question, revision),
  foreign key (talk_id, side) references dialogue.talk_side on delete cascade
);
comment on column dialogue.talk_answer.opened is 'In which opened page it was written, so that two of one side are told apart';

create table dialogue.talk_item (
  id uuid primary key,
  talk_id uuid not null references dialogue.talk on delete cascade,
  place int not null,
  title text not null,
  minutes int not null check (minutes between 1 and 1440),
  side text not null,
  contact_id uuid not null,
  form text not null,
  at timestamptz not null,
  unique (talk_id, form)
);

create table dialogue.talk_note (
  id uuid primary key,
  talk_id uuid not null references dialogue.talk on delete cascade,
  side text not null,
  contact_id uuid not null,
  at timestamptz not null,
  added boolean not null,
  form text not null,
  unique (talk_id, form)
);
comment on column dialogue.talk_note.added is 'Whether it was written after the talk was closed';

-- All words that a note has had; the newest are shown first.
create table dialogue.talk_note_words (
  note_id uuid not null references dialogue.talk_note on delete cascade,
  number int not null,
  text text not null,
  at timestamptz not null,
  primary key (note_id, number)
);

-- A point that the sides agree on or don't. What both agree on has one wording; what they don't has each side's own words.
create table dialogue.talk_point (
  id uuid primary key,
  talk_id uuid not null references dialogue.talk on delete cascade,
  kind text not null check (kind in ('AGREED', 'DISAGREED')),
  side text not null,
  contact_id uuid not null,
  at timestamptz not null,
  text text not null,
  does text check (does in ('MANAGEMENT', 'COUNTERPART')),
  due date,
  pledge text,
  form text not null,
  unique (talk_id, form)
);

create table dialogue.talk_stand (
  point_id uuid not null references dialogue.talk_point on delete cascade,
  side text not null,
  holds boolean not null,
  tell boolean not null default false,
  primary key (point_id, side)
);

-- A side's own words about what isn't agreed on; only it writes them, and none is taken away.
create table dialogue.talk_words (
  point_id uuid not null references dialogue.talk_point on delete cascade,
  side text not null,
  number int not null,
  text text not null,
  contact_id uuid not null,
  at timestamptz not null,
  primary key (point_id, side, number)
);
