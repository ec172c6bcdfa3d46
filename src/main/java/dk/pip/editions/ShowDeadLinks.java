package dk.pip.editions;

import dk.pip.events.Subscriber;
import dk.pip.links.ShownLinksChanged;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lets all nodes forget their pages when readers are to see another link as dead.
@Component
class ShowDeadLinks implements Subscriber<ShownLinksChanged> {
  private final JdbcClient jdbc;

  ShowDeadLinks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String name() {
    return "editions.show-dead-links";
  }

  @Override
  public Class<ShownLinksChanged> type() {
    return ShownLinksChanged.class;
  }

  @Override
  public void handle(ShownLinksChanged event) {
    jdbc.sql("update editions.change set number = number + 1").update();
  }
}
