create schema cakes;

create table cakes.cake (
  id bigint generated always as identity primary key,
  name text not null,
  promised_by text not null,
  added_at timestamptz not null
);
