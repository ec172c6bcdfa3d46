-- The key pair with which this installation signs what others check without it, such as agreements. The public half is given to anyone.
create table keys.signing_key (
  only_row boolean primary key default true check (only_row),
  private_key bytea not null,
  public_key bytea not null,
  made_at timestamptz not null
);
