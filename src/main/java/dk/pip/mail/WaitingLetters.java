package dk.pip.mail;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How many letters to single people have not been taken by a server yet.
@Repository
public class WaitingLetters {
  private final JdbcClient jdbc;

  /// Public for commands that run beside the server.
  public WaitingLetters(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public long count() {
    return jdbc.sql("select count(*) from mail.letter where next_at is not null").query(Long.class).single();
  }
}
