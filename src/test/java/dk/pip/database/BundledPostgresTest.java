package dk.pip.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.pip.shared.Language;
import dk.pip.shared.OperatorException;
import dk.pip.testing.Servers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class BundledPostgresTest {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private static final Path PROGRAMS = Servers.newFolder().resolve("programs");

  /// Unpacked once for all; only the first test looks at the unpacking.
  @BeforeEach
  void shareThePrograms(TestInfo test) throws IOException {
    if (!test.getDisplayName().startsWith("isDurable")) {
      PostgresPrograms.in(PROGRAMS);
      Files.createSymbolicLink(folder.resolve("postgres-programs"), PROGRAMS);
    }
  }

  @Test
  void isDurableClosedAndDanish() throws Exception {
    try (var postgres = BundledPostgres.start(folder)) {
      var url = postgres.url();
      assertThat(one(url, "show fsync")).isEqualTo("on");
      assertThat(one(url, "show synchronous_commit")).isEqualTo("on");
      assertThat(one(url, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(one(url, "select rolsuper from pg_roles where rolname = current_user")).isEqualTo("f");
      assertThat(one(url, "select string_agg(w, ' ' order by w) from unnest('{Å,z,ø,a,æ}'::text[]) w"))
          .isEqualTo("a z æ ø Å");
      assertThatThrownBy(() -> one(url.replaceFirst("password=[^&]*", "password=forkert"), "select 1"))
          .hasMessageContaining("password authentication failed");
      assertThatThrownBy(() -> one(url.replace("user=pip", "user=postgres"), "select 1"))
          .hasMessageContaining("password authentication failed");
    }
    for (var name : List.of("pip.lock", "postgres.passwords", "postgres.log", "postgres/PG_VERSION")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
          .as(name)
          .isEqualTo("rw-------");
    }
    for (var name : List.of("postgres", "postgres-programs")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
          .as(name)
          .isEqualTo("rwx------");
    }
    assertThat(Files.list(folder.resolve("postgres")).noneMatch(file -> file.endsWith("postmaster.pid"))).isTrue();
  }

  @Test
  void keepsWhatItAcknowledgedWhenPipIsKilled() throws Exception {
    var child = child("write");
    String last = null;
    String postmaster = null;
    try (var said = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      for (var line = said.readLine(); line != null; line = said.readLine()) {
        if (line.startsWith("row ")) {
          last = line.substring("row ".length());
        }
        if ("20".equals(last)) {
          postmaster = Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst();
          break;
        }
      }
      child.toHandle().destroyForcibly();
      for (var line = said.readLine(); line != null; line = said.readLine()) {
        last = line.startsWith("row ") ? line.substring("row ".length()) : last;
      }
    }
    assertThat(postmaster).isNotNull();
    assertThat(ProcessHandle.of(Long.parseLong(postmaster))).as("left running").isPresent();

    try (var postgres = BundledPostgres.start(folder)) {
      assertThat(Integer.parseInt(one(postgres.url(), "select max(number) from written")))
          .isGreaterThanOrEqualTo(Integer.parseInt(String.valueOf(last)));
      assertThat(Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst()).isNotEqualTo(postmaster);
    }
  }

  @Test
  void refusesASecondPip() throws Exception {
    try (var _ = BundledPostgres.start(folder)) {
      assertThat(refusal())
          .contains("Der kører allerede en Pip")
          .contains(Long.toString(ProcessHandle.current().pid()));

      var second = child("start");
      var said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(said).contains("Der kører allerede en Pip");
    }
  }

  @Test
  void startsWhereTheOldProcessNumberWasGivenToAnother() throws Exception {
    BundledPostgres.start(folder).close();
    var mine = Long.toString(ProcessHandle.current().pid());
    Files.writeString(
        folder.resolve("postgres/postmaster.pid"), mine + "\n" + folder.resolve("postgres") + "\n0\n1\n\n\n\nready\n");

    try (var postgres = BundledPostgres.start(folder)) {
      assertThat(one(postgres.url(), "select 1")).isEqualTo("1");
    }
  }

  @Test
  void saysWhatToDoWithAnotherVersionsData() throws Exception {
    Files.createDirectories(folder.resolve("postgres"));
    Files.writeString(folder.resolve("postgres/PG_VERSION"), "17\n");

    assertThat(refusal()).contains("PostgreSQL 17").contains("./pip backup").contains("./pip restore");
  }

  @Test
  void leavesAFolderWithOtherFilesAlone() throws Exception {
    Files.createDirectories(folder.resolve("postgres"));
    Files.writeString(folder.resolve("postgres/regnskab.txt"), "vigtigt");

    assertThat(refusal()).contains("har filer i sig");
    assertThat(folder.resolve("postgres/regnskab.txt")).hasContent("vigtigt");
  }

  @Test
  void refusesAFolderThatIsAFile() throws IOException {
    Files.writeString(folder.resolve("fil"), "");

    assertThatThrownBy(() -> BundledPostgres.start(folder.resolve("fil/data")))
        .satisfies(e -> assertThat(sentence(e)).contains("kan ikke bruge datamappen"));
  }

  @Test
  void beginsAgainAfterAFirstStartThatWasCutOff() throws Exception {
    Files.createDirectories(folder.resolve("postgres.making"));
    Files.writeString(folder.resolve("postgres.making/PG_VERSION"), "18");

    try (var postgres = BundledPostgres.start(folder)) {
      assertThat(one(postgres.url(), "select 1")).isEqualTo("1");
    }
    assertThat(folder.resolve("postgres.making")).doesNotExist();
  }

  private String refusal() {
    try {
      BundledPostgres.start(folder).close();
      return "it started";
    } catch (OperatorException e) {
      return e.sentence(Language.DA);
    }
  }

  private static String sentence(Throwable failure) {
    return ((OperatorException) failure).sentence(Language.DA);
  }

  private Process child(String task) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dstdout.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            task,
            folder.toString())
        .redirectErrorStream(true)
        .start();
  }

  private static String one(String url, String sql) {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /// Another Pip, in a Java of its own.
  static final class Child {
    public static void main(String[] arguments) throws Exception {
      var folder = Path.of(arguments[1]);
      try {
        var postgres = BundledPostgres.start(folder);
        if (arguments[0].equals("start")) {
          postgres.close();
          return;
        }
        try (var connection = DriverManager.getConnection(postgres.url());
            var statement = connection.createStatement()) {
          statement.execute("create table written (number int)");
          for (var number = 1; ; number++) {
            statement.execute("insert into written values (" + number + ")");
            System.out.println("row " + number);
          }
        }
      } catch (OperatorException e) {
        System.out.println(e.sentence(Language.DA));
      }
    }
  }
}
