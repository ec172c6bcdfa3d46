-- Lists that mails go to. The number stands in links, where a UUID would be too long for a mail address.
create table readers.list (
  id uuid primary key,
  number int generated always as identity unique,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  about text not null,
  kind text not null check (kind in ('STAFF', 'PUBLIC')),
  mandatory boolean not null check (kind = 'STAFF' or not mandatory),
  section text not null,
  owner_id uuid,
  added_at timestamptz not null,
  archived_at timestamptz
);

-- Whoever gets mails. Stopped: the address doesn't work. Suppressed: has complained; only mandatory lists reach them.
-- The address compares byte by byte, which is what its index and a million of them need.
create table readers.reader (
  id bigint generated always as identity primary key,
  address text collate "C" not null,
  name text not null,
  language text not null check (language in ('da', 'en')),
  monthly boolean not null default false,
  mailed_at timestamptz,
  paused_until timestamptz,
  suppressed_at timestamptz,
  struggles int not null default 0,
  stopped_at timestamptz,
  stopped_because text check (stopped_because in ('GONE', 'STRUGGLED')),
  diagnosis text,
  added_at timestamptz not null,
  import_id uuid,
  name_import_id uuid,
  check (num_nonnulls(stopped_at, stopped_because) in (0, 2))
);
create unique index reader_address_key on readers.reader (lower(address));
create index reader_stopped on readers.reader (stopped_at) where stopped_at is not null;
create index reader_import on readers.reader (import_id) where import_id is not null;
create index reader_name_import on readers.reader (name_import_id) where name_import_id is not null;

-- Who is on which list. Whoever has left stays as a row until they are forgotten, so that no import brings them back.
create table readers.subscription (
  list_id uuid not null references readers.list (id),
  reader_id bigint not null references readers.reader (id) on delete cascade,
  since timestamptz not null,
  how text not null check (how in ('SIGN_UP', 'IMPORT', 'STAFF')),
  import_id uuid,
  left_at timestamptz,
  left_how text check (left_how in ('LINK', 'ONE_CLICK', 'MAIL', 'PAGE', 'COMPLAINT', 'STAFF')),
  left_mailing bigint,
  primary key (list_id, reader_id),
  check (num_nonnulls(left_at, left_how) in (0, 2))
);
create index subscription_reader on readers.subscription (reader_id);
create index subscription_import on readers.subscription (import_id) where import_id is not null;

-- What somebody said yes to, word for word: the words once, and a row for each yes.
create table readers.wording (
  id int generated always as identity primary key,
  version text not null,
  text text not null
);
create unique index wording_key on readers.wording (version, md5(text));

create table readers.consent (
  reader_id bigint not null references readers.reader (id) on delete cascade,
  list_id uuid not null,
  given_at timestamptz not null,
  wording_id int not null references readers.wording (id),
  page text not null,
  import_id uuid,
  primary key (reader_id, list_id, given_at)
);
create index consent_import on readers.consent (import_id) where import_id is not null;

-- Sign-ups that wait for their confirmation: one per address. Only the hash of the token in the mail is kept.
create table readers.sign_up (
  token_hash bytea primary key,
  address text collate "C" not null,
  name text not null,
  language text not null check (language in ('da', 'en')),
  lists uuid[] not null,
  wording_id int not null references readers.wording (id),
  page text not null,
  asked_at timestamptz not null
);
create unique index sign_up_address_key on readers.sign_up (lower(address));

-- How often a sign-up was asked for, by address and by network address; the key is a hash of either.
create table readers.attempt (
  key bytea primary key,
  count int not null,
  since timestamptz not null
);
comment on table readers.attempt is 'Transient: counts of the last day.';

-- Those who said no, as a keyed hash of their address: enough to honour it, too little to write to.
create table readers.suppression (
  hash bytea primary key,
  because text not null check (because in ('COMPLAINED', 'LEFT', 'ERASED')),
  at timestamptz not null
);

-- What happened to a reader, beside what stands in their rows: for looking up.
create table readers.event (
  reader_id bigint not null references readers.reader (id) on delete cascade,
  at timestamptz not null,
  what text not null,
  detail text not null
);
create index event_reader on readers.event (reader_id, at);

-- Everybody who is to get a mailing to these lists, each once, and notes those who want one mail a month at most as
-- mailed. The list is the first of those given that the reader is on. A mandatory list reaches also those who pause, want
-- few mails or have complained; an address that doesn't work is left alone always. A month is 25 days (600 hours, which no
-- change of the clocks moves).
--
-- One pass over the lists' part of subscription's primary key and one over the readers, hashed together; the update sees
-- only the few who want one a month. When two mailings ask at once, the second waits at those rows and finds them mailed.
create function readers.take_audience(lists uuid[], at timestamptz)
returns table (reader_id bigint, address text, name text, language text, list_id uuid)
language sql
set work_mem = '64MB'
as $$
  with wanted as (
    select l.id, l.mandatory, w.place
      from unnest(take_audience.lists) with ordinality as w (id, place)
      join readers.list l on l.id = w.id
     where l.archived_at is null
  ),
  placed as (
    select s.reader_id, min(w.place) as place, bool_or(w.mandatory) as mandatory
      from wanted w
      join readers.subscription s on s.list_id = w.id
     where s.left_at is null
     group by s.reader_id
  ),
  due as (
    select r.id, r.address, r.name, r.language, r.monthly and not p.mandatory as sparing, p.place
      from placed p
      join readers.reader r on r.id = p.reader_id
     where r.stopped_at is null
       and (p.mandatory
            or r.suppressed_at is null and (r.paused_until is null or r.paused_until <= take_audience.at))
  ),
  noted as (
    update readers.reader r
       set mailed_at = take_audience.at
      from due d
     where d.sparing
       and r.id = d.id
       and (r.mailed_at is null or r.mailed_at <= take_audience.at - interval '600 hours')
    returning r.id
  )
  select d.id, d.address, d.name, d.language, w.id
    from due d
    join wanted w on w.place = d.place
   where not d.sparing
      or d.id in (select n.id from noted n)
$$;
