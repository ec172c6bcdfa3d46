-- A story in a draft is the newsroom's: its text is there until the draft is published, and its content here is what was
-- published then. A draft that an import made knows which version its stories had before.
alter table editions.draft_file add column story_id uuid;
alter table editions.draft_file add column story_revision int;
alter table editions.draft_file add column story_before int;
alter table editions.draft_file add column is_frozen boolean not null default false;
alter table editions.draft_file drop constraint draft_file_check;
alter table editions.draft_file add constraint draft_file_check
  check (num_nonnulls(content, picture) = 1 or content is null and picture is null and story_id is not null);
create index draft_file_story on editions.draft_file (story_id) where story_id is not null;

-- What made a draft: the end of its key in the catalogue, and what it was done to.
alter table editions.draft add column change text not null default 'imported';
alter table editions.draft add column about text not null default '';

-- What happens at its time, by itself, is nobody's step.
alter table newsroom.story_step alter column by_id drop not null;

-- The stories of the newest drafts become the newsroom's.
create temporary table taken on commit drop as
select f.edition_id, f.revision, f.path, gen_random_uuid() as story_id, e.audience, d.made_at, f.content,
       substring(f.path from 'stories/(.*)\.md$') as slug, a.id as author_id,
       case when w.edition_id is not null then 'WITHDRAWN' when p.revision is not null then 'PUBLISHED' else 'PLACED' end as state,
       p.revision = f.revision as is_out
  from editions.draft_file f
  join editions.edition e on e.id = f.edition_id
  join editions.draft d on d.edition_id = f.edition_id and d.revision = f.revision
  join (select id from people.account order by role = 'ADMINISTRATOR' desc, id limit 1) a on true
  left join editions.withdrawal w on w.edition_id = e.id
  left join lateral (select revision from editions.publication p where p.edition_id = e.id order by version desc limit 1) p on true
 where f.path like 'stories/%.md'
   and f.content is not null
   and f.revision = (select max(n.revision) from editions.draft n where n.edition_id = f.edition_id);

insert into newsroom.story (id, slug, state, audience, revision, headline, text, author_id, made_at, changed_at, changed_by)
select story_id,
       slug || case when row_number() over (partition by slug order by made_at, edition_id) > 1
                      or exists (select 1 from newsroom.story s where s.slug = taken.slug)
                    then '-' || left(story_id::text, 8) else '' end,
       state, audience, 1,
       coalesce(nullif(btrim(substring(convert_from(content, 'UTF8') from '(?n)^headline:[ ]*(.*)$'), E' ''"\r'), ''), slug),
       convert_from(content, 'UTF8'), author_id, made_at, made_at, author_id
  from taken;

insert into newsroom.story_version (story_id, number, revision, text, begun_at, made_at, made_by)
select story_id, 1, 1, convert_from(content, 'UTF8'), made_at, made_at, author_id
  from taken;

insert into newsroom.story_step (story_id, number, state, at, by_id)
select story_id, 1, state, made_at, author_id
  from taken;

update editions.draft_file f
   set story_id = t.story_id,
       story_revision = case when t.is_out then 1 end,
       content = case when t.is_out then f.content end
  from taken t
 where t.edition_id = f.edition_id and t.revision = f.revision and t.path = f.path;
