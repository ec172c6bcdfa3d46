-- Refusals over SMTP whose meaning for the reader is still to be considered.
create table mailing.refusal (
  mailing_id bigint not null,
  number int not null,
  primary key (mailing_id, number),
  foreign key (mailing_id, number) references mailing.delivery on delete cascade
);

-- When it was counted for the readers that this mailing came through to them.
alter table mailing.mailing add column reckoned_at timestamptz;

-- Readers who are forgotten here, until other modules have forgotten them too.
create table readers.forgotten (
  reader_id bigint primary key,
  at timestamptz not null
);
