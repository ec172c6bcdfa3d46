-- How many stand where, without a look at the rows themselves.
create index commitment_parts on commitments.commitment (audience, year, source_kind, place_slug, unit_id);
