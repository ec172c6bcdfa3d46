-- The number of the newest draft that an edition has had, also of one that was taken away: no two drafts share a number.
alter table editions.edition add column last_revision int not null default 0;

update editions.edition e
   set last_revision =
         greatest(
           (select coalesce(max(d.revision), 0) from editions.draft d where d.edition_id = e.id),
           (select coalesce(max(p.revision), 0) from editions.publication p where p.edition_id = e.id));
