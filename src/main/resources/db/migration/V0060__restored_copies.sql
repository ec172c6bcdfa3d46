-- Each time this installation was read in from a backup. While the newest of them has not been released, nothing that
-- could reach anybody outside is done: no mail, nothing planned, no reading of what comes back.
create table operations.restored (
  id bigint generated always as identity primary key,
  restored_at timestamptz not null,
  -- The moment that the backup shows.
  backup_at timestamptz not null,
  released_at timestamptz,
  released_by text,
  -- When what had come back since the backup was read once more.
  reread_at timestamptz,
  check ((released_at is null) = (released_by is null))
);
create index restored_held on operations.restored (id) where released_at is null;
