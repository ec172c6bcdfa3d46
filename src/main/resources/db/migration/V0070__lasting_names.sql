-- When a story last changed: by itself, and not because another story of its edition was corrected.
alter table editions.published_story add column changed_at timestamptz;
update editions.published_story s
   set changed_at = p.published_at
  from editions.publication p
 where p.id = s.publication_id;
alter table editions.published_story alter column changed_at set not null;

-- The invitations of a version, in their order, with what calendars know them by.
create table editions.published_event (
  publication_id uuid not null references editions.publication,
  position int not null,
  key text not null,
  uid text not null,
  sequence int not null,
  stamp timestamptz not null,
  primary key (publication_id, position)
);

-- Until now they were named by their number in the edition.
insert into editions.published_event (publication_id, position, key, uid, sequence, stamp)
select p.id,
       named.number - 1,
       named.number::text,
       lower(e.audience) || '-' || e.slug || '-' || named.number || '@' || named.host,
       p.version - 1,
       p.published_at
  from editions.publication p
  join editions.edition e on e.id = p.edition_id
 cross join lateral (
   select substring(g.path from '([0-9]+)\.ics$')::int as number,
          coalesce(substring(convert_from(g.body, 'UTF8') from 'UID:[^@]*@([^\r\n]*)'), 'pip') as host
     from editions.page g
    where g.publication_id = p.id
      and g.path ~ '/[0-9]+\.ics$') named;
