package dk.pip.editions;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The planned publications that failed at their time, and that nobody has seen to.
@Repository
public class FailedPublications {
  private final JdbcClient jdbc;

  FailedPublications(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public long count() {
    return jdbc.sql("select count(*) from editions.schedule where failed is not null").query(Long.class).single();
  }
}
