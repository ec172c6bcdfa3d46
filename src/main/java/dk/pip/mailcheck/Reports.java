package dk.pip.mailcheck;

import dk.pip.shared.Language;
import dk.pip.shared.Params;
import dk.pip.shared.Rows;
import dk.pip.shared.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Keeps what was found the last time.
@Repository
class Reports {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;

  Reports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void keep(Report report) {
    var sql =
        """
        insert into mailcheck.report (checked_at, checks)
        values (:at, :checks::jsonb)
        on conflict (only_one) do update
           set checked_at = excluded.checked_at, checks = excluded.checks
        """;
    var checks = JSON.writeValueAsString(report.checks());
    jdbc.sql(sql).params(Params.of("at", report.at()).and("checks", checks).toMap()).update();
  }

  /// Empty also when it was kept by another version that said other things.
  Optional<Report> find() {
    var sql =
        """
        select checked_at, checks
          from mailcheck.report
        """;
    return jdbc.sql(sql).query(Reports::report).optional().flatMap(report -> report);
  }

  private static Optional<Report> report(ResultSet row, int number) throws SQLException {
    try {
      var checks = List.of(JSON.readValue(row.getString("checks"), Check[].class));
      var at = Rows.instant(row, "checked_at");
      var texts = Texts.in(Language.DA);
      return checks.stream().allMatch(check -> check.isReadable(texts)) ? Optional.of(new Report(at, checks)) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
