-- Votes: what is asked, who may vote, and what came of it. No row of a ballot says when it came, from where or after which other one.
create schema ballot;

create table ballot.vote (
  id uuid primary key,
  slug text not null unique,
  title text not null,
  about text not null,
  form text not null check (form in ('ONE', 'APPROVAL', 'POINTS', 'RANKING', 'KRONER')),
  way text not null check (way in ('ROLL_CALL', 'HANDS', 'CARDS', 'READERS')),
  rule text not null,
  tie text not null,
  budget bigint not null check (budget >= 0),
  points integer not null,
  practice boolean not null,
  state text not null check (state in ('DRAFT', 'AGREED', 'OPEN', 'LAST_CALL', 'CLOSED', 'CANCELLED')),
  -- Drawn when it is drafted; its hash is shown from then on, and itself when the vote is closed.
  seed text not null,
  electorate integer not null default 0,
  replaced integer not null default 0,
  first_round uuid references ballot.vote on delete cascade,
  list_id uuid,
  public_key bytea,
  second_signer boolean not null,
  second_key bytea,
  second_token bytea,
  drafted_at timestamptz not null,
  opens_at timestamptz,
  closes_at timestamptz,
  opened_at timestamptz,
  last_call_at timestamptz,
  closed_at timestamptz,
  -- Whether the files of its ballots have been written anew since it was closed.
  swept boolean not null default false
);
create index vote_state on ballot.vote (state);

create table ballot.option (
  vote_id uuid not null references ballot.vote on delete cascade,
  place integer not null,
  key text not null,
  title text not null,
  cost bigint not null check (cost >= 0),
  primary key (vote_id, key)
);

-- What was done to a vote, by whom. Nothing about voters.
create table ballot.step (
  vote_id uuid not null references ballot.vote on delete cascade,
  number integer not null,
  act text not null,
  official text not null,
  name text not null,
  said text not null,
  at timestamptz not null,
  primary key (vote_id, number)
);

create table ballot.signing_key (
  vote_id uuid primary key references ballot.vote on delete cascade,
  private_key bytea not null
);
comment on table ballot.signing_key is 'Transient: of one vote, and gone when it is closed; who had it could make cards of their own';

-- A card, and what was signed for it, which says nothing about the ballot: it is blinded.
create table ballot.card (
  vote_id uuid not null references ballot.vote on delete cascade,
  code_hash bytea not null,
  voided boolean not null default false,
  blinded bytea,
  signed bytea,
  second_signed bytea,
  primary key (vote_id, code_hash)
);
create index card_code on ballot.card (code_hash);
comment on table ballot.card is 'Transient: gone when the vote is closed; codes of a copy could be used twice';

-- Readers who may vote, as they were when it was opened, and what was signed for each.
create table ballot.voter (
  vote_id uuid not null references ballot.vote on delete cascade,
  reader_id bigint not null,
  blinded bytea,
  signed bytea,
  second_signed bytea,
  primary key (vote_id, reader_id)
);
comment on table ballot.voter is 'Transient: gone when the vote is closed';

-- Ballots come in shuffled batches, and are gone when the board is made.
create table ballot.ballot (
  vote_id uuid not null references ballot.vote on delete cascade,
  voter_key bytea not null,
  random bytea not null,
  signature bytea not null,
  second_signature bytea,
  choice text not null,
  proof bytea not null,
  primary key (vote_id, voter_key)
);
comment on table ballot.ballot is 'Transient: the board has them, in the order of their trackers';

-- What somebody has counted: hands, or ballots on paper. It counts where two say the same.
create table ballot.tally (
  vote_id uuid not null references ballot.vote on delete cascade,
  kind text not null check (kind in ('HANDS', 'PAPER')),
  official text not null,
  name text not null,
  counts text not null,
  agreed boolean not null default false,
  at timestamptz not null,
  primary key (vote_id, kind, official)
);

-- Said in the open, seat by seat.
create table ballot.seat (
  vote_id uuid not null references ballot.vote on delete cascade,
  place integer not null,
  seat text not null,
  choice text not null,
  primary key (vote_id, seat)
);

create table ballot.board (
  vote_id uuid primary key references ballot.vote on delete cascade,
  text text not null,
  sha256 text not null,
  signature bytea not null,
  public_key bytea not null,
  made_at timestamptz not null
);
