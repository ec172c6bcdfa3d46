-- That who told it said yes to being named, once they themselves are forgotten; not where they asked to be, or where it was sealed.
alter table tips.tip add column said_yes boolean not null default false;

-- What came of what before there was a thread.
insert into thread.tie (from_kind, from_ref, to_kind, to_ref, at)
select 'tip', id::text, 'story', story_id::text, moved_at
  from tips.tip
 where story_id is not null
   and state = 'STORY'
on conflict do nothing;

insert into thread.tie (from_kind, from_ref, to_kind, to_ref, at)
select 'comment', c.id::text, 'tip', t.id::text, t.came_at
  from comments.comment c
  join tips.tip t on t.id = c.tip_id
on conflict do nothing;
