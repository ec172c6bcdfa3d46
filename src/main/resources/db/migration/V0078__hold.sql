-- What sends asks whether it may, and need know nothing of backups.
create schema hold;
alter table backup.restored set schema hold;
drop schema backup;
