-- Whose newsletter this is: one row, begun at the first step of the set-up and in force once set_up_at is there.
-- The version is new at each change; a node that remembers another one reads anew.
create table municipality.settings (
  id int not null primary key check (id = 1),
  version uuid not null,
  set_up_at timestamptz,
  name text not null,
  newsletter text not null,
  tagline text not null,
  brand text not null check (brand ~ '^#[0-9a-f]{6}$'),
  accent text not null check (accent ~ '^#[0-9a-f]{6}$'),
  site text,
  sender_mail text not null,
  contact_mail text not null,
  postal_address text not null,
  sections text not null,
  arms bytea,
  arms_sha256 text,
  arms_format text check (arms_format in ('JPEG', 'PNG')),
  arms_width int,
  arms_height int,
  check (num_nonnulls(arms, arms_sha256, arms_format, arms_width, arms_height) in (0, 5))
);

-- The links that set up an empty installation; each start of a node makes one. Only hashes are kept.
create table municipality.set_up_link (
  token_hash bytea not null primary key,
  expires_at timestamptz not null
);
