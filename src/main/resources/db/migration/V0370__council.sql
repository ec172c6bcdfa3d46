-- The pupils' council day: what is planned, which classes come, and what they propose.
create schema council;

create table council.day (
  id uuid primary key,
  slug text not null unique,
  title text not null,
  theme text not null,
  about text not null,
  held_on date not null,
  begins time not null,
  place text not null,
  budget bigint not null check (budget >= 0),
  chair text not null,
  deadline date not null,
  vote_form text not null,
  vote_way text not null,
  vote_rule text not null,
  vote_tie text not null,
  vote_points integer not null check (vote_points between 0 and 1000),
  presentation integer not null check (presentation between 10 and 3600),
  question integer not null check (question between 10 and 3600),
  reply integer not null check (reply between 10 and 3600),
  debate integer not null check (debate between 10 and 3600),
  state text not null default 'PLANNED' check (state in ('PLANNED', 'RUNNING', 'HELD')),
  practice boolean not null default false,
  -- Drawn when the day is made; its hash is shown from the start, itself when the lot is drawn.
  seed text not null,
  drawn_at timestamptz,
  let_go_at timestamptz,
  last_id uuid references council.day on delete set null,
  vote_id uuid,
  result_words text not null default '',
  board_path text not null default '',
  board_hash text not null default '',
  result_at timestamptz,
  revision integer not null default 1,
  made_at timestamptz not null,
  made_by uuid
);
comment on column council.day.last_id is 'The day of the year before, whose result is told as this one begins';
comment on column council.day.vote_id is 'The vote in which it was decided, in the module that counts';

create table council.delegation (
  id uuid primary key,
  day_id uuid not null references council.day on delete cascade,
  number integer not null,
  school text not null,
  class_name text not null,
  colour text not null,
  sign text not null,
  teacher text not null default '',
  mail text not null default '',
  -- The teacher's link is shown once; what is kept tells whether it is right, not what it is.
  link_hash bytea unique,
  linked_at timestamptz,
  -- The class's link can be shown again, and is dead when another number is drawn.
  class_link bigint not null unique,
  unique (day_id, number),
  unique (day_id, sign)
);

-- Pupils who speak for their class: a first name and whether pictures may show them, nothing else.
create table council.spokesperson (
  id uuid primary key,
  delegation_id uuid not null references council.delegation on delete cascade,
  first_name text not null,
  pictures text not null default 'UNASKED' check (pictures in ('UNASKED', 'MAY', 'MAY_NOT')),
  told_on date,
  made_at timestamptz not null
);
create index spokesperson_delegation on council.spokesperson (delegation_id);

create table council.proposal (
  id uuid primary key,
  day_id uuid not null references council.day on delete cascade,
  delegation_id uuid references council.delegation on delete cascade,
  number integer not null,
  slug text not null,
  title text not null default '',
  what text not null default '',
  why text not null default '',
  place text not null default '',
  cost bigint check (cost >= 0),
  cost_words text not null default '',
  revision integer not null default 0,
  handed_in_at timestamptz,
  let_go_at timestamptz,
  note text not null default '',
  estimate bigint check (estimate >= 0),
  noted_at timestamptz,
  noted_by uuid,
  answer text not null default '',
  answered_at timestamptz,
  withdrawn_at timestamptz,
  merged_into uuid references council.proposal on delete set null,
  granted bigint check (granted >= 0),
  commitment_path text,
  unique (day_id, number),
  unique (day_id, slug)
);
create unique index proposal_delegation on council.proposal (delegation_id) where delegation_id is not null;
create index proposal_merged on council.proposal (merged_into) where merged_into is not null;
comment on column council.proposal.delegation_id is 'Null where it was made of others on the floor';

-- All that a field has had: two pupils may write at once, and what one wrote over is found again.
create table council.writing (
  proposal_id uuid not null references council.proposal on delete cascade,
  field text not null check (field in ('TITLE', 'WHAT', 'WHY', 'PLACE', 'COST')),
  revision integer not null,
  text text not null,
  opened text not null,
  at timestamptz not null,
  primary key (proposal_id, field, revision)
);
comment on column council.writing.opened is 'In which opened page it was written, so that two are told apart';

create table council.picture (
  id uuid primary key,
  proposal_id uuid not null references council.proposal on delete cascade,
  kind text not null check (kind in ('DRAWING', 'PHOTO')),
  sha256 text not null,
  format text not null check (format in ('JPEG', 'PNG')),
  width integer not null,
  height integer not null,
  alt text not null,
  content bytea not null,
  at timestamptz not null,
  unique (proposal_id, sha256)
);
