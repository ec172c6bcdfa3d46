package dk.pip.mail;

import dk.pip.hold.HeldBack;
import dk.pip.hold.Hold;
import dk.pip.shared.Texts;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How many letters to single people have not been taken by a server yet.
@Repository
@Order(30)
class WaitingLetters implements HeldBack {
  private final JdbcClient jdbc;

  WaitingLetters(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<String> waiting(Texts texts) {
    return say(texts, "mail.held.letters");
  }

  @Override
  public List<Fate> fates(Hold.Held copy, Texts texts) {
    return say(texts, "mail.held.letters-sent").stream().map(sentence -> new Fate(null, null, sentence)).toList();
  }

  private List<String> say(Texts texts, String key) {
    var count = count();
    return count == 0 ? List.of() : List.of(texts.get(key, count));
  }

  private long count() {
    return jdbc.sql("select count(*) from mail.letter where next_at is not null").query(Long.class).single();
  }
}
