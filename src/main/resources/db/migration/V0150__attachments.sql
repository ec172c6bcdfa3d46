-- Files that stories bring along. Their bytes are kept once, whatever stories, drafts and publications have them.
create table editions.attachment (
  sha256 text primary key,
  kind text not null check (kind in ('PDF', 'DOCX', 'ODT')),
  content bytea not null
);

-- Those of a draft's stories are the newsroom's until it is published, as the stories are.
alter table editions.draft_file add column attachment text references editions.attachment;
alter table editions.draft_file drop constraint draft_file_check;
alter table editions.draft_file add constraint draft_file_check
  check (num_nonnulls(content, picture, attachment) = 1
         or content is null and picture is null and attachment is null and story_id is not null);

create table editions.published_attachment (
  publication_id uuid not null references editions.publication,
  path text not null,
  attachment text not null references editions.attachment,
  primary key (publication_id, path)
);
create index published_attachment_path on editions.published_attachment (path);

-- Which file a path in a story's text means. It stays when the text names it no longer, as older versions do.
create table newsroom.attachment (
  story_id uuid not null references newsroom.story on delete cascade,
  path text not null,
  sha256 text not null,
  added_at timestamptz not null,
  primary key (story_id, path)
);
create index attachment_path on newsroom.attachment (path);
