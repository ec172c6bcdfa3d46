package dk.pip.commitments;

import dk.pip.mail.Letter;
import dk.pip.mail.Outbox;
import dk.pip.municipality.Municipality;
import dk.pip.people.Audit;
import dk.pip.settings.Settings;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Mails the owner of a promise the link by which they say how it goes.
@Service
public class CommitmentPost {
  private final Commitments commitments;
  private final CommitmentLinks links;
  private final Contacts contacts;
  private final Deputies deputies;
  private final Outbox outbox;
  private final Municipality municipality;
  private final Settings settings;
  private final Audit audit;
  private final Clock clock;

  CommitmentPost(
      Commitments commitments,
      CommitmentLinks links,
      Contacts contacts,
      Deputies deputies,
      Outbox outbox,
      Municipality municipality,
      Settings settings,
      Audit audit,
      Clock clock) {
    this.commitments = commitments;
    this.links = links;
    this.contacts = contacts;
    this.deputies = deputies;
    this.outbox = outbox;
    this.municipality = municipality;
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
  }

  /// @return false where the owner has no address, or the site’s is not known
  @Transactional
  public boolean sendLink(By.ByStaff by, CommitmentId id) {
    var it = commitments.get(id);
    var reach = contacts.find(it.terms().owner()).flatMap(deputies::reach).orElse(null);
    var site = municipality.imprint().site();
    if (reach == null || site == null) {
      return false;
    }
    var to = reach.to();
    var address = site + links.path(id, reach);
    var texts = Texts.in(settings.language());
    var due = Dates.date(it.terms().due(), texts.language());
    var letter =
        new Letter(
            texts,
            municipality.imprint(),
            texts.get("commitments.letter.subject", it.terms().sentence()),
            List.of(texts.get("commitments.letter.hello"), texts.get("commitments.letter.text", it.terms().sentence(), due)),
            texts.get("commitments.letter.act"),
            address,
            texts.get("commitments.letter.last"));
    outbox.keep("commitments.letter", to, letter.message(to, clock.instant()), Outbox.TRIED_FOR);
    audit.record(by.id(), "commitments.audit.link-sent", it.terms().sentence());
    return true;
  }
}
