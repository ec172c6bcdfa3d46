package dk.pip.commitments;

import dk.pip.keys.Keys;
import dk.pip.municipality.Municipality;
import dk.pip.people.Audit;
import dk.pip.people.StaffId;
import dk.pip.shared.Dates;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The links by which owners without an account say how it goes: each of one promise and one contact, and dead at once when it is
/// recalled. Their numbers are drawn by lot.
@Service
public class CommitmentLinks {
  public static final String FOLDER = "/loefte/svar/";
  private static final String PURPOSE = "commitment-own";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final CommitmentTable table;
  private final DeputyTable deputies;
  private final Keys keys;
  private final Municipality municipality;
  private final Audit audit;
  private final Clock clock;

  CommitmentLinks(CommitmentTable table, DeputyTable deputies, Keys keys, Municipality municipality, Audit audit, Clock clock) {
    this.table = table;
    this.deputies = deputies;
    this.keys = keys;
    this.municipality = municipality;
    this.audit = audit;
    this.clock = clock;
  }

  /// What a link opens.
  public sealed interface Opened {
    record Open(CommitmentId commitment, By.ByContact by) implements Opened {}

    /// It was good once.
    record Recalled() implements Opened {}

    record Unknown() implements Opened {}
  }

  public Opened open(String token) {
    var numbers = keys.open(PURPOSE, token).filter(all -> all.length == 1).orElse(null);
    var link = numbers == null ? null : table.link(numbers[0]).orElse(null);
    if (link == null) {
      return new Opened.Unknown();
    }
    var isGood = link.recalledAt() == null && !deputies.isOver(link.number(), today());
    return isGood ? new Opened.Open(link.commitment(), new By.ByContact(link.contact(), link.number())) : new Opened.Recalled();
  }

  /// The path of the page by which a contact answers for a promise; made where there is none that is good. A deputy has theirs
  /// by [#pathOf].
  @Transactional
  public String path(CommitmentId id, ContactId contact) {
    var link = openLink(id, contact);
    // Whoever was a deputy has it for themselves from now on.
    deputies.unmark(link);
    return FOLDER + keys.seal(PURPOSE, link);
  }

  /// The path for whoever answers in somebody’s place: a link of their own, which is good as long as they are the deputy. One that they have
  /// for themselves stays that.
  @Transactional
  public String pathOf(Deputy deputy, CommitmentId id) {
    deputies.recallOver(today(), clock.instant());
    var known = table.openLink(id, deputy.deputy());
    var link = openLink(id, deputy.deputy());
    if (known.isEmpty() || deputies.isMarked(link)) {
      deputies.mark(link, deputy.id());
    }
    return FOLDER + keys.seal(PURPOSE, link);
  }

  /// The path for whoever is reached today.
  @Transactional
  public String path(CommitmentId id, Deputies.Reach reach) {
    var deputy = reach.deputy();
    return deputy == null ? path(id, reach.contact().id()) : pathOf(deputy, id);
  }

  /// Whether whoever opened a link does so in somebody’s place.
  public boolean isDeputy(By.ByContact by) {
    return deputies.isMarked(by.link());
  }

  private long openLink(CommitmentId id, ContactId contact) {
    var known = table.openLink(id, contact);
    if (known.isEmpty()) {
      table.addLink(RANDOM.nextLong(1L << 62), id, contact, clock.instant());
      known = table.openLink(id, contact);
    }
    return known.orElseThrow().number();
  }

  private LocalDate today() {
    return Dates.local(clock.instant()).toLocalDate();
  }

  /// The whole address; empty where the site’s is not known.
  @Transactional
  public Optional<String> address(CommitmentId id, ContactId contact) {
    var site = municipality.imprint().site();
    return site == null ? Optional.empty() : Optional.of(site + path(id, contact));
  }

  /// Whose links are good now.
  public List<ContactId> holders(CommitmentId id) {
    return table.openLinks(id).stream().map(CommitmentTable.Link::contact).toList();
  }

  /// @param contact null for the links of all
  /// @return how many were good
  @Transactional
  public int recall(By.ByStaff by, CommitmentId id, @Nullable ContactId contact) {
    var recalled = table.recallLinks(id, contact, by.id(), clock.instant());
    if (recalled > 0) {
      audit.record(by.id(), "commitments.audit.link-recalled", table.find(id).map(it -> it.terms().sentence()).orElse(null));
    }
    return recalled;
  }

  /// A fresh link in place of the one that there is.
  @Transactional
  public String renew(By.ByStaff by, CommitmentId id, ContactId contact) {
    recall(by, id, contact);
    return path(id, contact);
  }

  void recallOfOwner(CommitmentId id, ContactId contact, @Nullable StaffId by) {
    table.recallLinks(id, contact, by, clock.instant());
    deputies.recallOf(id, by, clock.instant());
  }
}
