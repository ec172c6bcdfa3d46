-- What staff should see first, and who has confirmed what they must read.
create schema highlights;

-- What people work as, whatever their workplace: teacher, nurse. Who leads a workplace stands with the workplace.
create table highlights.job (
  id uuid primary key,
  name text not null
);
create unique index job_name_key on highlights.job (lower(name));

create table highlights.job_holder (
  job_id uuid not null references highlights.job on delete cascade,
  staff_id uuid not null,
  primary key (job_id, staff_id)
);
create index job_holder_staff on highlights.job_holder (staff_id);

-- Nobody is kept from reading anything by what stands here: it only comes first for some.
create table highlights.highlight (
  id uuid primary key,
  path text not null,
  title text not null,
  why text not null,
  must_read boolean not null,
  until date not null,
  everybody boolean not null,
  leaders boolean not null,
  version integer not null,
  made_at timestamptz not null,
  made_by uuid not null,
  ended_at timestamptz
);
create index highlight_until on highlights.highlight (until) where ended_at is null;

create table highlights.highlight_unit (
  highlight_id uuid not null references highlights.highlight on delete cascade,
  unit_id uuid not null,
  primary key (highlight_id, unit_id)
);

create table highlights.highlight_job (
  highlight_id uuid not null references highlights.highlight on delete cascade,
  job_id uuid not null references highlights.job,
  primary key (highlight_id, job_id)
);

-- What was to be read: the first version, and each change that is confirmed anew.
create table highlights.version (
  highlight_id uuid not null references highlights.highlight on delete cascade,
  number integer not null,
  made_at timestamptz not null,
  made_by uuid not null,
  changed text not null,
  content text not null,
  primary key (highlight_id, number)
);

-- Of must-reads alone. Nothing else says who has read what.
create table highlights.acknowledgement (
  highlight_id uuid not null,
  version integer not null,
  staff_id uuid not null,
  at timestamptz not null,
  primary key (highlight_id, version, staff_id),
  foreign key (highlight_id, version) references highlights.version on delete cascade
);
create index acknowledgement_staff on highlights.acknowledgement (staff_id);

-- Who was reminded, so that nobody is twice.
create table highlights.reminder (
  highlight_id uuid not null,
  version integer not null,
  staff_id uuid not null,
  reminded_on date not null,
  primary key (highlight_id, version, staff_id),
  foreign key (highlight_id, version) references highlights.version on delete cascade
);
