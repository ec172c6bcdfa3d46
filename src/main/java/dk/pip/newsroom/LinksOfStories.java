package dk.pip.newsroom;

import dk.pip.editions.LinksOut;
import dk.pip.editions.StoryFile;
import dk.pip.editions.StoryId;
import dk.pip.links.LinkPlace;
import dk.pip.links.LinkSource;
import dk.pip.links.Links;
import dk.pip.people.StaffId;
import dk.pip.shared.Params;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Notes the links of stories, whose writers hear of those that are dead.
@Component
class LinksOfStories implements LinkSource {
  private static final int AT_ONCE = 100;

  private final JdbcClient jdbc;
  private final Links links;
  private final TransactionTemplate transaction;

  LinksOfStories(JdbcClient jdbc, Links links, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.links = links;
    this.transaction = transaction;
  }

  private record Changed(StoryId id, String state, String headline, String text, StaffId writer, boolean isDropped) {}

  @Override
  public void noteChanges() {
    for (var changed = changed(); !changed.isEmpty(); changed = changed.size() < AT_ONCE ? List.of() : changed()) {
      for (var story : changed) {
        transaction.executeWithoutResult(_ -> note(story));
      }
    }
  }

  /// A story's revision tells of its text alone.
  private static final String STATE = "revision || ' ' || coalesce(assignee_id, author_id) || case when state = 'DROPPED' then ' -' else '' end";

  private List<Changed> changed() {
    var sql =
        "select id, "
            + STATE
            + " as noted, headline, text, coalesce(assignee_id, author_id) as writer, state = 'DROPPED' as dropped from newsroom.story where links_noted is distinct from "
            + STATE
            + " order by id limit :most";
    return jdbc.sql(sql)
        .param("most", AT_ONCE)
        .query(
            (row, _) ->
                new Changed(
                    new StoryId(row.getObject("id", UUID.class)),
                    row.getString("noted"),
                    row.getString("headline"),
                    row.getString("text"),
                    new StaffId(row.getObject("writer", UUID.class)),
                    row.getBoolean("dropped")))
        .list();
  }

  private void note(Changed story) {
    var addresses = story.isDropped() ? Set.<String>of() : StoryFile.read(story.text()).map(LinksOut::of).orElse(Set.of());
    var mend = "/redaktion/historier/" + story.id().value();
    links.note("newsroom:" + story.id().value(), List.of(new LinkPlace("story", story.headline(), mend, null, story.writer(), addresses)));
    jdbc.sql("update newsroom.story set links_noted = :state where id = :id").params(Params.of("state", story.state()).and("id", story.id()).toMap()).update();
  }
}
