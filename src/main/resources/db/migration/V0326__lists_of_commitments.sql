-- Lists end after a page of them: they are read in their order, and what isn't to be seen is passed over.
create index commitment_order on commitments.commitment (rank, place_in_rank, id);
create index commitment_stepped on commitments.commitment (stepped_at desc, id desc);
create index commitment_promised on commitments.commitment (promised_on desc, id desc);
create index step_at on commitments.step (at desc, commitment_id desc, number desc);
create index contact_in_house on commitments.contact (id) where staff_id is not null or unit_id is not null;
