package dk.pip.readers;

import dk.pip.shared.Letters;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door of readers for whatever sends to them and hears back: which lists there are, how many a mailing
/// reaches, and what came of it. Who gets a mailing is taken in SQL, by `readers.take_audience`.
@Service
public class Readers {
  /// How many editions in a row may fail for a time before an address is given up.
  public static final int PATIENCE = 5;

  private final Lists lists;
  private final ReaderRows readers;
  private final Subscriptions subscriptions;
  private final Suppressions suppressions;
  private final ReaderLinks links;
  private final Clock clock;

  Readers(
      Lists lists,
      ReaderRows readers,
      Subscriptions subscriptions,
      Suppressions suppressions,
      ReaderLinks links,
      Clock clock) {
    this.lists = lists;
    this.readers = readers;
    this.subscriptions = subscriptions;
    this.suppressions = suppressions;
    this.links = links;
    this.clock = clock;
  }

  /// Those in use first, by name, then the archived ones.
  public List<ReaderList> lists() {
    return lists.list();
  }

  public Optional<ReaderList> findList(ListId id) {
    return lists.find(id);
  }

  public Optional<ReaderList> findList(String slug) {
    return lists.find(slug);
  }

  /// How many get the mails of each list as things stand; those who pause are among them.
  public Map<ListId, Long> active() {
    return lists.active();
  }

  /// The same for one list.
  public long active(ListId id) {
    return lists.active(id);
  }

  /// How many a mailing to these lists would reach if it began now; each reader once.
  public long count(Collection<ListId> ids) {
    return lists.count(ids, clock.instant());
  }

  /// How many came and left by themselves from a moment until before another.
  public Movement movement(Instant from, Instant until) {
    return subscriptions.movement(from, until);
  }

  public Optional<Reader> find(ReaderId id) {
    return readers.find(id);
  }

  /// The reader with the address, in any case.
  public Optional<Reader> find(String address) {
    return readers.find(address);
  }

  /// Somebody has called our mail spam: they are off everything that isn't mandatory at once, and no import brings them
  /// back. Only their own sign-up does.
  ///
  /// @return false if nobody is known by the id any more
  @Transactional
  public boolean complained(ReaderId id, Instant at) {
    var reader = readers.lock(id).orElse(null);
    if (reader == null) {
      return false;
    }
    subscriptions.leaveAll(id, Leaving.by(Leaving.How.COMPLAINT), at);
    readers.suppress(id, at);
    suppressions.add(reader.address(), Suppressions.Because.COMPLAINED, at);
    subscriptions.note(id, "readers.event.complained", "", at);
    return true;
  }

  /// There is nobody at the address: nothing is sent to it until whoever owns the list has corrected it.
  ///
  /// @param diagnosis what the other mail server said, one line
  @Transactional
  public void gone(ReaderId id, String diagnosis, Instant at) {
    if (readers.stop(id, Reader.Stop.GONE, brief(diagnosis), at)) {
      subscriptions.note(id, "readers.event.gone", brief(diagnosis), at);
    }
  }

  /// An edition hasn't come through for a passing reason, such as a full mailbox. Call it once for each edition; the
  /// address is given up when [#PATIENCE] of them in a row have failed.
  @Transactional
  public void struggled(ReaderId id, String reason, Instant at) {
    var times = readers.struggle(id);
    if (times > 0) {
      subscriptions.note(id, "readers.event.struggled", brief(reason), at);
    }
    if (times >= PATIENCE && readers.stop(id, Reader.Stop.STRUGGLED, brief(reason), at)) {
      subscriptions.note(id, "readers.event.given-up", Integer.toString(PATIENCE), at);
    }
  }

  /// Whom [#struggled] counts: those that a mailing has failed to reach since one came through.
  public List<ReaderId> struggling() {
    return readers.struggling();
  }

  /// Something has come through to them, so that the count of [#struggled] begins anew.
  public void reached(Collection<ReaderId> ids) {
    readers.reached(ids);
  }

  /// Those of the readers who are still to get mails of any of the lists: they have neither left nor been forgotten, do not
  /// pause, and their address works.
  public Set<ReaderId> wanting(Collection<ListId> lists, Collection<ReaderId> ids) {
    return readers.wanting(lists, ids, clock.instant());
  }

  /// Honours a mail to the unsubscribe address, or anything else that has a token of [ReaderLinks]. Doing it again
  /// changes nothing.
  @Transactional
  public Unsubscription unsubscribeByToken(String token, Instant at) {
    return unsubscribe(token, Leaving.How.MAIL, at);
  }

  Unsubscription unsubscribe(String token, Leaving.How how, Instant at) {
    var wish = links.wish(token).orElse(null);
    if (wish == null) {
      return new Unsubscription.Unknown();
    }
    var list = lists.findByNumber(wish.list()).orElse(null);
    if (list == null || readers.lock(wish.reader()).isEmpty()) {
      return new Unsubscription.Unknown();
    }
    if (list.mandatory()) {
      return new Unsubscription.Mandatory(wish.reader(), list);
    }
    if (subscriptions.leave(wish.reader(), list.id(), new Leaving(how, wish.mailing()), at)) {
      subscriptions.note(wish.reader(), "readers.event.left", list.name(), at);
    }
    return new Unsubscription.Off(wish.reader(), list);
  }

  private static String brief(String text) {
    var line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    return Letters.first(500, line);
  }
}
