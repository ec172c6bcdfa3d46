create schema site;

-- The address at which somebody's own feed reader gets what is for staff. It works as long as the account does, until it is
-- renewed or taken away.
create table site.feed_key (
  account_id uuid primary key,
  number bigint generated always as identity unique,
  renewal int not null default 1,
  made_at timestamptz not null
);

-- Pictures drawn for other sites to show of a story, by what they were drawn from.
create table site.share_card (
  hash text primary key,
  picture text,
  content bytea not null,
  drawn_at timestamptz not null
);
comment on table site.share_card is 'Transient: drawn again when somebody asks';

-- Files with the addresses of an earlier site. One is in force, and the one before it can come back.
create table site.old_address_file (
  id uuid primary key,
  name text not null,
  at timestamptz not null,
  by_id uuid not null,
  state text not null check (state in ('LOOKED_AT', 'IN_FORCE', 'BEFORE')),
  problems jsonb not null
);
create unique index old_address_file_in_force on site.old_address_file (state) where state = 'IN_FORCE';

create table site.old_address (
  file_id uuid not null references site.old_address_file on delete cascade,
  line int not null,
  old text not null,
  folder boolean not null,
  target text not null,
  primary key (file_id, line)
);

-- How often an old address was asked for, to see which can go. Nothing about whoever asked.
create table site.old_address_hit (
  old text not null,
  folder boolean not null,
  day date not null,
  hits bigint not null,
  primary key (old, folder, day)
);

-- Pages of people and units who have a byline and want one.
create table site.byline_page (
  id uuid primary key,
  account_id uuid unique,
  unit_id uuid unique,
  slug text not null unique,
  audience text not null check (audience in ('PUBLIC', 'STAFF')),
  title text not null default '',
  about text not null default '',
  shown boolean not null,
  changed_at timestamptz not null,
  check ((account_id is null) <> (unit_id is null))
);

create table site.byline_picture (
  page_id uuid primary key references site.byline_page on delete cascade,
  sha256 text not null,
  content bytea not null
);

-- Which bylines are whose. Those that nobody has agreed to count for nothing.
create table site.byline_claim (
  byline text primary key,
  page_id uuid not null references site.byline_page on delete cascade,
  claimed_at timestamptz not null,
  agreed_at timestamptz,
  agreed_by uuid
);
create index byline_claim_page on site.byline_claim (page_id);

-- When the accessibility statement was last brought up to date, and whether somebody was reminded since.
create table site.statement (
  id int primary key check (id = 1),
  address text not null,
  updated_on date not null,
  updated_by uuid,
  reminded_at timestamptz
);
