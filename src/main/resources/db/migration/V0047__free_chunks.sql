-- The next chunk that nobody has is found without looking at those before it.
create index chunk_free on mailing.chunk (number, mailing_id) where node is null and not done;
