package dk.pip.readers;

import dk.pip.mail.Outbox;
import dk.pip.shared.Dates;
import dk.pip.shared.Language;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What readers do for themselves, by the links in their mails: see, change and erase what is kept about them, and get no
/// more mails.
@Service
public class OwnPages {
  /// Programs that look at the links of a mail on its way press buttons too, within minutes. A person seldom does.
  static final Duration SCANNED = Duration.ofMinutes(10);

  /// How long an unsubscription can be taken back by the link that made it. Mails are kept, passed on and found again.
  static final Duration UNDONE_FOR = Duration.ofHours(12);

  private final Lists lists;
  private final ReaderRows readers;
  private final Subscriptions subscriptions;
  private final Suppressions suppressions;
  private final PendingSignUps pending;
  private final Imports imports;
  private final Outbox outbox;
  private final SignUps signUps;
  private final Readers frontDoor;
  private final ReaderLinks links;
  private final ObjectProvider<KeptElsewhere> keptElsewhere;
  private final Clock clock;

  OwnPages(
      Lists lists,
      ReaderRows readers,
      Subscriptions subscriptions,
      Suppressions suppressions,
      PendingSignUps pending,
      Imports imports,
      Outbox outbox,
      SignUps signUps,
      Readers frontDoor,
      ReaderLinks links,
      ObjectProvider<KeptElsewhere> keptElsewhere,
      Clock clock) {
    this.lists = lists;
    this.readers = readers;
    this.subscriptions = subscriptions;
    this.suppressions = suppressions;
    this.pending = pending;
    this.imports = imports;
    this.outbox = outbox;
    this.signUps = signUps;
    this.frontDoor = frontDoor;
    this.links = links;
    this.keptElsewhere = keptElsewhere;
    this.clock = clock;
  }

  /// All about the reader whose page it is; empty for a link that is none of ours, and when the reader is forgotten.
  public Optional<OwnPage> find(String token) {
    return links.readerOfPage(token).flatMap(readers::find).map(reader -> page(reader, token));
  }

  /// The same for somebody whom a colleague asks about.
  public Optional<OwnPage> of(ReaderId id) {
    return readers.find(id).map(reader -> page(reader, links.pageToken(id)));
  }

  private OwnPage page(Reader reader, String token) {
    var all = lists.list();
    var names = new HashMap<ListId, String>();
    all.forEach(list -> names.put(list.id(), list.name()));
    var had = new HashMap<ListId, Subscriptions.Place>();
    subscriptions.of(reader.id()).forEach(place -> had.put(place.list(), place));
    var places =
        all.stream()
            .filter(list -> had.containsKey(list.id()) || list.isPublic() && !list.archived())
            .map(
                list -> {
                  var place = had.get(list.id());
                  return place == null
                      ? new OwnPage.Place(list, false, null, null)
                      : new OwnPage.Place(list, place.current(), place.since(), place.leftAt());
                })
            .toList();
    var consents =
        subscriptions.consents(reader.id()).stream()
            .map(
                yes ->
                    new OwnPage.Consent(
                        names.getOrDefault(yes.list(), ""), yes.givenAt(), yes.version(), yes.text(), yes.page()))
            .toList();
    var events =
        subscriptions.events(reader.id()).stream()
            .map(event -> new OwnPage.Event(event.at(), event.what(), event.detail()))
            .toList();
    var mails =
        keptElsewhere.stream()
            .flatMap(other -> other.about(reader.id()).stream())
            .sorted(Comparator.comparing(OwnPage.Event::at).reversed())
            .toList();
    var wording = signUps.wording(reader.language());
    return new OwnPage(reader, token, places, consents, events, mails, wording, clock.instant());
  }

  /// What a reader wants from now on.
  ///
  /// @param until the first day on which mails come again; null for no pause
  /// @param lists those they want to be on, among the ones that [OwnPage#places] has
  public record Wishes(
      String name, Language language, boolean monthly, @Nullable LocalDate until, Set<ListId> lists) {}

  /// Does as the reader wishes. Lists that come with the job stay; joining a public list is a yes of its own.
  @Transactional
  public boolean change(String token, Wishes wishes) {
    var found = links.readerOfPage(token).flatMap(readers::lock);
    if (found.isEmpty()) {
      return false;
    }
    var reader = found.get();
    var now = clock.instant();
    var day = wishes.until();
    readers.changeAbout(reader.id(), wishes.name(), wishes.language());
    readers.changePace(reader.id(), wishes.monthly(), day == null ? null : Dates.instant(day.atStartOfDay()));
    for (var place : page(reader, token).places()) {
      var wanted = wishes.lists().contains(place.list().id());
      if (wanted && !place.current() && !place.list().archived()) {
        // The words on the page were in the language that the reader had until now.
        join(reader, place.list(), reader.language(), now);
      } else if (!wanted && place.current() && !place.list().mandatory()) {
        subscriptions.leave(reader.id(), place.list().id(), Leaving.by(Leaving.How.PAGE), now);
        subscriptions.note(reader.id(), "readers.event.left", place.list().name(), now);
      }
    }
    return true;
  }

  private void join(Reader reader, ReaderList list, Language language, Instant now) {
    if (list.isPublic()) {
      subscriptions.join(reader.id(), list.id(), "SIGN_UP", now);
      var wording = subscriptions.wording(SignUps.wordingVersion(language), signUps.wording(language));
      subscriptions.consent(reader.id(), list.id(), wording, ReaderLinks.PAGE, now);
    } else {
      subscriptions.rejoin(reader.id(), list.id());
    }
    // Whoever joins here wants mails again, whatever was said before.
    readers.welcome(reader.id());
    suppressions.remove(reader.address());
    subscriptions.note(reader.id(), "readers.event.joined", list.name(), now);
  }

  /// Erases all that is kept about the reader but a keyed hash, by which no import brings them back. Who is on a list that
  /// comes with the job stays on that one, with their address and nothing else.
  @Transactional
  public boolean erase(String token) {
    var found = links.readerOfPage(token).flatMap(readers::lock);
    found.ifPresent(this::erase);
    return found.isPresent();
  }

  void erase(Reader reader) {
    var now = clock.instant();
    var mandatory =
        page(reader, "").places().stream().filter(place -> place.current() && place.list().mandatory()).toList();
    suppressions.add(reader.address(), Suppressions.Because.ERASED, now);
    pending.removeAddress(reader.address());
    outbox.forget(reader.address());
    imports.removeAddress(reader.address());
    readers.remove(reader.id());
    if (!mandatory.isEmpty()) {
      var again = readers.add(reader.address(), "", reader.language(), now);
      mandatory.forEach(place -> subscriptions.join(again, place.list().id(), "STAFF", now));
    }
  }

  /// What the link of a mail is about, without doing anything.
  public Unsubscription look(String token) {
    var wish = links.wish(token).orElse(null);
    var list = wish == null ? null : lists.findByNumber(wish.list()).orElse(null);
    if (wish == null || list == null || readers.find(wish.reader()).isEmpty()) {
      return new Unsubscription.Unknown();
    }
    return list.mandatory()
        ? new Unsubscription.Mandatory(wish.reader(), list)
        : new Unsubscription.Off(wish.reader(), list);
  }

  /// Whether the link was sent so lately that a program on the mail's way may be the one that presses the button; then it
  /// is asked once more.
  public boolean mayBeAProgram(String token) {
    return links.wish(token).filter(wish -> clock.instant().isBefore(wish.sentAt().plus(SCANNED))).isPresent();
  }

  /// The button on our page.
  @Transactional
  public Unsubscription unsubscribe(String token) {
    return frontDoor.unsubscribe(token, Leaving.How.LINK, clock.instant());
  }

  /// The button of a mail program (RFC 8058). Always honoured: only a program that read the mail's header sends it.
  @Transactional
  public Unsubscription unsubscribeAtOnce(String token) {
    return frontDoor.unsubscribe(token, Leaving.How.ONE_CLICK, clock.instant());
  }

  /// Whether an unsubscription by this link can be taken back: it was made by this very link some hours ago at most, and
  /// the reader hasn't complained since.
  public boolean mayUndo(String token) {
    var wish = links.wish(token).orElse(null);
    return wish != null
        && look(token) instanceof Unsubscription.Off(var reader, var list)
        && readers.find(reader).filter(known -> !known.complained()).isPresent()
        && subscriptions.leftBy(reader, list.id(), wish.mailing(), clock.instant().minus(UNDONE_FOR));
  }

  /// Takes an unsubscription by this link back, as if nothing had happened. A complaint, and what staff or the reader did
  /// elsewhere, is not lifted by it.
  @Transactional
  public boolean undo(String token) {
    if (!(look(token) instanceof Unsubscription.Off(var reader, var list))
        || readers.lock(reader).isEmpty()) {
      return false;
    }
    if (subscriptions.of(reader).stream().anyMatch(place -> place.list().equals(list.id()) && place.current())) {
      return true;
    }
    if (!mayUndo(token)) {
      return false;
    }
    subscriptions.rejoin(reader, list.id());
    subscriptions.note(reader, "readers.event.stayed", list.name(), clock.instant());
    return true;
  }

  /// The token of the reader's own page.
  public String pageToken(ReaderId reader) {
    return links.pageToken(reader);
  }
}
