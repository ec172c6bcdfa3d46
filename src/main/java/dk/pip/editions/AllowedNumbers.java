package dk.pip.editions;

import dk.pip.people.Staff;
import dk.pip.shared.Params;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes for which numbers that look like civil registration numbers somebody has answered.
@Repository
class AllowedNumbers {
  private final JdbcClient jdbc;

  AllowedNumbers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Somebody's word for a number.
  private record Word(String reason, String name) {}

  /// @return false where that was said before
  boolean add(EditionId id, String digest, String reason, Staff by, Instant at) {
    var sql =
        """
        insert into editions.allowed_number (edition_id, digest, reason, allowed_at, allowed_by, name)
        values (:id, :digest, :reason, :at, :by, :name)
        on conflict do nothing
        """;
    var params = Params.of("id", id).and("digest", digest).and("reason", reason).and("at", at).and("by", by.id()).and("name", by.name());
    return jdbc.sql(sql).params(params.toMap()).update() == 1;
  }

  boolean remove(EditionId id, String digest) {
    return jdbc.sql("delete from editions.allowed_number where edition_id = :id and digest = :digest")
            .params(Params.of("id", id).and("digest", digest).toMap())
            .update()
        == 1;
  }

  /// The findings, in which a number that somebody has answered for no longer keeps the edition from coming out.
  List<Finding> applied(EditionId id, List<Finding> findings) {
    if (findings.stream().noneMatch(Finding::isCivilNumber)) {
      return findings;
    }
    var words = words(id);
    return findings.stream().map(finding -> applied(finding, words)).toList();
  }

  private static Finding applied(Finding finding, Map<String, Word> words) {
    var word = finding.isCivilNumber() ? words.get(finding.number()) : null;
    if (word == null) {
      return finding;
    }
    var arguments = new ArrayList<>(finding.arguments());
    arguments.add(word.name());
    arguments.add(word.reason());
    return new Finding(Finding.Level.WARNS, finding.key() + "-allowed", List.copyOf(arguments), finding.file(), finding.line());
  }

  private Map<String, Word> words(EditionId id) {
    var words = new HashMap<String, Word>();
    jdbc.sql("select digest, reason, name from editions.allowed_number where edition_id = :id")
        .params(Params.of("id", id).toMap())
        .query(
            row -> {
              words.put(row.getString("digest"), new Word(row.getString("reason"), row.getString("name")));
            });
    return words;
  }
}
