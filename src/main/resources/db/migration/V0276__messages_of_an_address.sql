-- Whom a message is of, and for which address it was made: it goes nowhere else by itself.
alter table api.message add column audience text check (audience in ('PUBLIC', 'STAFF'));
alter table api.message add column address text;
update api.message m
   set address = h.address,
       audience = case when m.payload like '%"audience":"staff"%' then 'STAFF' else 'PUBLIC' end
  from api.hook h
 where h.id = m.hook_id;
alter table api.message alter column audience set not null;
alter table api.message alter column address set not null;
