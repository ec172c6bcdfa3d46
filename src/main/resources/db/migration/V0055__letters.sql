-- Letters to single people that are on their way: kept until a server has taken them, then gone. One that could not be sent
-- keeps no more than to whom, and that for two weeks. While one is under way, next_at is when another may take it over.
create table mail.letter (
  id uuid primary key,
  kind text not null,
  address text not null,
  address_key text collate "C" not null,
  message bytea,
  written_at timestamptz not null,
  expires_at timestamptz not null,
  attempts int not null default 0,
  next_at timestamptz,
  answer text not null default '',
  ended_at timestamptz,
  check ((message is null) = (next_at is null)),
  check ((ended_at is null) = (next_at is not null))
);
alter table mail.letter alter column message set storage external;
create index letter_due on mail.letter (next_at) where next_at is not null;
create index letter_address on mail.letter (address_key);
create index letter_ended on mail.letter (ended_at) where ended_at is not null;
