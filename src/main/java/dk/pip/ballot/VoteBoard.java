package dk.pip.ballot;

import java.nio.charset.StandardCharsets;

/// Everything that a closed vote is counted from, as it is given out.
///
/// @param text canonical JSON (RFC 8785), of which the hash and the signature are
/// @param sha256 in 64 hexadecimal digits, as it stands on the hall's screen and in the minutes
/// @param signature of the text, by the installation's key
public record VoteBoard(String text, String sha256, byte[] signature, byte[] publicKey) {
  /// The board and its signature in one file.
  public byte[] file() {
    var file = "{\"board\":%s,\"sha256\":\"%s\",\"signature\":\"%s\",\"key\":\"%s\"}\n".formatted(text, sha256, CastBallot.text(signature), CastBallot.text(publicKey));
    return file.getBytes(StandardCharsets.UTF_8);
  }
}
