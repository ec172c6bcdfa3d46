-- The demo's mailbox: mails that stay here instead of going out. Only the newest are kept.
create table mailing.kept_mail (
  id uuid primary key,
  kept_at timestamptz not null,
  recipients text not null,
  subject text not null,
  message bytea not null
);
alter table mailing.kept_mail alter column message set storage external;
create index kept_mail_newest on mailing.kept_mail (kept_at desc, id desc);
