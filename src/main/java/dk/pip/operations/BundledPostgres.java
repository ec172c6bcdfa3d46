package dk.pip.operations;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// A PostgreSQL server of Pip's own, with its files in the data folder.
public final class BundledPostgres implements AutoCloseable {
  private final EmbeddedPostgres server;

  private BundledPostgres(EmbeddedPostgres server) {
    this.server = server;
  }

  public static BundledPostgres start(Path folder) {
    try {
      return new BundledPostgres(
          EmbeddedPostgres.builder()
              .setDataDirectory(folder.resolve("postgres"))
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
