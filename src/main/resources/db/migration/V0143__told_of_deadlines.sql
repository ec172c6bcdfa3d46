-- What somebody was told about a story, or a column of a month: once before its deadline, once after, and never twice a day.
create table newsroom.told (
  staff_id uuid not null,
  thing text not null,
  kind text not null check (kind in ('SOON', 'LATE', 'TURN')),
  due date not null,
  told_on date not null,
  primary key (staff_id, thing, kind, due)
);
create index told_on on newsroom.told (told_on);
