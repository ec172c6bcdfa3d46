package dk.pip.command;

import dk.pip.mail.DkimSettings;
import dk.pip.mail.DkimSigner;
import dk.pip.mail.MailSettings;
import dk.pip.mailing.Mailing;
import dk.pip.mailing.MailingSettings;
import dk.pip.mailing.MailingTrial;
import dk.pip.mailing.Mailings;
import dk.pip.municipality.Details;
import dk.pip.municipality.Municipality;
import dk.pip.municipality.Theme;
import dk.pip.people.People;
import dk.pip.people.Staff;
import dk.pip.readers.CsvFormat;
import dk.pip.readers.ReaderImport;
import dk.pip.readers.ReaderImports;
import dk.pip.readers.ReaderList;
import dk.pip.readers.ReaderLists;
import dk.pip.readers.Readers;
import dk.pip.settings.Setting;
import dk.pip.settings.Settings;
import dk.pip.shared.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The whole server in this process, with readers of its own, whose mailings are measured.
final class BenchedMailing implements AutoCloseable {
  private static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 ";
  private static final int DOMAINS = 50;

  private final ConfigurableApplicationContext server;
  private final Path folder;
  private final MailBench.Wish wish;
  private final ProcessHandle sink;
  private final Staff staff;

  /// @param micros of processor time a mail, of this process and the database's
  /// @param megabytes of this process at most
  /// @param toFirst seconds from the start to the first answer
  record Figures(
      long delivered, double perSecond, double micros, double javaMicros, long megabytes, double toFirst) {}

  private BenchedMailing(
      ConfigurableApplicationContext server, Path folder, MailBench.Wish wish, ProcessHandle sink) {
    this.server = server;
    this.folder = folder;
    this.wish = wish;
    this.sink = sink;
    this.staff =
        bean(People.class).addWithPassword("Bench", "bench@bench.example", Role.ADMINISTRATOR, "measured-and-thrown-away");
  }

  /// @param port of the mail server
  /// @param sink whose processor time is not ours
  static BenchedMailing start(Path folder, MailBench.Wish wish, int port, ProcessHandle sink) throws IOException {
    var settings = new HashMap<Setting, String>();
    settings.put(Settings.DATA, folder.resolve("data").toString());
    settings.put(Settings.PORT, String.valueOf(BenchedPip.freePort()));
    settings.put(MailSettings.MAIL_HOST, "127.0.0.1");
    settings.put(MailSettings.MAIL_PORT, String.valueOf(port));
    settings.put(MailSettings.MAIL_ENCRYPTION, "none");
    settings.put(MailingSettings.MAIL_CONNECTIONS, String.valueOf(wish.connections()));
    settings.put(MailingSettings.MAIL_PER_SECOND, "0");
    settings.put(MailSettings.MAIL_RETURNS, "retur@bench.example");
    settings.put(Settings.LOG_LEVEL, "warn");
    switch (wish.signed()) {
      case NOT -> {}
      case RSA -> sign(settings, DkimSettings.DKIM_SELECTOR, DkimSettings.DKIM_KEY, MailKeys.pair("RSA", MailKeys.RSA_BITS));
      case ED25519 ->
          sign(
              settings,
              DkimSettings.DKIM_ED25519_SELECTOR,
              DkimSettings.DKIM_ED25519_KEY,
              MailKeys.pair("Ed25519", MailKeys.ED25519_BITS));
    }
    var server = startQuietly(Settings.read(Map.of(), settings, false));
    server
        .getBean(Municipality.class)
        .save(
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
    return new BenchedMailing(server, folder, wish, sink);
  }

  /// Without the link to set-up that an empty installation prints.
  private static ConfigurableApplicationContext startQuietly(Settings settings) {
    var console = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    try {
      return Serve.start(settings, false);
    } finally {
      System.setOut(console);
    }
  }

  private static void sign(Map<Setting, String> settings, Setting selector, Setting key, KeyPair pair) {
    settings.put(selector, "bench");
    settings.put(key, MailKeys.pem(pair));
  }

  private <T> T bean(Class<T> type) {
    return server.getBean(type);
  }

  /// What signs; empty where nothing does.
  Optional<String> signer() {
    return DkimSigner.of(bean(DkimSettings.class), "bench.example").map(DkimSigner::describe);
  }

  /// Makes a list with so many readers, as a file of them is brought in; those on an earlier list are the same.
  ReaderList addReaders(String name, int count) throws IOException, InterruptedException {
    var words = new ReaderLists.Words(name, "", ReaderList.Kind.STAFF, false, "", staff.id().value());
    var list = bean(ReaderLists.class).add(staff, words);
    var file = folder.resolve(name + ".csv");
    try (var csv = Files.newBufferedWriter(file)) {
      for (var i = 1; i <= count; i++) {
        csv.write("laeser" + i + "@borger" + i % DOMAINS + ".example;Læser " + i + "\r\n");
      }
    }
    var imports = bean(ReaderImports.class);
    try (var bytes = Files.newInputStream(file)) {
      var id = imports.upload(staff, staff.name(), list, name, bytes);
      imports.begin(
          staff, id, new CsvFormat(';', false, List.of(CsvFormat.Column.ADDRESS, CsvFormat.Column.NAME)), "");
      imports.runWaiting();
      var state = imports.find(id).orElseThrow().state();
      while (state.atWork()) {
        TimeUnit.MILLISECONDS.sleep(100);
        state = imports.find(id).orElseThrow().state();
      }
      if (state != ReaderImport.State.DONE) {
        throw new IOException("The readers were not brought in: " + state);
      }
    }
    bean(JdbcClient.class).sql("analyze").update();
    return bean(Readers.class).findList(list).orElseThrow();
  }

  /// Sends to the list and waits for the end.
  Figures send(ReaderList list) throws IOException, InterruptedException {
    var me = ProcessHandle.current();
    var all = cpu();
    var java = ProcessUse.cpu(Stream.of(me));
    var mailings = bean(Mailings.class);
    var trial = MailingTrial.on(bean(DataSource.class), bean(Clock.class));
    var id = trial.begin("Bench", message(), list);
    var mailing = mailings.find(id).orElseThrow();
    while (mailing.state() != Mailing.State.FINISHED) {
      TimeUnit.MILLISECONDS.sleep(100);
      mailing = mailings.find(id).orElseThrow();
    }
    var micros = cpu().minus(all).toNanos() / 1e3 / mailing.planned();
    var javaMicros = ProcessUse.cpu(Stream.of(me)).minus(java).toNanos() / 1e3 / mailing.planned();
    var delivered = mailings.account(mailing).delivered();
    var times = trial.times(id);
    return new Figures(
        delivered, delivered / seconds(times.sending()), micros, javaMicros, ProcessUse.mostMegabytes(me), seconds(times.toFirst()));
  }

  private Duration cpu() {
    return ProcessUse.cpu(ProcessUse.all(ProcessHandle.current()).filter(one -> !one.equals(sink)));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  /// As large as was asked for, with a reader's own words and links in both parts.
  private byte[] message() {
    var text = new StringBuilder();
    while (text.length() < wish.kilobytes() * 1024 - 1500) {
      text.append(CHARACTERS).append("\r\n");
    }
    var message =
        """
        From: Bench <pip@bench.example>
        Subject: Bench
        MIME-Version: 1.0
        Content-Type: multipart/alternative; boundary="=_b"

        --=_b
        Content-Type: text/plain; charset=UTF-8
        Content-Transfer-Encoding: quoted-printable

        zqtiltekstzq
        https://plads.invalid/zqstopzq
        --=_b
        Content-Type: text/html; charset=UTF-8
        Content-Transfer-Encoding: quoted-printable

        %shttps://plads.invalid/zqstopzq https://plads.invalid/zqsidezq
        --=_b--
        """;
    return message.replace("\n", "\r\n").formatted(text).getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() {
    server.close();
  }
}
