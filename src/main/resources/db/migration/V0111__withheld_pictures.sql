-- Pictures that nobody may see any more, and those that were made of them: whoever asks for one is given another in its place.
create table editions.withheld_picture (
  sha256 text primary key,
  of_sha256 text not null,
  width int not null,
  height int not null,
  withheld_at timestamptz not null
);
create index withheld_picture_of on editions.withheld_picture (of_sha256);

-- Where does a picture stand?
create index draft_file_picture on editions.draft_file (picture) where picture is not null;
create index published_story_picture on editions.published_story (picture) where picture is not null;

-- Small ones, for lists of many.
create table editions.thumbnail (
  sha256 text not null references editions.picture,
  width int not null,
  format text not null,
  height int not null,
  content bytea not null,
  primary key (sha256, width)
);
alter table editions.thumbnail alter column content set storage external;
comment on table editions.thumbnail is 'Transient: made again from the pictures';
