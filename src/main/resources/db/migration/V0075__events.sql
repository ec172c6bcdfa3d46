-- What has happened in a module and is still to be told to a subscriber in another. A row goes when it is told.
create schema events;
create table events.delivery (
  id bigint generated always as identity primary key,
  subscriber text not null,
  event text not null,
  content jsonb not null,
  published_at timestamptz not null,
  attempts int not null default 0,
  next_at timestamptz not null,
  -- The kind of the last failure, never its words, which may name a person.
  failure text
);
create index delivery_due on events.delivery (next_at, id);
