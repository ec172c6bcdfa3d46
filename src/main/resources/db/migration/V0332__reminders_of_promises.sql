-- What somebody has been reminded of: each rung of the ladder once for each date that it has.
create table commitments.reminder (
  -- `commitment …`, or what another module calls its own.
  thing text not null,
  due date not null,
  rung text not null,
  told_on date not null,
  primary key (thing, due, rung)
);
create index reminder_told on commitments.reminder (told_on);

-- The addresses, as hashes, that have had their letter of a day, so that no second one follows.
create table commitments.reminded (
  address bytea not null,
  day date not null,
  primary key (address, day)
);
create index reminded_day on commitments.reminded (day);
