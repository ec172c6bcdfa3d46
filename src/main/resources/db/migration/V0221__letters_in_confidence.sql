-- Letters whose address only the mail server may see.
alter table mail.letter add column in_confidence boolean not null default false;
