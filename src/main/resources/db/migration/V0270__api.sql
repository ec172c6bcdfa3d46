create schema api;

-- What opens what staff may see to a program. The key itself is shown once and kept nowhere.
create table api.key (
  id uuid primary key,
  name text not null,
  hash bytea not null unique,
  begins text not null,
  reach text not null check (reach in ('PUBLIC', 'STAFF')),
  per_minute int not null check (per_minute > 0),
  ends_on date,
  made_at timestamptz not null,
  last_used_on date,
  ended_at timestamptz
);

-- How often a key has asked in a minute, counted since 1970.
create table api.use (
  key_id uuid not null references api.key (id) on delete cascade,
  minute bigint not null,
  count int not null,
  primary key (key_id, minute)
);
comment on table api.use is 'Transient: counts of the last hour';

-- Where publications are told of.
create table api.hook (
  id uuid primary key,
  name text not null,
  address text not null,
  secret text not null,
  published boolean not null,
  corrected boolean not null,
  withdrawn boolean not null,
  reach text not null check (reach in ('PUBLIC', 'STAFF')),
  made_at timestamptz not null,
  failing_since timestamptz,
  paused_at timestamptz,
  paused_why text check (paused_why in ('BY_HAND', 'FAILING', 'GONE')),
  check ((paused_at is null) = (paused_why is null))
);

-- What a hook is told, once; its id goes with it, so that whoever gets it twice knows it again.
create table api.message (
  id uuid primary key,
  hook_id uuid not null references api.hook (id) on delete cascade,
  event text not null,
  payload text not null,
  made_at timestamptz not null,
  attempts int not null default 0,
  -- when it is tried next, or is free again if the node that tries it dies; null when it is over
  next_at timestamptz,
  arrived boolean not null default false
);
create index on api.message (next_at) where next_at is not null;
create index on api.message (hook_id, made_at);

-- Each time that something was sent, and what came of it.
create table api.attempt (
  id uuid primary key,
  message_id uuid not null references api.message (id) on delete cascade,
  at timestamptz not null,
  status int,
  failure text,
  millis int not null,
  answer text not null
);
create index on api.attempt (message_id);
