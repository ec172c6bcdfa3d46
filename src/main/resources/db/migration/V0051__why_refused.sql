-- Why a delivery was refused, in the word of the one sorter of answers; null until it has been asked.
alter table mailing.delivery add column reason text;
