-- Passkeys: public keys, of which the private ones never leave people's devices.
create table people.passkey (
  id uuid not null primary key,
  account_id uuid not null references people.account (id) on delete cascade,
  credential_id bytea not null unique,
  name text not null,
  public_key bytea not null,
  signatures bigint not null,
  verified boolean not null,
  backup_eligible boolean not null,
  backed_up boolean not null,
  attestation bytea not null,
  added_at timestamptz not null,
  used_at timestamptz
);
create index passkey_account on people.passkey (account_id);

-- What a device is asked to sign, which it may be once.
create table people.passkey_challenge (
  challenge bytea not null primary key,
  account_id uuid references people.account (id) on delete cascade,
  expires_at timestamptz not null
);
create index passkey_challenge_expiry on people.passkey_challenge (expires_at);
create index passkey_challenge_account on people.passkey_challenge (account_id);
comment on table people.passkey_challenge is 'Transient: who is signing in just now.';
