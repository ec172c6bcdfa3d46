package dk.pip.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/// One PostgreSQL server for all tests, with a migrated database that others are cloned from in some milliseconds.
/// Its sessions are in the Chatham Islands, which are 12 hours and 45 minutes ahead, so that no test leans on the zone.
public final class Db {
  private static final String MIGRATED = "migrated";
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static @Nullable EmbeddedPostgres server;

  private Db() {}

  /// A fresh database with all tables and nothing in them.
  ///
  /// @return its JDBC address
  public static String fresh() {
    return cloneOf(MIGRATED);
  }

  /// A fresh copy of another database, to which nobody may be connected.
  public static String cloneOf(String template) {
    var name = "test_" + NUMBER.incrementAndGet();
    create(name, template);
    return url(name);
  }

  public static String nameOf(String url) {
    return url.replaceFirst(".*/([^/?]+)(\\?.*)?$", "$1");
  }

  private static synchronized EmbeddedPostgres server() {
    var running = server;
    if (running == null) {
      try {
        running =
            EmbeddedPostgres.builder()
                .setServerConfig("timezone", "Pacific/Chatham")
                .setServerConfig("max_connections", "60")
                .setLocaleConfig("locale-provider", "icu")
                .setLocaleConfig("icu-locale", "da-DK")
                .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      server = running;
      create(MIGRATED, "template1");
      Flyway.configure()
          .dataSource(url(MIGRATED), "postgres", "")
          .defaultSchema("operations")
          .schemas("operations")
          .createSchemas(true)
          .load()
          .migrate();
    }
    return running;
  }

  private static void create(String name, String template) {
    try (var connection = server().getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name + " template " + template);
    } catch (SQLException e) {
      throw new IllegalStateException("Could not make the database " + name + " from " + template, e);
    }
  }

  private static String url(String name) {
    return server().getJdbcUrl("postgres", name);
  }
}
