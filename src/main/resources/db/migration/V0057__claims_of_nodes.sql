-- What a node has claimed is its own as long as its row is there: nobody can claim for a node that is gone, and what a
-- node had goes back when its row goes, whoever deletes it and however.
update mailing.chunk c set node = null
 where node is not null and not exists (select from mailing.node n where n.id = c.node);
update mailing.retry r set node = null
 where node is not null and not exists (select from mailing.node n where n.id = r.node);
create index chunk_claimed on mailing.chunk (node) where node is not null;
create index retry_claimed on mailing.retry (node) where node is not null;
alter table mailing.chunk add foreign key (node) references mailing.node on delete set null;
alter table mailing.retry add foreign key (node) references mailing.node on delete set null;

-- What keeps a mailing's letters from being written, said by whichever node met it.
alter table mailing.mailing add column trouble text;
