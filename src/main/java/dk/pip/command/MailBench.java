package dk.pip.command;

import dk.pip.shared.Texts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A mailing by the whole server, with its database as durable as ever, into Postfix's `smtp-sink`; and `smtp-source`
/// sending as many mails of the size over as many connections, each kept open, in the same run.
final class MailBench {
  /// Readers of the mailings that keep Java from being measured while it warms up.
  private static final int WARM = 20_000;

  private static final int WARMING = 3;

  /// What is measured.
  ///
  /// @param delay that a go-between adds to every round trip, in milliseconds; 0 for none
  /// @param signed whether and how mails are signed (DKIM)
  record Wish(int mails, int kilobytes, int connections, int delay, Signed signed) {}

  enum Signed {
    NOT,
    RSA,
    ED25519
  }

  private final Texts texts;
  private final Path folder;
  private final Wish wish;

  MailBench(Texts texts, Path folder, Wish wish) {
    this.texts = texts;
    this.folder = folder;
    this.wish = wish;
  }

  int run() throws IOException, InterruptedException {
    var sink = program("smtp-sink");
    var source = program("smtp-source");
    if (sink.isEmpty() || source.isEmpty()) {
      System.err.println(texts.get("command.bench.mail.needs"));
      return 2;
    }
    var port = BenchedPip.freePort();
    var server = sink(sink.get(), port);
    try (var between = wish.delay() == 0 ? null : new SlowWire(port, Duration.ofMillis(wish.delay()))) {
      awaitPort(port);
      var to = between == null ? port : between.port();
      var theirs = theirs(source.get(), to);
      var ours = ours(to, server.toHandle());
      System.out.println();
      System.out.println(texts.get("command.bench.mail.ratio", decimal(ours / theirs)));
      System.out.println(texts.get("command.bench.mail.read"));
      return 0;
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  /// Root must say whose rights it goes on with, and nobody else may.
  private Process sink(Path sink, int port) throws IOException {
    var command = new ArrayList<>(List.of(sink.toString(), "127.0.0.1:" + port, "1000"));
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(1, List.of("-u", "root"));
    }
    var log = folder.resolve("sink.log").toFile();
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
  }

  /// @return mails a second
  private double theirs(Path source, int port) throws IOException, InterruptedException {
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
    var perSecond = wish.mails() / seconds;
    var micros = cpu.toNanos() / 1e3 / wish.mails();
    System.out.println(texts.get("command.bench.mail.theirs", decimal(perSecond), decimal(micros)));
    return perSecond;
  }

  /// @return mails a second
  private double ours(int port, ProcessHandle sink) throws IOException, InterruptedException {
    try (var pip = BenchedMailing.start(folder, wish, port, sink)) {
      pip.signer().ifPresent(what -> System.out.println(texts.get("command.bench.mail.signer", what)));
      var begun = System.nanoTime();
      var warm = pip.addReaders("warm", Math.min(WARM, wish.mails()));
      var list = pip.addReaders("list", wish.mails());
      System.out.println(texts.get("command.bench.mail.readers", wish.mails(), decimal((System.nanoTime() - begun) / 1e9)));
      var first = pip.send(warm);
      for (var round = 1; round < WARMING; round++) {
        first = pip.send(warm);
      }
      System.out.println(texts.get("command.bench.mail.warm", first.delivered(), decimal(first.perSecond())));
      var run = pip.send(list);
      System.out.println(
          texts.get(
              "command.bench.mail.ours",
              run.delivered(),
              decimal(run.perSecond()),
              decimal(run.micros()),
              decimal(run.javaMicros()),
              run.megabytes(),
              decimal(run.toFirst())));
      return run.perSecond();
    }
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
