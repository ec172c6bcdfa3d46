-- Rows that mean nothing elsewhere are left out of backups: a comment that begins with "Transient" says so.
comment on table people.session is 'Transient: who is signed in just now.';
comment on table people.session_attributes is 'Transient: who is signed in just now.';
