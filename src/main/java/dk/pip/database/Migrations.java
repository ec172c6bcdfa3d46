package dk.pip.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The database's migrations, run by Flyway inside a transaction that someone else ends.
public final class Migrations {
  private static final String HISTORY = "operations.flyway_schema_history";
  /// What would end the transaction, or the connection that carries it.
  private static final Set<String> HELD_BACK = Set.of("commit", "setAutoCommit", "close");

  private final String[] locations;

  public Migrations(String... locations) {
    this.locations = locations.clone();
  }

  /// The newest migration that this program has, told from the files' names: Flyway itself can't say without a
  /// database.
  public String newest() {
    var resources = new PathMatchingResourcePatternResolver(Migrations.class.getClassLoader());
    var newest = MigrationVersion.EMPTY;
    for (var location : locations) {
      try {
        for (var file : resources.getResources(location.replace("classpath:", "classpath*:") + "/V*__*.sql")) {
          var name = String.valueOf(file.getFilename());
          var version = MigrationVersion.fromVersion(name.substring(1, name.indexOf("__")));
          newest = version.isNewerThan(newest) ? version : newest;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return newest.getVersion();
  }

  public boolean isNewer(String version) {
    return MigrationVersion.fromVersion(version).isNewerThan(MigrationVersion.fromVersion(newest()));
  }

  public void migrate(Connection connection, String target) {
    var database = new SingleConnectionDataSource(heldOpen(connection), true);
    configure().dataSource(database).target(MigrationVersion.fromVersion(target)).load().migrate();
  }

  /// The last migration that the database has had; null where there was none.
  public static @Nullable String version(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      var there = statement.executeQuery("select to_regclass('" + HISTORY + "') is not null");
      there.next();
      if (!there.getBoolean(1)) {
        return null;
      }
      var last =
          statement.executeQuery(
              "select version from "
                  + HISTORY
                  + " where success and version is not null order by installed_rank desc limit 1");
      return last.next() ? last.getString(1) : null;
    }
  }

  private FluentConfiguration configure() {
    return Flyway.configure(Migrations.class.getClassLoader())
        .locations(locations)
        .defaultSchema("operations")
        .schemas("operations")
        .createSchemas(true);
  }

  private static Connection heldOpen(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            Migrations.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (HELD_BACK.contains(method.getName())) {
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
  }
}
