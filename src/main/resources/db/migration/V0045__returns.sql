-- What came back of mailings, as it came: nothing is thrown away before a person could have looked.
create table returns.message (
  id bigint generated always as identity primary key,
  hash bytea not null unique,
  received_at timestamptz not null,
  kind text not null,
  reason text not null,
  -- The delivery that it is about, if its signed return address or Message-ID says so.
  mailing_id bigint,
  delivery int,
  reader_id bigint,
  -- A return address that is not ours, made to look like it; nothing follows from such a message.
  forged boolean not null,
  recipient text not null,
  sender text not null,
  subject text not null,
  status text not null,
  diagnostic text not null,
  message bytea not null,
  -- Whether a person is to look at it, and who has.
  to_see boolean not null,
  seen_at timestamptz,
  seen_by text
);
alter table returns.message alter column message set storage external;
create index message_received on returns.message (received_at);
create index message_to_see on returns.message (id) where to_see and seen_at is null;
