-- What two sides have agreed: each version a whole, frozen when it is put up to be signed.
create table dialogue.version (
  dialogue_id uuid not null references dialogue.dialogue on delete cascade,
  number int not null check (number > 0),
  state text not null check (state in ('DRAFT', 'SIGNING', 'IN_FORCE', 'REFUSED', 'REPLACED', 'DROPPED')),
  revision int not null,
  text jsonb not null,
  changed_why text not null default '',
  begun_at timestamptz not null,
  saved_at timestamptz not null,
  saved_by text not null,
  statement text,
  sealed jsonb,
  hash bytea,
  put_up_at timestamptz,
  settled_at timestamptz,
  primary key (dialogue_id, number),
  check ((state = 'DRAFT' or state = 'DROPPED' and statement is null) = (statement is null))
);
create unique index version_open on dialogue.version (dialogue_id) where state in ('DRAFT', 'SIGNING');
create unique index version_in_force on dialogue.version (dialogue_id) where state = 'IN_FORCE';

-- Whoever is asked to sign a version, and what they said. A signature is never changed.
create table dialogue.signature (
  dialogue_id uuid not null,
  number int not null,
  contact_id uuid not null references dialogue.contact,
  side text not null check (side in ('MANAGEMENT', 'COUNTERPART')),
  name text not null,
  title text not null,
  said text not null check (said in ('WAITING', 'SIGNED', 'REFUSED')),
  reason text not null default '',
  way text check (way in ('SIGNED_IN', 'LINK_AND_CODE')),
  at timestamptz,
  seal text,
  primary key (dialogue_id, number, contact_id),
  foreign key (dialogue_id, number) references dialogue.version on delete cascade,
  check ((said = 'SIGNED') = (seal is not null)),
  check ((said = 'WAITING') = (at is null))
);

-- A code on its way to whoever wants to sign by a link.
create table dialogue.code (
  contact_id uuid primary key references dialogue.contact on delete cascade,
  number int not null,
  mac bytea not null,
  sent_at timestamptz not null,
  tries int not null
);
comment on table dialogue.code is 'Transient: a code is worth nothing after a quarter of an hour';

-- The bytes of appendices, each once.
create table dialogue.appendix (
  sha256 bytea primary key,
  content_type text not null,
  bytes bytea not null,
  at timestamptz not null
);

-- Which promise a pledge of an agreement has become.
create table dialogue.pledge (
  dialogue_id uuid not null references dialogue.dialogue on delete cascade,
  key text not null,
  commitment_id uuid not null,
  primary key (dialogue_id, key)
);
create index pledge_commitment on dialogue.pledge (commitment_id);
