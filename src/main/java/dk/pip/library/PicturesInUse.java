package dk.pip.library;

import dk.pip.editions.BytesUsers;
import dk.pip.shared.Params;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All that the library's pictures have looked like, those that were taken away among them.
@Repository
class PicturesInUse implements BytesUsers {
  private final JdbcClient jdbc;

  PicturesInUse(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Set<String> used(Collection<String> sha256s) {
    var sql =
        """
        select sha256 from library.picture_content where sha256 = any(:all)
         union
        select sha256 from library.picture where sha256 = any(:all)
         union
        select original from library.picture where original = any(:all)
        """;
    return Set.copyOf(jdbc.sql(sql).params(Params.of("all", sha256s.toArray(String[]::new)).toMap()).query(String.class).list());
  }
}
