-- Guides and material: pages in a tree, each with an owner and a date on which somebody looks at it again.
create schema guides;

-- Whoever moves pages holds this row until they are done, so that no two make a circle between them.
create table guides.tree (
  one boolean primary key default true check (one)
);
insert into guides.tree default values;

-- A page. Its address is made of the names from the top down to it; it is for staff if it says so or a page above it does.
create table guides.guide (
  id uuid primary key,
  parent_id uuid references guides.guide,
  position integer not null,
  name text not null,
  placed integer not null,
  placed_by uuid not null,
  placed_at timestamptz not null,
  audience text not null check (audience in ('PUBLIC', 'STAFF')),
  title text not null,
  revision integer not null,
  owner_id uuid,
  unit_id uuid,
  review_by date,
  review_shown boolean not null,
  reviewed_at timestamptz,
  reviewed_by uuid,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  taken_down_at timestamptz,
  taken_down_with uuid,
  check (num_nonnulls(owner_id, unit_id) <= 1),
  check (num_nulls(taken_down_at, taken_down_with) in (0, 2))
);
create unique index guide_name on guides.guide (parent_id, name) nulls not distinct where taken_down_at is null;
create index guide_parent on guides.guide (parent_id, position);
create index guide_review on guides.guide (review_by) where review_by is not null;

-- What stood in a page at some time; the newest is what is written now. One person's changes within a short while are one
-- version, as long as readers don't see it.
create table guides.version (
  guide_id uuid not null references guides.guide on delete cascade,
  number integer not null,
  title text not null,
  teaser text not null,
  body text not null,
  begun_at timestamptz not null,
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (guide_id, number)
);

create table guides.version_file (
  guide_id uuid not null,
  number integer not null,
  position integer not null,
  name text not null,
  title text not null,
  sha256 text not null,
  kind text not null,
  size bigint not null,
  primary key (guide_id, number, name),
  foreign key (guide_id, number) references guides.version on delete cascade
);
create index version_file_sha256 on guides.version_file (sha256);

-- The version that readers see, and the anchors of its headings: they stay when the words of a heading change.
create table guides.publication (
  guide_id uuid primary key references guides.guide on delete cascade,
  number integer not null,
  title text not null,
  at timestamptz not null,
  by_id uuid not null,
  headings text[] not null,
  anchors text[] not null,
  foreign key (guide_id, number) references guides.version
);

-- Where pages were before. It leads to the page, wherever that is by now.
create table guides.old_address (
  path text primary key,
  guide_id uuid not null references guides.guide on delete cascade,
  since timestamptz not null
);
create index old_address_guide on guides.old_address (guide_id);

-- A file that another of a page has taken the place of.
create table guides.old_file (
  guide_id uuid not null references guides.guide on delete cascade,
  name text not null,
  now_name text not null,
  primary key (guide_id, name)
);

-- What was moved, so that it can be undone.
create table guides.move (
  id uuid primary key,
  guide_id uuid not null references guides.guide on delete cascade,
  placed integer not null,
  from_parent uuid,
  from_before uuid,
  from_name text not null,
  at timestamptz not null,
  by_id uuid not null,
  undone_at timestamptz
);
create index move_at on guides.move (at);

-- Who has a page open, for the others who do.
create table guides.presence (
  guide_id uuid not null references guides.guide on delete cascade,
  staff_id uuid not null,
  seen_at timestamptz not null,
  primary key (guide_id, staff_id)
);

-- Who was written to about a review, so that nobody is twice.
create table guides.told (
  staff_id uuid not null,
  guide_id uuid not null references guides.guide on delete cascade,
  kind text not null,
  review_by date not null,
  told_on date not null,
  primary key (staff_id, guide_id, kind, review_by)
);
