-- Talks between two sides that bind.
create schema dialogue;

-- Who runs the wheel: sees where each dialogue stands, writes to the parties, never what one side prepares alone.
create table dialogue.secretary (
  staff_id uuid primary key,
  since timestamptz not null,
  named_by uuid not null
);

create table dialogue.dialogue (
  id uuid primary key,
  path text not null unique,
  level text not null check (level in ('COUNCIL_AREA', 'DIRECTOR_DEPARTMENT', 'DEPARTMENT_INSTITUTION', 'LEADER_STAFF', 'PARTNER')),
  title text not null,
  purpose text not null,
  audience text not null check (audience in ('PUBLIC', 'STAFF', 'PARTIES')),
  management text not null,
  management_unit uuid,
  counterpart text not null,
  counterpart_unit uuid,
  term_from date not null,
  term_until date not null check (term_until >= term_from),
  begun_at timestamptz not null,
  begun_by uuid not null,
  ended_at timestamptz,
  changed bigint not null default 0
);
create index dialogue_open on dialogue.dialogue (term_until) where ended_at is null;

-- A person who speaks for a side.
create table dialogue.contact (
  id uuid primary key,
  dialogue_id uuid not null references dialogue.dialogue on delete cascade,
  side text not null check (side in ('MANAGEMENT', 'COUNTERPART')),
  name text not null,
  title text not null,
  mail text,
  staff_id uuid,
  signs boolean not null,
  added_at timestamptz not null,
  left_at timestamptz
);
create index contact_dialogue on dialogue.contact (dialogue_id);
create index contact_staff on dialogue.contact (staff_id) where staff_id is not null;

-- The number in a contact's link is drawn by lot. One that is recalled opens nothing any more, on all nodes at once.
create table dialogue.link (
  number bigint primary key,
  contact_id uuid not null references dialogue.contact on delete cascade,
  made_at timestamptz not null,
  recalled_at timestamptz
);
create unique index link_open on dialogue.link (contact_id) where recalled_at is null;

-- What has happened in a dialogue, for those who take part in it: acts and persons, never what was prepared.
create table dialogue.event (
  id uuid primary key,
  dialogue_id uuid not null references dialogue.dialogue on delete cascade,
  at timestamptz not null,
  act text not null,
  subject text not null,
  contact_id uuid,
  staff_id uuid
);
create index event_dialogue on dialogue.event (dialogue_id, at);
