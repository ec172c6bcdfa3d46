package dk.pip.ballot;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A ballot with everything that proves it.
///
/// @param voterKey the voter’s public key, a point of P-256 of 65 bytes
/// @param random the 32 bytes in front of the message that was signed blind
/// @param signature of the message, by the vote’s key
/// @param secondSignature the same by the second signer’s; null where there is none
/// @param choice a line of [BallotChoices]
/// @param proof the choice, signed by the voter’s key
public record CastBallot(byte[] voterKey, byte[] random, byte[] signature, byte @Nullable [] secondSignature, String choice, byte[] proof) {
  public String tracker() {
    return Tracker.of(voterKey);
  }

  static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static byte[] bytes(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
