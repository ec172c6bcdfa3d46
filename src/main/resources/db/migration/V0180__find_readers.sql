-- A list is read in the order of its readers' addresses, however few of a million they are: each place on it keeps the address.
alter table readers.subscription add column address_key text collate "C";
alter table readers.subscription disable trigger user;
update readers.subscription s set address_key = r.address_key from readers.reader r where r.id = s.reader_id;
alter table readers.subscription enable trigger user;
alter table readers.subscription alter column address_key set not null;
create index subscription_address on readers.subscription (list_id, address_key);

-- PostgreSQL keeps it, so that nobody can forget to. The lock waits for whoever is changing the address.
create function readers.place_by_address() returns trigger language plpgsql as $$
begin
  select r.address_key into new.address_key from readers.reader r where r.id = new.reader_id for key share;
  return new;
end
$$;
create trigger subscription_placed before insert on readers.subscription
  for each row when (new.address_key is null) execute function readers.place_by_address();

create function readers.move_on_lists() returns trigger language plpgsql as $$
begin
  update readers.subscription set address_key = new.address_key where reader_id = new.id;
  return null;
end
$$;
create trigger reader_moved after update of address on readers.reader
  for each row when (old.address_key <> new.address_key) execute function readers.move_on_lists();

-- Any part of a name is found by its threes of letters. A PostgreSQL that doesn't let Pip have them reads all names instead, with
-- the same answers; who adds the extension and the index later needs nothing else.
do $$
begin
  create extension if not exists pg_trgm with schema readers;
  execute format('create index reader_name on readers.reader using gin (name_key %I.gin_trgm_ops)',
    (select n.nspname from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm'));
exception
  when insufficient_privilege or undefined_file or feature_not_supported or undefined_object then
    raise notice 'Names are searched without an index: %', sqlerrm;
end
$$;
