-- Workplaces and sections, which stand in bylines and have people and a contact person. One that is closed stays, as what
-- it wrote does.
create table people.unit (
  id uuid not null primary key,
  kind text not null check (kind in ('WORKPLACE', 'SECTION')),
  name text not null,
  parent_id uuid references people.unit (id),
  contact_id uuid references people.account (id) on delete set null,
  mail text not null,
  closed_at timestamptz
);
create unique index unit_name_key on people.unit (lower(name));
create index unit_parent on people.unit (parent_id);
create index unit_contact on people.unit (contact_id);

create table people.unit_member (
  unit_id uuid not null references people.unit (id) on delete cascade,
  account_id uuid not null references people.account (id) on delete cascade,
  primary key (unit_id, account_id)
);
create index unit_member_account on people.unit_member (account_id);
