package dk.pip.returns;

import dk.pip.hold.Hold;
import dk.pip.jobs.Beats;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// How what comes back gets in: this node reads the mailbox if there is one, and knows the secret of posts.
@Component
public class ReturnIntake implements SmartLifecycle {
  private static final String NAME = "returned mail";
  private static final int PATIENCE_MILLIS = 5_000;

  /// It waits for minutes for the mailbox to say something, and as long before it tries again.
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(15);

  private final ReturnSettings settings;
  private final Returns returns;
  private final Hold hold;
  private final Clock clock;
  private final Beats beats;
  private @Nullable ReturnMailbox mailbox;
  private @Nullable Thread thread;

  ReturnIntake(ReturnSettings settings, Returns returns, Hold hold, Clock clock, Beats beats) {
    this.settings = settings;
    this.returns = returns;
    this.hold = hold;
    this.clock = clock;
    this.beats = beats;
  }

  /// How it stands with the ways in, as this node sees it.
  ///
  /// @param mailbox whether there is one to read
  /// @param posts whether the mail server may post
  /// @param readAt when the mailbox had been read to its end the last time
  /// @param trouble a catalogue key below `returns.trouble.`; null when all is well
  /// @param said by the mailbox's server about the trouble
  public record Ways(boolean mailbox, boolean posts, @Nullable Instant readAt, @Nullable String trouble, String said) {
    public boolean none() {
      return !mailbox && !posts;
    }
  }

  public Ways ways() {
    var reading = mailbox;
    var posts = settings.secret() != null;
    if (reading == null) {
      return new Ways(settings.host() != null, posts, null, null, "");
    }
    var state = reading.state();
    var trouble = state.trouble();
    var key = trouble == null ? null : trouble.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Ways(true, posts, state.readAt(), key, state.said());
  }

  /// Whether posts are taken at all.
  public boolean takesPosts() {
    return settings.secret() != null;
  }

  /// Whether nothing is taken in, as this is a restored copy that is held: what comes back is for the installation that it
  /// is a copy of, and stays where it is.
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
    if (settings.host() != null) {
      var gate = new ReturnMailbox.Gate(hold::isHeld, hold::rereadSince, hold::reread);
      var reading = new ReturnMailbox(settings, returns::take, gate, clock);
      mailbox = reading;
      var beat = beats.begin(NAME, LONGEST_SILENCE);
      reading.tell(beat);
      thread = Thread.ofPlatform().name(NAME).daemon().start(beats.again(NAME, beat, reading::isRunning, reading));
    }
  }

  @Override
  public void stop() {
    var reading = mailbox;
    var running = thread;
    if (reading == null || running == null) {
      return;
    }
    reading.stop();
    try {
      running.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    beats.end(NAME);
    mailbox = null;
    thread = null;
  }

  @Override
  public boolean isRunning() {
    return mailbox != null;
  }
}
