-- Mail as such (the way out, the demo's mailbox) is one module; who reads, what is sent to them and what comes back
-- are others.
create schema mail;
alter table mailing.kept_mail set schema mail;
create schema keys;
create schema readers;
create schema returns;

-- The secret that all of this installation's own signatures are made with: links in mails, return addresses.
create table keys.secret (
  only_one boolean primary key default true check (only_one),
  secret bytea not null check (length(secret) = 32),
  made_at timestamptz not null
);
