-- Who was thanked for what they wrote in an edition: nobody twice.
create table newsroom.thanks (
  edition_id uuid not null,
  staff_id uuid not null,
  sent_at timestamptz not null,
  sent_by uuid not null,
  primary key (edition_id, staff_id)
);
