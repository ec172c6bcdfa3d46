package dk.pip.mailing.engine;

import com.zaxxer.hikari.HikariDataSource;
import dk.pip.mailing.Mailing.WhenUncertain;
import dk.pip.mailing.MailingCourse;
import dk.pip.mailing.MailingId;
import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import dk.pip.testing.Db;
import dk.pip.testing.OtherJava;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Mailings that two nodes send while what they stand on is frozen, cut and killed, in an order that a seed gives. What
/// the account says afterwards is held against what the mail server has taken.
///
/// By hand: `java -cp … dk.pip.mailing.engine.Chaos FIRST-SEED ROUNDS [FAULT …]`.
final class Chaos implements AutoCloseable {
  /// What happens to a part.
  enum Fault {
    FREEZE_NODE,
    KILL_NODE,
    STOP_NODE,
    FREEZE_DATABASE,
    CRASH_DATABASE,
    CUT_DATABASE,
    HOLD_DATABASE,
    CUT_RELAY,
    HOLD_RELAY,
    PAUSE,
    RESEND
  }

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int NODES = 2;

  private final Path folder;
  private final HikariDataSource database = new HikariDataSource();
  private final JdbcClient jdbc;
  private final String url;
  private final MailingCourse course;

  Chaos(Path folder) {
    this.folder = folder;
    url = Db.fresh() + "&options=-c%20synchronous_commit=on";
    database.setJdbcUrl(url);
    database.setMaximumPoolSize(3);
    jdbc = JdbcClient.create(database);
    course = MailingCourse.on(database, Clock.systemUTC(), Texts.in(Language.DA));
  }

  public static void main(String[] arguments) throws Exception {
    var faults = Stream.of(arguments).skip(2).map(Fault::valueOf).toList();
    var wrong = 0;
    try (var chaos = new Chaos(Path.of(System.getProperty("java.io.tmpdir")))) {
      var first = Long.parseLong(arguments[0]);
      for (var seed = first; seed < first + Integer.parseInt(arguments[1]); seed++) {
        var told = chaos.round(seed, 500, 6, faults.isEmpty() ? List.of(Fault.values()) : faults);
        wrong += told.wrong().isEmpty() ? 0 : 1;
        System.out.println(seed + " " + told);
      }
    }
    System.out.println("Wrong: " + wrong);
    System.exit(0);
  }

  /// What came of a round.
  ///
  /// @param wrong what the account or the mail server has that may not be; empty when all is right
  record Told(List<Fault> faults, int delivered, int uncertain, int doubled, List<String> wrong) {}

  /// @param faults which there may be, so many
  Told round(long seed, int readers, int many, List<Fault> faults) throws Exception {
    var random = new Random(seed);
    var happened = new ArrayList<Fault>();
    try (var sink = new Sink(true, this::script);
        var relay = new Line(sink.port());
        var first = new Node(relay);
        var second = new Node(relay)) {
      var nodes = List.of(first, second);
      jdbc.sql("update mailing.mailing set state = 'CANCELLED', ended_at = now() where state <> 'CANCELLED'").update();
      var id = EngineTest.mailing(jdbc, readers);
      if (random.nextInt(3) == 0) {
        course.whenUncertain(null, id, WhenUncertain.RESEND);
      }
      course.start(null, id);
      for (var i = 0; i < many && !over(id); i++) {
        var before = total(sink);
        var way = random.nextInt(readers / (many + 2));
        await(Duration.ofSeconds(8), () -> total(sink) >= before + way || over(id));
        var fault = faults.get(random.nextInt(faults.size()));
        happened.add(fault);
        happen(fault, random, nodes.get(random.nextInt(NODES)), relay, id);
      }
      var ended = await(PATIENCE, () -> {
        jdbc.sql("update mailing.retry set next_at = now() where next_at > now() and node is null").update();
        return over(id);
      });
      var wrong = new ArrayList<String>();
      if (!ended) {
        wrong.add("has not ended: " + jdbc
            .sql("select count(*) || ' open in chunks of ' || coalesce(string_agg(distinct c.node::text, ','), 'nobody') || ', nodes '"
                + " || (select coalesce(string_agg(id::text, ','), 'none') from mailing.node)"
                + " from mailing.delivery d join mailing.chunk c on c.mailing_id = d.mailing_id and d.number between c.first and c.last"
                + " where d.mailing_id = :id and d.state in (0, 1)")
            .param("id", id.value()).query(String.class).single());
      }
      return told(id, sink, happened, wrong);
    }
  }

  private String script(Sink.Stage stage, int time, String line) throws InterruptedException {
    if (stage == Sink.Stage.END) {
      TimeUnit.MILLISECONDS.sleep(20);
      return time % 53 == 0 ? Sink.DROP : null;
    }
    if (stage == Sink.Stage.RCPT) {
      return time % 31 == 0 ? "450 4.2.0 Greylisted" : time % 47 == 0 ? "550 5.1.1 Nobody" : null;
    }
    return null;
  }

  private void happen(Fault fault, Random random, Node node, Line relay, MailingId id) throws Exception {
    var time = random.nextInt(4) == 0 ? 2500 + random.nextInt(3500) : random.nextInt(600);
    switch (fault) {
      case FREEZE_NODE -> {
        signal("STOP", List.of(node.process().pid()));
        sleep(time);
        signal("CONT", List.of(node.process().pid()));
      }
      case KILL_NODE -> {
        node.process().destroyForcibly().waitFor();
        sleep(time);
        node.start();
      }
      case STOP_NODE -> {
        node.process().destroy();
        node.process().waitFor();
        node.start();
      }
      case FREEZE_DATABASE -> {
        var all = servers();
        signal("STOP", all);
        sleep(time);
        signal("CONT", all);
      }
      case CRASH_DATABASE -> {
        var backends = jdbc.sql("select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()")
            .query(Long.class)
            .list();
        if (!backends.isEmpty()) {
          signal("KILL", List.of(backends.get(random.nextInt(backends.size()))));
        }
        await(Duration.ofSeconds(30), this::answers);
      }
      case CUT_DATABASE -> {
        for (var cut = 0; cut <= random.nextInt(3); cut++) {
          node.line().cut();
          sleep(random.nextInt(300));
        }
      }
      case HOLD_DATABASE -> {
        node.line().hold();
        sleep(time);
        if (random.nextBoolean()) {
          node.line().cut();
        }
        node.line().release();
      }
      case CUT_RELAY -> relay.cut();
      case HOLD_RELAY -> {
        relay.hold();
        sleep(time);
        relay.release();
      }
      case PAUSE -> {
        course.pause(null, id);
        sleep(time);
        course.resume(null, id);
      }
      case RESEND -> course.resendUncertain(null, id);
    }
  }

  private boolean answers() {
    try {
      return jdbc.sql("select true").query(Boolean.class).single();
    } catch (RuntimeException e) {
      return false;
    }
  }

  private boolean over(MailingId id) {
    try {
      return jdbc.sql("select state in ('FINISHED', 'CANCELLED') from mailing.mailing where id = :id")
          .param("id", id.value())
          .query(Boolean.class)
          .single();
    } catch (RuntimeException e) {
      return false;
    }
  }

  private Told told(MailingId id, Sink sink, List<Fault> happened, List<String> wrong) {
    record Row(int number, String address, int state, boolean doubtful, int attempts) {}
    var rows =
        jdbc.sql("select number, address, state, doubtful, attempts from mailing.delivery where mailing_id = :id order by number")
            .param("id", id.value())
            .query(Row.class)
            .list();
    wrong.addAll(sink.faults());
    var doubled = 0;
    for (var row : rows) {
      var times = sink.taken().get(row.address());
      var taken = times == null ? 0 : times.get();
      doubled += taken > 1 ? 1 : 0;
      var right =
          switch (row.state()) {
            case 2 -> row.doubtful() ? taken >= 1 : taken == 1;
            case 3 -> row.doubtful() || taken == 0;
            case 4 -> row.doubtful();
            default -> false;
          };
      if (!right) {
        wrong.add(row + ", taken " + taken);
      }
    }
    return new Told(
        happened,
        (int) rows.stream().filter(row -> row.state() == 2).count(),
        (int) rows.stream().filter(row -> row.state() == 4).count(),
        doubled,
        wrong);
  }

  /// The server's own process, and those that it has made.
  private List<Long> servers() {
    var backend = jdbc.sql("select pg_backend_pid()").query(Long.class).single();
    var server = ProcessHandle.of(backend).flatMap(ProcessHandle::parent).orElseThrow();
    return Stream.concat(Stream.of(server), server.descendants()).map(ProcessHandle::pid).toList();
  }

  private static void signal(String signal, List<Long> processes) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("kill", "-" + signal));
    processes.forEach(one -> command.add(String.valueOf(one)));
    new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }

  private static void sleep(long millis) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(millis);
  }

  private static int total(Sink sink) {
    return sink.taken().values().stream().mapToInt(AtomicInteger::get).sum();
  }

  private interface Condition {
    boolean holds();
  }

  private static boolean await(Duration longest, Condition condition) {
    var until = System.nanoTime() + longest.toNanos();
    while (System.nanoTime() < until) {
      try {
        if (condition.holds()) {
          return true;
        }
      } catch (RuntimeException e) {
        // the database is away
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    return false;
  }

  @Override
  public void close() {
    database.close();
  }

  /// A node with a line of its own to the database.
  private final class Node implements AutoCloseable {
    private final Line line;
    private final Line relay;
    private @Nullable Process process;

    Node(Line relay) throws IOException {
      this.relay = relay;
      line = new Line(Integer.parseInt(url.replaceFirst(".*:(\\d+)/.*", "$1")));
      start();
    }

    Line line() {
      return line;
    }

    Process process() {
      var running = process;
      if (running == null) {
        throw new IllegalStateException();
      }
      return running;
    }

    void start() {
      process =
          OtherJava.start(
              folder.resolve("chaos-nodes.log"),
              SendingNode.class,
              url.replaceFirst(":\\d+/", ":" + line.port() + "/"),
              String.valueOf(relay.port()));
    }

    @Override
    public void close() throws IOException {
      process().destroyForcibly();
      line.close();
    }
  }
}
