package dk.pip.mailing.demo;

import dk.pip.demo.DemoFilling;
import dk.pip.demo.DemoStep;
import dk.pip.editions.EditionMails;
import dk.pip.editions.PublicationId;
import dk.pip.mailing.MailingId;
import dk.pip.mailing.Mailings;
import dk.pip.readers.ReaderList;
import dk.pip.readers.Readers;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// The demo's mailings: the edition before the newest, which goes out to a small list and into the mailbox by itself, and
/// the newest, which is approved for many and waits for somebody to press.
@Component
@Profile("demo")
class DemoMailings implements DemoStep {
  private final Mailings mailings;
  private final EditionMails editions;
  private final Readers readers;

  DemoMailings(Mailings mailings, EditionMails editions, Readers readers) {
    this.mailings = mailings;
    this.editions = editions;
    this.readers = readers;
  }

  @Override
  public String name() {
    return "mailing";
  }

  @Override
  public List<String> needs() {
    return List.of("editions", "readers");
  }

  @Override
  public void fill(DemoFilling filling) {
    var ready = editions.ready();
    mailings.start(filling.editor(), approved(filling, ready.get(1).publication(), List.of("kultur-i-ellebaek")));
    approved(filling, ready.getFirst().publication(), List.of("borgere", "foraeldre-og-skoler"));
  }

  private MailingId approved(DemoFilling filling, PublicationId publication, List<String> slugs) {
    var lists = slugs.stream().flatMap(slug -> readers.findList(slug).stream()).map(ReaderList::id).toList();
    if (!(mailings.make(filling.editor(), publication, lists) instanceof Mailings.Made.Ok(var id))) {
      throw new IllegalStateException("The demo's own mailing was not made. Indicates a bug");
    }
    mailings.approve(filling.administrator(), id);
    return id;
  }
}
