-- What the frame says of a page. From now on a page's body is what stands inside the frame, which is put around it when it
-- is served; null of what is served as it is kept, such as calendar files.
alter table editions.page add column about jsonb;

-- What browsers read as one sign.
create function editions.plain(html text) returns text language sql immutable as $$
  select replace(replace(replace(replace(replace(replace(html, '&#34;', '"'), '&quot;', '"'), '&#39;', ''''), '&lt;', '<'),
                         '&gt;', '>'), '&amp;', '&')
$$;

create function editions.meta(page text, name text) returns text language sql immutable as $$
  select editions.plain(substring(page from '<meta (?:name|property)="' || name || '" content="([^"]*)"'))
$$;

-- Until now a page was kept whole. Its content stays byte for byte, and what its frame said of it is kept beside it.
with whole as (
  select g.publication_id, g.path, g.valid_from, e.audience, convert_from(g.body, 'UTF8') as html,
         (select f.path
            from editions.page f
           where f.publication_id = g.publication_id
             and f.content_type = 'application/pdf'
           limit 1) as pdf
    from editions.page g
    join editions.publication p on p.id = g.publication_id
    join editions.edition e on e.id = p.edition_id
   where g.content_type like 'text/html%'),
split as (
  select *,
         substring(html from '^(.*?)<main id="main"[^>]*>') as head,
         substring(html from '<main id="main"[^>]*>\n?(.*?)\n?</main>') as content,
         substring(html from '</main>(.*)$') as foot
    from whole),
-- The section of the foot that has neither the tip's button nor the list of forms is about the next issue.
parts as (
  select *,
         (select section
            from regexp_split_to_table(foot, '<section>') section
           where section like '%</section>%'
             and section not like '%class="button button-second"%'
             and section not like '%<ul class="plain">%'
           limit 1) as next
    from split)
update editions.page g
   set body = convert_to(parts.content, 'UTF8'),
       gzip = null,
       about = jsonb_build_object(
         'language', case substring(parts.head from '<html lang="([^"]*)"') when 'en' then 'EN' else 'DA' end,
         'path', g.path,
         'title', coalesce(editions.meta(parts.head, 'og:title'),
                           editions.plain(substring(parts.head from '<title>(.*) – [^<]*</title>')),
                           ''),
         'description', editions.meta(parts.head, 'description'),
         'indexed', parts.audience = 'PUBLIC',
         'picture', case when editions.meta(parts.head, 'og:image') ~ '/billeder/' then jsonb_build_object(
           'address', substring(editions.meta(parts.head, 'og:image') from '/billeder/.*$'),
           'width', coalesce(editions.meta(parts.head, 'og:image:width'), '0')::int,
           'height', coalesce(editions.meta(parts.head, 'og:image:height'), '0')::int,
           'alt', editions.meta(parts.head, 'og:image:alt')) end,
         'published', editions.meta(parts.head, 'article:published_time'),
         'issue', jsonb_build_object(
           'name', coalesce(editions.plain(
             substring(parts.head from '<p class="masthead-issue"><strong>([^<]*)</strong>')), ''),
           'number', coalesce(editions.plain(
             substring(parts.head from '<p class="masthead-issue"><strong>[^<]*</strong> <span>([^<]*)</span>')), '')),
         'nextIssue', case when parts.next is not null then jsonb_build_object(
           'lines', coalesce(
             (select jsonb_agg(editions.plain(line[1]))
                from regexp_matches(split_part(parts.next, '<div class="prose">', 1), '<p>([^<]*)</p>', 'g') line),
             '[]'),
           'html', substring(parts.next from '<div class="prose">(.*)</div>\s*</section>')) end,
         'pdf', parts.pdf,
         'heading', g.path ~ '/udgaver/[^/]+$')
  from parts
 where g.publication_id = parts.publication_id
   and g.path = parts.path
   and g.valid_from = parts.valid_from
   and parts.content is not null;

drop function editions.meta(text, text);
drop function editions.plain(text);
