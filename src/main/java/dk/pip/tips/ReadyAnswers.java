package dk.pip.tips;

import dk.pip.people.Audit;
import dk.pip.people.Staff;
import dk.pip.shared.Id;
import dk.pip.shared.Params;
import dk.pip.shared.Texts;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Answers to begin from: those of the catalogue, until the newsroom writes its own.
@Service
public class ReadyAnswers {
  public static final int MOST = 12;
  public static final int LONGEST_TITLE = 60;
  public static final int LONGEST_TEXT = 2_000;
  private static final int IN_CATALOGUE = 4;

  private final JdbcClient jdbc;
  private final Audit audit;
  private final Clock clock;

  ReadyAnswers(JdbcClient jdbc, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  /// @param id null for one of the catalogue
  public record Ready(@Nullable UUID id, String title, String text) {}

  public List<Ready> list(Texts texts) {
    var own =
        jdbc.sql("select id, title, text from tips.ready_answer order by position, id")
            .query((row, _) -> new Ready(row.getObject("id", UUID.class), row.getString("title"), row.getString("text")))
            .list();
    return own.isEmpty()
        ? IntStream.rangeClosed(1, IN_CATALOGUE).mapToObj(i -> new Ready(null, texts.get("tips.ready." + i + ".title"), texts.get("tips.ready." + i + ".text"))).toList()
        : own;
  }

  /// Keeps the newsroom's own; with none, the catalogue's stand there again.
  @Transactional
  public void keep(Staff by, List<Ready> all) {
    jdbc.sql("delete from tips.ready_answer").update();
    var position = 0;
    for (var ready : all.subList(0, Math.min(MOST, all.size()))) {
      jdbc.sql("insert into tips.ready_answer (id, position, title, text) values (:id, :position, :title, :text)")
          .params(Params.of("id", Id.fresh(clock.instant())).and("position", position++).and("title", ready.title()).and("text", ready.text()).toMap())
          .update();
    }
    audit.record(by.id(), "tips.audit.ready", null);
  }
}
