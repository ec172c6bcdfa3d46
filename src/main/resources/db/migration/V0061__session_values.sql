-- Values in sessions are text from now on; those that are there are not, and everyone signs in again.
delete from people.session_attributes;
delete from people.session;
update jobs.scheduled_task set task_data = null where task_data is not null;
