package dk.pip.testing;

import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/// Databases with all tables, cloned in some milliseconds from one that is migrated once.
public final class Db {
  private static @Nullable String migrated;

  private Db() {}

  /// The address of a fresh database with all tables and nothing in them.
  public static String fresh() {
    return Servers.copyOf(migrated());
  }

  private static synchronized String migrated() {
    var made = migrated;
    if (made == null) {
      made = Servers.emptyDatabase();
      Flyway.configure()
          .dataSource(made, null, null)
          .defaultSchema("operations")
          .schemas("operations")
          .createSchemas(true)
          .load()
          .migrate();
      migrated = made;
    }
    return made;
  }
}
