-- Several may say that a byline is theirs; one of them is right.
alter table site.byline_claim drop constraint byline_claim_pkey;
alter table site.byline_claim add primary key (byline, page_id);
create unique index byline_claim_agreed on site.byline_claim (byline) where agreed_at is not null;
