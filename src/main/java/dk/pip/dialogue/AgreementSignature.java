package dk.pip.dialogue;

import dk.pip.shared.CanonicalJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Whoever is asked to sign a version, and what they said.
///
/// @param name and title as they were when they were asked
/// @param reason why they refused; readers of the agreement see it
/// @param way how it is known that it was they; null until they sign
/// @param seal the signature over [#statement], in Base64; null until they sign
public record AgreementSignature(
    PartyContactId contact, Side side, String name, String title, Said said, String reason, @Nullable Way way, @Nullable Instant at, @Nullable String seal) {
  public enum Said {
    WAITING,
    SIGNED,
    REFUSED
  }

  public enum Way {
    /// Signed in with their own account.
    SIGNED_IN,
    /// By the link that was sent to them, and a code that was sent to their mail address when they wanted to sign.
    LINK_AND_CODE;

    String word() {
      return this == SIGNED_IN ? "signed-in" : "link-and-code";
    }
  }

  /// What is sealed: who signed what, when and how, as canonical JSON.
  ///
  /// @param hash of the document, in hexadecimal digits
  /// @param side, way and at as they stand in a file
  static String statement(String hash, String side, String name, String title, String way, String at) {
    var map = new LinkedHashMap<String, Object>();
    map.put("format", "pip-signature/1");
    map.put("document", hash);
    map.put("side", side);
    map.put("name", name);
    map.put("title", title);
    map.put("way", way);
    map.put("at", at);
    return CanonicalJson.of(map);
  }
}
