-- A sheet of questions that a side uses with its own people before a talk.
create table dialogue.leaflet (
  id uuid primary key,
  talk_id uuid not null references dialogue.talk on delete cascade,
  side text not null check (side in ('MANAGEMENT', 'COUNTERPART')),
  code text not null unique,
  title text not null,
  intro text not null,
  questions text not null,
  made_at timestamptz not null,
  made_by uuid not null,
  ready_by uuid,
  shown_at timestamptz
);
create index leaflet_talk on dialogue.leaflet (talk_id);

-- What was said, gathered by the side itself: themes and how many, never who or when. The id is drawn by lot, so that it tells no order.
create table dialogue.theme (
  id uuid primary key,
  leaflet_id uuid not null references dialogue.leaflet on delete cascade,
  question int not null,
  words text not null,
  voices int not null check (voices > 0),
  single_shown boolean not null
);
create index theme_leaflet on dialogue.theme (leaflet_id);
