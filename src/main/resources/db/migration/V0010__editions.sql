-- An edition, and the drafts that it has been through: each import makes a new draft and keeps the one before.
create table editions.edition (
  id uuid primary key,
  audience text not null check (audience in ('STAFF', 'PUBLIC')),
  slug text not null,
  number int not null,
  month date not null,
  title text not null,
  created_at timestamptz not null,
  unique (audience, slug)
);

create table editions.draft (
  edition_id uuid not null references editions.edition on delete cascade,
  revision int not null,
  title text not null,
  number int not null,
  made_at timestamptz not null,
  made_by text not null,
  primary key (edition_id, revision)
);

-- Pictures by their content: one that stands in many drafts is kept once.
create table editions.picture (
  sha256 text primary key,
  format text not null check (format in ('JPEG', 'PNG')),
  width int not null,
  height int not null,
  content bytea not null
);
alter table editions.picture alter column content set storage external;

-- The files of a draft, as the bundle has them: text here, pictures by reference.
create table editions.draft_file (
  edition_id uuid not null,
  revision int not null,
  path text not null,
  content bytea,
  picture text references editions.picture,
  primary key (edition_id, revision, path),
  foreign key (edition_id, revision) references editions.draft on delete cascade,
  check ((content is null) <> (picture is null))
);

-- One version of an edition as it was published: frozen, and kept for good.
create table editions.publication (
  id uuid primary key,
  edition_id uuid not null references editions.edition,
  version int not null,
  revision int not null,
  published_at timestamptz not null,
  published_by text not null,
  correction text,
  title text not null,
  number int not null,
  language text not null,
  lead text,
  lead_path text,
  mail_subject text not null,
  mail_html text not null,
  mail_text text not null,
  mail_message bytea not null,
  pdf bytea not null,
  bundle bytea not null,
  unique (edition_id, version)
);
alter table editions.publication alter column pdf set storage external;
alter table editions.publication alter column bundle set storage external;
alter table editions.publication alter column mail_message set storage external;

-- Its pages, each as the bytes that are served; a page that changes by itself has one row for each time.
create table editions.page (
  publication_id uuid not null references editions.publication,
  path text not null,
  valid_from timestamptz not null,
  content_type text not null,
  body bytea not null,
  gzip bytea,
  primary key (publication_id, path, valid_from)
);
create index page_path on editions.page (path);
alter table editions.page alter column gzip set storage external;

create table editions.published_story (
  publication_id uuid not null references editions.publication,
  position int not null,
  path text not null,
  headline text not null,
  section text,
  standfirst text,
  byline text,
  picture text,
  picture_alt text,
  picture_width int,
  picture_height int,
  primary key (publication_id, position)
);

-- What pages refer to, named by content: style sheets, fonts, pictures in their sizes. Never removed.
create table editions.asset (
  path text primary key,
  content_type text not null,
  body bytea not null,
  gzip bytea
);
alter table editions.asset alter column body set storage external;
alter table editions.asset alter column gzip set storage external;

create table editions.withdrawal (
  edition_id uuid primary key references editions.edition,
  withdrawn_at timestamptz not null,
  withdrawn_by text not null,
  reason text not null
);

-- A publication that waits for its time. What went wrong at that time is kept until somebody has seen to it.
create table editions.schedule (
  edition_id uuid primary key references editions.edition on delete cascade,
  publish_at timestamptz not null,
  scheduled_by text not null,
  correction text,
  failed text
);

-- Raised with every change of what readers see, so that every node notices.
create table editions.change (
  only_row boolean primary key default true check (only_row),
  number bigint not null
);
insert into editions.change (number) values (1);

-- Timers (db-scheduler's table).
create table jobs.scheduled_task (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_task_execution on jobs.scheduled_task (execution_time);
create index scheduled_task_heartbeat on jobs.scheduled_task (last_heartbeat);
