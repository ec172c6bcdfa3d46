package dk.pip.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// How fast the files of a post come. A telephone on a bad line has time, also for a tunnel; who sends a few bytes now and then
/// so as to keep others out is cut off.
final class BodyPace extends Request.Wrapper {
  private static final String ATTRIBUTE = BodyPace.class.getName();

  /// After the first half minute, in which anything goes, it is what has come in all that counts.
  private static final Duration GRACE = Duration.ofSeconds(30);

  private static final long LEAST_BYTES_A_SECOND = 2_000;
  private static final Duration LONGEST = Duration.ofMinutes(20);

  /// While others wait for a place: the largest tip of files in a quarter of an hour.
  private static final Duration GRACE_IN_QUEUE = Duration.ofMinutes(1);

  private static final long BYTES_A_SECOND_IN_QUEUE = 50_000;

  private final Clock clock;
  private final Instant began;
  private volatile long bytes;
  private volatile boolean givesWay;
  private Content.@Nullable Chunk cut;

  private BodyPace(Request request, Clock clock) {
    super(request);
    this.clock = clock;
    this.began = clock.instant();
  }

  /// Watches each post of many parts.
  static HttpConfiguration.Customizer watching(Clock clock) {
    return (Request request, HttpFields.Mutable _) -> {
      var type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
      if (type == null || !type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/")) {
        return request;
      }
      var pace = new BodyPace(request, clock);
      request.setAttribute(ATTRIBUTE, pace);
      return pace;
    };
  }

  /// That of a post of many parts.
  static BodyPace of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof BodyPace pace) {
      return pace;
    }
    throw new IllegalStateException("Nobody watches how fast this comes");
  }

  @Override
  public Content.@Nullable Chunk read() {
    if (cut != null) {
      return cut;
    }
    var chunk = super.read();
    if (chunk == null || Content.Chunk.isFailure(chunk)) {
      return chunk;
    }
    bytes += chunk.remaining();
    if (chunk.isLast() || !isTooSlow()) {
      return chunk;
    }
    chunk.release();
    cut = Content.Chunk.from(new IOException("It came too slowly: " + bytes + " bytes"), true);
    return cut;
  }

  private boolean isTooSlow() {
    var taken = taken();
    return givesWay || taken.compareTo(LONGEST) > 0 || taken.compareTo(GRACE) > 0 && bytes < LEAST_BYTES_A_SECOND * taken.minus(GRACE).toSeconds();
  }

  private Duration taken() {
    return Duration.between(began, clock.instant());
  }

  /// Whether others need not wait for it.
  boolean mayGiveWay() {
    var taken = taken();
    return taken.compareTo(GRACE_IN_QUEUE) > 0 && bytes < BYTES_A_SECOND_IN_QUEUE * taken.toSeconds();
  }

  /// Bytes a second.
  long speed() {
    return bytes / Math.max(1, taken().toSeconds());
  }

  /// The next that comes of it is refused.
  void giveWay() {
    givesWay = true;
  }

  boolean givesWay() {
    return givesWay;
  }

  /// Whether it failed because it was too slow, or nothing came at all any more.
  boolean isWhy(Throwable failure) {
    for (Throwable one = failure; one != null; one = one.getCause()) {
      if (one instanceof TimeoutException) {
        return true;
      }
    }
    return cut != null;
  }
}
