alter table mailing.mailing add column forgotten_at timestamptz;
comment on column mailing.mailing.forgotten_at is 'when the names and addresses of its readers were deleted';
