-- Who did something may be no member of the staff: the holder of a link, a pupil with a card. Only what they are is kept.
alter table people.audit add column actor_kind text;
