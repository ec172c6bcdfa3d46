-- Who made a draft, and who let which state of it come out: a change of it, or of a story in it, ends that.
alter table editions.draft add column made_by_id uuid;

create table editions.approval (
  edition_id uuid primary key references editions.edition on delete cascade,
  state text not null,
  approved_at timestamptz not null,
  approved_by uuid not null,
  name text not null
);

alter table editions.publication add column approved_by text;
