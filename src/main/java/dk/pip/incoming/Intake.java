package dk.pip.incoming;

import dk.pip.hold.Hold;
import dk.pip.jobs.Beats;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// How mail gets in: this node reads the mailboxes if there are any, each with a thread of its own so that none waits for
/// another, and knows the secret of posts.
@Component
public class Intake implements SmartLifecycle {
  private static final String NAME = "incoming mail";
  private static final int PATIENCE_MILLIS = 5_000;

  /// It waits for minutes for the mailbox to say something, and as long before it tries again.
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(15);

  private final IncomingSettings settings;
  private final Incoming incoming;
  private final Hold hold;
  private final Clock clock;
  private final Beats beats;
  private final List<Reading> readings = new ArrayList<>();

  /// For mailboxes that have been read again after a restored copy was let go on: since when.
  private final Map<String, Instant> readAgain = new ConcurrentHashMap<>();

  private volatile boolean running;

  private record Reading(String name, IncomingMailbox mailbox, Thread thread) {}

  Intake(IncomingSettings settings, Incoming incoming, Hold hold, Clock clock, Beats beats) {
    this.settings = settings;
    this.incoming = incoming;
    this.hold = hold;
    this.clock = clock;
    this.beats = beats;
  }

  /// How it stands with the ways in, as this node sees it.
  ///
  /// @param mailbox whether there is one to read
  /// @param posts whether the mail server may post
  /// @param readAt when the last mailbox had been read to its end the last time
  /// @param trouble a catalogue key below `incoming.trouble.`; null when all is well
  /// @param said by the mailbox's server about the trouble
  /// @param done how many of `all` mails have been taken in, while many wait; 0 of 0 otherwise
  public record Ways(
      boolean mailbox, boolean posts, @Nullable Instant readAt, @Nullable String trouble, String said, int done, int all) {
    public boolean none() {
      return !mailbox && !posts;
    }
  }

  public Ways ways() {
    var states = states();
    var troubled = states.stream().filter(state -> state.trouble() != null).findFirst();
    var key = troubled.map(state -> Objects.requireNonNull(state.trouble()).name().toLowerCase(Locale.ROOT).replace('_', '-')).orElse(null);
    var readAt = states.stream().map(IncomingMailbox.State::readAt).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
    return new Ways(
        !settings.boxes().isEmpty(),
        takesPosts(),
        readAt,
        key,
        troubled.map(IncomingMailbox.State::said).orElse(""),
        states.stream().mapToInt(IncomingMailbox.State::done).sum(),
        states.stream().mapToInt(IncomingMailbox.State::all).sum());
  }

  private List<IncomingMailbox.State> states() {
    synchronized (readings) {
      return readings.stream().map(reading -> reading.mailbox().state()).toList();
    }
  }

  /// Whether posts are taken at all.
  public boolean takesPosts() {
    return settings.secret() != null;
  }

  /// Whether nothing is taken in, as this is a restored copy that is held: what comes is for the installation that it is a
  /// copy of, and stays where it is.
  public boolean isHeld() {
    return hold.isHeld();
  }

  /// Whether this is the secret that posts must have, told in a time that says nothing about it.
  public boolean knows(String secret) {
    var right = settings.secret();
    return right != null
        && MessageDigest.isEqual(
            right.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void start() {
    running = true;
    synchronized (readings) {
      for (var box : settings.boxes()) {
        var name = NAME + " " + (readings.size() + 1);
        var mailbox = mailbox(box);
        var beat = beats.begin(name, LONGEST_SILENCE);
        mailbox.tell(beat);
        var thread = Thread.ofPlatform().name(name).daemon().start(beats.again(name, beat, mailbox::isRunning, mailbox));
        readings.add(new Reading(name, mailbox, thread));
      }
    }
  }

  private IncomingMailbox mailbox(IncomingSettings.Box box) {
    var name = box.account().name();
    var gate = new IncomingMailbox.Gate(hold::isHeld, () -> hold.rereadSince().filter(since -> !since.equals(readAgain.get(name))), at -> wasReadAgain(name, at));
    var bookmark =
        new IncomingMailbox.Bookmark() {
          @Override
          public long at(long validity) {
            return incoming.readTo(name, validity);
          }

          @Override
          public void put(long validity, long next) {
            incoming.hasReadTo(name, validity, next);
          }
        };
    return new IncomingMailbox(
        box.account(),
        (in, size) -> {
          try (var mail = FetchedMail.of(in, size)) {
            incoming.take(mail, box.forTips());
          }
        },
        bookmark,
        gate,
        clock);
  }

  /// The copy has caught up when all of its mailboxes have.
  private void wasReadAgain(String name, Instant at) {
    hold.rereadSince()
        .ifPresent(
            since -> {
              readAgain.put(name, since);
              if (settings.boxes().stream().allMatch(box -> since.equals(readAgain.get(box.account().name())))) {
                hold.reread(at);
              }
            });
  }

  @Override
  public void stop() {
    running = false;
    synchronized (readings) {
      readings.forEach(reading -> reading.mailbox().stop());
      for (var reading : readings) {
        try {
          reading.thread().join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        beats.end(reading.name());
      }
      readings.clear();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
