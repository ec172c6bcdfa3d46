-- Where the statement of accessibility is, once the municipality has made it; until then the site says that it isn't.
alter table municipality.settings add column statement text;
