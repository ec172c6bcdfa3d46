-- A withdrawal ends what was planned, and says what that was. Bringing an edition back is an act of its own: a plan does it
-- only when it was made to.
alter table editions.withdrawal
  add column ended_publish_at timestamptz,
  add column ended_scheduled_by text,
  add column ended_correction text,
  add check ((ended_publish_at is null) = (ended_scheduled_by is null));
alter table editions.schedule add column brings_back boolean not null default false;
comment on column editions.schedule.brings_back is 'readers are to see a withdrawn edition again when it is published';
create index schedule_due on editions.schedule (publish_at) where failed is null;

-- What was planned for editions that are withdrawn already would bring them back by itself.
with ended as (
  delete from editions.schedule s
   using editions.withdrawal w
   where w.edition_id = s.edition_id
  returning s.edition_id, s.publish_at, s.scheduled_by, s.correction
)
update editions.withdrawal w
   set ended_publish_at = e.publish_at, ended_scheduled_by = e.scheduled_by, ended_correction = e.correction
  from ended e
 where e.edition_id = w.edition_id;
