package dk.pip.editions;

import dk.pip.editions.render.MailFooter;
import dk.pip.editions.render.MailRenderer;
import dk.pip.municipality.Imprint;
import dk.pip.shared.Audience;
import dk.pip.shared.Params;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// The mails of editions that are out: what a mailing sends.
@Service
public class EditionMails {
  private final JdbcClient jdbc;
  private final Publications publications;
  private final PictureIntake intake;
  private final WithheldPictures withheld;
  private final Supplier<Imprint> imprint;

  EditionMails(
      JdbcClient jdbc,
      Publications publications,
      PictureIntake intake,
      WithheldPictures withheld,
      Supplier<Imprint> imprint) {
    this.jdbc = jdbc;
    this.publications = publications;
    this.intake = intake;
    this.withheld = withheld;
    this.imprint = imprint;
  }

  /// A mail with marks where what is a reader's own is to stand.
  ///
  /// @param message as RFC 5322 has it, without recipient; text and HTML are quoted-printable
  public record MarkedMail(String subject, byte[] message) {}

  /// What stands in the mail for what is a reader's own.
  ///
  /// @param stop for the address of the page for unsubscribing
  /// @param page for the address of the reader's own page
  /// @param toText for whom the mail is for, in the text part
  /// @param toHtml the same in the HTML part
  /// @param whyText for why the reader gets it, in the text part
  /// @param whyHtml the same in the HTML part
  public record Marks(URI stop, URI page, String toText, String toHtml, String whyText, String whyHtml) {}

  /// The editions that readers can see now, of both audiences, newest first.
  public List<PublishedEdition> ready() {
    return Stream.of(Audience.values())
        .flatMap(audience -> publications.published(audience).stream())
        .sorted((a, b) -> b.publishedAt().compareTo(a.publishedAt()))
        .toList();
  }

  /// The mail of an edition as it was published. Empty when there is no such publication.
  public Optional<MarkedMail> marked(PublicationId id, Marks marks) {
    return jdbc.sql("select bundle from editions.publication where id = :id")
        .params(Params.of("id", id).toMap())
        .query((row, _) -> row.getBytes("bundle"))
        .optional()
        .map(bundle -> set(id, bundle, marks));
  }

  private MarkedMail set(PublicationId id, byte[] zip, Marks marks) {
    try {
      var bundle = BundleReader.read(BundleFiles.readZip(new ByteArrayInputStream(zip)), intake);
      var paths = publications.storyPaths(id);
      var stories = bundle.edition().stories();
      var edition = KnownAddresses.in(bundle.edition(), story -> paths.size() == stories.size() ? paths.get(stories.indexOf(story)) : null);
      var manuscript = new Manuscript(edition, imprint.get(), withheld.shown(bundle.pictures()));
      var reason = bundle.edition().audience() == Audience.STAFF ? MailFooter.Reason.STAFF : MailFooter.Reason.SUBSCRIBED;
      var own =
          new MailFooter.Own(marks.page(), marks.toText(), marks.toHtml(), marks.whyText(), marks.whyHtml());
      var footer = new MailFooter(reason, marks.stop(), own);
      var mail = new MailRenderer().render(manuscript, footer);
      return new MarkedMail(mail.subject(), mail.message(null, Instant.EPOCH, "0@pip.invalid"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
