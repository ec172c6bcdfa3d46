-- Who of the accounts is whom in the municipality's own directory. The directory names people by its issuer and a subject
-- that never changes; a mail address may go to somebody else one day.
create table people.directory_link (
  account_id uuid not null primary key references people.account (id) on delete cascade,
  issuer text not null,
  subject text not null,
  linked_at timestamptz not null,
  asked_at timestamptz not null,
  closed_at timestamptz,
  unique (issuer, subject)
);
comment on column people.directory_link.asked_at is 'When the directory last said that the person may come in.';
comment on column people.directory_link.closed_at is 'When the directory closed the account; null where it did not.';

-- What the directory has said and may not say again: answers that were taken and requests to sign out.
create table people.directory_answer (
  key bytea not null primary key,
  expires_at timestamptz not null
);
create index directory_answer_expiry on people.directory_answer (expires_at);
comment on table people.directory_answer is 'Transient: which answers of the directory were taken in the last minutes.';
