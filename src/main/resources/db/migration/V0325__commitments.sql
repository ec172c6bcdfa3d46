-- What somebody has promised, to whom, until when, and what became of it. Nothing of it is ever unmade.
create schema commitments;

-- Whoever owns a promise, or is promised it: somebody with an account, a workplace, or somebody outside. Names stand here alone, so
-- that they can be taken away while all that was promised and said stays.
create table commitments.contact (
  id uuid primary key,
  name text not null,
  title text not null,
  organisation text not null,
  mail text not null,
  staff_id uuid unique,
  unit_id uuid unique,
  made_at timestamptz not null,
  erased_at timestamptz,
  check (staff_id is null or unit_id is null)
);
create index contact_mail on commitments.contact (lower(mail)) where mail <> '';

-- The head: where it came from, and what its latest step says, for lists. The steps have all else.
create table commitments.commitment (
  id uuid primary key,
  -- The end of its address: words, and letters drawn by lot, as numbers would tell how many there are that one doesn't see.
  slug text not null unique,
  form_key bytea not null unique,
  source_kind text not null check (source_kind in
    ('TIP', 'STORY', 'COMMENT', 'DIALOGUE', 'AGREEMENT', 'COUNCIL_DAY', 'VOTE', 'DECISION', 'PARTNER', 'OTHER')),
  source_words text not null,
  source_path text,
  promised_on date not null,
  year integer not null generated always as (extract(year from promised_on)::integer) stored,
  made_at timestamptz not null,

  step integer not null check (step > 0),
  stepped_at timestamptz not null,
  state text not null check (state in ('MADE', 'ON_TRACK', 'LATE', 'CHANGED', 'KEPT', 'DROPPED')),
  audience text not null check (audience in ('PUBLIC', 'STAFF', 'PARTIES')),
  sentence text not null,
  due date not null,
  owner_id uuid not null references commitments.contact,
  counterpart_id uuid references commitments.contact,
  unit_id uuid,
  place text not null,
  place_slug text not null,
  ended_on date,
  -- The date of which it has been noted that it has passed.
  passed date,
  -- Late ones first, then open ones by their date, then those that ended, the latest first.
  rank integer not null generated always as (case when state = 'LATE' then 0 when state in ('KEPT', 'DROPPED') then 2 else 1 end) stored,
  place_in_rank integer not null generated always as (case when ended_on is null then due - date '2000-01-01' else date '2000-01-01' - ended_on end) stored,
  check ((ended_on is not null) = (state in ('KEPT', 'DROPPED')))
);
create index commitment_list on commitments.commitment (audience, rank, place_in_rank, id);
create index commitment_counts on commitments.commitment (audience, state, promised_on);
create index commitment_year on commitments.commitment (year, rank, place_in_rank, id);
create index commitment_place on commitments.commitment (place_slug, rank, place_in_rank, id) where place_slug <> '';
create index commitment_unit on commitments.commitment (unit_id, rank, place_in_rank, id) where unit_id is not null;
create index commitment_source on commitments.commitment (source_kind, rank, place_in_rank, id);
create index commitment_owner on commitments.commitment (owner_id);
create index commitment_counterpart on commitments.commitment (counterpart_id) where counterpart_id is not null;
create index commitment_due on commitments.commitment (due) where ended_on is null;

-- A picture that somebody sent. When it is taken away its bytes go, and that there was one stays.
create table commitments.picture (
  id uuid primary key,
  commitment_id uuid not null references commitments.commitment,
  sha256 text not null,
  format text not null check (format in ('JPEG', 'PNG')),
  width integer not null,
  height integer not null,
  alt text not null,
  content bytea,
  at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  check ((content is null) = (withdrawn_at is not null))
);
create index picture_commitment on commitments.picture (commitment_id);

-- A link of one promise and one contact. The number is drawn by lot.
create table commitments.link (
  number bigint primary key,
  commitment_id uuid not null references commitments.commitment,
  contact_id uuid not null references commitments.contact,
  made_at timestamptz not null,
  recalled_at timestamptz,
  recalled_by uuid
);
create unique index link_of_contact on commitments.link (commitment_id, contact_id) where recalled_at is null;
create index link_contact on commitments.link (contact_id);

-- Everything that became of it, numbered from 1 without gaps, each with all terms as they are after it. Rows are only added.
create table commitments.step (
  commitment_id uuid not null references commitments.commitment,
  number integer not null check (number > 0),
  act text not null check (act in
    ('MADE', 'REPORTED', 'REMARKED', 'TERMS', 'HANDED_OVER', 'WIDENED', 'TAKEN_UP', 'UNDONE', 'DATE_PASSED')),
  state text not null check (state in ('MADE', 'ON_TRACK', 'LATE', 'CHANGED', 'KEPT', 'DROPPED')),
  -- What whoever reported said of it, which is not what it is where it had ended in the meantime.
  said text check (said in ('ON_TRACK', 'LATE', 'CHANGED', 'KEPT', 'DROPPED')),
  audience text not null check (audience in ('PUBLIC', 'STAFF', 'PARTIES')),
  sentence text not null,
  due date not null,
  amount bigint check (amount >= 0),
  sign text not null,
  owner_id uuid not null references commitments.contact,
  unit_id uuid,
  counterpart_id uuid references commitments.contact,
  owed text not null,
  place text not null,
  trial_until date,
  why text not null,
  by_staff uuid,
  by_contact uuid references commitments.contact,
  by_link bigint references commitments.link,
  -- The day that it is about, and when it was written.
  day date not null,
  at timestamptz not null,
  picture_id uuid references commitments.picture,
  form_key bytea not null unique,
  primary key (commitment_id, number),
  check (by_staff is null or by_contact is null)
);
create index step_staff on commitments.step (by_staff) where by_staff is not null;
create index step_contact on commitments.step (by_contact) where by_contact is not null;

create function commitments.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'Nothing of a promise is ever unmade: % of commitments.%', lower(tg_op), tg_table_name;
end
$$;
create trigger step_stays before update or delete on commitments.step for each row execute function commitments.refuse();
create trigger steps_stay before truncate on commitments.step execute function commitments.refuse();
create trigger commitment_stays before delete on commitments.commitment for each row execute function commitments.refuse();
create trigger commitments_stay before truncate on commitments.commitment execute function commitments.refuse();

create function commitments.number_without_gap() returns trigger language plpgsql as $$
begin
  if new.number <> coalesce((select max(number) from commitments.step where commitment_id = new.commitment_id), 0) + 1 then
    raise exception 'Step % of promise % leaves a gap', new.number, new.commitment_id;
  end if;
  return new;
end
$$;
create trigger step_follows before insert on commitments.step for each row execute function commitments.number_without_gap();

-- Raised with all that is shown of promises, so that pages in memory follow.
create table commitments.change (
  only_row boolean primary key default true check (only_row),
  number bigint not null
);
insert into commitments.change (number) values (1);
