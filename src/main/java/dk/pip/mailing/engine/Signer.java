package dk.pip.mailing.engine;

import java.util.List;

/// Signs a message (RFC 6376). Called by several threads at once.
@FunctionalInterface
public interface Signer {

  /// @param fields the header fields, each ending in CRLF
  /// @param body in pieces, which are not joined
  /// @return header fields to stand before the others, each ending in CRLF
  byte[] sign(byte[] fields, List<byte[]> body);
}
