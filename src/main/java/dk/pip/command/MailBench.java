package dk.pip.command;

import dk.pip.municipality.Details;
import dk.pip.municipality.Municipality;
import dk.pip.municipality.Theme;
import dk.pip.operations.Setting;
import dk.pip.operations.Settings;
import dk.pip.shared.Params;
import dk.pip.shared.Texts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A mailing by the whole server, with its database as durable as ever, into Postfix's `smtp-sink`; and `smtp-source`
/// sending as many mails of the size over as many connections, each kept open, in the same run.
final class MailBench {
  private static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 ";

  /// What is measured.
  ///
  /// @param delay of each way on the wire, in milliseconds, by a go-between; 0 for none
  record Wish(int mails, int kilobytes, int connections, int delay, boolean signed) {}

  private final Texts texts;
  private final Path folder;
  private final Wish wish;

  MailBench(Texts texts, Path folder, Wish wish) {
    this.texts = texts;
    this.folder = folder;
    this.wish = wish;
  }

  private record Run(double perSecond, double cpuMicros) {}

  int run() throws IOException, InterruptedException {
    var sink = program("smtp-sink");
    var source = program("smtp-source");
    if (sink.isEmpty() || source.isEmpty()) {
      System.err.println(texts.get("command.bench.mail.needs"));
      return 2;
    }
    var port = BenchedPip.freePort();
    var log = folder.resolve("sink.log").toFile();
    var server =
        new ProcessBuilder(sink.get().toString(), "-u", System.getProperty("user.name"), "127.0.0.1:" + port, "1000")
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    try (var between = wish.delay() == 0 ? null : new SlowWire(port, Duration.ofMillis(wish.delay()))) {
      awaitPort(port);
      var to = between == null ? port : between.port();
      var theirs = theirs(source.get(), to);
      var ours = ours(to);
      System.out.println();
      System.out.println(texts.get("command.bench.mail.ratio", decimal(ours.perSecond() / theirs.perSecond())));
      System.out.println(texts.get("command.bench.mail.read"));
      return 0;
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  private Run theirs(Path source, int port) throws IOException, InterruptedException {
    var begun = System.nanoTime();
    var process =
        new ProcessBuilder(
                source.toString(),
                "-d",
                "-s",
                String.valueOf(wish.connections()),
                "-m",
                String.valueOf(wish.mails()),
                "-l",
                String.valueOf(wish.kilobytes() * 1024),
                "-f",
                "a@b.example",
                "-t",
                "c@d.example",
                "127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("source.log").toFile())
            .start();
    var cpu = Duration.ZERO;
    while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
      cpu = process.info().totalCpuDuration().orElse(cpu);
    }
    var seconds = (System.nanoTime() - begun) / 1e9;
    var run = new Run(wish.mails() / seconds, cpu.toNanos() / 1e3 / wish.mails());
    System.out.println(
        texts.get("command.bench.mail.theirs", decimal(run.perSecond()), decimal(run.cpuMicros())));
    return run;
  }

  private Run ours(int port) throws IOException, InterruptedException {
    var environment = new EnumMap<Setting, String>(Setting.class);
    environment.put(Setting.DATA, folder.resolve("data").toString());
    environment.put(Setting.PORT, String.valueOf(BenchedPip.freePort()));
    environment.put(Setting.MAIL_HOST, "127.0.0.1");
    environment.put(Setting.MAIL_PORT, String.valueOf(port));
    environment.put(Setting.MAIL_ENCRYPTION, "none");
    environment.put(Setting.MAIL_CONNECTIONS, String.valueOf(wish.connections()));
    environment.put(Setting.MAIL_PER_SECOND, "0");
    environment.put(Setting.MAIL_RETURNS, "retur@bench.example");
    environment.put(Setting.LOG_LEVEL, wish.signed() ? "info" : "warn");
    if (wish.signed()) {
      environment.put(Setting.DKIM_SELECTOR, "bench");
      environment.put(Setting.DKIM_KEY, key());
    }
    try (var context = Serve.start(Settings.read(Map.of(), environment, false), false)) {
      var municipality = context.getBean(Municipality.class);
      municipality.save(
          new Details(
              "Bench",
              "pip",
              "",
              Theme.DEFAULT,
              null,
              URI.create("https://pip.bench.example"),
              "pip@bench.example",
              "redaktion@bench.example",
              "",
              List.of()));
      var jdbc = context.getBean(JdbcClient.class);
      var readers = System.nanoTime();
      addReaders(jdbc, wish.mails());
      System.out.println(texts.get("command.bench.mail.readers", wish.mails(), decimal((System.nanoTime() - readers) / 1e9)));
      var warm = send(jdbc, "warm");
      var run = warm;
      for (var i = 0; i < 1; i++) {
        run = send(jdbc, "list");
      }
      return run;
    }
  }

  private static String key() {
    try {
      var pairs = KeyPairGenerator.getInstance("RSA");
      pairs.initialize(2048);
      var encoded = pairs.generateKeyPair().getPrivate().getEncoded();
      var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
      return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Sends to the list and prints the figures.
  private Run send(JdbcClient jdbc, String list) throws IOException, InterruptedException {
    var me = ProcessHandle.current();
    var before = ProcessUse.cpu(me);
    var mine = me.info().totalCpuDuration().orElse(Duration.ZERO);
    var count = jdbc.sql("select count(*) from readers.subscription s join readers.list l on l.id = s.list_id where slug = :slug")
        .param("slug", list).query(Long.class).single();
    var id =
        jdbc.sql(
                """
                insert into mailing.mailing (publication_id, edition_id, subject, message, lists, list_names, state,
                                             created_at, created_by, start_at)
                select gen_random_uuid(), gen_random_uuid(), 'Bench', :message, array[id], array['Bench'], 'SCHEDULED',
                       now(), 'bench', now()
                  from readers.list where slug = :slug
                returning id
                """)
            .params(Params.of("message", message()).and("slug", list).toMap())
            .query(Long.class)
            .single();
    var ended = false;
    var peak = 0L;
    while (!ended) {
      TimeUnit.MILLISECONDS.sleep(100);
      peak = Math.max(peak, ProcessUse.megabytes(me));
      ended = jdbc.sql("select state = 'FINISHED' from mailing.mailing where id = :id").param("id", id).query(Boolean.class).single();
    }
    var delivered = jdbc.sql("select count(*) from mailing.delivery where mailing_id = :id and state = 2")
        .param("id", id).query(Long.class).single();
    // From the first answer to the last: the freezing of the audience before it is printed on its own.
    record Times(double freezing, double sending) {}
    var times =
        jdbc.sql(
                """
                select extract(epoch from min(d.settled_at) - m.started_at)::float8 as freezing,
                       extract(epoch from max(d.settled_at) - min(d.settled_at))::float8 as sending
                  from mailing.mailing m
                  join mailing.delivery d on d.mailing_id = m.id
                 where m.id = :id
                 group by m.started_at
                """)
            .param("id", id)
            .query((row, _) -> new Times(row.getDouble(1), row.getDouble(2)))
            .single();
    var all = ProcessUse.cpu(me).minus(before);
    var java = me.info().totalCpuDuration().orElse(Duration.ZERO).minus(mine);
    var run = new Run(delivered / times.sending(), all.toNanos() / 1e3 / count);
    System.out.println(
        texts.get(
            "command.bench.mail.ours",
            delivered,
            decimal(run.perSecond()),
            decimal(run.cpuMicros()),
            decimal(java.toNanos() / 1e3 / count),
            peak,
            decimal(times.freezing())));
    return run;
  }

  private static void addReaders(JdbcClient jdbc, int mails) {
    var warm = UUID.randomUUID();
    var list = UUID.randomUUID();
    for (var one : Map.of("warm", warm, "list", list).entrySet()) {
      jdbc.sql(
              """
              insert into readers.list (id, slug, name, about, kind, mandatory, section, added_at)
              values (:id, :slug, :slug, '', 'PUBLIC', false, '', now())
              """)
          .params(Params.of("id", one.getValue()).and("slug", one.getKey()).toMap())
          .update();
    }
    jdbc.sql(
            """
            insert into readers.reader (address, name, language, added_at)
            select 'laeser' || n || '@borger' || n % 50 || '.example', 'Læser ' || n, 'da', now()
              from generate_series(1, :mails) as n
            """)
        .params(Params.of("mails", mails).toMap())
        .update();
    for (var one : Map.of(warm, 5000, list, mails).entrySet()) {
      jdbc.sql(
              """
              insert into readers.subscription (list_id, reader_id, since, how)
              select :list, id, now(), 'STAFF' from readers.reader order by id limit :most
              """)
          .params(Params.of("list", one.getKey()).and("most", one.getValue()).toMap())
          .update();
    }
    jdbc.sql("analyze").update();
  }

  /// As large as was asked for, with a reader's own words and links in both parts.
  private byte[] message() {
    var text = new StringBuilder();
    while (text.length() < wish.kilobytes() * 1024 - 1500) {
      text.append(CHARACTERS).append("\r\n");
    }
    var own = "zqtiltekstzq\r\nhttps://plads.invalid/zqstopzq\r\n";
    var message =
        """
        From: Bench <pip@bench.example>
        Subject: Bench
        MIME-Version: 1.0
        Content-Type: multipart/alternative; boundary="=_b"

        --=_b
        Content-Type: text/plain; charset=UTF-8
        Content-Transfer-Encoding: quoted-printable

        """
                .replace("\n", "\r\n")
            + own
            + "--=_b\r\nContent-Type: text/html; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            + text
            + "https://plads.invalid/zqstopzq https://plads.invalid/zqsidezq\r\n--=_b--\r\n";
    return message.getBytes(StandardCharsets.US_ASCII);
  }

  private static Optional<Path> program(String name) {
    return Stream.concat(Stream.of("/usr/sbin", "/sbin"), Stream.of(System.getenv("PATH").split(":")))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static void awaitPort(int port) throws IOException, InterruptedException {
    for (var i = 0; i < 200; i++) {
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
        return;
      } catch (IOException e) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    throw new IOException("smtp-sink did not start");
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
  }
}
