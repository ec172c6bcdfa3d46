-- A story may come out by itself: an edition of one story, that has no number and is listed among no editions.
alter table editions.edition add column kind text not null default 'MONTHLY' check (kind in ('MONTHLY', 'SINGLE'));
create index edition_single on editions.edition (month) where kind = 'SINGLE';

-- Which of the newsroom's stories it is: one may come out by itself and later in an edition, and keeps its address.
alter table editions.published_story add column story_id uuid;
update editions.published_story s
   set story_id = f.story_id
  from editions.publication p, editions.draft_file f
 where p.id = s.publication_id
   and f.edition_id = p.edition_id
   and f.revision = p.revision
   and f.story_id is not null
   and f.path = 'stories/' || substring(s.path from '[^/]+$') || '.md';
create index published_story_story on editions.published_story (story_id) where story_id is not null;
create index published_story_path on editions.published_story (path);
