package dk.pip.people;

import dk.pip.keys.Keys;
import dk.pip.shared.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Knows again a browser that somebody has signed in with, by a number that we have signed for that account. It opens
/// nothing; it only lets its owner try a password while others are made to wait.
@Component
class Devices {
  private static final String PURPOSE = "device";

  private final Keys keys;

  Devices(Keys keys) {
    this.keys = keys;
  }

  /// What a browser is to keep.
  String fresh(StaffId id) {
    var number = Tokens.fresh();
    return number + "." + mac(id, number);
  }

  /// The browser’s number, if it was signed for the account.
  Optional<String> number(StaffId id, @Nullable String kept) {
    var dot = kept == null ? -1 : kept.indexOf('.');
    if (kept == null || dot < 0) {
      return Optional.empty();
    }
    var number = kept.substring(0, dot);
    var right = mac(id, number).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(right, kept.substring(dot + 1).getBytes(StandardCharsets.US_ASCII))
        ? Optional.of(number)
        : Optional.empty();
  }

  private String mac(StaffId id, String number) {
    var mac = keys.mac(PURPOSE, (id.value() + " " + number).getBytes(StandardCharsets.US_ASCII));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
  }
}
