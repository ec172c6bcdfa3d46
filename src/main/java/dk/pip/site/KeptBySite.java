package dk.pip.site;

import dk.pip.people.KeptOfStaff;
import dk.pip.people.StaffId;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the site keeps about those with an account: their feed address and their page.
@Component
class KeptBySite implements KeptOfStaff {
  private final JdbcClient jdbc;
  private final FeedKeys feeds;
  private final BylinePages pages;

  KeptBySite(JdbcClient jdbc, FeedKeys feeds, BylinePages pages) {
    this.jdbc = jdbc;
    this.feeds = feeds;
    this.pages = pages;
  }

  @Override
  public String name() {
    return "site";
  }

  @Override
  public List<Map<String, String>> about(StaffId person) {
    var all = new ArrayList<Map<String, String>>();
    all.addAll(
        jdbc.sql("select made_at from site.feed_key where account_id = :id")
            .params(Params.of("id", person).toMap())
            .query((row, _) -> Map.of("feed address since", Rows.instant(row, "made_at").toString()))
            .list());
    pages
        .ofPerson(person)
        .ifPresent(
            page ->
                all.add(
                    Map.of(
                        "page", page.path(),
                        "title", page.title(),
                        "about", page.about(),
                        "bylines", page.claims().stream().map(BylinePage.Claim::byline).collect(Collectors.joining("; ")))));
    return all;
  }

  @Override
  public void forget(StaffId person, String byline) {
    feeds.remove(person);
    pages.forget(person);
  }
}
