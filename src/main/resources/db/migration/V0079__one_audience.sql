-- Who gets a mailing, said once for those who take it, count it and look again while it is on its way.

-- Whether a reader is to get a mail of a list now. What comes with the job, a mandatory list, reaches also those who pause
-- or have complained; an address that doesn't work is left alone always.
create function readers.wants(reader readers.reader, mandatory boolean, at timestamptz)
returns boolean
language sql
immutable
as $$
  select reader.stopped_at is null
     and (mandatory
          or reader.suppressed_at is null and (reader.paused_until is null or reader.paused_until <= at))
$$;

-- Whether a reader who wants few mails has had none for a month: 25 days (600 hours, which no change of the clocks moves).
create function readers.rested(reader readers.reader, at timestamptz)
returns boolean
language sql
stable
as $$
  select not reader.monthly or reader.mailed_at is null or reader.mailed_at <= at - interval '600 hours'
$$;

-- Who is on any of the lists, each once: on which of them first, and whether one of them is mandatory.
create function readers.placed(lists uuid[])
returns table (reader_id bigint, place bigint, mandatory boolean)
language sql
stable
as $$
  select s.reader_id, min(w.place), bool_or(l.mandatory)
    from unnest(lists) with ordinality as w (id, place)
    join readers.list l on l.id = w.id and l.archived_at is null
    join readers.subscription s on s.list_id = l.id and s.left_at is null
   group by s.reader_id
$$;

-- Everybody who is to get a mailing to these lists, each once, and notes those who want one mail a month at most as
-- mailed. The list is the first of those given that the reader is on. A mandatory list reaches also those who want few mails.
--
-- One pass over the lists' part of subscription's primary key and one over the readers, hashed together; the update sees
-- only the few who want one a month. When two mailings ask at once, the second waits at those rows and finds them mailed.
create or replace function readers.take_audience(lists uuid[], at timestamptz)
returns table (reader_id bigint, address text, name text, language text, list_id uuid)
language sql
set work_mem = '64MB'
as $$
  with due as (
    select r.id, r.address, r.name, r.language, r.monthly and not p.mandatory as sparing, p.place
      from readers.placed(lists) p
      join readers.reader r on r.id = p.reader_id
     where readers.wants(r, p.mandatory, at)
  ),
  noted as (
    update readers.reader r
       set mailed_at = at
      from due d
     where d.sparing
       and r.id = d.id
       and readers.rested(r, at)
    returning r.id
  )
  select d.id, d.address, d.name, d.language, lists[d.place]
    from due d
   where not d.sparing
      or d.id in (select n.id from noted n)
$$;
