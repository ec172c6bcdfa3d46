package dk.pip.tips;

import dk.pip.newsroom.Newsroom;
import dk.pip.newsroom.NoteId;
import dk.pip.shared.ItemByItem;
import dk.pip.thread.Threads;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Forgets who tipped: at once when they ask, and thirty days after the newsroom was done with it.
@Component
class TipForgetting {
  static final Duration KEPT = Duration.ofDays(30);

  /// A tip in which nothing happens is forgotten, too.
  static final Duration STILL = Duration.ofDays(365);

  private static final Duration STORY_KEPT = Duration.ofDays(365);
  private static final int AT_ONCE = 100;
  private static final Logger LOG = LoggerFactory.getLogger(TipForgetting.class);

  private final TipTable tips;
  private final Tippers tippers;
  private final TipParts parts;
  private final TipPost post;
  private final PublishedStories published;
  private final Newsroom newsroom;
  private final Threads threads;
  private final TransactionTemplate transaction;
  private final Clock clock;

  TipForgetting(
      TipTable tips,
      Tippers tippers,
      TipParts parts,
      TipPost post,
      PublishedStories published,
      Newsroom newsroom,
      Threads threads,
      TransactionTemplate transaction,
      Clock clock) {
    this.tips = tips;
    this.tippers = tippers;
    this.parts = parts;
    this.post = post;
    this.published = published;
    this.newsroom = newsroom;
    this.threads = threads;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Because they ask. Part of a transaction.
  ///
  /// @return whether what they wrote is gone as well
  boolean atOnce(Tip tip) {
    var main = tip.into() == null ? tip : tips.find(tip.into()).orElse(tip);
    var story = main.story();
    var isOut = story != null && published.find(story).isPresent();
    if (story != null && !isOut) {
      note(tip.id()).ifPresent(note -> newsroom.forgetNote(story, note));
    }
    forget(tip, !isOut, true);
    return !isOut;
  }

  /// Leaves of a tip that became a story what says that it did, and nothing of the others.
  private void forget(Tip tip, boolean textToo, boolean asked) {
    post.drop(tip);
    if (tip.story() == null) {
      // Those that went with it stand by themselves again.
      tips.mergedInto(tip.id()).forEach(child -> tips.takeBack(child.id(), clock.instant()));
      remove(tip.id());
      return;
    }
    tips.forget(tip.id(), textToo, asked, clock.instant());
    tippers.remove(tip.id());
    parts.removeLetters(tip.id());
    parts.removeFiles(tip.id());
    parts.removeNotes(tip.id());
    threads.changed();
  }

  private void remove(TipId tip) {
    tips.remove(tip);
    threads.forget(TipsInThread.ref(tip));
  }

  /// Notes by which note of a story what was told is in it.
  void noted(TipId tip, NoteId note) {
    parts.step(tip, null, "note " + note.value(), clock.instant());
  }

  private Optional<NoteId> note(TipId tip) {
    return parts.steps(tip).stream()
        .map(TipStep::what)
        .filter(what -> what.startsWith("note "))
        .reduce((_, last) -> last)
        .map(what -> new NoteId(UUID.fromString(what.substring("note ".length()))));
  }

  /// Forgets those whose time has come; the timer asks.
  void run() {
    var now = clock.instant();
    List<Tip> due;
    do {
      due = tips.toForget(now.minus(KEPT), now.minus(STILL), AT_ONCE);
      ItemByItem.forEach(
          due,
          tip -> "Forgetting who told tip " + tip.number(),
          tip ->
              transaction.executeWithoutResult(
                  _ ->
                      tips.lock(tip.id())
                          .filter(it -> it.forgottenAt() == null)
                          .ifPresent(
                              it -> {
                                tips.mergedInto(it.id()).forEach(this::goneWith);
                                forget(it, false, false);
                              })));
      if (!due.isEmpty()) {
        LOG.info("Forgot who told {} tips", due.size());
      }
    } while (due.size() == AT_ONCE);
    transaction.executeWithoutResult(_ -> tips.removeOld(now.minus(STORY_KEPT)).forEach(tip -> threads.forget(TipsInThread.ref(tip))));
  }

  /// What was merged with a tip goes with it.
  private void goneWith(Tip child) {
    post.drop(child);
    remove(child.id());
  }
}
