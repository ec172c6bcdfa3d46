package dk.pip.editions;

import dk.pip.shared.Params;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Knows which attachments and pictures a module refers to by their hashes: a bean in each module that does, but for editions
/// themselves. What nobody knows is deleted some day.
public interface BytesUsers {
  /// Those of some hashes that the module refers to in any way, versions and what was taken away among them.
  Set<String> used(Collection<String> sha256s);

  /// One that asks the database.
  ///
  /// @param sql selects those of the hashes `:all`, an array
  static BytesUsers of(JdbcClient jdbc, String sql) {
    return sha256s -> Set.copyOf(jdbc.sql(sql).params(Params.of("all", sha256s.toArray(String[]::new)).toMap()).query(String.class).list());
  }
}
