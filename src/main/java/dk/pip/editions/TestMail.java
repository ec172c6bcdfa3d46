package dk.pip.editions;

import dk.pip.editions.render.MailFooter;
import dk.pip.editions.render.MailForm;
import dk.pip.editions.render.MailRenderer;
import dk.pip.shared.Id;
import dk.pip.shared.Texts;
import java.time.Instant;

/// A draft set as a mail that says in its subject and at its foot that it is a test.
public record TestMail(MailForm form, Instant at) {

  static TestMail set(Manuscript manuscript, Instant at) {
    return new TestMail(new MailRenderer().render(manuscript, MailFooter.TEST), at);
  }

  /// The message to one address. Each has an id of its own, so that a mail program shows every test it is sent.
  public byte[] message(String to) {
    var manuscript = form.manuscript();
    var subject = Texts.in(manuscript.edition().language()).get("editions.test.subject", form.subject());
    return form.message(to, subject, at, "test." + Id.fresh(at) + "@" + Forms.host(manuscript));
  }
}
