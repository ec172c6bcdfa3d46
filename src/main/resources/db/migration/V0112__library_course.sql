-- Who else brought in the same picture: they may use it too.
create table library.picture_also (
  picture_id uuid not null references library.picture on delete cascade,
  staff_id uuid not null,
  primary key (picture_id, staff_id)
);
create index picture_also_staff on library.picture_also (staff_id);

alter table library.picture
  -- What was cut out of the original, in its pixels.
  add column cut_left int,
  add column cut_top int,
  add column cut_width int,
  add column cut_height int,
  -- What was said of it before the last change, for whoever made that.
  add column before jsonb,
  add column changed_by uuid,
  add column changed_at timestamptz;

create index picture_ungrounded on library.picture (id)
  where withdrawn_at is null and ground is null and (children or people <> '');
create index picture_undescribed on library.picture (brought_at desc, id desc)
  where withdrawn_at is null and alt = '' and not decorative;
create index picture_withdrawn on library.picture (brought_at desc, id desc) where withdrawn_at is not null;

-- The editions in which readers have seen a picture.
create table library.edition_picture (
  edition_id uuid not null,
  picture_id uuid not null references library.picture on delete cascade,
  primary key (edition_id, picture_id)
);
create index edition_picture_picture on library.edition_picture (picture_id);

-- What somebody had to say against a picture. Who it was is kept for as long as they may ask about it.
create table library.objection (
  id uuid primary key,
  picture_id uuid not null references library.picture on delete cascade,
  at timestamptz not null,
  by_id uuid not null,
  why text not null,
  asked_by text,
  forget_after date not null
);
create index objection_picture on library.objection (picture_id, at);
create index objection_forget on library.objection (forget_after) where asked_by is not null;
