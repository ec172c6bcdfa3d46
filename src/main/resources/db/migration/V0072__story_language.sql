-- The language of each published story, for lists and the feed. Those that came out before stand in their edition's until
-- they are corrected.
alter table editions.published_story add column language text;
update editions.published_story s
   set language = lower(p.language)
  from editions.publication p
 where p.id = s.publication_id;
alter table editions.published_story alter column language set not null;
