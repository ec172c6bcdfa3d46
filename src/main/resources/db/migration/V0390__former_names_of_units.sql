-- What a workplace was called before, so that addresses with that name still lead to it.
create table people.unit_former_name (
  name text primary key,
  unit_id uuid not null references people.unit (id) on delete cascade,
  until timestamptz not null
);
create index unit_former_name_unit on people.unit_former_name (unit_id);
