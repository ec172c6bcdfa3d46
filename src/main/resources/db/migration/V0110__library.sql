-- The newsroom's pictures: what is known of them. Their bytes are kept once, in editions.picture.
create schema library;

create table library.picture (
  id uuid primary key,
  -- what is shown, and what it was cut from
  sha256 text not null,
  original text not null,
  file text not null unique,
  width int not null,
  height int not null,
  alt text not null,
  decorative boolean not null,
  caption text not null,
  credit text not null,
  licence text not null,
  people text not null,
  children boolean not null,
  ground text check (ground in ('CONSENT', 'WRITTEN_CONSENT', 'SITUATION', 'PUBLIC_EVENT', 'OWN_STAFF', 'NOBODY')),
  places text[] not null,
  delete_by date,
  warned_at timestamptz,
  -- in thousandths of what is shown
  focus_x int not null default 500 check (focus_x between 0 and 1000),
  focus_y int not null default 500 check (focus_y between 0 and 1000),
  brought_by uuid not null,
  brought_at timestamptz not null,
  opened boolean not null default false,
  published boolean not null default false,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_why text check (withdrawn_why in ('OBJECTION', 'PAST', 'OTHER')),
  revision int not null default 1,
  words text not null generated always as (
    lower(file || ' ' || alt || ' ' || caption || ' ' || credit || ' ' || licence || ' ' || people)) stored,
  check (alt = '' or not decorative)
);
create index picture_newest on library.picture (brought_at desc, id desc);
create index picture_brought_by on library.picture (brought_by, brought_at desc, id desc);
create index picture_delete_by on library.picture (delete_by) where withdrawn_at is null;

-- All that a picture has looked like: as it came, and each time that it was cut.
create table library.picture_content (
  sha256 text primary key,
  picture_id uuid not null references library.picture on delete cascade
);
create index picture_content_picture on library.picture_content (picture_id);

-- Which picture a path in somebody's text means. The owner is a story; this module knows no more of it.
create table library.picture_path (
  owner uuid not null,
  path text not null,
  picture_id uuid not null references library.picture,
  primary key (owner, path)
);
create index picture_path_picture on library.picture_path (picture_id);
