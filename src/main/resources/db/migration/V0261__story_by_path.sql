-- Which story stands at an address?
create index if not exists published_story_path on editions.published_story (path);
