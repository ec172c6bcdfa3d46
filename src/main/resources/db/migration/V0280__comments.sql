-- What readers say of stories.
create schema comments;

-- Whether a story can be commented on, where somebody has said. All others go by the setting.
create table comments.thread (
  path text primary key,
  mode text not null check (mode in ('OFF', 'STAFF', 'PUBLIC')),
  closed boolean not null,
  set_at timestamptz not null,
  set_by uuid not null
);

create table comments.comment (
  id uuid primary key,
  path text not null,
  audience text not null check (audience in ('STAFF', 'PUBLIC')),
  headline text not null,
  text text not null,
  covered boolean not null,
  name text not null,
  mail text,
  staff_id uuid,
  state text not null check (state in ('WAITING', 'SHOWN', 'HIDDEN', 'SPAM')),
  question boolean not null default false,
  tip_id uuid,
  at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  reason text,
  link bigint not null unique,
  form_key bytea not null unique
);
create index comment_path on comments.comment (path, at);
create index comment_state on comments.comment (state, at);
create index comment_question on comments.comment (at) where question;
create index comment_staff on comments.comment (staff_id) where staff_id is not null;

-- What the newsroom answers.
create table comments.answer (
  comment_id uuid primary key references comments.comment on delete cascade,
  text text not null,
  at timestamptz not null,
  by_id uuid not null
);

create table comments.reaction (
  path text not null,
  kind text not null,
  audience text not null,
  number int not null,
  primary key (path, kind, audience)
);

-- That somebody has reacted, as a code from which nobody can tell who. It goes after a day, of staff after a year.
create table comments.reaction_mark (
  key bytea primary key,
  ends_at timestamptz not null
);
create index reaction_mark_ends on comments.reaction_mark (ends_at);

-- Raised with all that readers see of it, so that pages in memory follow.
create table comments.change (
  only_row boolean primary key default true check (only_row),
  number bigint not null
);
insert into comments.change (number) values (1);
