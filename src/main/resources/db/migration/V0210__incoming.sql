create schema incoming;

-- Mail that has come. What a module has taken leaves nothing here but a keyed hash, so that the same mail is taken once however
-- often it is fetched.
create table incoming.mail (
  id bigint generated always as identity primary key,
  hash bytea not null unique,
  arrived_at timestamptz not null,
  -- WAITING: something went wrong with those who may take it, who are asked again. OPEN: nobody took it.
  state text not null check (state in ('TAKEN', 'WAITING', 'OPEN')),
  for_tips boolean not null,
  -- In bytes, as it came; more than is kept where it is too large.
  size bigint not null,
  attempts int not null default 0,
  next_at timestamptz,
  sender text not null,
  subject text not null,
  -- Why it is here: 'nobody', 'large' or 'trouble'.
  why text not null,
  seen_at timestamptz,
  seen_by text
);
create index mail_waiting on incoming.mail (next_at) where state = 'WAITING';
create index mail_open on incoming.mail (id) where state = 'OPEN';
create index mail_arrived on incoming.mail (arrived_at);

-- The bytes of what nobody has taken, in pieces, so that no node needs room for all of a mail.
create table incoming.piece (
  mail_id bigint not null references incoming.mail on delete cascade,
  number int not null,
  bytes bytea not null,
  primary key (mail_id, number)
);
alter table incoming.piece alter column bytes set storage external;

-- How far each mailbox has been read: what has come since is new, whether somebody has read it in the meantime or not.
create table incoming.mailbox (
  name text primary key,
  uid_validity bigint not null,
  uid_next bigint not null
);
