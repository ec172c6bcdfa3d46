-- Mails that tips came by say who wrote them, and are encrypted as that is.
alter table tips.file add column sealed boolean not null default false;
