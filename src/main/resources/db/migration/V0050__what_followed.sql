-- What Pip did because of a message; empty for those that came before it was kept.
alter table returns.message add column effect text not null default '';
