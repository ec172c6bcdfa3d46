-- Timers are named for their module.

update jobs.scheduled_task t
   set task_name = n.new
  from (values ('publish-due-editions', 'editions.publish-due'),
               ('send-letters', 'mail.send-letters'),
               ('bring-readers-in', 'readers.bring-in'),
               ('sum-up-readers', 'readers.sum-up'),
               ('forget-readers', 'readers.forget'),
               ('start-due-mailings', 'mailing.start-due'),
               ('forget-old-mailings', 'mailing.forget-old'),
               ('process-refusals', 'returns.process-refusals'),
               ('count-reached-readers', 'returns.count-reached'),
               ('forget-old-returns', 'returns.forget-old'),
               ('forget-old-audit', 'people.forget-audit')) n (old, new)
 where t.task_name = n.old;

-- Those of timers that there are no more.
delete from jobs.scheduled_task
 where task_name not like '%.%';
