-- An account is in use from the first time that somebody signs in with it, with a password or without.
alter table people.account add column activated_at timestamptz;
update people.account set activated_at = added_at where password is not null;

-- Links in mails by which one signs in; only the hash of the token is kept. They live for minutes and work once.
create table people.sign_in_link (
  token_hash bytea not null primary key,
  account_id uuid not null references people.account (id) on delete cascade,
  expires_at timestamptz not null
);
create index sign_in_link_account on people.sign_in_link (account_id);
create index sign_in_link_expiry on people.sign_in_link (expires_at);
comment on table people.sign_in_link is 'Transient: who has asked for a link just now.';
