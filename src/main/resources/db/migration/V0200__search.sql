-- What can be found by words. All of it is made from what other modules have, and made anew when its analysis changes.
create schema search;

-- The rows are narrow, and what is long lies beside them, as a search looks at many rows and reads few.
create table search.document (
  id bigint generated always as identity primary key,
  source text not null,
  key text not null,
  path text not null unique,
  audience text not null check (audience in ('PUBLIC', 'STAFF')),
  kind text not null,
  section text,
  year int not null,
  at timestamptz not null,
  -- What it is found by, and how much each of these weighs in it: see search.Impacts.
  lexemes tsvector not null,
  impacts bytea not null,
  words text[] not null,
  language text not null,
  title text not null,
  standfirst text,
  byline text,
  text text not null,
  pictures text[] not null,
  attachment_names text[] not null,
  attachment_words text[] not null
) with (toast_tuple_target = 256);
alter table search.document alter column lexemes set storage external;
alter table search.document alter column impacts set storage external;

-- An index for each audience, so that what staff have costs others no time. Nothing waits to be put in: a search would have to
-- read that too.
create index document_public on search.document using gin (lexemes) with (fastupdate = off) where audience = 'PUBLIC';
create index document_staff on search.document using gin (lexemes) with (fastupdate = off) where audience = 'STAFF';
create index document_key on search.document (source, key);
create index document_section on search.document (audience, section) where section is not null;
create index document_year on search.document (audience, year);
create index document_kind on search.document (audience, kind);

-- Which words there are for whom, and in how many documents.
create table search.word (
  audience text not null check (audience in ('PUBLIC', 'STAFF')),
  word text not null collate "C",
  stem text not null collate "C",
  documents int not null,
  near int[] not null,
  primary key (audience, word)
);
create index word_stem on search.word (audience, stem);
create index word_near_public on search.word using gin (near) with (fastupdate = off) where audience = 'PUBLIC';
create index word_near_staff on search.word using gin (near) with (fastupdate = off) where audience = 'STAFF';

-- How the index was made; none, as long as it has to be made.
create table search.made (
  one boolean primary key default true check (one),
  analysis int not null,
  at timestamptz not null
);

-- Words that were looked for in vain, by day. Who looked is nowhere.
create table search.vain_word (
  word text not null collate "C" check (length(word) <= 40),
  day date not null,
  times int not null,
  primary key (word, day)
);
create index vain_word_day on search.vain_word (day);

-- What the newsroom has said of such a word; what is looked for after that counts again.
create table search.settled_word (
  word text primary key collate "C" check (length(word) <= 40),
  outcome text not null check (outcome in ('WRITTEN', 'DISMISSED')),
  day date not null
);
comment on table search.document is 'Transient: made anew from what is published.';
comment on table search.word is 'Transient: made anew from what is published.';
comment on table search.made is 'Transient: the index is made anew where it is read in.';
