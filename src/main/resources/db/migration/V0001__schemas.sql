-- One schema per module; a module's statements name only its own.
create schema municipality;
create schema people;
create schema editions;
create schema mailing;
create schema jobs;

-- Sessions (Spring Session's tables), in the database so that any node can go on with them.
create table people.session (
  primary_id char(36) not null primary key,
  session_id char(36) not null,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval int not null,
  expiry_time bigint not null,
  principal_name varchar(100)
);
create unique index session_id_key on people.session (session_id);
create index session_expiry on people.session (expiry_time);
create index session_principal on people.session (principal_name);

create table people.session_attributes (
  session_primary_id char(36) not null references people.session (primary_id) on delete cascade,
  attribute_name varchar(200) not null,
  attribute_bytes bytea not null,
  primary key (session_primary_id, attribute_name)
);
