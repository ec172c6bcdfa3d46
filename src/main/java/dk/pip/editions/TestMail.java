package dk.pip.editions;

import dk.pip.editions.render.MailFooter;
import dk.pip.editions.render.MailForm;
import dk.pip.editions.render.MailRenderer;
import dk.pip.municipality.Imprint;
import dk.pip.shared.Id;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A draft set as a mail that says in its subject and at its foot that it is a test.
public record TestMail(MailForm form, Instant at) {

  static TestMail set(Manuscript manuscript, Instant at) {
    return new TestMail(new MailRenderer().render(manuscript, MailFooter.TEST), at);
  }

  /// The newest edition in a database as a test mail, for checks that run without the server too.
  public static Optional<TestMail> newest(JdbcClient jdbc, Imprint imprint, Instant at) {
    var drafts = new Drafts(jdbc);
    return drafts.list().stream()
        .findFirst()
        .map(
            summary -> {
              var pictures = drafts.pictures(summary.id(), summary.revision());
              var bundle = BundleReader.read(drafts.files(summary.id(), summary.revision()), (_, _) -> pictures);
              return set(new Manuscript(bundle.edition(), imprint, bundle.pictures()), at);
            });
  }

  /// The message to one address. Each has an id of its own, so that a mail program shows every test it is sent.
  public byte[] message(String to) {
    var manuscript = form.manuscript();
    var subject = Texts.in(manuscript.edition().language()).get("editions.test.subject", form.subject());
    return form.message(to, subject, at, "test." + Id.fresh(at) + "@" + Forms.host(manuscript));
  }
}
