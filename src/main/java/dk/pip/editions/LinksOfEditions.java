package dk.pip.editions;

import dk.pip.frame.PageAbout;
import dk.pip.links.LinkPlace;
import dk.pip.links.LinkSource;
import dk.pip.links.Links;
import dk.pip.municipality.Imprint;
import dk.pip.shared.Params;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Notes the links of what readers see, page by page, and of the blocks of drafts. Those of stories in the making are the newsroom's.
@Component
class LinksOfEditions implements LinkSource {
  private static final int AT_ONCE = 20;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// What an edition's links are made of: its newest draft, and what readers see.
  private static final String CHANGED =
      """
      select c.id, c.revision, c.title, c.shown, c.shown_revision, c.revision || ' ' || coalesce(c.shown::text, '-') as state
        from (select e.id, e.links_noted, d.revision, d.title, s.id as shown, s.revision as shown_revision
                from editions.edition e
                join lateral (select revision, title from editions.draft where edition_id = e.id order by revision desc limit 1) d on true
                left join lateral (select p.id, p.revision
                                     from editions.publication p
                                    where p.edition_id = e.id
                                      and not exists (select from editions.withdrawal w where w.edition_id = e.id)
                                    order by p.version desc
                                    limit 1) s on true) c
       where c.links_noted is null
          or c.links_noted <> c.revision || ' ' || coalesce(c.shown::text, '-')
       order by c.id
       limit :most
      """;

  private final JdbcClient jdbc;
  private final Links links;
  private final Supplier<Imprint> imprint;
  private final TransactionTemplate transaction;

  LinksOfEditions(JdbcClient jdbc, Links links, Supplier<Imprint> imprint, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.links = links;
    this.imprint = imprint;
    this.transaction = transaction;
  }

  /// @param shown what readers see; null where they see nothing
  /// @param state what is noted when its links are
  private record Changed(EditionId id, int revision, String title, @Nullable UUID shown, @Nullable Integer shownRevision, String state) {}

  @Override
  public void noteChanges() {
    for (var changed = changed(); !changed.isEmpty(); changed = changed.size() < AT_ONCE ? List.of() : changed()) {
      for (var edition : changed) {
        transaction.executeWithoutResult(_ -> note(edition));
      }
    }
  }

  private List<Changed> changed() {
    return jdbc.sql(CHANGED)
        .param("most", AT_ONCE)
        .query(
            (row, _) ->
                new Changed(
                    new EditionId(row.getObject("id", UUID.class)),
                    row.getInt("revision"),
                    row.getString("title"),
                    row.getObject("shown", UUID.class),
                    row.getObject("shown_revision", Integer.class),
                    row.getString("state")))
        .list();
  }

  private void note(Changed edition) {
    var mend = "/redaktion/udgaver/" + edition.id().value();
    var places = new ArrayList<LinkPlace>();
    if (edition.shown() != null) {
      pages(edition.shown(), mend, places);
    }
    if (edition.shownRevision() == null || edition.shownRevision() < edition.revision()) {
      places.add(new LinkPlace("draft", edition.title(), mend, null, null, outOfHere(draft(edition))));
    }
    links.note("editions:" + edition.id().value(), places);
    jdbc.sql("update editions.edition set links_noted = :state where id = :id").params(Params.of("state", edition.state()).and("id", edition.id()).toMap()).update();
  }

  private record PageLinks(PageAbout about, Set<String> addresses) {}

  private void pages(UUID publication, String mend, List<LinkPlace> places) {
    var pages = new LinkedHashMap<String, PageLinks>();
    jdbc.sql("select path, body, about from editions.page where publication_id = :id and about is not null order by path, valid_from")
        .param("id", publication)
        .query(
            row -> {
              var html = new String(row.getBytes("body"), StandardCharsets.UTF_8);
              pages.put(row.getString("path"), new PageLinks(JSON.readValue(row.getString("about"), PageAbout.class), outOfHere(LinksOut.ofHtml(html))));
            });
    pages.forEach((path, page) -> places.add(new LinkPlace(path, page.about().title(), mend, path, null, page.addresses())));
  }

  private Set<String> draft(Changed edition) {
    var sql = "select content from editions.draft_file where edition_id = :id and revision = :revision and path = :path and not is_frozen";
    return jdbc.sql(sql)
        .params(Params.of("id", edition.id()).and("revision", edition.revision()).and("path", BundleFiles.EDITION).toMap())
        .query((row, _) -> LinksOut.ofFields(new String(row.getBytes("content"), StandardCharsets.UTF_8)))
        .optional()
        .orElse(Set.of());
  }

  private Set<String> outOfHere(Set<String> addresses) {
    var site = imprint.get().site();
    var here = site == null ? null : site.toASCIIString().replaceFirst("/+$", "");
    return addresses.stream().filter(address -> here == null || !(address.equals(here) || address.startsWith(here + "/"))).collect(Collectors.toSet());
  }
}
