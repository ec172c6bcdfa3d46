package dk.pip.mailing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.jobs.Beats;
import dk.pip.mail.SmtpServer;
import dk.pip.mailing.DeliveryState;
import dk.pip.mailing.DeliveryTotals;
import dk.pip.mailing.Mailing;
import dk.pip.mailing.MailingId;
import dk.pip.mailing.Mailings;
import dk.pip.readers.Readers;
import dk.pip.shared.Params;
import dk.pip.testing.Await;
import dk.pip.testing.PipTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tests of sending: an engine on the test's database and a mail server that behaves as the test says.
abstract class EngineTest extends PipTest {
  static final byte[] MESSAGE =
      """
      From: pip <pip@ellebaek.example>
      Subject: Marts
      MIME-Version: 1.0
      Content-Type: text/plain; charset=UTF-8
      Content-Transfer-Encoding: quoted-printable

      .En linje med punktum
      zqtiltekstzq
      https://plads.invalid/zqstop=
      zq og https://plads.invalid/zqsidezq.
      zqhvorfor=
      tekstzq
      """
          .replace("\n", "\r\n")
          .getBytes(StandardCharsets.US_ASCII);

  /// So that tests wait for what happens, and not for the next look.
  static final Engine.Rhythm QUICK = new Engine.Rhythm(Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMillis(50));

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final List<Engine> engines = new ArrayList<>();
  final Beats beats = new Beats(Clock.systemUTC());

  /// Another class's mailings have the same numbers in another database.
  @BeforeAll
  static void forgetPreparedMessages() {
    bean(MailTemplates.class).forget();
  }

  @AfterEach
  void stopEngines() {
    engines.forEach(Engine::stop);
    engines.clear();
  }

  /// A mailing to fresh readers that is ready to begin.
  static MailingId mailing(int readers) {
    return mailing(jdbc(), readers);
  }

  static MailingId mailing(JdbcClient jdbc, int readers) {
    var list = UUID.randomUUID();
    var slug = "l" + list.toString().substring(0, 8);
    jdbc
        .sql(
            """
            insert into readers.list (id, slug, name, about, kind, mandatory, section, added_at)
            values (:id, :slug, 'Borgere i Ellebæk', '', 'PUBLIC', false, '', now())
            """)
        .params(Params.of("id", list).and("slug", slug).toMap())
        .update();
    jdbc
        .sql(
            """
            with added as (
              insert into readers.reader (address, name, language, added_at)
              select :slug || '.' || n || '@borger' || n % 7 || '.example', 'Søren ' || n, 'da', now()
                from generate_series(1, :readers) as n
              returning id
            )
            insert into readers.subscription (list_id, reader_id, since, how) select :list, id, now(), 'STAFF' from added
            """)
        .params(Params.of("slug", slug).and("readers", readers).and("list", list).toMap())
        .update();
    return new MailingId(
        jdbc
            .sql(
                """
                insert into mailing.mailing (publication_id, edition_id, subject, message, lists, list_names, state,
                                             created_at, created_by)
                values (gen_random_uuid(), gen_random_uuid(), 'Marts', :message, array[:list]::uuid[], '{Borgere}',
                        'APPROVED', now(), 'Alice Vang')
                returning id
                """)
            .params(Params.of("message", MESSAGE).and("list", list).toMap())
            .query(Long.class)
            .single());
  }

  static MailingId begun(int readers) {
    var id = mailing(readers);
    assertThat(mailings().start(null, id)).isTrue();
    return id;
  }

  /// An engine of one relay; stopped after the test.
  Engine engine(Sink sink, int connections) {
    return engine(List.of(sink), connections, 0, Map.of());
  }

  Engine engine(List<Sink> sinks, int connections, int perSecond, Map<String, Double> domains) {
    return engine(
        () -> sinks.stream().map(sink -> new Relay(server(sink.port()), 1, connections, perSecond)).toList(), domains);
  }

  Engine engine(Supplier<List<Relay>> relays, Map<String, Double> domains) {
    return engine(relays, domains, EngineConfiguration.audience(jdbc(), bean(Readers.class)));
  }

  Engine engine(Supplier<List<Relay>> relays, Map<String, Double> domains, RemainingAudience audience) {
    return engine(relays, domains, audience, bean(MailTemplates.class));
  }

  Engine engine(
      Supplier<List<Relay>> relays, Map<String, Double> domains, RemainingAudience audience, LongFunction<Template> templates) {
    var engine =
        new Engine(
            bean(DataSource.class),
            clock(),
            templates,
            audience,
            new Engine.Plan(
                relays,
                new Engine.Depth(2, 24),
                EngineConfiguration.SILENCE,
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                domains,
                QUICK),
            (_, _, _, _) -> {},
            beats);
    engines.add(engine);
    engine.start();
    return engine;
  }

  static SmtpServer server(int port) {
    return server(port, Duration.ofSeconds(10));
  }

  static SmtpServer server(int port, Duration timeout) {
    return new SmtpServer("127.0.0.1", port, SmtpServer.Security.NONE, null, null, timeout);
  }

  static Mailings mailings() {
    return bean(Mailings.class);
  }

  static JdbcClient jdbc() {
    return bean(JdbcClient.class);
  }

  static Mailing find(MailingId id) {
    return mailings().find(id).orElseThrow();
  }

  static DeliveryTotals account(MailingId id) {
    return mailings().account(find(id));
  }

  /// What was refused for now has a time that is not there yet.
  static boolean allWaitLonger(MailingId id) {
    var sql = "select count(*) filter (where next_at <= :now) = 0 and count(*) > 0 from mailing.retry where mailing_id = :id";
    return jdbc().sql(sql).params(Params.of("id", id.value()).and("now", clock().instant()).toMap()).query(Boolean.class).single();
  }

  static void awaitEnd(MailingId id) {
    Await.until("the mailing's end", () -> find(id).state().over());
  }

  /// Every reader is in the account once, and what it says of each agrees with what the mail server has taken.
  static DeliveryTotals addsUp(MailingId id, Sink... sinks) {
    return addsUp(mailings(), id, sinks);
  }

  static DeliveryTotals addsUp(Mailings mailings, MailingId id, Sink... sinks) {
    var account = mailings.account(mailings.find(id).orElseThrow());
    assertThat(account.ahead() + account.waiting() + account.settled()).isEqualTo(account.planned());
    var states = new ArrayList<DeliveryState>();
    for (var kind : DeliveryState.Kind.values()) {
      for (var page = mailings.deliveries(id, kind, 0, 1000); !page.isEmpty(); ) {
        states.addAll(page);
        page = mailings.deliveries(id, kind, page.getLast().number(), 1000);
      }
    }
    assertThat(states).hasSize((int) account.planned());
    for (var one : states) {
      var taken = 0;
      for (var sink : sinks) {
        assertThat(sink.faults()).isEmpty();
        var here = sink.taken().get(one.address());
        taken += here == null ? 0 : here.get();
      }
      switch (one.kind()) {
        case DELIVERED -> {
          if (one.doubtful()) {
            assertThat(taken).as(one::toString).isBetween(1, 2);
          } else {
            assertThat(taken).as(one::toString).isEqualTo(1);
          }
        }
        case UNCERTAIN -> assertThat(taken).as(one::toString).isBetween(0, 1);
        case PLANNED, REFUSED, WITHDRAWN -> assertThat(taken).as(one::toString).isZero();
        case WAITING -> assertThat(taken).as(one::toString).isBetween(0, one.doubtful() ? 1 : 0);
      }
    }
    return account;
  }
}
