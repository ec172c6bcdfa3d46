package dk.pip.municipality;

import dk.pip.shared.MailAddress;
import dk.pip.shared.Outage;
import dk.pip.shared.Tokens;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The front door to the settings of this installation. They are kept in memory; a change on any node is seen by all
/// within half a second.
@Service
public class Municipality implements Supplier<Imprint> {
  private static final Logger LOG = LoggerFactory.getLogger(Municipality.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(400);
  private static final Duration LINK_LIVES = Duration.ofHours(48);

  private final SettingsTable settings;
  private final SetUpLinks links;
  private final Clock clock;
  private final Outage outage;
  private final ObjectProvider<DefaultSender> defaultSender;
  private volatile @Nullable Known known;
  private volatile int forgotten;

  Municipality(
      SettingsTable settings, SetUpLinks links, Clock clock, Outage outage, ObjectProvider<DefaultSender> defaultSender) {
    this.settings = settings;
    this.links = links;
    this.clock = clock;
    this.outage = outage;
    this.defaultSender = defaultSender;
  }

  /// The imprint and the sender are worked out once, as each mail of a mailing asks for them
  private record Known(
      @Nullable UUID version,
      boolean setUp,
      Details details,
      Imprint imprint,
      Optional<MailAddress> sender,
      @Nullable URI statement,
      long lookedAt) {
    Known at(long now) {
      return new Known(version, setUp, details, imprint, sender, statement, now);
    }
  }

  private Known known(@Nullable UUID version, boolean setUp, Details details, @Nullable URI statement, long now) {
    var configured = configuredSender();
    return new Known(version, setUp, details, details.imprint(configured), details.sender(configured), statement, now);
  }

  /// The settings in a database, for a command that runs without the server.
  public static Details detailsIn(JdbcClient jdbc) {
    return new SettingsTable(jdbc).find().map(SettingsTable.Row::details).orElse(Details.EMPTY);
  }

  /// What stands around an edition. Empty words before the installation is set up.
  public Imprint imprint() {
    return known().imprint();
  }

  /// Whom mails are from, in the envelope and in the From; empty until an address is known.
  public Optional<MailAddress> sender() {
    return known().sender();
  }

  private @Nullable String configuredSender() {
    var known = defaultSender.getIfAvailable();
    return known == null ? null : known.address();
  }

  @Override
  public Imprint get() {
    return imprint();
  }

  public boolean isSetUp() {
    return known().setUp();
  }

  /// The settings, or what has been typed so far while the installation is being set up.
  public Details details() {
    return known().details();
  }

  /// Keeps settings, in force or not yet. Everything is replaced.
  public void save(Details details) {
    settings.save(details, clock.instant());
    forgetAfterCommit();
  }

  /// Where the statement of accessibility is; null until the municipality has made it.
  public @Nullable URI statement() {
    return known().statement();
  }

  public void saveStatement(@Nullable URI statement) {
    settings.saveStatement(statement, clock.instant());
    forgetAfterCommit();
  }

  /// Saves the settings and puts them in force; the links that set up work no more. Returns false, and changes nothing,
  /// if the installation was set up already.
  public boolean setUp(Details details) {
    if (settings.find().map(SettingsTable.Row::setUp).orElse(false)) {
      return false;
    }
    settings.save(details, clock.instant());
    var done = settings.putInForce(clock.instant());
    links.removeAll();
    forgetAfterCommit();
    return done;
  }

  /// The token of a new link that sets up this installation; it works for 48 hours and only until that is done.
  public String newSetUpLink() {
    var token = Tokens.fresh();
    var now = clock.instant();
    links.removeExpired(now);
    links.add(Tokens.hash(token), now.plus(LINK_LIVES));
    return token;
  }

  /// Whether somebody with this token may set up the installation.
  public boolean maySetUp(String token) {
    return !isSetUp() && links.works(Tokens.hash(token), clock.instant());
  }

  /// Reads anew at the next question, without waiting for the next look.
  public synchronized void forget() {
    known = null;
    forgotten++;
  }

  /// Not what was read before somebody saved.
  private synchronized void keep(Known read, int since) {
    if (since == forgotten) {
      known = read;
    }
  }

  private void forgetAfterCommit() {
    forget();
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
              forget();
            }
          });
    }
  }

  private Known known() {
    var now = System.nanoTime();
    var since = forgotten;
    var before = known;
    if (before != null && (outage.isFeared() || now - before.lookedAt() < LOOK_EVERY.toNanos())) {
      return before;
    }
    try {
      var current = look(before, now);
      keep(current, since);
      return current;
    } catch (DataAccessException e) {
      if (before == null) {
        throw e;
      }
      LOG.warn("The database could not be asked for settings; the ones in memory go on. Tried again in {}", LOOK_EVERY);
      keep(before.at(now), since);
      return before;
    }
  }

  private Known look(@Nullable Known before, long now) {
    var version = settings.findVersion().orElse(null);
    if (before != null && java.util.Objects.equals(version, before.version())) {
      return before.at(now);
    }
    return settings
        .find()
        .map(row -> known(row.version(), row.setUp(), row.details(), row.statement(), now))
        .orElseGet(() -> known(null, false, Details.EMPTY, null, now));
  }
}
