-- Language help: what was let stand in which text, and the words that are right here though no dictionary has them.
create schema language;

-- The owner is a story; this module knows no more of it. The key is a kind of advice and words of the text in lower case.
create table language.left_standing (
  owner uuid not null,
  key text not null check (length(key) <= 240),
  at timestamptz not null,
  primary key (owner, key)
);

create table language.own_word (
  word text primary key check (length(word) <= 60),
  added_at timestamptz not null
);
