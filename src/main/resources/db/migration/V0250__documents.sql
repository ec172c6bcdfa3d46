create schema documents;

-- The words of documents that modules keep, by the hash of their bytes. They are read once, and kept in backups with what they
-- were read from.
create table documents.document (
  sha256 text primary key,
  kind text not null check (kind in ('PDF', 'DOCX', 'ODT')),
  state text not null check (state in ('WAITING', 'READ', 'UNREADABLE')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  text text,
  pages integer not null default 0,
  is_cut boolean not null default false,
  reason text check (reason in ('LOCKED', 'TOO_MUCH', 'TOO_LONG', 'BROKEN', 'NO_WORDS', 'SOME_PAGES', 'FILES_WITHIN')),
  read_at timestamptz,
  check ((state = 'READ') = (text is not null)),
  check ((state = 'UNREADABLE') = (reason is not null)),
  check ((state = 'WAITING') = (read_at is null))
);
create index document_waiting on documents.document (next_at) where state = 'WAITING';

-- Whether somebody was asked to read its words.
alter table editions.attachment add column offered_at timestamptz;
create index attachment_unoffered on editions.attachment (sha256) where offered_at is null;
