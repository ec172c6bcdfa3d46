-- Who is asked about by reader: their own page, an owner's page, and whoever is to be forgotten.
create index message_reader on returns.message (reader_id) where reader_id is not null;
create index message_forged on returns.message (id) where forged;

-- How many get the mails of each list: the sum of its changes. Rows are only added, so that nobody waits for anybody; a timer
-- puts them together, and once a night they are counted anew.
create table readers.tally (
  list_id uuid not null references readers.list (id) on delete cascade,
  change bigint not null
);
create index tally_list on readers.tally (list_id);

create function readers.count_subscriptions() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into readers.tally (list_id, change)
    select n.list_id, count(*)
      from new_rows n
      join readers.reader r on r.id = n.reader_id
      join readers.list l on l.id = n.list_id
     where n.left_at is null
       and r.stopped_at is null
       and (r.suppressed_at is null or l.mandatory)
     group by n.list_id;
  elsif tg_op = 'UPDATE' then
    insert into readers.tally (list_id, change)
    select n.list_id, sum(case when n.left_at is null then 1 else -1 end)
      from new_rows n
      join old_rows o on o.list_id = n.list_id and o.reader_id = n.reader_id
      join readers.reader r on r.id = n.reader_id
      join readers.list l on l.id = n.list_id
     where (o.left_at is null) <> (n.left_at is null)
       and r.stopped_at is null
       and (r.suppressed_at is null or l.mandatory)
     group by n.list_id;
  else
    -- Those of a reader who goes are counted when the reader goes.
    insert into readers.tally (list_id, change)
    select o.list_id, -count(*)
      from old_rows o
      join readers.reader r on r.id = o.reader_id
      join readers.list l on l.id = o.list_id
     where o.left_at is null
       and r.stopped_at is null
       and (r.suppressed_at is null or l.mandatory)
     group by o.list_id;
  end if;
  return null;
end
$$;
create trigger subscription_added after insert on readers.subscription
  referencing new table as new_rows for each statement execute function readers.count_subscriptions();
create trigger subscription_changed after update on readers.subscription
  referencing old table as old_rows new table as new_rows for each statement execute function readers.count_subscriptions();
create trigger subscription_removed after delete on readers.subscription
  referencing old table as old_rows for each statement execute function readers.count_subscriptions();

create function readers.count_reader() returns trigger language plpgsql as $$
begin
  insert into readers.tally (list_id, change)
  select s.list_id, after.one - before.one
    from readers.subscription s
    join readers.list l on l.id = s.list_id
   cross join lateral (
     select (old.stopped_at is null and (old.suppressed_at is null or l.mandatory))::int as one) before
   cross join lateral (
     select case
              when tg_op = 'DELETE' then 0
              else (new.stopped_at is null and (new.suppressed_at is null or l.mandatory))::int
            end as one) after
   where s.reader_id = old.id
     and s.left_at is null
     and after.one <> before.one;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end
$$;
create trigger reader_changed after update of stopped_at, suppressed_at on readers.reader
  for each row
  when (old.stopped_at is distinct from new.stopped_at or old.suppressed_at is distinct from new.suppressed_at)
  execute function readers.count_reader();
create trigger reader_removed before delete on readers.reader
  for each row
  when (old.stopped_at is null)
  execute function readers.count_reader();

create function readers.count_list() returns trigger language plpgsql as $$
begin
  delete from readers.tally where list_id = new.id;
  insert into readers.tally (list_id, change)
  select new.id, count(*)
    from readers.subscription s
    join readers.reader r on r.id = s.reader_id
   where s.list_id = new.id
     and s.left_at is null
     and r.stopped_at is null
     and (r.suppressed_at is null or new.mandatory);
  return new;
end
$$;
create trigger list_changed after update of mandatory on readers.list
  for each row when (old.mandatory <> new.mandatory) execute function readers.count_list();

insert into readers.tally (list_id, change)
select l.id, count(*)
  from readers.list l
  join readers.subscription s on s.list_id = l.id and s.left_at is null
  join readers.reader r on r.id = s.reader_id and r.stopped_at is null and (r.suppressed_at is null or l.mandatory)
 group by l.id;
