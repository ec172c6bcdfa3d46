-- The wheel: steps that repeat, and what becomes of them in a year or a term.
create table dialogue.wheel_template (
  id uuid primary key,
  name text not null,
  level text not null check (level in ('COUNCIL_AREA', 'DIRECTOR_DEPARTMENT', 'DEPARTMENT_INSTITUTION', 'LEADER_STAFF', 'PARTNER')),
  years int not null check (years in (1, 4)),
  steps jsonb not null,
  came_from text not null,
  changed_at timestamptz not null,
  changed_by uuid not null
);

-- Keeps its template's steps as they were: what becomes of the template later changes no wheel.
create table dialogue.wheel (
  id uuid primary key,
  name text not null,
  level text not null check (level in ('COUNCIL_AREA', 'DIRECTOR_DEPARTMENT', 'DEPARTMENT_INSTITUTION', 'LEADER_STAFF', 'PARTNER')),
  first_year int not null check (first_year between 2000 and 2100),
  years int not null check (years in (1, 4)),
  steps jsonb not null,
  made_at timestamptz not null,
  made_by uuid not null,
  closed_at timestamptz,
  unique (level, name, first_year)
);

-- A date set by hand; none where the step is left out that year.
create table dialogue.wheel_move (
  wheel_id uuid not null references dialogue.wheel on delete cascade,
  step text not null,
  year int not null,
  day date,
  why text not null,
  at timestamptz not null,
  by uuid not null,
  primary key (wheel_id, step, year)
);

create table dialogue.wheel_dialogue (
  wheel_id uuid not null references dialogue.wheel on delete cascade,
  dialogue_id uuid not null references dialogue.dialogue on delete cascade,
  attached_on date not null,
  attached_by uuid not null,
  primary key (wheel_id, dialogue_id)
);
create index wheel_dialogue_of on dialogue.wheel_dialogue (dialogue_id);

-- That a step is done, by one side or as a whole. What is taken back stays, with when.
create table dialogue.wheel_mark (
  id uuid primary key,
  wheel_id uuid not null references dialogue.wheel on delete cascade,
  dialogue_id uuid not null references dialogue.dialogue on delete cascade,
  step text not null,
  year int not null,
  side text check (side in ('MANAGEMENT', 'COUNTERPART')),
  at timestamptz not null,
  happened boolean not null,
  staff_id uuid,
  contact_id uuid,
  undone_at timestamptz
);
create unique index wheel_mark_open on dialogue.wheel_mark (wheel_id, dialogue_id, step, year, coalesce(side, '')) where undone_at is null;
create index wheel_mark_dialogue on dialogue.wheel_mark (dialogue_id);

-- That the parts of a dialogue were told that a step's day has come.
create table dialogue.wheel_told (
  wheel_id uuid not null references dialogue.wheel on delete cascade,
  dialogue_id uuid not null references dialogue.dialogue on delete cascade,
  step text not null,
  year int not null,
  at timestamptz not null,
  primary key (wheel_id, dialogue_id, step, year)
);
