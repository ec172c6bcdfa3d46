package dk.pip.mailing.engine;

import dk.pip.events.Events;
import dk.pip.jobs.Beats;
import dk.pip.mail.MailSettings;
import dk.pip.mail.MailboxServer;
import dk.pip.mail.SmtpServer;
import dk.pip.mailing.MailingEnded;
import dk.pip.mailing.MailingId;
import dk.pip.mailing.MailingSettings;
import dk.pip.readers.ListId;
import dk.pip.readers.ReaderId;
import dk.pip.readers.Readers;
import dk.pip.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Runs the engine on this node, if it knows a mail server.
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {
  private static final Engine.Depth DEPTH = new Engine.Depth(2, 24);
  static final Duration SILENCE = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration STALL = Duration.ofSeconds(30);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @Bean
  SmartLifecycle mailingEngine(
      DataSource database,
      JdbcClient jdbc,
      Clock clock,
      MailTemplates templates,
      Readers readers,
      Settings settings,
      MailSettings mail,
      MailingSettings mailing,
      MailboxServer mailbox,
      Events events,
      Beats beats) {
    var domains = mailing.domainLimits().entrySet().stream().collect(Collectors.toMap(e -> e.getKey(), e -> (double) e.getValue()));
    var plan = new Engine.Plan(() -> settings.demo() ? List.of(demo(mailbox)) : relays(mail, mailing), DEPTH, SILENCE, PATIENCE, STALL, domains, Engine.Rhythm.USUAL);
    Node.Ended ended =
        (inTransaction, id, cancelled, at) -> events.publish(inTransaction, new MailingEnded(new MailingId(id), cancelled, at));
    var engine = new Engine(database, clock, templates, audience(jdbc, readers), plan, ended, beats);
    return new SmartLifecycle() {
      private volatile boolean running;

      @Override
      public void start() {
        if (mail.host() != null || settings.demo()) {
          engine.start();
        }
        running = true;
      }

      @Override
      public void stop() {
        engine.stop();
        running = false;
      }

      @Override
      public boolean isRunning() {
        return running;
      }
    };
  }

  static RemainingAudience audience(JdbcClient jdbc, Readers readers) {
    return (mailing, some) -> {
      var lists =
          jdbc.sql("select unnest(lists) from mailing.mailing where id = :id")
              .param("id", mailing)
              .query((row, _) -> new ListId(row.getObject(1, UUID.class)))
              .list();
      return readers.wanting(lists, some.stream().map(ReaderId::new).toList()).stream()
          .map(ReaderId::value)
          .collect(Collectors.toSet());
    };
  }

  private static Relay demo(MailboxServer mailbox) {
    var server = new SmtpServer("127.0.0.1", mailbox.port(), SmtpServer.Security.NONE, null, null, TIMEOUT);
    return new Relay(server, 1, 4, 0);
  }

  /// The heaviest has all the connections and the speed that are set, the others their share of them: so the mails are
  /// shared by weight also when every server has all that it can take.
  static List<Relay> relays(MailSettings mail, MailingSettings mailing) {
    var relays = new ArrayList<Relay>();
    var host = mail.host();
    if (host != null) {
      var heaviest = mail.relays().values().stream().mapToInt(Integer::intValue).max().orElse(1);
      relays.add(relay(mail, mailing, host, mail.port(), 1, heaviest));
      mail.relays().forEach((server, weight) -> {
        var colon = server.lastIndexOf(':');
        var port = Integer.parseInt(server.substring(colon + 1));
        relays.add(relay(mail, mailing, server.substring(0, colon), port, weight, heaviest));
      });
    }
    return relays;
  }

  private static Relay relay(
      MailSettings mail, MailingSettings mailing, String host, int port, int weight, int heaviest) {
    var server = new SmtpServer(host, port, mail.encryption(), mail.user(), mail.password(), TIMEOUT);
    var share = (double) weight / heaviest;
    var connections = Math.max(1, (int) Math.round(mailing.connections() * share));
    return new Relay(server, weight, connections, mailing.perSecond() * share);
  }
}
