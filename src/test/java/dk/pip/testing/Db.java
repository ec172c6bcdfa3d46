package dk.pip.testing;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/// Databases with all tables, cloned in some milliseconds from one that is migrated once.
public final class Db {
  private static @Nullable String migrated;

  private Db() {}

  /// The address of a fresh database with all tables and nothing in them.
  public static String fresh() {
    return Servers.copyOf(migrated());
  }

  /// A fresh database as it was after a migration, such as `0072`.
  public static String asOf(String migration) {
    var made = Servers.emptyDatabase();
    flyway(made).target(migration).load().migrate();
    return made;
  }

  private static synchronized String migrated() {
    var made = migrated;
    if (made == null) {
      made = Servers.emptyDatabase();
      flyway(made).load().migrate();
      migrated = made;
    }
    return made;
  }

  private static FluentConfiguration flyway(String url) {
    return Flyway.configure()
        .dataSource(url, null, null)
        .defaultSchema("operations")
        .schemas("operations")
        .createSchemas(true);
  }
}
