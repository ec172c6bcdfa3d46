-- What came of an edition: the answers to its mailings, and who came and left in some days.
create index message_mailing on returns.message (mailing_id, id) where mailing_id is not null and kind = 'REPLY';
create index event_course on readers.event (at)
  where what in ('readers.event.joined', 'readers.event.left', 'readers.event.complained');
