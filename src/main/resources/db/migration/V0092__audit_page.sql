-- The page of the audit: all of it, of one person, of one act; the newest first.
drop index people.audit_at;
create index audit_at on people.audit (at desc, id desc);
create index audit_actor on people.audit (actor_id, at desc, id desc);
create index audit_act on people.audit (act, at desc, id desc);
