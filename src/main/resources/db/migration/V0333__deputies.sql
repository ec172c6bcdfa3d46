-- Who answers in place of somebody who is away, from a day until another. By address, as a workplace's mails may go to whoever leads it.
create table commitments.deputy (
  id uuid primary key,
  address_key text not null,
  address text not null,
  name text not null,
  deputy_id uuid not null references commitments.contact,
  from_day date not null,
  until_day date not null,
  made_at timestamptz not null,
  by_staff uuid,
  by_contact uuid references commitments.contact,
  ended_at timestamptz,
  check (until_day >= from_day)
);
create index deputy_address on commitments.deputy (address_key) where ended_at is null;
create index deputy_deputy on commitments.deputy (deputy_id);
create index deputy_contact on commitments.deputy (by_contact) where by_contact is not null;

-- The links that a deputy has as such. They are good as long as they are the deputy.
create table commitments.deputy_link (
  number bigint primary key references commitments.link,
  deputy_id uuid not null references commitments.deputy on delete cascade
);
create index deputy_link_deputy on commitments.deputy_link (deputy_id);
