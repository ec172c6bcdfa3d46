-- What the stories of a draft brought along when a bundle came in after it, to be given back when that is undone. It is kept apart
-- from what the draft was published with, as stories change after that.
create table editions.draft_aside (
  edition_id uuid not null,
  revision integer not null,
  path text not null,
  attachment text not null references editions.attachment,
  primary key (edition_id, revision, path),
  foreign key (edition_id, revision) references editions.draft on delete cascade
);
create index draft_aside_attachment on editions.draft_aside (attachment);

insert into editions.draft_aside (edition_id, revision, path, attachment)
select edition_id, revision, path, attachment
  from editions.draft_file
 where attachment is not null;
