package dk.pip.newsroom;

import dk.pip.editions.BytesUsers;
import dk.pip.shared.Params;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The attachments that stories have, or had in a version before.
@Repository
class AttachmentsInUse implements BytesUsers {
  private final JdbcClient jdbc;

  AttachmentsInUse(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Set<String> used(Collection<String> sha256s) {
    var sql = "select sha256 from newsroom.attachment where sha256 = any(:all)";
    return Set.copyOf(jdbc.sql(sql).params(Params.of("all", sha256s.toArray(String[]::new)).toMap()).query(String.class).list());
  }
}
