package dk.pip.mailcheck;

import dk.pip.editions.DraftStories;
import dk.pip.editions.NewestMail;
import dk.pip.mail.MailSettings;
import dk.pip.mailcheck.SampleMail.Sample;
import dk.pip.municipality.Details;
import dk.pip.municipality.Imprint;
import dk.pip.municipality.Municipality;
import dk.pip.settings.Settings;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// The front door of the check: whether receivers will let the newsletter's mails in.
@Service
public class MailCheck {
  private static final Logger LOG = LoggerFactory.getLogger(MailCheck.class);

  private final Municipality municipality;
  private final Settings settings;
  private final Reports reports;
  private final JdbcClient jdbc;
  private final DraftStories stories;
  private final ObjectProvider<SampleMail> samples;
  private final Clock clock;

  MailCheck(
      Municipality municipality,
      Settings settings,
      Reports reports,
      JdbcClient jdbc,
      DraftStories stories,
      ObjectProvider<SampleMail> samples,
      Clock clock) {
    this.municipality = municipality;
    this.settings = settings;
    this.reports = reports;
    this.jdbc = jdbc;
    this.stories = stories;
    this.samples = samples;
    this.clock = clock;
  }

  /// Checks everything, which takes up to ten seconds, and keeps what was found. Sends no mail.
  public Report run() {
    var details = municipality.details();
    var source = samples.getIfAvailable();
    var report = check(details, settings, clock, sample(source, jdbc, stories, details.imprint(settings.of(MailSettings.class).from()), clock));
    reports.keep(report);
    LOG.info(
        "Mail checked: {} wrong, {} doubtful",
        report.count(Check.Verdict.FAILED),
        report.count(Check.Verdict.WARNED));
    return report;
  }

  /// What was found the last time, on whatever node.
  public Optional<Report> last() {
    return reports.find();
  }

  /// Checks everything without a server. Keeps nothing.
  ///
  /// @param source of a mail as readers get it
  public static Report beside(Settings settings, JdbcClient database, DraftStories stories, SampleMail source, Clock clock) {
    var details = Municipality.detailsIn(database);
    return check(details, settings, clock, sample(source, database, stories, details.imprint(settings.of(MailSettings.class).from()), clock));
  }

  /// Checks the settings alone, where there is no database to ask.
  public static Report withoutDatabase(Settings settings, Clock clock) {
    return check(Details.EMPTY, settings, clock, Optional::empty);
  }

  /// A mailing's mail, or else the newest edition's, which goes to no list yet.
  private static Supplier<Optional<Sample>> sample(
      @Nullable SampleMail source, JdbcClient jdbc, DraftStories stories, Imprint imprint, Clock clock) {
    return () ->
        Optional.ofNullable(source).flatMap(SampleMail::sample).or(() -> newest(jdbc, stories, imprint, clock));
  }

  private static Report check(
      Details details, Settings settings, Clock clock, Supplier<Optional<Sample>> sample) {
    var setUp = MailSetUp.of(details, settings);
    var probe = new SmtpProbe(SeenCertificate.everybodys());
    return new CheckRunner(setUp, new Resolver(settings.of(MailCheckSettings.class).dns()), probe, sample).run(clock.instant());
  }

  private static Optional<Sample> newest(JdbcClient jdbc, DraftStories stories, Imprint imprint, Clock clock) {
    return NewestMail.in(jdbc, stories, imprint, "laeser@example.org", clock.instant())
        .map(message -> new Sample(message, false));
  }
}
