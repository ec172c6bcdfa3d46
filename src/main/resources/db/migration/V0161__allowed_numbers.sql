-- Numbers that look like civil registration numbers, and that somebody has answered for: they stand in the edition as
-- they are. Of the number itself only a digest is kept here.
create table editions.allowed_number (
  edition_id uuid not null references editions.edition on delete cascade,
  digest text not null,
  reason text not null,
  allowed_at timestamptz not null,
  allowed_by uuid not null,
  name text not null,
  primary key (edition_id, digest)
);
