create schema links;

-- What links that lead out of Pip lead to, by the address of the page, and what was seen of it. Nothing is kept of who follows them.
create table links.link (
  address text primary key,
  host text not null,
  trouble text check (trouble in ('GONE', 'NO_HOST', 'NO_ANSWER', 'CERTIFICATE', 'SERVER', 'REFUSED', 'UNREADABLE', 'FORBIDDEN', 'BUSY', 'CIRCLES', 'INSIDE', 'PORT')),
  status integer not null default 0,
  checked_at timestamptz,
  next_at timestamptz not null,
  failures integer not null default 0,
  failing_since timestamptz,
  shown_dead_at timestamptz,
  shown_dead_by uuid,
  granted_at timestamptz,
  granted_by uuid
);
create index link_next on links.link (next_at);
create index link_host on links.link (host);

-- Where they stand, as their modules say.
create table links.place (
  owner text not null,
  key text not null,
  address text not null references links.link,
  title text not null,
  mend text not null,
  page text,
  staff_id uuid,
  primary key (owner, key, address)
);
create index place_address on links.place (address);

-- Up to which draft and publication the links of an edition are noted, and for which text and writer those of a story.
alter table editions.edition add column links_noted text;
alter table newsroom.story add column links_noted text;
