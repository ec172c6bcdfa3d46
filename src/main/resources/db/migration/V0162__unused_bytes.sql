-- Bytes that nothing refers to go after a time of grace: since when nothing did.
alter table editions.attachment add column unused_since timestamptz;
alter table editions.picture add column unused_since timestamptz;
create index attachment_unused on editions.attachment (unused_since) where unused_since is not null;
create index picture_unused on editions.picture (unused_since) where unused_since is not null;

-- Who refers to an attachment?
create index draft_file_attachment on editions.draft_file (attachment) where attachment is not null;
create index published_attachment_attachment on editions.published_attachment (attachment);
create index attachment_sha256 on newsroom.attachment (sha256);

-- Small ones go with the picture that they were made from.
alter table editions.thumbnail drop constraint thumbnail_sha256_fkey;
alter table editions.thumbnail add constraint thumbnail_sha256_fkey foreign key (sha256) references editions.picture on delete cascade;
