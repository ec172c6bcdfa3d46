package dk.pip.cakes;

import dk.pip.people.Audit;
import dk.pip.people.Staff;
import dk.pip.shared.Params;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door of cakes.
@Service
@Transactional
public class Cakes {
  private final JdbcClient jdbc;
  private final Audit audit;
  private final CakeSettings settings;
  private final Clock clock;

  Cakes(JdbcClient jdbc, Audit audit, CakeSettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
  }

  public void promise(Staff staff, String cake) {
    add(cake, staff.name());
    audit.record(staff.id(), "cakes.audit.promised", cake);
  }

  /// One that nobody has promised yet.
  void wish(String cake) {
    add(cake, "");
  }

  private void add(String cake, String by) {
    var sql =
        """
        insert into cakes.cake (name, promised_by, added_at)
        values (:name, :by, :now)
        """;
    jdbc.sql(sql).params(Params.of("name", cake).and("by", by).and("now", clock.instant()).toMap()).update();
  }

  public List<String> list() {
    return jdbc.sql("select name || ' ' || promised_by from cakes.cake order by added_at, id").query(String.class).list();
  }

  public long count() {
    return jdbc.sql("select count(*) from cakes.cake").query(Long.class).single();
  }

  /// Forgets those that were eaten long ago.
  void forgetOld() {
    var before = clock.instant().minus(settings.keep());
    jdbc.sql("delete from cakes.cake where added_at < :before").params(Params.of("before", before).toMap()).update();
  }
}
