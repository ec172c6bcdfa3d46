-- Files of readers that are brought in, and what came of them. The file goes when it has been read.
create table readers.import (
  id uuid primary key,
  list_id uuid not null references readers.list (id),
  file_name text not null,
  bytes bigint not null,
  charset text not null,
  format text not null,
  origin text not null,
  by_id uuid,
  by_name text not null,
  uploaded_at timestamptz not null,
  state text not null check (state in ('UPLOADED', 'WAITING', 'RUNNING', 'DONE', 'FAILED', 'UNDOING', 'UNDONE')),
  progress int not null default 0,
  rows bigint not null default 0,
  added bigint not null default 0,
  known bigint not null default 0,
  refused bigint not null default 0,
  failure text,
  began_at timestamptz,
  ended_at timestamptz
);
create index import_at_work on readers.import (uploaded_at) where state in ('WAITING', 'RUNNING', 'UNDOING');

create table readers.import_chunk (
  import_id uuid not null references readers.import (id) on delete cascade,
  number int not null,
  content bytea not null,
  primary key (import_id, number)
);
alter table readers.import_chunk alter column content set storage external;
comment on table readers.import_chunk is 'Transient: a file on its way in, which can be sent again.';

-- The rows of a file while they are brought in. Not logged: after a crash the file is read again.
create unlogged table readers.import_row (
  import_id uuid not null,
  line bigint not null,
  address text collate "C" not null,
  name text not null,
  language text not null,
  hash bytea not null,
  problem text,
  raw text
);
create index import_row_line on readers.import_row (import_id, line);
comment on table readers.import_row is 'Transient: rows on their way in.';

-- Rows that were not taken, and why. They go after 30 days.
create table readers.import_refusal (
  import_id uuid not null references readers.import (id) on delete cascade,
  line bigint not null,
  raw text not null,
  problem text not null,
  primary key (import_id, line, problem)
);
