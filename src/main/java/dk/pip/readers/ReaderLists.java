package dk.pip.readers;

import dk.pip.municipality.Municipality;
import dk.pip.people.Staff;
import dk.pip.people.StaffId;
import dk.pip.shared.CaseFold;
import dk.pip.shared.Id;
import dk.pip.shared.Language;
import dk.pip.shared.MailAddress;
import dk.pip.shared.Slug;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What editors do with lists and with those who are on them. What they do is in the audit.
@Service
public class ReaderLists {
  private final Lists lists;
  private final ReaderRows readers;
  private final Subscriptions subscriptions;
  private final Suppressions suppressions;
  private final Roll roll;
  private final OwnPages pages;
  private final Municipality municipality;
  private final ReaderAudit trail;
  private final Clock clock;

  ReaderLists(
      Lists lists,
      ReaderRows readers,
      Subscriptions subscriptions,
      Suppressions suppressions,
      Roll roll,
      OwnPages pages,
      Municipality municipality,
      ReaderAudit trail,
      Clock clock) {
    this.lists = lists;
    this.readers = readers;
    this.subscriptions = subscriptions;
    this.suppressions = suppressions;
    this.roll = roll;
    this.pages = pages;
    this.municipality = municipality;
    this.trail = trail;
    this.clock = clock;
  }

  /// What a list is called and for whom it is.
  ///
  /// @param mandatory only for lists of staff; ignored for others
  public record Words(
      String name, String about, ReaderList.Kind kind, boolean mandatory, String section, @Nullable UUID owner) {
    Lists.Words in(ReaderList.Kind settled) {
      return new Lists.Words(name, about, mandatory && settled == ReaderList.Kind.STAFF, section, owner);
    }
  }

  @Transactional
  public ListId add(Staff by, Words words) {
    var id = new ListId(Id.fresh(clock.instant()));
    var slug = slug(words.name());
    for (var i = 2; !lists.add(id, slug, words.kind(), words.in(words.kind()), clock.instant()); i++) {
      slug = slug(words.name()) + "-" + i;
    }
    trail.record(by.id(), "readers.audit.list-added", words.name());
    return id;
  }

  /// Everything but whom it is for, which those on it have relied on.
  @Transactional
  public void change(Staff by, ListId id, Words words) {
    lists.change(id, words.in(lists.find(id).orElseThrow().kind()));
    trail.record(by.id(), "readers.audit.list-changed", words.name());
  }

  /// Takes a list out of use: nothing is sent to it, and nobody can sign up. Those on it stay.
  @Transactional
  public void archive(Staff by, ListId id) {
    if (lists.archive(id, clock.instant())) {
      trail.record(by.id(), "readers.audit.list-archived", lists.find(id).map(ReaderList::name).orElse(""));
    }
  }

  @Transactional
  public void reuse(Staff by, ListId id) {
    if (lists.archive(id, null)) {
      trail.record(by.id(), "readers.audit.list-reused", lists.find(id).map(ReaderList::name).orElse(""));
    }
  }

  private static String slug(String name) {
    var slug = Slug.of(name, 60);
    return slug.isEmpty() ? "liste" : slug;
  }

  /// A reader on a list, or who has left it.
  public record Entry(Reader reader, Instant since, @Nullable Instant leftAt) {}

  /// Some of a list's readers in the order of their addresses.
  ///
  /// @param after the address of the last one of the page before; empty for the first page
  public List<Entry> roll(ListId list, String search, String after, int count) {
    return roll.page(list, search, CaseFold.of(after), count).stream().map(ReaderLists::entry).toList();
  }

  /// All of a list's readers; not held in memory.
  public void each(ListId list, Consumer<Entry> use) {
    roll.each(list, entry -> use.accept(entry(entry)));
  }

  private static Entry entry(Roll.Entry entry) {
    return new Entry(entry.reader(), entry.since(), entry.leftAt());
  }

  /// Notes in the audit that the list's readers were taken out of Pip.
  @Transactional
  public void noteExport(@Nullable StaffId by, ListId list) {
    trail.record(by, "readers.audit.exported", lists.find(list).map(ReaderList::name).orElse(""));
  }

  /// Readers of any list, by the beginning of the address or a part of the name.
  public List<Reader> search(String typed, int count) {
    return roll.find(typed, count);
  }

  /// What came of putting somebody on a list.
  public enum Putting {
    DONE,
    /// They have left this list or said no to all mails, which only they take back.
    SAID_NO,
    /// They have left another list, so that they are to say yes again.
    LEFT_ANOTHER,
    /// The list is out of use.
    ARCHIVED
  }

  /// The same without a new yes.
  @Transactional
  public boolean put(Staff by, ListId id, MailAddress address, String name) {
    return put(by, id, address, name, false) == Putting.DONE;
  }

  /// Puts somebody on a list of staff.
  ///
  /// @param newYes whether they have said yes again since they left another list
  @Transactional
  public Putting put(Staff by, ListId id, MailAddress address, String name, boolean newYes) {
    var list = lists.find(id).orElseThrow();
    if (list.isPublic()) {
      throw new IllegalArgumentException("People sign up for public lists themselves");
    }
    if (list.archived()) {
      return Putting.ARCHIVED;
    }
    if (!list.mandatory()) {
      var places = readers.find(address.text()).map(known -> subscriptions.of(known.id())).orElse(List.of());
      var here = places.stream().filter(place -> place.list().equals(id)).findFirst();
      if (suppressions.has(address.text()) || here.isPresent() && !here.get().current()) {
        return Putting.SAID_NO;
      }
      if (!newYes && here.isEmpty() && places.stream().anyMatch(place -> !place.current())) {
        return Putting.LEFT_ANOTHER;
      }
    }
    var reader = readers.add(address.text(), name, Language.DA, clock.instant());
    if (subscriptions.join(reader, id, "STAFF", clock.instant())) {
      var how = newYes && !list.mandatory() ? "readers.event.put-new-yes" : "readers.event.put";
      subscriptions.note(reader, how, list.name(), clock.instant());
      trail.record(by.id(), "readers.audit.put", list.name() + ": " + reader.value());
    }
    return Putting.DONE;
  }

  /// Takes a reader off a list, also off one that is mandatory.
  @Transactional
  public void takeOff(Staff by, ReaderId reader, ListId id) {
    var list = lists.find(id).orElseThrow();
    if (subscriptions.leave(reader, id, Leaving.by(Leaving.How.STAFF), clock.instant())) {
      subscriptions.note(reader, "readers.event.taken-off", list.name(), clock.instant());
      trail.record(by.id(), "readers.audit.taken-off", list.name() + ": " + reader.value());
    }
  }

  /// Erases all that is kept about a reader, as they can themselves. The audit keeps their number and not their address.
  ///
  /// @param by null for the command line
  @Transactional
  public boolean erase(@Nullable StaffId by, ReaderId id) {
    var reader = readers.lock(id);
    reader.ifPresent(
        found -> {
          pages.erase(found);
          trail.record(by, "readers.audit.erased", Long.toString(id.value()));
        });
    return reader.isPresent();
  }

  /// Those whose address doesn't work, with what may have been meant.
  ///
  /// @param lists that they are on
  public record Gone(Reader reader, List<ReaderList> lists, @Nullable String suggestion) {
    public Gone {
      lists = List.copyOf(lists);
    }

    public boolean isOwnedBy(StaffId staff) {
      return lists.stream().anyMatch(list -> staff.value().equals(list.owner()));
    }
  }

  /// The latest first.
  public List<Gone> gone(int count) {
    var stopped = roll.stopped(count);
    var places = subscriptions.current(stopped.stream().map(Reader::id).toList());
    var all = lists.list();
    return stopped.stream()
        .map(
            reader -> {
              var on = places.getOrDefault(reader.id(), List.of());
              var suggestion = Typos.suggest(reader.address(), ownDomains()).orElse(null);
              return new Gone(reader, all.stream().filter(list -> on.contains(list.id())).toList(), suggestion);
            })
        .toList();
  }

  public long countGone() {
    return roll.countStopped();
  }

  /// How many of them are on a list that a colleague looks after.
  public long countGone(StaffId owner) {
    return roll.countStopped(owner);
  }

  private List<String> ownDomains() {
    var details = municipality.details();
    return java.util.stream.Stream.of(details.contactMail(), details.senderMail())
        .filter(mail -> mail.contains("@"))
        .map(mail -> mail.substring(mail.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  /// What came of correcting an address.
  public enum Correction {
    DONE,
    /// Another reader has it.
    TAKEN,
    /// Whoever has it has said no; only what comes with the job may go there.
    SAID_NO
  }

  /// Corrects an address and tries it again.
  @Transactional
  public Correction correct(Staff by, ReaderId id, MailAddress address) {
    if (suppressions.has(address.text()) && isOnSomethingOptional(id)) {
      return Correction.SAID_NO;
    }
    if (!readers.changeAddress(id, address.text())) {
      return Correction.TAKEN;
    }
    subscriptions.note(id, "readers.event.corrected", address.text(), clock.instant());
    trail.record(by.id(), "readers.audit.corrected", Long.toString(id.value()));
    return Correction.DONE;
  }

  private boolean isOnSomethingOptional(ReaderId reader) {
    return subscriptions.of(reader).stream()
        .filter(Subscriptions.Place::current)
        .flatMap(place -> lists.find(place.list()).stream())
        .anyMatch(list -> !list.mandatory());
  }

  /// A reader with all that is known of them.
  public Optional<OwnPage> about(ReaderId id) {
    return pages.of(id);
  }
}
