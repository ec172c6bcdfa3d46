package dk.pip.people;

import dk.pip.keys.Keys;
import dk.pip.shared.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The way to the directory and back. All that must be known on the way back is in the `state` that goes along, signed
/// together with a secret that stays in the browser, so that going there leaves nothing here, and a way that was begun
/// in one browser ends in no other.
@Component
class DirectoryTrip {
  static final Duration LASTS = Duration.ofMinutes(15);

  private static final int LONGEST_NEXT = 500;
  private static final int LONGEST_STATE = 1_000;
  private static final Base64.Encoder WRITTEN = Base64.getUrlEncoder().withoutPadding();

  private final Keys keys;
  private final Clock clock;

  DirectoryTrip(Keys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /// @param nonce that must stand in what the directory signs
  /// @param verifier that proves to it, with the code, that we are those who sent the person (RFC 7636)
  /// @param next the local address where the person wanted to go
  record Ticket(String state, String nonce, String verifier, String next, Instant until) {
    byte[] key() {
      return Tokens.hash("state " + state);
    }

    String challenge() {
      return WRITTEN.encodeToString(Tokens.hash(verifier));
    }
  }

  /// @param browser the secret that the browser keeps
  Ticket begin(String browser, String next) {
    var where = next.length() > LONGEST_NEXT ? "" : next;
    var begun = clock.instant();
    var said =
        begun.getEpochSecond() + "." + Tokens.fresh() + "." + WRITTEN.encodeToString(where.getBytes(StandardCharsets.UTF_8));
    return ticket(browser, said + "." + mac("state", browser, said), where, begun);
  }

  /// What was begun in this browser not long ago.
  Optional<Ticket> end(@Nullable String browser, String state) {
    var parts = state.split("\\.", -1);
    if (browser == null || state.length() > LONGEST_STATE || parts.length != 4) {
      return Optional.empty();
    }
    var right = mac("state", browser, state.substring(0, state.lastIndexOf('.')));
    if (!MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), parts[3].getBytes(StandardCharsets.UTF_8))) {
      return Optional.empty();
    }
    // From here on it is what we have written.
    var ticket =
        ticket(
            browser,
            state,
            new String(Base64.getUrlDecoder().decode(parts[2]), StandardCharsets.UTF_8),
            Instant.ofEpochSecond(Long.parseLong(parts[0])));
    return clock.instant().isBefore(ticket.until()) ? Optional.of(ticket) : Optional.empty();
  }

  private Ticket ticket(String browser, String state, String next, Instant begun) {
    return new Ticket(state, mac("nonce", browser, state), mac("verifier", browser, state), next, begun.plus(LASTS));
  }

  private String mac(String what, String browser, String said) {
    return WRITTEN.encodeToString(keys.mac("directory-" + what, (browser + " " + said).getBytes(StandardCharsets.UTF_8)));
  }
}
