package dk.pip.mail;

import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The public half of a key as it stands in DNS for receivers to find (RFC 6376, 3.6.1; RFC 8463).
///
/// @param name of the record, without a full stop at its end
/// @param text of the record, in one piece
public record DkimRecord(String name, String text) {
  private static final int LONGEST_STRING = 255;
  private static final int POINT_BYTES = 32;

  public static DkimRecord of(String domain, String selector, PublicKey key) {
    var encoded = key.getEncoded();
    var edwards = key instanceof EdECPublicKey;
    var bytes = edwards ? Arrays.copyOfRange(encoded, encoded.length - POINT_BYTES, encoded.length) : encoded;
    var text = "v=DKIM1; k=" + (edwards ? "ed25519" : "rsa") + "; p=" + Base64.getEncoder().encodeToString(bytes);
    return new DkimRecord(selector + "._domainkey." + domain, text);
  }

  /// The record as a line of a zone file, its text in strings of 255 bytes at most, as DNS has them.
  public String zoneLine() {
    var strings =
        IntStream.iterate(0, from -> from < text.length(), from -> from + LONGEST_STRING)
            .mapToObj(from -> "\"" + text.substring(from, Math.min(from + LONGEST_STRING, text.length())) + "\"")
            .collect(Collectors.joining(" "));
    return name + ". IN TXT " + strings;
  }
}
