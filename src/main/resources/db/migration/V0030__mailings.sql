-- A mailing: one edition's mail to the readers of some lists. The message is rendered once and kept as it will be sent,
-- with marks where a reader's own words and links go.
create table mailing.mailing (
  id bigint generated always as identity primary key,
  publication_id uuid not null,
  edition_id uuid not null,
  subject text not null,
  message bytea not null,
  lists uuid[] not null,
  list_names text[] not null,
  state text not null check (state in
    ('DRAFT', 'APPROVED', 'SCHEDULED', 'ASKING', 'SENDING', 'PAUSED', 'CANCELLING', 'CANCELLED', 'FINISHED')),
  when_uncertain text not null default 'HOLD' check (when_uncertain in ('HOLD', 'RESEND')),
  created_at timestamptz not null,
  created_by text not null,
  approved_at timestamptz,
  approved_by text,
  start_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  planned int not null default 0,
  left_by text
);
alter table mailing.mailing alter column message set storage external;

-- One row per mailing and reader: the account. No column that changes is in an index, so that settling a delivery
-- rewrites nothing but its row (heap-only tuples); that is what the fill factor leaves room for.
-- States: 0 planned, 1 waiting for another try, 2 delivered to the relay, 3 refused, 4 uncertain, 5 withdrawn.
create table mailing.delivery (
  mailing_id bigint not null references mailing.mailing on delete cascade,
  number int not null,
  reader_id bigint not null,
  list_id uuid not null,
  address text not null,
  name text not null,
  state smallint not null default 0 check (state between 0 and 5),
  attempts smallint not null default 0,
  doubtful boolean not null default false,
  settled_at timestamptz,
  code smallint,
  answer text,
  primary key (mailing_id, number)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
create index delivery_reader on mailing.delivery (reader_id);
comment on column mailing.delivery.doubtful is 'handed over once without an answer; may have been sent twice';

-- Deliveries are handed out in chunks, so that a claim is one row and not a thousand.
create table mailing.chunk (
  mailing_id bigint not null references mailing.mailing on delete cascade,
  number int not null,
  first int not null,
  last int not null,
  node bigint,
  done boolean not null default false,
  primary key (mailing_id, number)
) with (fillfactor = 70);

-- Deliveries that a server has refused for now, and when to try them again.
create table mailing.retry (
  mailing_id bigint not null,
  number int not null,
  next_at timestamptz not null,
  node bigint,
  primary key (mailing_id, number),
  foreign key (mailing_id, number) references mailing.delivery on delete cascade
);
create index retry_due on mailing.retry (next_at);

-- A node that sends. `on_wire` names the deliveries that may be on a connection right now (mailing id times 2^32 plus
-- number), written before they get there: when the node dies, these are the uncertain ones, and no others.
create table mailing.node (
  id bigint generated always as identity primary key,
  host text not null,
  started_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  trouble text,
  on_wire bigint[] not null default '{}'
) with (fillfactor = 20);
comment on column mailing.mailing.left_by is 'who decided that the uncertain deliveries are left as they are';
