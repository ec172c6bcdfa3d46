-- Of somebody who is erased the row stays without anything about them, as what they wrote points to it: its name is the
-- byline that the municipality chose.
alter table people.account add column erased_at timestamptz;

-- The byline that was chosen last; one row at most.
create table people.erased_byline (
  byline text not null
);
