package dk.pip.editions;

import dk.pip.municipality.Imprint;
import dk.pip.shared.Id;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The newest edition, also as a draft, as the mail that a reader would get: for checks of how mails look to others.
public final class NewestMail {
  private NewestMail() {}

  /// Asks the database itself, so that it works without the server too.
  public static Optional<byte[]> in(JdbcClient jdbc, DraftStories stories, Imprint imprint, String to, Instant at) {
    var drafts = new Drafts(jdbc, stories, new PictureStore(jdbc), new AttachmentStore(jdbc));
    return drafts.list().stream()
        .findFirst()
        .map(
            summary -> {
              var content = drafts.live(summary.id(), summary.revision());
              var bundle = BundleReader.read(content.files(), (_, _) -> content.pictures());
              var manuscript = bundle.manuscript(imprint);
              return Forms.mail(manuscript).message(to, at, "check." + Id.fresh(at) + "@" + Forms.host(manuscript));
            });
  }
}
