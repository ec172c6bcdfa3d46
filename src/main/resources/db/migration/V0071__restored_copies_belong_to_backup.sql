-- What the operator deals with is no module of its own any more; Flyway's history stays where it was.
create schema backup;
alter table operations.restored set schema backup;
