-- How many promises each audience has of each state, year, place, workplace and kind of source, so that the list need not count them all to say so. Each change adds
-- rows of what comes and goes and touches none that is there: nobody waits for anybody, and their sum is right at every moment. A timer adds rows of the same up.
create table commitments.tally (
  audience text not null,
  part text not null,
  key text not null,
  number integer not null
);

create function commitments.tally_up() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into commitments.tally (audience, part, key, number)
    select c.audience, p.part, p.key, count(*)
      from come c
      cross join lateral (values ('STATE', c.state), ('YEAR', c.year::text), ('PLACE', nullif(c.place_slug, '')), ('UNIT', c.unit_id::text), ('SOURCE', c.source_kind)) p (part, key)
     where p.key is not null
     group by c.audience, p.part, p.key;
  else
    insert into commitments.tally (audience, part, key, number)
    select c.audience, p.part, p.key, sum(c.by)
      from (select 1 as by, audience, state, year, place_slug, unit_id, source_kind from come
            union all
            select -1, audience, state, year, place_slug, unit_id, source_kind from gone) c
      cross join lateral (values ('STATE', c.state), ('YEAR', c.year::text), ('PLACE', nullif(c.place_slug, '')), ('UNIT', c.unit_id::text), ('SOURCE', c.source_kind)) p (part, key)
     where p.key is not null
     group by c.audience, p.part, p.key
    having sum(c.by) <> 0;
  end if;
  return null;
end
$$;
create trigger commitment_come after insert on commitments.commitment
  referencing new table as come for each statement execute function commitments.tally_up();
create trigger commitment_stepped after update on commitments.commitment
  referencing new table as come old table as gone for each statement execute function commitments.tally_up();

insert into commitments.tally (audience, part, key, number)
select c.audience, p.part, p.key, count(*)
  from commitments.commitment c
  cross join lateral (values ('STATE', c.state), ('YEAR', c.year::text), ('PLACE', nullif(c.place_slug, '')), ('UNIT', c.unit_id::text), ('SOURCE', c.source_kind)) p (part, key)
 where p.key is not null
 group by c.audience, p.part, p.key;

drop index commitments.commitment_parts;
create index commitment_since on commitments.commitment (audience, promised_on);
create index commitment_place_name on commitments.commitment (place_slug, audience) where place_slug <> '';
