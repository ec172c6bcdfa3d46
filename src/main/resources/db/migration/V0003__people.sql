-- People with an account. The password is an Argon2id hash in the PHC format; null until it is chosen.
create table people.account (
  id uuid not null primary key,
  name text not null,
  mail text not null,
  role text not null check (role in ('ADMINISTRATOR', 'EDITOR', 'CONTRIBUTOR', 'READER')),
  password text,
  added_at timestamptz not null,
  disabled_at timestamptz
);
create unique index account_mail_key on people.account (lower(mail));

-- One-time links to choose a password with; only the hash of the token is kept. A new link replaces the old one.
create table people.invitation (
  account_id uuid not null primary key references people.account (id) on delete cascade,
  token_hash bytea not null unique,
  expires_at timestamptz not null
);

-- Attempts to sign in, by account and by network address; the key is a hash of either. Rows go after a day.
create table people.attempt (
  key bytea not null primary key,
  failures int not null,
  paused_until timestamptz not null,
  last_at timestamptz not null
);
create index attempt_last on people.attempt (last_at);

-- Who did what and when. The actor is null for what nobody signed in did.
create table people.audit (
  id uuid not null primary key,
  at timestamptz not null,
  actor_id uuid references people.account (id),
  act text not null,
  subject text
);
create index audit_at on people.audit (at desc);
