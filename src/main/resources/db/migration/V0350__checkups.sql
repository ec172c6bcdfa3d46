-- How what was agreed goes: asked of both sides midway and at the end of a year, opened to both in the same moment.
create table dialogue.checkup (
  id uuid primary key,
  dialogue_id uuid not null references dialogue.dialogue on delete cascade,
  version int not null,
  kind text not null check (kind in ('MID_TERM', 'YEAR_END')),
  due date not null,
  sent_at timestamptz not null,
  sent_by uuid,
  opened_at timestamptz,
  drafted int,
  next_dialogue uuid,
  forgotten_at timestamptz,
  unique (dialogue_id, kind, due)
);
create unique index checkup_open on dialogue.checkup (dialogue_id) where opened_at is null;
comment on column dialogue.checkup.sent_by is 'Null where the wheel sent it';
comment on column dialogue.checkup.drafted is 'The version whose draft was begun with its changes';

create table dialogue.checkup_side (
  checkup_id uuid not null references dialogue.checkup on delete cascade,
  side text not null check (side in ('MANAGEMENT', 'COUNTERPART')),
  handed_in_at timestamptz,
  handed_in_by uuid,
  reminded_at timestamptz,
  primary key (checkup_id, side)
);

-- What a side says of a pledge, by its key, or of the whole (key 'all'). The other side sees it when the checkup is open.
create table dialogue.checkup_answer (
  checkup_id uuid not null,
  side text not null,
  key text not null,
  state text check (state in ('ON_TRACK', 'KEPT', 'LATE', 'CHANGED', 'STOPPED', 'CARRIED')),
  why text not null,
  due text not null,
  sentence text not null,
  learned text not null,
  asks text not null,
  themes text not null,
  contact_id uuid not null,
  opened text not null,
  at timestamptz not null,
  reported boolean,
  primary key (checkup_id, side, key),
  foreign key (checkup_id, side) references dialogue.checkup_side on delete cascade
);
comment on column dialogue.checkup_answer.opened is 'In which opened page it was written, so that two of one side are told apart';
comment on column dialogue.checkup_answer.reported is 'Whether it stands on the promise; null where there was nothing new to say of it';

-- How staff were heard: at which level, when, and what was said, by whom as what and never by name.
create table dialogue.involvement (
  id uuid primary key,
  dialogue_id uuid not null references dialogue.dialogue on delete cascade,
  level text not null,
  day date not null,
  form text not null check (form in ('INFORMED', 'HEARD', 'AGREED')),
  said text not null,
  role text not null,
  at timestamptz not null,
  contact_id uuid,
  staff_id uuid,
  form_key text not null,
  withdrawn_at timestamptz,
  unique (dialogue_id, form_key)
);
create index involvement_dialogue on dialogue.involvement (dialogue_id, day);
