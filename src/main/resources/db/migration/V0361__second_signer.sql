-- What the second signer is asked to sign, which is blinded for its own key.
alter table ballot.card add column second_blinded bytea;
alter table ballot.voter add column second_blinded bytea;
