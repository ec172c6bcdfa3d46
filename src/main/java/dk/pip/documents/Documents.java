package dk.pip.documents;

import dk.pip.documents.DocumentTexts.Waiting;
import dk.pip.events.Events;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// The words of all documents that modules keep, each read once for all nodes, soon after it is there. Whoever wants to know when
/// subscribes to [DocumentRead].
@Service
public class Documents {
  private static final Logger LOG = LoggerFactory.getLogger(Documents.class);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int OFFERS = 50;
  private static final int READ_AT_ONCE = 20;
  private static final int KNOWN_AT_ONCE = 500;

  /// What took too long may do better when the machine is less busy.
  private static final List<Duration> PAUSES = List.of(Duration.ofMinutes(10), Duration.ofHours(2));

  private final DocumentTexts texts;
  private final List<DocumentSource> sources;
  private final Events events;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final ReentrantLock reading = new ReentrantLock();

  Documents(DocumentTexts texts, List<DocumentSource> sources, Events events, TransactionTemplate transaction, Clock clock) {
    this.texts = texts;
    this.sources = List.copyOf(sources);
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Empty as long as it was not read.
  public Optional<DocumentText> find(String sha256) {
    return Optional.ofNullable(find(List.of(sha256)).get(sha256));
  }

  /// What is known of them, by their hashes.
  public Map<String, DocumentText> find(Collection<String> sha256s) {
    return sha256s.isEmpty() ? Map.of() : texts.find(sha256s);
  }

  /// Reads what waits, one after the other. A text that another node has written meanwhile stays.
  public void readWaiting() {
    if (!reading.tryLock()) {
      return;
    }
    try {
      takeOffers();
      for (var waiting : texts.waiting(clock.instant(), READ_AT_ONCE)) {
        read(waiting);
      }
    } finally {
      reading.unlock();
    }
  }

  private void takeOffers() {
    for (var source : sources) {
      var taken = OFFERS;
      while (taken == OFFERS) {
        taken =
            Objects.requireNonNull(
                transaction.execute(
                    _ -> {
                      var offers = source.offer(OFFERS);
                      offers.forEach(offer -> texts.add(offer, clock.instant()));
                      return offers.size();
                    }));
      }
    }
  }

  private void read(Waiting waiting) {
    var bytes = sources.stream().flatMap(source -> source.find(waiting.sha256()).stream()).findFirst();
    if (bytes.isEmpty()) {
      texts.delete(List.of(waiting.sha256()));
      return;
    }
    var text = DocumentReader.text(waiting.kind(), bytes.get(), LONGEST);
    if (text instanceof DocumentText.Unreadable(var why) && why == Unread.TOO_LONG && waiting.attempts() < PAUSES.size()) {
      texts.postpone(waiting.sha256(), clock.instant().plus(PAUSES.get(waiting.attempts())));
      return;
    }
    transaction.executeWithoutResult(
        _ -> {
          if (texts.write(waiting.sha256(), text, clock.instant())) {
            events.publish(new DocumentRead(waiting.sha256()));
          }
        });
  }

  /// Forgets the words of what nobody keeps any more.
  void forgetUnused() {
    var after = "";
    var count = 0;
    for (var some = texts.after(after, KNOWN_AT_ONCE); !some.isEmpty(); some = texts.after(after, KNOWN_AT_ONCE)) {
      after = some.getLast();
      var gone = new ArrayList<>(some);
      for (var source : sources) {
        gone.removeAll(source.there(some));
      }
      texts.delete(gone);
      count += gone.size();
    }
    if (count > 0) {
      LOG.info("The words of {} documents forgotten, as nobody keeps them any more", count);
    }
  }
}
